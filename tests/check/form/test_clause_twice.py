"""Check clause-twice."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import clause_twice

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "other points": (
        """\
- {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -6, source: "measure, row 1"}
""",
        [],
    ),
    "the same": (
        """\
- {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        ["rule 'b' says the same as 'a' (line 42)"],
    ),
    "for others": (
        """\
- {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, for: {age: {under: 60}}, points: -5, source: "measure, row 1"}
""",
        [],
    ),
    "conducts in another order": (
        """\
- {id: a, conduct: [utilities.theft, tax.evasion], points: -5, source: "measure, row 1"}
- {id: b, conduct: [tax.evasion, utilities.theft], points: -5, source: "measure, row 1"}
""",
        ["rule 'b' says the same as 'a' (line 42)"],
    ),
    "another validity": (
        """\
- {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, validity: 1 year, points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_clause_twice(fragment: str, expected: list[str]) -> None:
    """The same of the same; what differs in anything that computes is another clause."""
    assert expected == said(clause_twice, fragment)
