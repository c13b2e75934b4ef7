"""Check family-restricted."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import family_restricted

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a benefit": (
        'consequences: {A: [{what: School places for the children, kind: benefit, source: "measure, art. 30"}]}',
        [],
    ),
    "in Chinese": (
        'consequences: {C: [{what: {en: Schools, zh: 子女不得就读}, kind: restriction, source: "measure, art. 30"}]}',
        ["'Schools' falls on the family"],
    ),
    "another word": (
        'consequences: {C: [{what: Less familiar work, kind: restriction, source: "measure, art. 30"}]}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_family_restricted(fragment: str, expected: list[str]) -> None:
    """Benefits for a family are none; neither are childcare or familiarity."""
    assert expected == said(family_restricted, fragment)
