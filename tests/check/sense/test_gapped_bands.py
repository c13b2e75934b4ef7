"""Check gapped-bands."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import gapped_bands

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "none": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{up_to: 500,
      points: -1}, {over: 500,
      points: -2}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "just the bound": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 500,
      points: -1}, {over: 500,
      points: -2}]},
      source: "measure, row 1"}
""",
        ["no band holds amount of just 500: there the rule has no points"],
    ),
    "the bound listed by itself": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 500,
      points: -1}, {is: 500,
      points: -3}, {over: 500,
      points: -2}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "between bounds": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{up_to: 499,
      points: -1}, {from: 500,
      points: -2}]},
      source: "measure, row 1"}
""",
        ["no band holds amount from 499 to 500: there the rule has no points"],
    ),
    "whole numbers in a row": (
        """\
- {id: award, conduct: honour.award,
      points: {by: rank,
      bands: [{up_to: 1,
      points: 3}, {from: 2,
      points: 2}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "whole numbers left out": (
        """\
- {id: award, conduct: honour.award,
      points: {by: rank,
      bands: [{up_to: 1,
      points: 3}, {from: 3,
      points: 2}]},
      source: "measure, row 1"}
""",
        ["no band holds rank from 1 to 3: there the rule has no points"],
    ),
    "below the first and above the last": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{from: 10, up_to: 20,
      points: -1}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "out of order": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{over: 20,
      points: -2}, {up_to: 10,
      points: -1}]},
      source: "measure, row 1"}
""",
        ["no band holds amount from 10 to 20: there the rule has no points"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_gapped_bands(fragment: str, expected: list[str]) -> None:
    """Only what lies between two bands is a gap, and only where nothing else holds it."""
    assert expected == said(gapped_bands, fragment)
