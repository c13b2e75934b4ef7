"""Check grade-beyond-range."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import grade_beyond_range

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "within": (
        """\
score: {start: 1000, min: 0, max: 1100, source: "measure, art. 4"}
grades:
  - {id: A, from: 1100, source: "measure, art. 5"}
  - {id: B, from: 1, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        [],
    ),
    "above": (
        """\
score: {start: 1000, max: 1099, source: "measure, art. 4"}
grades:
  - {id: A, from: 1100, source: "measure, art. 5"}
  - {id: B, from: 1, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        ["'A' begins at 1100, and no score is above 1099"],
    ),
    "over the top itself": (
        """\
score: {start: 1000, max: 1100, source: "measure, art. 4"}
grades:
  - {id: A, from: {over: 1100}, source: "measure, art. 5"}
  - {id: B, from: 1, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        ["'A' begins at 1100, and no score is above 1100"],
    ),
    "below": (
        """\
score: {start: 1000, min: 500, source: "measure, art. 4"}
grades:
  - {id: A, from: 1100, source: "measure, art. 5"}
  - {id: B, from: 500, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        ["'C' ends below 500, and no score is below 500"],
    ),
    "no range": (
        """\
score: {start: 1000, source: "measure, art. 4"}
grades:
  - {id: A, from: 1100, source: "measure, art. 5"}
  - {id: B, from: 500, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_grade_beyond_range(fragment: str, expected: list[str]) -> None:
    """The range of the score is where grades lie."""
    assert expected == said(grade_beyond_range, fragment)
