"""Check unsourced-clause."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import unsourced_clause

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "all unknown": (
        "counting: {one_act: unknown, direct_grade_score: unknown}",
        [],
    ),
    "one is known": (
        "counting: {one_act: unknown, direct_grade_score: floor}",
        ["`direct_grade_score` decides every score here and names no source"],
    ),
    "a repeat with a source": (
        'counting: {repeat: {factor: 2, while: valid, same: rule, compound: false, source: "measure, art. 18"}}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unsourced_clause(fragment: str, expected: list[str]) -> None:
    """What is unknown needs no source, what is said does."""
    assert expected == said(unsourced_clause, fragment)
