"""Check name-clash."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import name_clash

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "letters": (
        """\
{place: north, locality: {name: North}}
---
{place: south, locality: {name: South, aliases: [NORTH]}}
""",
        ["'north' is a name of south and of north"],
    ),
    "full width": (
        """\
{place: north, locality: {name: North, aliases: [ＡＢ]}}
---
{place: south, locality: {name: South, aliases: [ab]}}
""",
        ["'ab' is a name of south and of north"],
    ),
    "its own": (
        """\
{place: north, version: "1", locality: {name: North}}
---
{place: north, version: "2", locality: {name: North, aliases: [north]}}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_name_clash(fragment: str, expected: list[str]) -> None:
    """Names are compared as `--city` compares them, and a place may repeat its own."""
    assert expected == said(name_clash, fragment)
