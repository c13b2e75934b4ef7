"""Check note-repeats."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import note_repeats

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "four times": (
        """\
- {id: r0, conduct: utilities.theft,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r1, conduct: tax.evasion,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r2, conduct: tax.arrears,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r3, conduct: tax.resistance,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
""",
        [],
    ),
    "five times": (
        """\
- {id: r0, conduct: utilities.theft,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r1, conduct: tax.evasion,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r2, conduct: tax.arrears,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r3, conduct: tax.resistance,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
- {id: r4, conduct: charity.blood,
      note: Printed without a heading.,
      points: -5,
      source: "measure, row 1"}
""",
        ["the note 'Printed without a heading.' stands 5 times"],
    ),
    "five times a few words": (
        """\
- {id: r0, conduct: utilities.theft, note: By analogy., points: -5, source: "measure, row 1"}
- {id: r1, conduct: tax.evasion, note: By analogy., points: -5, source: "measure, row 1"}
- {id: r2, conduct: tax.arrears, note: By analogy., points: -5, source: "measure, row 1"}
- {id: r3, conduct: tax.resistance, note: By analogy., points: -5, source: "measure, row 1"}
- {id: r4, conduct: charity.blood, note: By analogy., points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_note_repeats(fragment: str, expected: list[str]) -> None:
    """Five times the same sentence is a remark."""
    assert expected == said(note_repeats, fragment)
