"""Check case-out-of-force."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.tests import case_out_of_force

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no date, and the version has ended": (
        """\
in_force: {from: 2018-01-01, until: 2019-01-01, source: "measure, art. 30"}
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
alone: [{conduct: utilities.theft, gives: {r: -60}}]
""",
        [],
    ),
    "looked at from within": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2019-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, score: 1000}]
""",
        [],
    ),
    "all before": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2019-02-01, conduct: utilities.theft}]
    expect: [{at: 2019-03-01, score: 1000}]
""",
        ["case 'c' happens on 2019-02-01, when this version was not in force"],
    ),
    "no day": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2019-02-31, conduct: utilities.theft}]
    expect: [{at: 2019-03-01, score: 1000}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_case_out_of_force(fragment: str, expected: list[str]) -> None:
    """A line of `alone` without a date has none of its own; looking back from within is fine."""
    assert expected == said(case_out_of_force, fragment)
