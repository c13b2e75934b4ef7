"""Check band-without-case."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.tests import band_without_case

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no event": (
        """\
- id: r
  conduct: traffic.fine
  points: {by: level, bands: [{is: village, points: -1}, {is: county, points: -9}]}
  source: "measure, row 1"
""",
        [],
    ),
    "by value": (
        """\
rules:
  - id: r
    conduct: honour.award
    points: {by: level, bands: [{is: village, points: 1}, {is: [county, national], points: 9}]}
    source: "measure, row 1"
alone: [{conduct: honour.award, level: county, gives: {r: 9}}]
""",
        ["no case of rule 'r' falls in 1 of its bands (level is village)"],
    ),
    "no value": (
        """\
rules:
  - id: r
    conduct: traffic.fine
    points: {by: amount, bands: [{up_to: 5, points: -1}, {over: 5, points: -9}]}
    source: "measure, row 1"
alone: [{conduct: traffic.fine, gives: {r: [-9, -1]}}]
""",
        ["no case of rule 'r' falls in 2 of its bands (amount up to 5; amount over 5)"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_band_without_case(fragment: str, expected: list[str]) -> None:
    """By value or by bounds; a rule without any event is found elsewhere."""
    assert expected == said(band_without_case, fragment)
