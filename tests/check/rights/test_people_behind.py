"""Check people-behind."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import people_behind

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "below": (
        """\
rules:
  - {id: r, conduct: traffic.red-light.e-bike, points: -60, source: "measure, row 1"}
pass_on: [{id: p, conduct: traffic.red-light, to: [principal], source: "measure, art. 6"}]
""",
        ["principal answer for an organisation by 'p' (r)"],
    ),
    "relatives": (
        """\
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
pass_on: [{id: p, to: [child], source: "measure, art. 6"}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_people_behind(fragment: str, expected: list[str]) -> None:
    """A conduct below the one passed on reaches them too."""
    assert expected == said(people_behind, fragment)
