"""Check read-unsaid."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import read_unsaid

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "translation": (
        "instruments: {rules: {title: Rules, evidence: translation}}",
        ["'rules' is translation evidence, and which parts were read is not said"],
    ),
    "part of another": (
        "instruments: {rules: {title: Rules, evidence: primary, part_of: measure}}",
        [],
    ),
    "not read": (
        "instruments: {rules: {title: Rules, evidence: scholarly}}",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_read_unsaid(fragment: str, expected: list[str]) -> None:
    """An annex is read with its text."""
    assert expected == said(read_unsaid, fragment)
