"""Check start-beyond-range."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import start_beyond_range

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "at the bound": (
        """\
score: {start: 1000, max: 1000, source: "measure, art. 4"}
""",
        [],
    ),
    "above": (
        """\
score: {start: 1001, max: 1000, source: "measure, art. 4"}
""",
        ["everyone begins with 1001, beyond 1000, where the score ends"],
    ),
    "below": (
        """\
score: {start: 0, min: 1, source: "measure, art. 4"}
""",
        ["everyone begins with 0, beyond 1, where the score ends"],
    ),
    "unknown": (
        """\
score: {start: unknown, min: 1, source: "measure, art. 4"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_start_beyond_range(fragment: str, expected: list[str]) -> None:
    """At a bound one may begin, beyond it not."""
    assert expected == said(start_beyond_range, fragment)
