"""Check excluded-subjects."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import excluded_subjects

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "for those scored": (
        '- {id: theft, conduct: utilities.theft, for: {type: person}, points: -1, source: "measure, row 1"}',
        [],
    ),
    "for others": (
        """\
- {id: theft, conduct: utilities.theft,
      for: {type: organisation},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'theft' is for none that is scored: `subjects` says person"],
    ),
    "for all but those": (
        """\
- {id: theft, conduct: utilities.theft,
      for: {not: {type: person}},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'theft' is for none that is scored: `subjects` says person"],
    ),
    "a ground": (
        """\
grounds:
  - {id: "1", conduct: tax.evasion,
      for: {type: organisation},
      term: {for: 3 years},
      source: "measure, art. 5"}
""",
        ["ground '1' is for none that is scored: `subjects` says person"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_excluded_subjects(fragment: str, expected: list[str]) -> None:
    """A clause for none that is scored, rule or ground."""
    assert expected == said(excluded_subjects, fragment)
