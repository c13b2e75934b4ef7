"""Check untaken-attribute."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.sense import untaken_attribute

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "taken": (
        '- {id: a, conduct: traffic.fine, when: {amount: {over: 5}}, points: -5, source: "measure, row 1"}',
        [],
    ),
    "not taken": (
        '- {id: a, conduct: utilities.theft, when: {mode: train}, points: -5, source: "measure, row 1"}',
        ["'mode' is asked for, and 'utilities.theft' has no such attribute"],
    ),
    "by one of two": (
        """\
- {id: a, conduct: [utilities.theft, traffic.fine],
      when: {amount: {over: 5}},
      points: -5,
      source: "measure, row 1"}
""",
        [],
    ),
    "of a ladder": (
        """\
- {id: fine, conduct: utilities.theft,
      points: {by: mode,
      bands: [{is: train,
      points: -1}]},
      source: "measure, row 1"}
""",
        ["'mode' is asked for, and 'utilities.theft' has no such attribute"],
    ),
    "what any row may say": (
        '- {id: a, conduct: utilities.theft, when: {role: driver}, points: -5, source: "measure, row 1"}',
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_untaken_attribute(fragment: str, expected: list[str]) -> None:
    """An attribute that one of the conducts takes, or any row may have, can be asked for."""
    assert expected == said(untaken_attribute, fragment)
