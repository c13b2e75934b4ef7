"""Check later-instrument."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import later_instrument

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "the day it ended": (
        """\
in_force: {from: 2018-01-01, until: 2019-12-01, source: "measure, art. 30"}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        ["rule 'r' rests on 'measure' of 2019-12-01, and the version ended on 2019-12-01"],
    ),
    "the day before": (
        """\
in_force: {from: 2018-01-01, until: 2019-12-02, source: "measure, art. 30"}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        [],
    ),
    "a report": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: 2022-01, evidence: press}}
in_force: {from: 2018-01-01, until: 2019-01-01, source: "daily, page 1"}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "daily, page 1"}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_later_instrument(fragment: str, expected: list[str]) -> None:
    """What was issued on the last day is the next version; a report may come later."""
    assert expected == said(later_instrument, fragment)
