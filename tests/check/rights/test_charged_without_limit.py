"""Check charged-without-limit."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import charged_without_limit

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a group": (
        """\
rules:
  - {id: r, conduct: utilities.theft, points: -60, every: month, source: "measure, row 1"}
caps: [{id: c, rules: [r], points: -60, per: calendar year, source: "measure, art. 5"}]
""",
        [],
    ),
    "every six months": (
        '- {id: r, conduct: utilities.theft, points: -60, every: 6 months, source: "measure, row 1"}',
        ["rule 'r' takes points every 6 months without a limit"],
    ),
    "a bonus": (
        '- {id: r, conduct: utilities.theft, points: 5, every: month, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_charged_without_limit(fragment: str, expected: list[str]) -> None:
    """A cap of its own or of its group limits it; a bonus by the month burdens nobody."""
    assert expected == said(charged_without_limit, fragment)
