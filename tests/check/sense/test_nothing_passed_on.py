"""Check nothing-passed-on."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import nothing_passed_on

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "none": (
        '- {id: theft, conduct: utilities.theft, passed_on: true, points: -1, source: "measure, row 1"}',
        ["rule 'theft' is for passed-on events, and no clause of `pass_on` passes its conduct on"],
    ),
    "its own events": (
        '- {id: theft, conduct: utilities.theft, passed_on: false, points: -1, source: "measure, row 1"}',
        [],
    ),
    "a clause for any conduct": (
        """\
pass_on: [{id: heads, to: [principal], source: "measure, art. 9"}]
rules:
  - {id: theft, conduct: utilities.theft, passed_on: true, points: -1, source: "measure, row 1"}
""",
        [],
    ),
    "a clause for the conduct above": (
        """\
pass_on: [{id: heads, conduct: tax.evasion, to: [principal], source: "measure, art. 9"}]
rules:
  - {id: evasion, conduct: tax.evasion.serious, passed_on: true,
      points: -1,
      source: "measure, row 1"}
""",
        [],
    ),
    "a clause for another": (
        """\
pass_on: [{id: heads, conduct: tax.evasion, to: [principal], source: "measure, art. 9"}]
rules:
  - {id: theft, conduct: utilities.theft, passed_on: true, points: -1, source: "measure, row 1"}
""",
        ["rule 'theft' is for passed-on events, and no clause of `pass_on` passes its conduct on"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_nothing_passed_on(fragment: str, expected: list[str]) -> None:
    """Only a clause that passes its conduct on, or one above or below it, helps."""
    assert expected == said(nothing_passed_on, fragment)
