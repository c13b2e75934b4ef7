"""Check placeholder."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import placeholder

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "filled in": (
        """\
title: Test measure
""",
        [],
    ),
    "in a title": (
        """\
title: "TODO: the title"
""",
        ["'TODO: the title' is still to be filled in"],
    ),
    "in a source": (
        '- {id: a, conduct: utilities.theft, points: -5, source: "measure, TODO"}',
        ["'measure, TODO' is still to be filled in"],
    ),
    "within a word": (
        """\
title: XXXL sizes, and mastodons
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_placeholder(fragment: str, expected: list[str]) -> None:
    """The words of a skeleton, wherever they stand."""
    assert expected == said(placeholder, fragment)
