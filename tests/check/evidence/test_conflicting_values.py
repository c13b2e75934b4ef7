"""Check conflicting-values."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import conflicting_values

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "sides agree": (
        """\
- id: r
  conduct: utilities.theft
  conflict: [{points: -10, source: "measure, row 1"}, {points: -10, source: "annex, row 1"}]
""",
        [],
    ),
    "sides differ": (
        """\
- id: r
  conduct: utilities.theft
  conflict:
    - {points: -10, source: "measure, row 1"}
    - {points: {from: -20, to: -10}, source: "annex, row 1"}
""",
        ["rule 'r' is told in ways that differ by 'measure, row 1' and 'annex, row 1'"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_conflicting_values(fragment: str, expected: list[str]) -> None:
    """Sides that agree are no conflict."""
    assert expected == said(conflicting_values, fragment)
