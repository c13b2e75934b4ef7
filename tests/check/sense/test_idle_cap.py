"""Check idle-cap."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import idle_cap

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "of its sign": (
        """\
- {id: blood, conduct: charity.blood,
      points: 10,
      cap: {points: 10,
      per: calendar year,
      source: "measure, row 1"},
      source: "measure, row 1"}
""",
        [],
    ),
    "of the other": (
        """\
- {id: theft, conduct: utilities.theft,
      points: -10,
      cap: {points: 10,
      per: calendar year,
      source: "measure, row 1"},
      source: "measure, row 1"}
""",
        ["the cap is on bonuses, and rule 'theft' gives none"],
    ),
    "of what may be both": (
        """\
- {id: other, conduct: commerce.other,
      points: {from: -5, to: 5},
      cap: {points: 10,
      per: calendar year,
      source: "measure, row 1"},
      source: "measure, row 1"}
""",
        [],
    ),
    "over a rule that sets a grade": (
        """\
caps: [{id: all, rules: [drink], points: -30, per: calendar year, source: "measure, art. 9"}]
rules:
  - {id: drink, conduct: traffic.drink-driving, grade: C, source: "measure, row 1"}
""",
        ["the cap is on deductions, and rule 'drink' gives none"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_idle_cap(fragment: str, expected: list[str]) -> None:
    """A cap of the other sign holds nothing back."""
    assert expected == said(idle_cap, fragment)
