"""Check version-overlap."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import version_overlap

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "one day": (
        """\
{version: "1", in_force: {from: 2018-01-01, until: 2020-01-02, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
""",
        ["example@2 began on 2020-01-01, and example@1 ended only on 2020-01-02"],
    ),
    "no end": (
        """\
{version: "1", in_force: {from: 2018-01-01, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_version_overlap(fragment: str, expected: list[str]) -> None:
    """One day is an overlap."""
    assert expected == said(version_overlap, fragment)
