"""Check milder-graver."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import milder_graver

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "graver": (
        """\
- {id: e, conduct: tax.evasion, points: -30, source: "measure, row 1"}
- {id: s, conduct: tax.evasion.serious, points: -100, source: "measure, row 1"}
""",
        [],
    ),
    "milder": (
        """\
- {id: e, conduct: tax.evasion, points: -30, source: "measure, row 1"}
- {id: s, conduct: tax.evasion.serious, points: -10, source: "measure, row 1"}
""",
        ["rule 's' deducts 10 points, and 'e' for the plain conduct 30 (line 42)"],
    ),
    "for other subjects": (
        """\
subjects: [person, organisation]
rules:
  - {id: e, conduct: tax.evasion, for: {type: person}, points: -30, source: "measure, row 1"}
  - {id: s, conduct: tax.evasion.serious,
      for: {type: organisation},
      points: -10,
      source: "measure, row 1"}
""",
        [],
    ),
    "another special case": (
        """\
- {id: a, conduct: utilities.arrears, points: -30, source: "measure, row 1"}
- {id: j, conduct: utilities.arrears.adjudicated, points: -10, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_milder_graver(fragment: str, expected: list[str]) -> None:
    """Only the graver case of the same conduct is held against the plain one."""
    assert expected == said(milder_graver, fragment)
