"""Check grade-without-case."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.tests import grade_without_case

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no grade expected": (
        """\
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
alone: [{conduct: utilities.theft, gives: {r: -60}}]
""",
        [],
    ),
    "either reading counts": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, grade: [C, A]}]
""",
        ["no case comes out at B"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_grade_without_case(fragment: str, expected: list[str]) -> None:
    """Where no grade is expected at all, and for lists, nothing is found."""
    assert expected == said(grade_without_case, fragment)
