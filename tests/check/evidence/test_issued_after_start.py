"""Check issued-after-start."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import issued_after_start

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a note": (
        """\
instruments:
  measure: {title: Measure, evidence: primary, issued: 2020-12-01, read: All., note: It reaches back.}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        [],
    ),
    "assumed": (
        """\
in_force: {from: 2019-01-01, assumed: The year.}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        [],
    ),
    "the same day": (
        """\
in_force: {from: 2019-12-01, source: "measure, art. 30"}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        [],
    ),
    "the day before": (
        """\
in_force: {from: 2019-11-30, source: "measure, art. 30"}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        ["in force from 2019-11-30, and 'measure' was issued on 2019-12-01, later"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_issued_after_start(fragment: str, expected: list[str]) -> None:
    """A note explains it; assumed dates and earlier texts beside it are no slip."""
    assert expected == said(issued_after_start, fragment)
