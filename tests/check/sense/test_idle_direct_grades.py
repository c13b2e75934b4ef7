"""Check idle-direct-grades."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import idle_direct_grades

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a rule sets one": (
        """\
counting: {direct_grade_score: floor, source: measure}
rules:
  - {id: a, conduct: traffic.drink-driving, grade: C, source: "measure, row 1"}
""",
        [],
    ),
    "none does": (
        """\
counting: {direct_grade_score: floor, bonuses_while_graded: frozen, source: measure}
rules:
  - {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        [
            "`direct_grade_score` speaks of direct grades, and no rule sets one",
            "`bonuses_while_graded` speaks of direct grades, and no rule sets one",
        ],
    ),
    "not told": (
        """\
counting: {direct_grade_score: unknown, bonuses_while_graded: unknown, source: measure}
rules:
  - {id: a, conduct: utilities.theft, points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_idle_direct_grades(fragment: str, expected: list[str]) -> None:
    """What counting says of direct grades needs one."""
    assert expected == said(idle_direct_grades, fragment)
