"""Check overlapping-bands."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import overlapping_bands

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "open where the next is closed": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{under: 500,
      points: -1}, {from: 500,
      points: -2}]},
      source: "measure, row 1"}
""",
        [],
    ),
    "closed on both sides": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{up_to: 500,
      points: -1}, {from: 500,
      points: -2}]},
      source: "measure, row 1"}
""",
        ["this band and an earlier one both hold 500: the larger effect counts"],
    ),
    "one within the other": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{from: 0,
      points: -1}, {from: 100, up_to: 200,
      points: -2}]},
      source: "measure, row 1"}
""",
        ["this band and an earlier one both hold values from 100 to 200: the larger effect counts"],
    ),
    "a value listed and within bounds": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{is: 7,
      points: -1}, {under: 10,
      points: -2}]},
      source: "measure, row 1"}
""",
        ["this band and an earlier one both hold 7: the larger effect counts"],
    ),
    "a choice in two bands": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: level,
      bands: [{is: [county, village],
      points: -1}, {is: village,
      points: -2}]},
      source: "measure, row 1"}
""",
        ["this band and an earlier one both hold village: the larger effect counts"],
    ),
    "three bands that share a value": (
        """\
- {id: fine, conduct: traffic.fine,
      points: {by: amount,
      bands: [{up_to: 5,
      points: -1}, {is: 5,
      points: -2}, {from: 5,
      points: -3}]},
      source: "measure, row 1"}
""",
        [
            "this band and an earlier one both hold 5: the larger effect counts",
            "this band and an earlier one both hold 5: the larger effect counts",
            "this band and an earlier one both hold 5: the larger effect counts",
        ],
    ),
    "in a side of a conflict": (
        """\
- {id: fine, conduct: traffic.fine,
      conflict: [{points: -1,
      source: "measure, row 1"}, {points: {by: amount,
      bands: [{up_to: 5,
      points: -1}, {from: 5,
      points: -2}]},
      source: "measure, row 1"}]}
""",
        ["this band and an earlier one both hold 5: the larger effect counts"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_overlapping_bands(fragment: str, expected: list[str]) -> None:
    """A value in two bands is told once for each pair; what only touches is not."""
    assert expected == said(overlapping_bands, fragment)
