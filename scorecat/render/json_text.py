"""JSON that is safe to show: what would move a cursor or reorder a line is escaped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scorecat.model.text import UNSAFE

if TYPE_CHECKING:
    import re


def json_text(document: Any) -> str:
    """Return a document with a line end after it; every value is kept as it is."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return "\n".join(UNSAFE.sub(_escaped, line) for line in text.split("\n")) + "\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
