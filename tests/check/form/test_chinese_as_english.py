"""Check chinese-as-english."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import chinese_as_english

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "English": (
        """\
title: Test measure
""",
        [],
    ),
    "Chinese": (
        """\
title: 测试办法
""",
        ["'测试办法' is Chinese, and stands where English should"],
    ),
    "English with a word of Chinese": (
        """\
title: Measure on trust (信用)
""",
        [],
    ),
    "Chinese under its key": (
        """\
title: {en: Test measure, zh: 测试办法}
""",
        [],
    ),
    "a note": (
        """\
remarks: [{about: name, text: 名称不详}]
""",
        ["'名称不详' is Chinese, and stands where English should"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_chinese_as_english(fragment: str, expected: list[str]) -> None:
    """More Chinese than Latin is Chinese."""
    assert expected == said(chinese_as_english, fragment)
