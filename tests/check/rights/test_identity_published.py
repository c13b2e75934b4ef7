"""Check identity-published."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import identity_published

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "in Chinese": (
        """\
listing: {form: list, publication: {shows: [{en: Papers, zh: 身份证号码}], source: "measure, art. 4"}}
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        ["identity numbers are published"],
    ),
    "masked": (
        """\
listing: {form: list, publication: {shows: ["Identity number, masked"], source: "measure, art. 4"}}
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
    "a case number": (
        """\
listing: {form: list, publication: {shows: [Case number], source: "measure, art. 4"}}
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
def test_identity_published(fragment: str, expected: list[str]) -> None:
    """Masked numbers, and other numbers, are not found."""
    assert expected == said(identity_published, fragment)
