"""Check out-of-force."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import out_of_force

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "within": (
        """\
in_force: {from: 2020-01-01, until: 2021-01-01, source: measure}
rules:
  - {id: litter, conduct: community.litter,
      in_force: {from: 2020-12-31},
      points: -1,
      source: "measure, row 1"}
""",
        [],
    ),
    "from the end on": (
        """\
in_force: {from: 2020-01-01, until: 2021-01-01, source: measure}
rules:
  - {id: litter, conduct: community.litter,
      in_force: {from: 2021-01-01},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'litter' is in force only after the catalog is"],
    ),
    "up to the beginning": (
        """\
in_force: {from: 2020-01-01, source: measure}
rules:
  - {id: litter, conduct: community.litter,
      in_force: {until: 2020-01-01},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'litter' is in force only before the catalog is"],
    ),
    "a multiplier": (
        """\
in_force: {from: 2020-01-01, source: measure}
multipliers: [{id: double, rules: [litter], factor: 2,
      from: 2019-01-01, until: 2019-06-01,
      source: "measure, art. 9"}]
rules:
  - {id: litter, conduct: community.litter, points: -1, source: "measure, row 1"}
""",
        ["multiplier 'double' is in force only before the catalog is"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_out_of_force(fragment: str, expected: list[str]) -> None:
    """A clause with a day of the catalog's is in force on it."""
    assert expected == said(out_of_force, fragment)
