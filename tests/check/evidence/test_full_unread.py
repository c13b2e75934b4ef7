"""Check full-unread."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import full_unread

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "partial": (
        """\
completeness: {state: partial, missing: [{what: Most rules.}]}
rules: [{id: r, conduct: utilities.theft, points: -1, source: {in: measure, at: row 1, evidence: press}}]
""",
        [],
    ),
    "a ground": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: {in: measure, at: art. 3, evidence: press}
""",
        ["ground '1' does not rest on the text, and the catalog is said to be full"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_full_unread(fragment: str, expected: list[str]) -> None:
    """A partial catalog may rest on anything."""
    assert expected == said(full_unread, fragment)
