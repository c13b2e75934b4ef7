"""Check no-chinese-in-zh."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import no_chinese_in_zh

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "Chinese": (
        """\
title: {en: Test measure, zh: 测试办法}
""",
        [],
    ),
    "Chinese with a number": (
        """\
title: {en: Test measure, zh: 办法2.0}
""",
        [],
    ),
    "English": (
        """\
title: {en: Test measure, zh: Test}
""",
        ["'Test' stands under `zh` and is not Chinese"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_no_chinese_in_zh(fragment: str, expected: list[str]) -> None:
    """What stands as the original is Chinese."""
    assert expected == said(no_chinese_in_zh, fragment)
