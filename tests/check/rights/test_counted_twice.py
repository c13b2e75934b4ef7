"""Check counted-twice."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import counted_twice

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "strongest": (
        """\
counting: {one_act: strongest, source: "measure, art. 17"}
rules:
  - {id: a, conduct: utilities.theft, points: -60, source: "measure, row 1"}
  - {id: b, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        [],
    ),
    "apart by type": (
        """\
subjects: [person, organisation]
rules:
  - {id: a, conduct: utilities.theft, points: -60, for: {type: person}, source: "measure, row 1"}
  - {id: b, conduct: utilities.theft, points: -60, for: {type: organisation}, source: "measure, row 1"}
""",
        [],
    ),
    "apart by time": (
        """\
- id: a
  conduct: utilities.theft
  points: -60
  in_force: {from: 2020-01-01, until: 2020-06-01}
  source: "measure, row 1"
- {id: b, conduct: utilities.theft, points: -60, in_force: {from: 2020-06-01}, source: "measure, row 1"}
""",
        [],
    ),
    "apart by whose": (
        """\
- {id: a, conduct: utilities.theft, points: -60, passed_on: true, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -60, passed_on: false, source: "measure, row 1"}
""",
        [],
    ),
    "apart by not": (
        """\
- {id: a, conduct: utilities.theft, points: -60, when: {severity: serious}, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -60, when: {not: {severity: serious}}, source: "measure, row 1"}
""",
        [],
    ),
    "bounds touch": (
        """\
- {id: a, conduct: utilities.theft, points: -60, when: {amount: {up_to: 5}}, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -60, when: {amount: {from: 5}}, source: "measure, row 1"}
""",
        ["rules 'a' and 'b' both take points for utilities.theft"],
    ),
    "a value in bounds": (
        """\
- {id: a, conduct: utilities.theft, points: -60, when: {amount: 7}, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -60, when: {amount: {under: 7}}, source: "measure, row 1"}
""",
        [],
    ),
    "one is a bonus": (
        """\
- {id: a, conduct: utilities.theft, points: 5, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: -60, source: "measure, row 1"}
""",
        [],
    ),
    "the rest of another": (
        """\
- {id: a, conduct: utilities.theft, points: -60, source: "measure, row 1"}
- {id: b, conduct: utilities.theft, points: {unknown: deduction}, source: "measure, row 1"}
""",
        [],
    ),
    "a special case": (
        """\
- {id: a, conduct: utilities.arrears, points: -60, source: "measure, row 1"}
- {id: b, conduct: utilities.arrears.adjudicated, points: -60, source: "measure, row 1"}
""",
        [],
    ),
    "once for several": (
        """\
- {id: a, conduct: [utilities.theft, commerce.fraud], points: -60, source: "measure, row 1"}
- {id: b, conduct: [commerce.fraud, utilities.theft], points: -60, source: "measure, row 1"}
""",
        ["rules 'a' and 'b' both take points for commerce.fraud, utilities.theft"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_counted_twice(fragment: str, expected: list[str]) -> None:
    """Only where both can hold, both count and both deduct."""
    assert expected == said(counted_twice, fragment)
