"""Check contradicting-conditions."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import contradicting_conditions

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "two ages that are one": (
        """\
- {id: theft, conduct: utilities.theft,
      for: {all: [{age: {from: 18}}, {age: {under: 60}}]},
      points: -1,
      source: "measure, row 1"}
""",
        [],
    ),
    "two ages that are none": (
        """\
- {id: theft, conduct: utilities.theft,
      for: {all: [{age: {under: 18}}, {age: {from: 18}}]},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'theft' asks of age what cannot be at once, so it never holds"],
    ),
    "two values of one choice": (
        """\
- {id: fine, conduct: traffic.fine,
      when: {all: [{level: county}, {level: village}]},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'fine' asks of level what cannot be at once, so it never holds"],
    ),
    "either of two": (
        """\
- {id: fine, conduct: traffic.fine,
      when: {any: [{level: county}, {level: village}]},
      points: -1,
      source: "measure, row 1"}
""",
        [],
    ),
    "what is excluded itself": (
        """\
- {id: fine, conduct: traffic.fine,
      when: {level: county, not: {level: [county, village]}},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'fine' asks of level what cannot be at once, so it never holds"],
    ),
    "every choice excluded": (
        """\
- {id: fine, conduct: traffic.fine,
      when: {all: [{amount: {over: 5}}, {any: [{amount: {under: 3}}, {amount: 1}]}]},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'fine' asks of amount what cannot be at once, so it never holds"],
    ),
    "an age not covered": (
        """\
covers: {who: {age: {from: 18}}, source: "measure, art. 3"}
rules:
  - {id: theft, conduct: utilities.theft,
      for: {age: {under: 14}},
      points: -1,
      source: "measure, row 1"}
""",
        ["rule 'theft' asks of age what cannot be at once, so it never holds"],
    ),
    "an age covered in part": (
        """\
covers: {who: {age: {from: 14}}, source: "measure, art. 3"}
rules:
  - {id: theft, conduct: utilities.theft,
      for: {age: {under: 18}},
      points: -1,
      source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_contradicting_conditions(fragment: str, expected: list[str]) -> None:
    """What cannot be at once is told at the key that says it."""
    assert expected == said(contradicting_conditions, fragment)
