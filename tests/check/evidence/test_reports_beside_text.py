"""Check reports-beside-text."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.evidence import reports_beside_text

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "nothing was read": (
        """\
instruments: {measure: {title: Measure, evidence: press}, annex: {title: Annex, evidence: press}}
rules: [{id: r, conduct: utilities.theft, points: -1, source: "measure, row 1"}]
""",
        [],
    ),
    "one side was read": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: 2020-01, evidence: press}}
rules:
  - id: r
    conduct: utilities.theft
    conflict: [{points: -10, source: "daily, page 1"}, {points: -20, source: "measure, row 1"}]
""",
        [],
    ),
    "a ground": (
        """\
reports: {daily: {title: Report, publisher: Daily, published: 2020-01, evidence: press}}
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "daily, page 1"
""",
        ["ground '1' rests on press alone, though 'measure' was read"],
    ),
    "weaker than its text": (
        "- {id: r, conduct: utilities.theft, points: -60, source: {in: measure, at: row 1, evidence: recalled}}",
        ["rule 'r' rests on memory alone, though 'measure' was read"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_reports_beside_text(fragment: str, expected: list[str]) -> None:
    """Only where some text was read, and no side of a conflict rests on one."""
    assert expected == said(reports_beside_text, fragment)
