"""Check shadowed-validity."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import shadowed_validity

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "narrower first": (
        """\
validity:
  - {effect: deduction, at_most: 40, for: 1 year, source: measure}
  - {effect: deduction, for: 2 years, source: measure}
""",
        [],
    ),
    "wider first": (
        """\
validity:
  - {effect: deduction, for: 2 years, source: measure}
  - {effect: deduction, at_most: 40, for: 2 years, source: measure}
""",
        ["an earlier class fits every 'deduction' that this one does"],
    ),
    "any grade before one": (
        """\
validity:
  - {effect: grade, for: 2 years, source: measure}
  - {effect: grade C, for: 2 years, source: measure}
""",
        ["an earlier class fits every 'grade C' that this one does"],
    ),
    "one grade before any": (
        """\
validity:
  - {effect: grade C, for: 2 years, source: measure}
  - {effect: grade, for: 2 years, source: measure}
""",
        [],
    ),
    "a larger bound after": (
        """\
validity:
  - {effect: bonus, at_most: 5, for: 1 year, source: measure}
  - {effect: bonus, at_most: 9, for: 1 year, source: measure}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_shadowed_validity(fragment: str, expected: list[str]) -> None:
    """The first class that fits is taken."""
    assert expected == said(shadowed_validity, fragment)
