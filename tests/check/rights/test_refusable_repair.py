"""Check refusable-repair."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import refusable_repair

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a repair": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
repair:
  - id: p
    after: repair.duty-performed
    of: utilities.theft
    reach: open
    instead: {points: -5}
    source: "measure, art. 19"
""",
        ["repair 'p' may be refused"],
    ),
    "a sure repair": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
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
def test_refusable_repair(fragment: str, expected: list[str]) -> None:
    """Removals that are no must, and repairs that may be granted."""
    assert expected == said(refusable_repair, fragment)
