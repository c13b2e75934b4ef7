"""Check objection-open."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import objection_open

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "nothing encoded": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        [],
    ),
    "merit": (
        """\
grounds:
  - id: "1"
    conduct: tax.evasion
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
    benefit: true
removal: [{id: p, after: repair.duty-performed, must: true, source: "measure, art. 10"}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_objection_open(fragment: str, expected: list[str]) -> None:
    """Where nothing of the procedure is encoded, it is not known what the text has."""
    assert expected == said(objection_open, fragment)
