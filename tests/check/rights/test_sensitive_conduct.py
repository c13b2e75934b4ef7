"""Check sensitive-conduct."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.rights import sensitive_conduct

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "a good deed in the family": (
        '- {id: r, conduct: family.parents-supported, points: 5, source: "measure, row 1"}',
        [],
    ),
    "membership": (
        '- {id: r, conduct: party.membership, points: 5, source: "measure, row 1"}',
        ["rule 'r' touches political affiliation"],
    ),
    "several": (
        '- {id: r, conduct: [speech.rumour, petition.banners, speech.slander], points: -60, source: "measure, row 1"}',
        ["rule 'r' touches speech and petitions and assembly"],
    ),
    "a ground": (
        """\
grounds:
  - id: "1"
    conduct: religion.cult
    term: {for: "2 years", source: "measure, art. 9"}
    source: "measure, art. 3"
""",
        ["ground '1' touches belief"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_sensitive_conduct(fragment: str, expected: list[str]) -> None:
    """Burdens of some topics, and anything of others."""
    assert expected == said(sensitive_conduct, fragment)
