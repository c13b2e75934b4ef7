"""Check open-reach."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import open_reach

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a ground": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
    reach: open
""",
        ["ground '1' may or may not be applied"],
    ),
    "passed on": (
        'pass_on: [{id: p, to: [parent], reach: open, source: "measure, art. 6"}]',
        ["`pass_on` 'p' may or may not be applied"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_open_reach(fragment: str, expected: list[str]) -> None:
    """Rules, grounds, and what is passed on."""
    assert expected == said(open_reach, fragment)
