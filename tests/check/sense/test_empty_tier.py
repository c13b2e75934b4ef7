"""Check empty-tier."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import empty_tier

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "one step": (
        """\
- {id: d, conduct: charity.donation,
      accumulate: {of: amount,
      per: calendar year},
      points: {tiers: [{over: 0, up_to: 100, each: 100, add: 1}]},
      source: measure}
""",
        [],
    ),
    "less": (
        """\
- {id: d, conduct: charity.donation,
      accumulate: {of: amount,
      per: calendar year},
      points: {tiers: [{over: 0, up_to: 99, each: 100, add: 1}]},
      source: measure}
""",
        ["the tier holds 99, less than one step of 100: it gives nothing"],
    ),
    "no end": (
        """\
- {id: d, conduct: charity.donation,
      accumulate: {of: amount,
      per: calendar year},
      points: {tiers: [{over: 0, each: 100, add: 1}]},
      source: measure}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_empty_tier(fragment: str, expected: list[str]) -> None:
    """A tier that holds one full step gives something."""
    assert expected == said(empty_tier, fragment)
