"""Check cap-below-event."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import cap_below_event

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "at the cap": (
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
    "over it": (
        """\
- {id: blood, conduct: charity.blood,
      points: 11,
      cap: {points: 10,
      per: calendar year,
      source: "measure, row 1"},
      source: "measure, row 1"}
""",
        ["one event of rule 'blood' gives 11 points, and at most 10 count"],
    ),
    "a range that begins under it": (
        """\
- {id: other, conduct: commerce.other,
      points: {from: -50, to: -5},
      cap: {points: -10,
      per: calendar year,
      source: "measure, row 1"},
      source: "measure, row 1"}
""",
        [],
    ),
    "a range all over it": (
        """\
- {id: other, conduct: commerce.other,
      points: {from: -50, to: -15},
      cap: {points: -10,
      per: calendar year,
      source: "measure, row 1"},
      source: "measure, row 1"}
""",
        ["one event of rule 'other' gives -15 points, and at most -10 count"],
    ),
    "over a group": (
        """\
caps: [{id: all, rules: [blood], points: 3, per: calendar year, source: "measure, art. 9"}]
rules:
  - {id: blood, conduct: charity.blood, points: 5, source: "measure, row 1"}
""",
        ["one event of rule 'blood' gives 5 points, and at most 3 count"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_cap_below_event(fragment: str, expected: list[str]) -> None:
    """The least that one event surely gives decides."""
    assert expected == said(cap_below_event, fragment)
