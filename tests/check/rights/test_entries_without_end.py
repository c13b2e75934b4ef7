"""Check entries-without-end."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import entries_without_end

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "its own": (
        '- {id: r, conduct: utilities.theft, points: -60, validity: 6 months, source: "measure, row 1"}',
        [],
    ),
    "only grades are classed": (
        """\
validity: [{effect: grade, for: 1 year, source: "measure, art. 20"}]
rules:
  - {id: a, conduct: utilities.theft, grade: C, source: "measure, row 1"}
  - {id: b, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        ["1 of 2 rules burden without end, the first is rule 'b'"],
    ),
    "something is missing": (
        """\
completeness: {state: partial, missing: [{what: How long entries count., rules: false}]}
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        [],
    ),
    "rules are missing": (
        """\
completeness: {state: partial, missing: [{what: Traffic., conducts: [traffic.fine]}]}
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        ["1 of 1 rules burden without end, the first is rule 'r'"],
    ),
    "bonuses": (
        '- {id: r, conduct: utilities.theft, points: 4, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_entries_without_end(fragment: str, expected: list[str]) -> None:
    """What is missing may be the clause on validity; a rule's own validity does."""
    assert expected == said(entries_without_end, fragment)
