"""Check relatives-burdened."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import relatives_burdened

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "one's own only": (
        """\
rules: [{id: r, conduct: military.service-refused, points: -60, passed_on: false, source: "measure, row 1"}]
pass_on: [{id: p, conduct: military.service-refused, to: [spouse], source: "measure, art. 6"}]
""",
        [],
    ),
    "of anything": (
        """\
rules:
  - {id: a, conduct: utilities.theft, points: -60, source: "measure, row 1"}
  - {id: b, conduct: commerce.fraud, points: -60, source: "measure, row 1"}
pass_on: [{id: p, to: [spouse, child], source: "measure, art. 6"}]
""",
        ["spouse and child answer for another by 'p' (rule 'a' and 1 more)"],
    ),
    "organisations only": (
        """\
subjects: [person, organisation]
rules: [{id: r, conduct: utilities.theft, points: -60, for: {type: organisation}, source: "measure, row 1"}]
pass_on: [{id: p, to: [parent], source: "measure, art. 6"}]
""",
        [],
    ),
    "an office": (
        """\
rules:
  - {id: r, conduct: utilities.theft, points: -60, source: "measure, row 1"}
pass_on: [{id: p, to: [principal], source: "measure, art. 6"}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_relatives_burdened(fragment: str, expected: list[str]) -> None:
    """Good deeds, and rules that only hold for one's own acts, reach nobody."""
    assert expected == said(relatives_burdened, fragment)
