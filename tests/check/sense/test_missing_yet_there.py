"""Check missing-yet-there."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import missing_yet_there

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "elsewhere": (
        """\
completeness: {state: partial, missing: [{what: Some., conducts: [tax.evasion]}]}
rules:
  - {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        [],
    ),
    "there": (
        """\
completeness: {state: partial, missing: [{what: Some., conducts: [tax.evasion, utilities.theft]}]}
rules:
  - {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        ["'utilities.theft' is said to be missing, and rule 'a' is about it"],
    ),
    "not its rules": (
        """\
completeness: {state: partial, missing: [{what: Forms., rules: false, conducts: [utilities.theft]}]}
rules:
  - {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        [],
    ),
    "for others": (
        """\
completeness: {state: partial, missing: [{what: Firms., conducts: [utilities.theft], subjects: [organisation]}]}
rules:
  - {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_missing_yet_there(fragment: str, expected: list[str]) -> None:
    """Missing in part is said in words, missing as a whole by its conduct."""
    assert expected == said(missing_yet_there, fragment)
