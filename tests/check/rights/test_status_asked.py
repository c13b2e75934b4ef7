"""Check status-asked."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import status_asked

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "covers": (
        'covers: {who: {any: [{household: rural}, {age: {from: 18}}]}, source: "measure, art. 3"}',
        ["whom the catalog covers depends on the household register"],
    ),
    "a permit": (
        '- {id: r, conduct: utilities.theft, points: -60, for: {residence_permit: true}, source: "measure, row 1"}',
        ["rule 'r' depends on the household register"],
    ),
    "age": (
        '- {id: r, conduct: utilities.theft, points: -60, for: {age: {from: 60}}, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_status_asked(fragment: str, expected: list[str]) -> None:
    """Also where the whole catalog asks."""
    assert expected == said(status_asked, fragment)
