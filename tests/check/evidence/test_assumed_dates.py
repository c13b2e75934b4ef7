"""Check assumed-dates."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import assumed_dates

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "assumed": (
        "in_force: {from: 2020-01-01, assumed: The year of the number.}",
        ["the dates in force are assumed, not the text's own"],
    ),
    "unknown": (
        'in_force: {from: unknown, source: "measure, art. 30"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_assumed_dates(fragment: str, expected: list[str]) -> None:
    """Assumed dates are told, unknown ones are not assumed."""
    assert expected == said(assumed_dates, fragment)
