"""Check same-division."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import same_division

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a part": (
        """\
{place: a, locality: {name: A, within: [W, S], division: "371003"}}
---
{place: b, locality: {name: B, within: [A, W, S], division: "371003"}}
""",
        [],
    ),
    "elsewhere": (
        """\
{place: a, locality: {name: A, within: [W, S], division: "371003"}}
---
{place: b, locality: {name: B, within: [V, S], division: "371003"}}
""",
        ["371003 is also the code of a, which lies elsewhere"],
    ),
    "versions": (
        """\
{version: "1", locality: {name: A, division: "371003"}}
---
{version: "2", locality: {name: A, division: "371002"}}
""",
        ["371002 is not the code of another version (371003)"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_same_division(fragment: str, expected: list[str]) -> None:
    """A part of a place may have its code."""
    assert expected == said(same_division, fragment)
