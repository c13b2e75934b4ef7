"""Check alias-repeats."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import alias_repeats

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "another": (
        """\
locality: {name: {en: Testtown, zh: 测试市}, aliases: [TT, 测市]}
""",
        [],
    ),
    "the name, in other letters": (
        """\
locality: {name: {en: Testtown, zh: 测试市}, aliases: [TESTTOWN, 测试市]}
""",
        ["the place is called 'TESTTOWN' anyway", "the place is called '测试市' anyway"],
    ),
    "the place": (
        """\
locality: {name: Testtown, aliases: [example]}
""",
        ["the place is called 'example' anyway"],
    ),
    "twice": (
        """\
locality: {name: Testtown, aliases: [TT, tt]}
""",
        ["the place is called 'tt' anyway"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_alias_repeats(fragment: str, expected: list[str]) -> None:
    """An alias is another name."""
    assert expected == said(alias_repeats, fragment)
