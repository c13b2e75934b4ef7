"""Check charged-for-listing."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import charged_for_listing

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "the list's own ground": (
        """\
grounds:
  - id: "1"
    conduct: court.dishonest-list
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
    "another list": (
        """\
grounds:
  - id: "1"
    conduct: court.dishonest-list
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
    listed_in: court-dishonest-list
""",
        ["ground '1' burdens whoever is on a list already (court.dishonest-list)"],
    ),
    "a bonus": (
        '- {id: r, conduct: honour.red-list, points: 5, source: "measure, row 1"}',
        [],
    ),
    "a negative list": (
        '- {id: r, conduct: village-office.negative-list, points: -60, source: "measure, row 1"}',
        [],
    ),
    "an order": (
        '- {id: r, conduct: court.consumption-restriction, grade: C, source: "measure, row 1"}',
        ["rule 'r' burdens whoever is on a list already (court.consumption-restriction)"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_charged_for_listing(fragment: str, expected: list[str]) -> None:
    """Being on a list is the list's own ground; a list of merit and of things forbidden is none."""
    assert expected == said(charged_for_listing, fragment)
