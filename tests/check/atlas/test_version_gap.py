"""Check version-gap."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.atlas import version_gap

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "one day": (
        """\
{version: "1", in_force: {from: 2018-01-01, until: 2019-12-31, source: "measure, art. 30"}}
---
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
""",
        ["example@1 ended on 2019-12-31, and example@2 began on 2020-01-01"],
    ),
    "in the other order": (
        """\
{version: "2", in_force: {from: 2020-01-01, source: "measure, art. 30"}}
---
{version: "1", in_force: {from: 2018-01-01, until: 2019-12-31, source: "measure, art. 30"}}
""",
        ["example@1 ended on 2019-12-31, and example@2 began on 2020-01-01"],
    ),
    "another place": (
        """\
{place: a, in_force: {from: 2018-01-01, until: 2019-01-01, source: "measure, art. 30"}}
---
{place: b}
""",
        [],
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
def test_version_gap(fragment: str, expected: list[str]) -> None:
    """One day is a gap; unknown dates are none."""
    assert expected == said(version_gap, fragment)
