"""Check outlasting-consequence."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import outlasting_consequence

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no removal": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
consequences:
  listed: [{what: No contracts, kind: restriction, must: true, lasts: "3 years", source: "measure, art. 6"}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_outlasting_consequence(fragment: str, expected: list[str]) -> None:
    """Where nobody comes off early, nothing outlasts."""
    assert expected == said(outlasting_consequence, fragment)
