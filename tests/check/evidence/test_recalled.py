"""Check recalled."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import recalled

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a source": (
        "- {id: r, conduct: utilities.theft, points: -60, source: {in: measure, at: row 1, evidence: recalled}}",
        ["rests on memory alone ('measure, row 1')"],
    ),
    "press": (
        "- {id: r, conduct: utilities.theft, points: -60, source: {in: measure, at: row 1, evidence: press}}",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_recalled(fragment: str, expected: list[str]) -> None:
    """Whether the text as a whole or one place in it is recalled."""
    assert expected == said(recalled, fragment)
