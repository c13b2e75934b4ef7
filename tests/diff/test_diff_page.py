"""The page is true of the kinds there are."""

from __future__ import annotations

import re
from pathlib import Path

from scorecat.diff.changes import KINDS, OPPOSITE

PAGE = Path(__file__).parent.parent.parent / "docs" / "diff.md"


def test_every_kind_has_its_line_on_the_page() -> None:
    """One kind is one row: id, name, what it says, and its opposite, as in the code."""
    row = re.compile(r"^\| (DF\d+) \| `([\w-]+)` \| (.+?) \| .+? \| (DF\d+) \|$", re.MULTILINE)
    rows = row.findall(PAGE.read_text(encoding="utf-8"))

    assert [(kind.id, kind.name, kind.says, OPPOSITE[kind.id]) for kind in KINDS.values()] == rows
