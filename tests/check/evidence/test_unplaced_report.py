"""Check unplaced-report."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import unplaced_report

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "neither": (
        "reports: {daily: {title: Report, evidence: press}}",
        ["report 'daily' has no `published` and no `publisher`"],
    ),
    "with a note": (
        "reports: {daily: {title: Report, evidence: press, note: Its date was not told.}}",
        [],
    ),
    "memory": (
        "reports: {memory: {title: Memory, evidence: recalled}}",
        [],
    ),
    "only a date": (
        'reports: {book: {title: Book, published: "2019", evidence: scholarly}}',
        ["report 'book' has no `publisher`"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unplaced_report(fragment: str, expected: list[str]) -> None:
    """A note tells why; memory has no publisher."""
    assert expected == said(unplaced_report, fragment)
