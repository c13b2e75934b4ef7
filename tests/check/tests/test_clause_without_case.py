"""Check clause-without-case."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.tests import clause_without_case

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no cases": (
        '- {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}',
        [],
    ),
    "below": (
        """\
rules:
  - {id: r, conduct: traffic.red-light, points: -60, source: "measure, row 1"}
alone: [{conduct: traffic.red-light.e-bike, gives: {r: -60}}]
""",
        [],
    ),
    "a repair": (
        """\
rules: [{id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}]
repair:
  - id: p
    after: repair.duty-performed
    of: utilities.theft
    instead: {points: -5}
    source: "measure, art. 19"
alone: [{conduct: utilities.theft, gives: {r: -60}}]
""",
        ["no case reaches repair 'p'"],
    ),
    "a ground": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
  - id: "2"
    conduct: tax.arrears
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
alone: [{conduct: tax.evasion, gives: no rule}]
""",
        ["no case reaches ground '2'"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_clause_without_case(fragment: str, expected: list[str]) -> None:
    """Repairs need both the conduct and a row of the procedure; a special case reaches the rule above."""
    assert expected == said(clause_without_case, fragment)
