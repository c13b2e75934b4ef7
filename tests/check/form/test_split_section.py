"""Check split-section."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import split_section

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "together": (
        """\
- {id: a, conduct: utilities.theft, section: U, points: -5, source: "measure, row 1"}
- {id: b, conduct: tax.evasion, section: U, points: -5, source: "measure, row 1"}
- {id: c, conduct: tax.arrears, section: T, points: -5, source: "measure, row 1"}
""",
        [],
    ),
    "apart": (
        """\
- {id: a, conduct: utilities.theft, section: U, points: -5, source: "measure, row 1"}
- {id: c, conduct: tax.arrears, section: T, points: -5, source: "measure, row 1"}
- {id: b, conduct: tax.evasion, section: U, points: -5, source: "measure, row 1"}
""",
        ["section 'U' begins again with 'b'"],
    ),
    "none in between": (
        """\
- {id: a, conduct: utilities.theft, section: U, points: -5, source: "measure, row 1"}
- {id: c, conduct: tax.arrears, points: -5, source: "measure, row 1"}
- {id: b, conduct: tax.evasion, points: -5, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_split_section(fragment: str, expected: list[str]) -> None:
    """A section stands in one place."""
    assert expected == said(split_section, fragment)
