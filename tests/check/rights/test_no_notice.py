"""Check no-notice."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import no_notice

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a hearing": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
procedure: [{step: hearing, what: A hearing, source: "measure, art. 7"}]
""",
        [],
    ),
    "no procedure": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_no_notice(fragment: str, expected: list[str]) -> None:
    """A hearing warns too; without any step nothing is known."""
    assert expected == said(no_notice, fragment)
