"""Check uncited-text."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import uncited_text

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "an annex of it is cited": (
        """\
instruments:
  law: {title: Law, evidence: primary, read: All.}
  table: {title: Table, part_of: law, evidence: primary}
remarks: [{about: x, text: y, source: "table, row 2"}]
""",
        [],
    ),
    "an instrument that was read": (
        "instruments: {law: {title: Law, evidence: primary, read: All.}}",
        ["nothing rests on 'law'"],
    ),
    "one that was not": (
        "instruments: {law: {title: Law, evidence: press}}",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_uncited_text(fragment: str, expected: list[str]) -> None:
    """A text that others are part of is used; so is one that only a remark cites."""
    assert expected == said(uncited_text, fragment)
