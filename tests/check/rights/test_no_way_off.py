"""Check no-way-off."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import no_way_off

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "for another ground": (
        """\
grounds:
  - {id: "1", conduct: tax.evasion, term: {for: none, source: "measure, art. 9"}, source: "measure, art. 3"}
  - id: "2"
    conduct: tax.arrears
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
removal:
  - {id: performed, after: repair.duty-performed, grounds: ["2"], must: true, source: "measure, art. 10"}
""",
        ["ground '1' makes a listing without an end, and no clause takes a name off"],
    ),
    "with an end": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_no_way_off(fragment: str, expected: list[str]) -> None:
    """A removal for other grounds is none."""
    assert expected == said(no_way_off, fragment)
