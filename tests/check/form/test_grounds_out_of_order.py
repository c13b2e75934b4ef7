"""Check grounds-out-of-order."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import grounds_out_of_order

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "rising": (
        """\
grounds:
  - {id: "2", conduct: tax.evasion, term: {for: 3 years}, source: measure}
  - {id: "10", conduct: tax.evasion, term: {for: 3 years}, source: measure}
""",
        [],
    ),
    "falling": (
        """\
grounds:
  - {id: "10", conduct: tax.evasion, term: {for: 3 years}, source: measure}
  - {id: "2", conduct: tax.evasion, term: {for: 3 years}, source: measure}
""",
        ["ground '2' stands after ground '10'"],
    ),
    "names": (
        """\
grounds:
  - {id: "second", conduct: tax.evasion, term: {for: 3 years}, source: measure}
  - {id: "first", conduct: tax.evasion, term: {for: 3 years}, source: measure}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_grounds_out_of_order(fragment: str, expected: list[str]) -> None:
    """Numbers rise; names have no order."""
    assert expected == said(grounds_out_of_order, fragment)
