"""Check idle-pass-on."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import idle_pass_on

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a rule": (
        """\
pass_on: [{id: heads, conduct: tax.evasion, to: [principal], source: measure}]
rules:
  - {id: a, conduct: tax.evasion, points: -5, source: "measure, row 1"}
""",
        [],
    ),
    "a rule for one's own alone": (
        """\
pass_on: [{id: heads, conduct: tax.evasion, to: [principal], source: measure}]
rules:
  - {id: a, conduct: tax.evasion, passed_on: false, points: -5, source: "measure, row 1"}
""",
        ["'heads' passes on conduct that no clause reaches when it is passed on"],
    ),
    "any conduct": (
        """\
pass_on: [{id: heads, to: [principal], source: measure}]
rules:
  - {id: a, conduct: tax.evasion, points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_idle_pass_on(fragment: str, expected: list[str]) -> None:
    """What is passed on has to reach a clause."""
    assert expected == said(idle_pass_on, fragment)
