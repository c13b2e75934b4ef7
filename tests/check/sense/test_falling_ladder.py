"""Check falling-ladder."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import falling_ladder

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "rising": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 5,
      points: -1}, {from: 5,
      points: -2}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "falling": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 5,
      points: -2}, {from: 5,
      points: -1}]},
      source: "measure, row 1"}
""",
        ["a higher amount gives -1 points and a lower one -2"],
    ),
    "the same": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 5,
      points: -2}, {from: 5,
      points: -2}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "severity": (
        """\
- {id: fine, conduct: penalty.fine,
      points: {by: severity,
      bands: [{is: serious,
      points: -2}, {is: ordinary,
      points: -5}]},
      source: "measure, row 1"}
""",
        ["a higher severity gives -2 points and a lower one -5"],
    ),
    "level, highest first": (
        """\
- {id: award, conduct: honour.award,
      points: {by: level,
      bands: [{is: national,
      points: 9}, {is: [county, village],
      points: 1}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "level, swapped": (
        """\
- {id: award, conduct: honour.award,
      points: {by: level,
      bands: [{is: national,
      points: 1}, {is: county,
      points: 9}]},
      source: "measure, row 1"}
""",
        ["a higher level gives 1 points and a lower one 9"],
    ),
    "a department above a county": (
        """\
- {id: award, conduct: honour.award,
      points: {by: level,
      bands: [{is: prefecture-department,
      points: 1}, {is: county,
      points: 9}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "a range is no number": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 5,
      points: {from: -9, to: -2}}, {from: 5,
      points: -1}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "from a deduction to a bonus": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 5,
      points: -2}, {from: 5,
      points: 1}]},
      source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_falling_ladder(fragment: str, expected: list[str]) -> None:
    """More gives no less; a department is no step between governments."""
    assert expected == said(falling_ladder, fragment)
