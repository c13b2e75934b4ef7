"""Check same-label."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from check.checked_small import atlas, said

from scorecat.check.atlas import same_label
from scorecat.model.text import Label
from scorecat.model.vocabulary import Conduct, ConductKind, Vocabulary

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "different labels": (
        """\
- {id: a, conduct: utilities.theft, points: -1, source: "measure, row 1"}
- {id: b, conduct: commerce.fraud, points: -1, source: "measure, row 1"}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_same_label(fragment: str, expected: list[str]) -> None:
    """Labels that differ, in one language or both."""
    assert expected == said(same_label, fragment)


def test_twins_of_the_vocabulary_are_found_where_both_are_used() -> None:
    """In English, or in Chinese; a code that nobody uses is found elsewhere."""
    kind = ConductKind.CONDUCT
    twins = {
        code: Conduct(code, kind, Label(en, zh), "", {})
        for code, en, zh in (
            ("utilities.theft", "Theft", "盗窃"),
            ("commerce.fraud", " theft", "诈骗"),
            ("commerce.other", "Other", "盗窃"),
            ("court.other", "Theft", ""),
        )
    }
    rules = (
        '- {id: a, conduct: utilities.theft, points: -1, source: "measure, row 1"}\n'
        '- {id: b, conduct: commerce.fraud, points: -1, source: "measure, row 1"}\n'
        '- {id: c, conduct: commerce.other, points: -1, source: "measure, row 1"}'
    )
    built = replace(atlas(rules), vocabulary=Vocabulary({}, twins, {}))

    assert [
        "commerce.fraud and utilities.theft are both called 'theft'",
        "commerce.other and utilities.theft are both called '盗窃'",
    ] == [finding.message for finding in same_label.check_all(built)]
