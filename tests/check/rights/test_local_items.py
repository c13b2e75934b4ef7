"""Check local-items."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import local_items

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "slots": (
        '- {id: r, conduct: utilities.theft, points: {from: -5, to: -1}, slots: 3, source: "measure, row 1"}',
        ["rule 'r' holds up to 3 items that a subordinate body sets"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_local_items(fragment: str, expected: list[str]) -> None:
    """A rule with slots."""
    assert expected == said(local_items, fragment)
