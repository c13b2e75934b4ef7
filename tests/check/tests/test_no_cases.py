"""Check no-cases."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.tests import no_cases

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no rules": (
        "rules: []",
        [],
    ),
    "one rule": (
        """\
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        ["no worked case stands beside 1 rule or ground"],
    ),
    "a list": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
  - id: "2"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        ["no worked case stands beside 2 rules or grounds"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_no_cases(fragment: str, expected: list[str]) -> None:
    """Without clauses there is nothing to try."""
    assert expected == said(no_cases, fragment)
