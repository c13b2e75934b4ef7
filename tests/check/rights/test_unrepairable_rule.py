"""Check unrepairable-rule."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import unrepairable_rule

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "above": (
        """\
rules: [{id: a, conduct: traffic.red-light.e-bike, grade: C, source: "measure, row 1"}]
repair:
  - id: p
    after: repair.duty-performed
    of: traffic.red-light
    instead: {points: -5}
    source: "measure, art. 19"
""",
        [],
    ),
    "points": (
        """\
rules: [{id: a, conduct: traffic.red-light, points: -5, source: "measure, row 1"}]
repair:
  - id: p
    after: repair.duty-performed
    of: utilities.theft
    instead: {points: -5}
    source: "measure, art. 19"
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unrepairable_rule(fragment: str, expected: list[str]) -> None:
    """Points expire; a repair for a conduct above is one for all below."""
    assert expected == said(unrepairable_rule, fragment)
