"""Check endless-version."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import endless_version

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "the newest": (
        """\
{version: "1", in_force: {from: 2018-01-01, until: 2019-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
""",
        [],
    ),
    "two of three": (
        """\
{version: "1", in_force: {from: 2017-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2018-01-01, source: "measure, art. 30"}}
---
{version: "3", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
""",
        ["example@1 has no end, and example@2 has begun", "example@2 has no end, and example@3 has begun"],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_endless_version(fragment: str, expected: list[str]) -> None:
    """The newest version may have no end."""
    assert expected == said(endless_version, fragment)
