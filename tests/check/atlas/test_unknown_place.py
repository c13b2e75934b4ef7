"""Check unknown-place."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import atlas, said

from scorecat.check.atlas import unknown_place

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a name": (
        """\
place: north
links: [{to: Sesame Credit, direction: takes, what: Scores, source: "measure, art. 5"}]
""",
        [],
    ),
    "a label": (
        """\
place: north
links: [{to: {en: sesame}, direction: takes, what: Scores, source: "measure, art. 5"}]
""",
        [],
    ),
    "a ground": (
        """\
place: north
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
    listed_in: nowhere
""",
        ["there is no place 'nowhere'"],
    ),
    "a transfer": (
        """\
place: north
transfers:
  - id: t
    from: nowhere
    at: end of calendar year
    as: honour.award
    attribute: level
    values: {A: county}
    source: "measure, art. 28"
""",
        ["there is no place 'nowhere'"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unknown_place(fragment: str, expected: list[str]) -> None:
    """What is no id is a name; grounds and transfers name places too."""
    assert expected == said(unknown_place, fragment)


def test_places_that_are_not_checked_now_are_places() -> None:
    """One file may be checked alone."""
    link = '{place: north, links: [{to: south, direction: takes, what: Scores, source: "measure, art. 5"}]}'

    assert ["there is no place 'south'"] == said(unknown_place, link)
    assert [] == list(unknown_place.check_all(atlas(link, places=["north", "south"])))
