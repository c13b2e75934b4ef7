"""Check listing-without-end."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import listing_without_end

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "unknown": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: unknown, source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
    "merit": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: none, source: "measure, art. 9"}
    source: "measure, art. 3"
    benefit: true
""",
        [],
    ),
    "a red list": (
        """\
listing: {form: redlist}
grounds:
  - {id: "1", conduct: tax.evasion, term: {for: none, source: "measure, art. 9"}, source: "measure, art. 3"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_listing_without_end(fragment: str, expected: list[str]) -> None:
    """An unknown term and a list of merit are not found."""
    assert expected == said(listing_without_end, fragment)
