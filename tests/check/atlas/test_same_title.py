"""Check same-title."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import same_title

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "versions": (
        """\
{version: "1", title: Measure}
---
{version: "2", title: Measure}
""",
        [],
    ),
    "in Chinese only": (
        """\
{place: north, title: {en: One, zh: 办法}}
---
{place: south, title: {en: Two, zh: 办法}}
""",
        ["south and north have one title"],
    ),
    "letters": (
        """\
{place: north, title: The Measure}
---
{place: south, title: the measure}
""",
        ["south and north have one title"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_same_title(fragment: str, expected: list[str]) -> None:
    """Versions of one place may share a title."""
    assert expected == said(same_title, fragment)
