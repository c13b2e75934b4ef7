"""Check version-unlike-dates."""

from __future__ import annotations

from typing import Final

import pytest
from check.checked_small import said

from scorecat.check.form import version_unlike_dates

CASES: Final[dict[str, tuple[str, list[str]]]] = {
    "in force": (
        """\
version: "2020"
""",
        [],
    ),
    "issued": (
        """\
version: "2019"
""",
        [],
    ),
    "neither": (
        """\
version: "2015"
""",
        ["version '2015' is of no year in which it was issued or in force"],
    ),
    "no year": (
        """\
version: undated
""",
        [],
    ),
    "before a month": (
        """\
version: before-2018-02
""",
        [],
    ),
    "no date known": (
        """\
version: "2015"
in_force: {from: unknown}
instruments: {measure: {title: Measure, evidence: press}}
""",
        [],
    ),
}


@pytest.mark.parametrize(("fragment", "expected"), CASES.values(), ids=CASES)
def test_version_unlike_dates(fragment: str, expected: list[str]) -> None:
    """A year of issue or in force, or no year at all."""
    assert expected == said(version_unlike_dates, fragment)
