"""Whether text is Chinese."""

from __future__ import annotations

import re
from typing import Final

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN: Final = re.compile(r"[A-Za-z]")


def has_chinese(text: str) -> bool:
    """Whether any of its characters is Chinese."""
    return _HAN.search(text) is not None


def mostly_chinese(text: str) -> bool:
    """Whether more of its characters are Chinese than Latin."""
    return len(_HAN.findall(text)) > len(_LATIN.findall(text))
