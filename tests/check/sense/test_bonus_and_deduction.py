"""Check bonus-and-deduction."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import bonus_and_deduction

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "two bonuses": (
        """\
- {id: a, conduct: charity.blood, points: 5, source: "measure, row 1"}
- {id: b, conduct: charity.blood, points: 3, source: "measure, row 1"}
""",
        [],
    ),
    "opposite": (
        """\
- {id: a, conduct: charity.blood, points: 5, source: "measure, row 1"}
- {id: b, conduct: charity.blood, points: -3, source: "measure, row 1"}
""",
        ["'charity.blood' earns a bonus in one rule and a deduction in another: 'a' (line 42) and 'b'"],
    ),
    "kept apart by a condition": (
        """\
- {id: a, conduct: traffic.fine, when: {amount: {under: 5}}, points: 5, source: "measure, row 1"}
- {id: b, conduct: traffic.fine, when: {amount: {from: 5}}, points: -3, source: "measure, row 1"}
""",
        [],
    ),
    "what may be both": (
        """\
- {id: a, conduct: commerce.other, points: {from: -5, to: 5}, source: "measure, row 1"}
- {id: b, conduct: commerce.other, points: -3, source: "measure, row 1"}
""",
        [],
    ),
    "kept apart by time": (
        """\
- {id: a, conduct: charity.blood,
      in_force: {until: 2020-06-01},
      points: 5,
      source: "measure, row 1"}
- {id: b, conduct: charity.blood,
      in_force: {from: 2020-06-01},
      points: -3,
      source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_bonus_and_deduction(fragment: str, expected: list[str]) -> None:
    """Two rules that one event can meet, of opposite signs."""
    assert expected == said(bonus_and_deduction, fragment)
