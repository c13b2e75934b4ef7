"""Check open-term."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import open_term

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "may be extended": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", extend: {by: "1 year"}, source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        ["ground '1' leaves open how long a listing lasts: extended by 1 year"],
    ),
    "must be": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term:
      for: "2 years"
      extend: {by: "1 year", must: true, when: {severity: serious}}
      source: "measure, art. 9"
    source: "measure, art. 3"
""",
        [],
    ),
    "none": (
        """\
grounds:
  - {id: "1", conduct: tax.evasion, term: {for: none, source: "measure, art. 9"}, source: "measure, art. 3"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_open_term(fragment: str, expected: list[str]) -> None:
    """An extension that has to be is not open."""
    assert expected == said(open_term, fragment)
