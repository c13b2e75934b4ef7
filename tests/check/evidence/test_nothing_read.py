"""Check nothing-read."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import nothing_read

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "not read": (
        "instruments: {rules: {title: Rules, evidence: translation, read: Not read itself.}}",
        ["'rules' is translation evidence, and `read` says 'Not read itself.'"],
    ),
    "something": (
        "instruments: {rules: {title: Rules, evidence: primary, read: All but nothing of the annex.}}",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_nothing_read(fragment: str, expected: list[str]) -> None:
    """However it is put."""
    assert expected == said(nothing_read, fragment)
