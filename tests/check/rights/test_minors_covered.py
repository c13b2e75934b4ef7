"""Check minors-covered."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import minors_covered

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "the clause asks": (
        '- {id: r, conduct: utilities.theft, points: -60, for: {age: {from: 18}}, source: "measure, row 1"}',
        [],
    ),
    "organisations": (
        """\
subjects: [organisation]
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        [],
    ),
    "the clause may be missing": (
        """\
completeness: {state: partial, missing: [{what: On minors., rules: false}]}
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        [],
    ),
    "bonuses": (
        '- {id: r, conduct: utilities.theft, points: 5, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_minors_covered(fragment: str, expected: list[str]) -> None:
    """Each clause may ask for age itself; organisations have none."""
    assert expected == said(minors_covered, fragment)
