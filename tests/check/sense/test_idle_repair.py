"""Check idle-repair."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import idle_repair

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a deduction": (
        """\
repair: [{id: paid, after: court.judgment-performed, of: utilities.arrears,
      instead: {points: 0},
      source: measure}]
rules:
  - {id: a, conduct: utilities.arrears, points: -5, source: "measure, row 1"}
""",
        [],
    ),
    "a bonus": (
        """\
repair: [{id: paid, after: court.judgment-performed, of: charity.blood,
      instead: {points: 0},
      source: measure}]
rules:
  - {id: a, conduct: charity.blood, points: 5, source: "measure, row 1"}
""",
        ["repair 'paid' is for conduct for which no rule has an effect that it could replace"],
    ),
    "a grade that no rule sets": (
        """\
repair: [{id: paid, after: court.judgment-performed, of: traffic.drink-driving, grade: B,
      instead: {points: 0},
      source: measure}]
rules:
  - {id: a, conduct: traffic.drink-driving, grade: C, source: "measure, row 1"}
""",
        ["repair 'paid' is for conduct for which no rule has an effect that it could replace"],
    ),
    "a special case of its conduct": (
        """\
repair: [{id: paid, after: court.judgment-performed, of: tax.evasion,
      instead: {points: 0},
      source: measure}]
rules:
  - {id: a, conduct: tax.evasion.serious, points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_idle_repair(fragment: str, expected: list[str]) -> None:
    """A repair needs an effect that it could replace."""
    assert expected == said(idle_repair, fragment)
