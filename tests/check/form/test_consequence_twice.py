"""Check consequence-twice."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import consequence_twice

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "under two grades": (
        """\
consequences:
  A: [{what: X, kind: benefit, source: measure}]
  B: [{what: X, kind: benefit, source: measure}]
""",
        [],
    ),
    "twice": (
        """\
consequences:
  A: [{what: X, kind: benefit, source: measure}, {what: x, kind: benefit, source: measure}]
""",
        ["'x' follows twice from A"],
    ),
    "must and may": (
        """\
consequences:
  A: [{what: X, kind: benefit, must: true,
      source: measure}, {what: X, kind: benefit, must: false,
      source: measure}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_consequence_twice(fragment: str, expected: list[str]) -> None:
    """Under one grade the same follows once."""
    assert expected == said(consequence_twice, fragment)
