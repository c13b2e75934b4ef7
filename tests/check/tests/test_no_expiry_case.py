"""Check no-expiry-case."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.tests import no_expiry_case

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "until": (
        """\
validity: [{effect: deduction, for: "2 years", source: "measure, art. 20"}]
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, entries: [{event: e, rule: r, until: 2022-02-01}]}]
""",
        [],
    ),
    "expired": (
        """\
validity: [{effect: deduction, for: "2 years", source: "measure, art. 20"}]
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, entries: [{event: e, rule: r, status: expired}]}]
""",
        [],
    ),
    "counted": (
        """\
validity: [{effect: deduction, for: "2 years", source: "measure, art. 20"}]
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
cases:
  - id: c
    events: [{event: e, date: 2020-02-01, conduct: utilities.theft}]
    expect: [{at: 2020-02-01, entries: [{event: e, rule: r, status: counted}]}]
""",
        ["no case goes on until something has expired"],
    ),
    "no validity": (
        """\
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
alone: [{conduct: utilities.theft, gives: {r: -60}}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_no_expiry_case(fragment: str, expected: list[str]) -> None:
    """An expected end, an expired entry or a late day: one is enough."""
    assert expected == said(no_expiry_case, fragment)
