"""Check undated-source."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import undated_source

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "neither": (
        'in_force: {from: "2020", until: "2021"}',
        ["the dates in force have neither a `source` nor `assumed`"],
    ),
    "assumed": (
        "in_force: {from: 2020-01-01, assumed: The day of issue.}",
        [],
    ),
    "unknown": (
        "in_force: {from: unknown}",
        [],
    ),
    "only the end": (
        "in_force: {from: unknown, until: 2021-01-01}",
        ["the dates in force have neither a `source` nor `assumed`"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_undated_source(fragment: str, expected: list[str]) -> None:
    """One of the two is enough."""
    assert expected == said(undated_source, fragment)
