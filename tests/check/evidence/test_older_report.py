"""Check older-report."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import older_report

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "the same year": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: "2020", evidence: press}}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "daily, page 1"}]
""",
        [],
    ),
    "the month before": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: 2019-12, evidence: press}}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "daily, page 1"}]
""",
        ["rule 'r' rests on a report of 2019-12, and the version began on 2020-01-01"],
    ),
    "no date": (
        """\
reports: {daily: {title: Report, evidence: press}}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "daily, page 1"}]
""",
        [],
    ),
    "beside the text": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: 2018-01, evidence: press}}
rules:
  - id: r
    conduct: utilities.theft
    conflict: [{points: -10, source: "daily, page 1"}, {points: -20, source: "measure, row 1"}]
""",
        [],
    ),
    "unknown beginning": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: 2018-01, evidence: press}}
in_force: {from: unknown, assumed: Unknown.}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "daily, page 1"}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_older_report(fragment: str, expected: list[str]) -> None:
    """A month or a year may reach beyond the first day; one newer report is enough."""
    assert expected == said(older_report, fragment)
