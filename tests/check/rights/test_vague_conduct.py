"""Check vague-conduct."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import vague_conduct

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a bonus": (
        '- {id: r, conduct: honour.other, points: 10, source: "measure, row 1"}',
        [],
    ),
    "a penalty": (
        '- {id: r, conduct: penalty.other, points: -60, source: "measure, row 1"}',
        [],
    ),
    "a topic of its own": (
        '- {id: r, conduct: other.direct-grade-c, grade: C, source: "measure, row 1"}',
        ["rule 'r' is about whatever else counts as such (other.direct-grade-c)"],
    ),
    "another department's grounds": (
        '- {id: r, conduct: rail.department-referral, points: -60, source: "measure, row 1"}',
        ["rule 'r' is about whatever else counts as such (rail.department-referral)"],
    ),
    "one of several": (
        '- {id: r, conduct: [commerce.fraud, commerce.other], points: -60, source: "measure, row 1"}',
        ["rule 'r' is about whatever else counts as such (commerce.other)"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_vague_conduct(fragment: str, expected: list[str]) -> None:
    """A bonus burdens nobody, and a penalty is a decision."""
    assert expected == said(vague_conduct, fragment)
