"""Check unlike-id."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import unlike_id

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "its word": (
        '- {id: theft, conduct: utilities.theft, points: -5, source: "measure, row 1"}',
        [],
    ),
    "most of a word": (
        '- {id: donated, conduct: charity.donation, points: 5, source: "measure, row 1"}',
        [],
    ),
    "no word": (
        '- {id: row-seven, conduct: utilities.theft, points: -5, source: "measure, row 1"}',
        ["id 'row-seven' says nothing of 'utilities.theft'"],
    ),
    "many conducts": (
        """\
- {id: row-seven, conduct: [utilities.theft, tax.evasion, charity.blood],
      points: -5,
      source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unlike_id(fragment: str, expected: list[str]) -> None:
    """A word in common, or most of one, says the conduct."""
    assert expected == said(unlike_id, fragment)
