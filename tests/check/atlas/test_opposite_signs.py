"""Check opposite-signs."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import opposite_signs

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "either way": (
        """\
place: a
rules: [{id: r, conduct: utilities.theft, points: -5, source: "measure, row 1"}]
---
place: b
rules: [{id: r, conduct: utilities.theft, points: {from: -5, to: 5}, source: "measure, row 1"}]
""",
        [],
    ),
    "opposite, in any order": (
        """\
{place: a, rules: [{id: r, conduct: utilities.theft, points: 5, source: "measure, row 1"}]}
---
{place: b, rules: [{id: r, conduct: utilities.theft, points: -5, source: "measure, row 1"}]}
""",
        ["rule 'r' rewards utilities.theft, which b@1 punishes"],
    ),
    "a grade": (
        """\
{place: a, rules: [{id: r, conduct: utilities.theft, grade: C, source: "measure, row 1"}]}
---
{place: b, rules: [{id: r, conduct: utilities.theft, points: 5, source: "measure, row 1"}]}
""",
        ["rule 'r' rewards utilities.theft, which a@1 punishes"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_opposite_signs(fragment: str, expected: list[str]) -> None:
    """What may go either way is not opposite."""
    assert expected == said(opposite_signs, fragment)
