"""Cells that a spreadsheet would run as a formula."""

from __future__ import annotations

from typing import Final

STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run, so that it is shown."""
    return f"'{text}" if text.startswith(STARTS) else text
