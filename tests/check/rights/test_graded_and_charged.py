"""Check graded-and-charged."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import graded_and_charged

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "unknown": (
        """\
counting: {one_act: unknown}
rules:
  - {id: a, conduct: utilities.theft, points: -60, source: "measure, row 1"}
  - {id: b, conduct: utilities.theft, grade: C, source: "measure, row 1"}
""",
        ["utilities.theft sets a grade by rule 'b' and takes points by 'a'"],
    ),
    "the best grade": (
        """\
- {id: a, conduct: utilities.theft, points: -60, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, grade: A, source: "measure, row 1"}
""",
        [],
    ),
    "a bonus": (
        """\
- {id: a, conduct: utilities.theft, points: 3, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, grade: C, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_graded_and_charged(fragment: str, expected: list[str]) -> None:
    """A good grade and a bonus take nothing."""
    assert expected == said(graded_and_charged, fragment)
