"""Check no-repair."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import no_repair

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a list": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
    "bonuses": (
        '- {id: r, conduct: utilities.theft, points: 4, source: "measure, row 1"}',
        [],
    ),
    "the clause may be missing": (
        """\
completeness: {state: partial, missing: [{what: Repair., rules: false}]}
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_no_repair(fragment: str, expected: list[str]) -> None:
    """Lists and bonuses need none."""
    assert expected == said(no_repair, fragment)
