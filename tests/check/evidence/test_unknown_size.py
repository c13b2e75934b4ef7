"""Check unknown-size."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import unknown_size

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "bonus": (
        '- {id: r, conduct: utilities.theft, points: {unknown: bonus}, source: "measure, row 1"}',
        ["rule 'r' has no known size, though its text was read"],
    ),
    "press": (
        """\
- id: r
  conduct: utilities.theft
  points: {unknown: bonus}
  source: {in: measure, at: row 1, evidence: press}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unknown_size(fragment: str, expected: list[str]) -> None:
    """The direction of a report is all one may have."""
    assert expected == said(unknown_size, fragment)
