"""Check gapped-grades."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import gapped_grades

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a point apart": (
        """\
grades:
  - {id: A, from: 900, source: "measure, art. 5"}
  - {id: B, from: 800, up_to: 899, source: "measure, art. 5"}
  - {id: C, up_to: 799, source: "measure, art. 5"}
""",
        [],
    ),
    "ten apart": (
        """\
grades:
  - {id: A, from: 900, source: "measure, art. 5"}
  - {id: B, from: 800, up_to: 890, source: "measure, art. 5"}
  - {id: C, up_to: 799, source: "measure, art. 5"}
""",
        ["'B' ends at 890, and 'A' begins at 900"],
    ),
    "no top printed": (
        """\
grades:
  - {id: A, from: 900, source: "measure, art. 5"}
  - {id: B, from: 800, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        [],
    ),
    "over a bound": (
        """\
grades:
  - {id: A, from: {over: 900}, source: "measure, art. 5"}
  - {id: B, from: 800, up_to: 900, source: "measure, art. 5"}
  - {id: C,  source: "measure, art. 5"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_gapped_grades(fragment: str, expected: list[str]) -> None:
    """A point apart is how whole points are printed; more is a gap."""
    assert expected == said(gapped_grades, fragment)
