"""Check title-ends-in-stop."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import title_ends_in_stop

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "no stop": (
        """\
title: Test measure
""",
        [],
    ),
    "a stop": (
        """\
title: Test measure.
""",
        ["'Test measure.' is a name and ends in '.'"],
    ),
    "a Chinese stop": (
        """\
title: {en: Test measure, zh: 测试办法。}
""",
        ["'测试办法。' is a name and ends in '。'"],
    ),
    "an abbreviation": (
        """\
title: Measure of Test Co.
""",
        [],
    ),
    "a consequence is a sentence": (
        """\
consequences:
  A: [{what: A discount., kind: benefit, source: measure}]
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_title_ends_in_stop(fragment: str, expected: list[str]) -> None:
    """Names have no stop at their end; abbreviations and sentences do."""
    assert expected == said(title_ends_in_stop, fragment)
