"""Grades of one place that become events of another: Wendeng's stars, and what is said where none is carried over."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from cli.cli_run import Run

LOG: Final = """\
event,subject,date,conduct,amount
e1,villager,2021-03-01,party.industry-project.agricultural,5000000
e2,townsman,2021-03-01,party.industry-project.agricultural,5000000
e3,somebody,2021-03-01,party.industry-project.agricultural,5000000
"""
SUBJECTS: Final = """\
subject,type,born,household
villager,person,1980-01-01,rural
townsman,person,1980-01-01,urban
somebody,person,1980-01-01,
"""
ARGS: Final = ("eval", "log.csv", "--city", "wendeng", "--as-of", "2022-06-30", "-f", "json")
NOTHING: Final = "no grade of wendeng-rural is carried over at the end of a year"


@pytest.fixture
def files(run: Run) -> Run:
    """The command line in a folder with a log and a subjects table."""
    Path("log.csv").write_text(LOG, encoding="utf-8")
    Path("subjects.csv").write_text(SUBJECTS, encoding="utf-8")
    return run


def carried(text: str) -> dict[str, list[dict[str, Any]]]:
    """The entries that no row of the log makes, by subject."""
    return {
        record["subject"]: [one for one in record["entries"] if not one["event"].startswith("e")]
        for record in json.loads(text)["records"]
    }


def test_a_villager_is_credited_with_the_stars_held(files: Run) -> None:
    """A townsman is not, and where the table does not say which of the two somebody is, it is open."""
    ended = files(*ARGS, "--subjects", "subjects.csv")
    found = carried(ended.out)

    assert NOTHING not in ended.err
    (stars,) = found["villager"]
    assert ("stars:2021", "2022-01-01", "counted") == (stars["event"], stars["date"], stars["status"])
    assert stars["points"]["low"] == stars["points"]["high"] > 0
    assert [] == found["townsman"]
    (may,) = found["somebody"]
    assert "undetermined" == may["status"]
    assert 0 == may["counted"]["low"] < may["counted"]["high"]


@pytest.mark.parametrize("column", ["type", "household", "born"])
def test_a_table_that_does_not_say_who_is_a_villager(column: str, files: Run) -> None:
    """Nothing is carried over, and a note names what the table lacks."""
    rows = [line.split(",") for line in SUBJECTS.splitlines()]
    at = rows[0].index(column)
    short = "\n".join(",".join((*row[:at], *row[at + 1 :])) for row in rows)
    Path("subjects.csv").write_text(short + "\n", encoding="utf-8")

    ended = files(*ARGS, "--subjects", "subjects.csv")

    assert f"subjects.csv without {column}: {NOTHING}" in ended.err
    assert {"villager": [], "townsman": [], "somebody": []} == carried(ended.out)


def test_without_a_table_nobody_is_a_villager(files: Run) -> None:
    """Nothing is carried over, as is noted."""
    ended = files(*ARGS)

    assert f"no subjects table (--subjects): {NOTHING}" in ended.err
    assert {"villager": [], "townsman": [], "somebody": []} == carried(ended.out)


@pytest.mark.parametrize(
    ("person", "lines"),
    [
        (
            "villager",
            [
                "It carries: quantity 4",
                "Carried over from wendeng-rural: the grade held there on 2021-12-31 (rural-measure, art. 41)",
            ],
        ),
        (
            "somebody",
            [
                "May be carried over from wendeng-rural: the grade held there on 2021-12-31 (rural-measure, art. 41)",
                "(saw whether the grade held elsewhere gives it is not known)",
            ],
        ),
    ],
)
def test_explain_says_where_it_comes_from(person: str, lines: list[str], files: Run) -> None:
    """No row of the log says it: a grade of another place does, or may."""
    asked = ("explain", *ARGS[1:-1], "markdown", "--subjects", "subjects.csv", "--person", person)
    ended = files(*asked, "--event", "stars:2021")

    assert 0 == ended.code
    assert [] == [line for line in lines if line not in ended.out]
    assert "The log says" not in ended.out


def test_statement_says_what_is_not_known(files: Run) -> None:
    """Of what a rule asks, the type of a subject always is."""
    ended = files(*ARGS[:-1], "markdown", "--subjects", "subjects.csv", "--person", "somebody")

    assert re.search(r"stars:2021, village-stars: not known: quantity$", ended.out, re.MULTILINE)
