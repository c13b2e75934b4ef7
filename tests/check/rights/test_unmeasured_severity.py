"""Check unmeasured-severity."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import unmeasured_severity

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a ladder": (
        """\
- id: r
  conduct: military.militia-misconduct
  points: {by: severity, bands: [{is: ordinary, points: -1}, {is: serious, points: -9}]}
  source: "measure, row 1"
""",
        ["rule 'r' depends on how serious the act is held to be"],
    ),
    "with a sum": (
        """\
- id: r
  conduct: traffic.fine
  points: -60
  when: {severity: serious, amount: {over: 500}}
  source: "measure, row 1"
""",
        [],
    ),
    "a bonus": (
        '- {id: r, conduct: honour.bravery, points: 5, when: {severity: serious}, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_unmeasured_severity(fragment: str, expected: list[str]) -> None:
    """A sum beside it measures; a bonus burdens nobody."""
    assert expected == said(unmeasured_severity, fragment)
