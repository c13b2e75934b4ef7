"""Suppressions: what they allow, where, until when, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from check.checked_files import DAY, OURS, SMALL, report, told

from scorecat.check.settings import Settings
from scorecat.model.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

FIRST: Final = "  - id: xyz\n"
BOTH: Final = ["17:9: SC440", "21:9: SC440"]

CASES: Final[dict[str, tuple[str, str, list[str]]]] = {
    # What is put in the place of what, and what is found then.
    "above the clause": (FIRST, f"  # scorecat: allow SC440: ours\n{FIRST}", ["22:9: SC440"]),
    "above, with a comment and a blank line between": (
        FIRST,
        f"  # scorecat: allow SC440: ours\n\n  # Another.\n{FIRST}",
        ["24:9: SC440"],
    ),
    "at the end of the line": (FIRST, "  - id: xyz  # scorecat: allow SC440: ours\n", ["21:9: SC440"]),
    "above the whole section": ("rules:\n", "# scorecat: allow SC440: ours\nrules:\n", []),
    "for the whole file": ("place: test", "place: test  # scorecat: allow-file SC440: ours", []),
    "above the first key it is not for the file": (
        "place: test",
        "# scorecat: allow SC440: ours\nplace: test",
        ["1:1: SC451", "18:9: SC440", "22:9: SC440"],
    ),
    "within the clause": (
        "    points: -60",
        "    points: -60  # scorecat: allow SC440: ours",
        ["17:9: SC440", "19:18: SC451", "21:9: SC440"],
    ),
    "until a day to come": (FIRST, f"  # scorecat: allow SC440 until 2026-01-02: ours\n{FIRST}", ["22:9: SC440"]),
    "until today": (
        FIRST,
        f"  # scorecat: allow SC440 until 2026-01-01: ours\n{FIRST}",
        ["17:3: SC452", "18:9: SC440", "22:9: SC440"],
    ),
    "several codes, one of them unused": (
        FIRST,
        f"  # scorecat: allow SC440, SC443: ours\n{FIRST}",
        ["17:3: SC451", "22:9: SC440"],
    ),
    "no reason": (FIRST, f"  # scorecat: allow SC440\n{FIRST}", ["17:3: SC450", "18:9: SC440", "22:9: SC440"]),
    "an empty reason": (FIRST, f"  # scorecat: allow SC440: \n{FIRST}", ["17:3: SC450", "18:9: SC440", "22:9: SC440"]),
    "no code": (FIRST, f"  # scorecat: allow: ours\n{FIRST}", ["17:3: SC453", "18:9: SC440", "22:9: SC440"]),
    "no check": (FIRST, f"  # scorecat: allow SC9: ours\n{FIRST}", ["17:3: SC453", "18:9: SC440", "22:9: SC440"]),
    "a suppression": (
        FIRST,
        f"  # scorecat: allow SC451: ours\n{FIRST}",
        ["17:3: SC453", "18:9: SC440", "22:9: SC440"],
    ),
    "what is always told": (
        FIRST,
        f"  # scorecat: allow SC201: ours\n{FIRST}",
        ["17:3: SC453", "18:9: SC440", "22:9: SC440"],
    ),
    "no day": (
        FIRST,
        f"  # scorecat: allow SC440 until 2026-02-30: ours\n{FIRST}",
        ["17:3: SC453", "18:9: SC440", "22:9: SC440"],
    ),
    "another word": (
        FIRST,
        f"  # scorecat: ignore SC440: ours\n{FIRST}",
        ["17:3: SC453", "18:9: SC440", "22:9: SC440"],
    ),
    "within a text": ("title: Test measure", 'title: "Test # scorecat: allow-file SC440: ours"', BOTH),
    "at the end of the file": ("row 2\n", "row 2\n# scorecat: allow SC440: ours\n", [*BOTH, "25:1: SC451"]),
    "not a comment of ours": (FIRST, f"  # see scorecat: allow SC440: ours\n{FIRST}", ["18:9: SC440", "22:9: SC440"]),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_suppression(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    """It allows what begins in its line or the next, for the reason it gives; else it is itself found."""
    found = report(tmp_path / "2020.yaml", SMALL.replace(old, new, 1))

    assert told(found) == expected
    assert [one.reason for one in found.allowed] == ["ours"] * (2 - len([one for one in expected if "SC440" in one]))


def test_expired_suppression_allows_nothing_and_is_a_warning(tmp_path: Path) -> None:
    """The day counts that the caller gives, not the clock's."""
    text = SMALL.replace("place: test", "place: test  # scorecat: allow-file SC440 until 2025-06-01: ours")

    before = report(tmp_path / "2020.yaml", text, day=date(2025, 5, 31))
    after = report(tmp_path / "2020.yaml", text, day=date(2025, 6, 1))

    assert (told(before), len(before.allowed)) == ([], 2)
    assert told(after) == ["1:14: SC452", *BOTH]
    assert after.findings[0].severity is Severity.WARNING


def test_nothing_is_unused_that_was_not_asked_for(tmp_path: Path) -> None:
    """A run of some checks does not call the suppressions of others unused."""
    text = SMALL.replace("place: test", "place: test  # scorecat: allow-file SC530, SC581: ours")

    assert told(report(tmp_path / "2020.yaml", text)) == BOTH
    everything = told(report(tmp_path / "2020.yaml", text, Settings()))
    assert "1:14: SC451" in everything


def test_nothing_is_unused_in_a_file_that_does_not_load(tmp_path: Path) -> None:
    """What is wrong with the file is told alone: no check has looked for anything."""
    text = SMALL.replace("place: test", "place: test  # scorecat: allow-file SC443: ours")

    assert told(report(tmp_path / "2020.yaml", text.replace("kind: points", "kind: pionts"))) == ["3:7: SC204"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_are_no_matter(ending: str, tmp_path: Path) -> None:
    """A file of another system is read alike, a byte order mark and all."""
    text = "\ufeff" + SMALL.replace(FIRST, f"  # scorecat: allow SC440: ours\n{FIRST}").replace("\n", ending)

    assert told(report(tmp_path / "2020.yaml", text, OURS, DAY)) == ["22:9: SC440"]
