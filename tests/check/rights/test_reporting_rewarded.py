"""Check reporting-rewarded."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import reporting_rewarded

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a bonus": (
        '- {id: r, conduct: reporting.safety, points: {unknown: bonus}, source: "measure, row 1"}',
        ["rule 'r' rewards reporting others"],
    ),
    "a deduction": (
        '- {id: r, conduct: reporting.safety, points: -5, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_reporting_rewarded(fragment: str, expected: list[str]) -> None:
    """Only what gives."""
    assert expected == said(reporting_rewarded, fragment)
