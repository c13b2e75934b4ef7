"""Check steep-step."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import steep_step

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "less than a grade": (
        """\
- id: r
  conduct: traffic.fine
  points: {by: amount, bands: [{up_to: 5, points: -1}, {over: 5, points: -40}]}
  source: "measure, row 1"
""",
        [],
    ),
    "a grade": (
        """\
- id: r
  conduct: traffic.fine
  points: {by: amount, bands: [{up_to: 5, points: -1}, {over: 5, points: -41}]}
  source: "measure, row 1"
""",
        ["rule 'r' takes 40 points more at amount 5"],
    ),
    "bonuses": (
        """\
- id: r
  conduct: charity.donation
  points: {by: amount, bands: [{up_to: 5, points: 1}, {over: 5, points: 90}]}
  source: "measure, row 1"
""",
        [],
    ),
    "by rank": (
        """\
- id: r
  conduct: penalty.warning
  points: {by: level, bands: [{is: village, points: -1}, {is: county, points: -90}]}
  source: "measure, row 1"
""",
        [],
    ),
    "no start": (
        """\
score: {start: unknown}
rules:
  - id: r
    conduct: traffic.fine
    points: {by: amount, bands: [{up_to: 5, points: -1}, {over: 5, points: -90}]}
    source: "measure, row 1"
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_steep_step(fragment: str, expected: list[str]) -> None:
    """Bonuses, bands that do not meet, and what is less than a grade are no cliff."""
    assert expected == said(steep_step, fragment)
