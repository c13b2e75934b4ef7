"""Check falls-two-grades."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import falls_two_grades

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "just at the bound": (
        '- {id: r, conduct: utilities.theft, points: -150, source: "measure, row 1"}',
        [],
    ),
    "just below": (
        '- {id: r, conduct: utilities.theft, points: -151, source: "measure, row 1"}',
        ["rule 'r' can take somebody from A to C by one event"],
    ),
    "directly": (
        '- {id: r, conduct: utilities.theft, grade: C, source: "measure, row 1"}',
        ["rule 'r' can take somebody from A to C by one event"],
    ),
    "one down": (
        '- {id: r, conduct: utilities.theft, grade: B, source: "measure, row 1"}',
        [],
    ),
    "the harsher end": (
        '- {id: r, conduct: utilities.theft, points: {from: -200, to: -1}, source: "measure, row 1"}',
        ["rule 'r' can take somebody from A to C by one event"],
    ),
    "size unknown": (
        '- {id: r, conduct: utilities.theft, points: {unknown: deduction}, source: "measure, row 1"}',
        [],
    ),
    "no start": (
        """\
score: {start: unknown}
rules:
  - {id: r, conduct: utilities.theft, grade: C, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_falls_two_grades(fragment: str, expected: list[str]) -> None:
    """Bounds count as printed; a bonus and one grade down do not."""
    assert expected == said(falls_two_grades, fragment)
