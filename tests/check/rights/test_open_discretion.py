"""Check open-discretion."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import open_discretion

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "just below twice": (
        '- {id: r, conduct: utilities.theft, points: {from: -19, to: -10}, source: "measure, row 1"}',
        [],
    ),
    "twice": (
        '- {id: r, conduct: utilities.theft, points: {from: -20, to: -10}, source: "measure, row 1"}',
        ["rule 'r' leaves -20 to -10 points to discretion"],
    ),
    "down from nought": (
        '- {id: r, conduct: utilities.theft, points: {from: -5, to: 0}, source: "measure, row 1"}',
        ["rule 'r' leaves -5 to 0 points to discretion"],
    ),
    "size unknown": (
        '- {id: r, conduct: utilities.theft, points: {unknown: deduction}, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_open_discretion(fragment: str, expected: list[str]) -> None:
    """From twice the milder end on, or across nought."""
    assert expected == said(open_discretion, fragment)
