"""Check source-without-place."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import source_without_place

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a rule": (
        "- {id: r, conduct: utilities.theft, points: -60, source: measure}",
        ["source 'measure' names no place in the text"],
    ),
    "a place": (
        '- {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}',
        [],
    ),
    "the long form": (
        "- {id: r, conduct: utilities.theft, points: -60, source: {in: annex, note: somewhere}}",
        ["source 'annex' names no place in the text"],
    ),
    "a grade": (
        "grades: [{id: A, source: measure}]",
        ["source 'measure' names no place in the text"],
    ),
    "one of several": (
        'counting: {one_act: all, source: ["measure, art. 17", measure]}',
        ["source 'measure' names no place in the text"],
    ),
    "a remark": (
        "remarks: [{about: name, text: Nothing., source: measure}]",
        ["source 'measure' names no place in the text"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_source_without_place(fragment: str, expected: list[str]) -> None:
    """Wherever a source stands, and however it is written."""
    assert expected == said(source_without_place, fragment)
