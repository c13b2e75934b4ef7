"""Check nobody-asked."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import nobody_asked

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a list": (
        """\
participation: mandatory
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
    "unknown": (
        "participation: unknown",
        [],
    ),
    "opaque": (
        """\
kind: opaque
participation: mandatory
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        ["people are scored whether they agree or not"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_nobody_asked(fragment: str, expected: list[str]) -> None:
    """A list asks nobody, by its nature."""
    assert expected == said(nobody_asked, fragment)
