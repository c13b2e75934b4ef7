"""The record of one person reads like a statement: what, when, which rule and article, what it counts for."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.cli_run import CITY, EVENTS

if TYPE_CHECKING:
    from cli.cli_run import Run

PEOPLE = sorted({row["subject"] for row in csv.DictReader(Path(EVENTS).read_text(encoding="utf-8").splitlines())})
SAYS = {
    "ash": ["ash · Rongcheng (荣成市) · 2019", "Score 995 … ?", "Grade A … AAA", "e02, volunteering: how many points"],
    "cedar": ["Score 940 (start 1000)", "Grade B", "utility-theft: standard, row 15", "−60", "no end known", "counted"],
    "elm": ["No entries.", "2019-05-17", "transport.taxi-no-show", "text not available"],
    "maple": [
        "held to the floor of the direct grade: 599 in the low reading",
        "direct C … B",
        "sources conflict: grade C (fp-2018, on drunk driving [press]); grade B (npr-2018",
        "the text leaves open whether the rule reaches this",
        "fp-2018: Report from Rongcheng, Foreign Policy, 2018-04-03 [press; seen through two texts that cite it]",
    ],
    "oak": ["the text leaves the points to discretion", "not known: level", "−50 … −5"],
    "pine": ["−40 (4×)", "loan-arrears: standard, row 3"],
    "willow": ["revoked", "Score 995"],
}


@pytest.mark.parametrize("person", PEOPLE)
def test_statement_says_what_the_record_holds(run: Run, person: str) -> None:
    """Every entry with its date, rule and source; every event that is not covered with the reason."""
    found = run("eval", EVENTS, *CITY, "--person", person, "-f", "table")
    (record,) = json.loads(run("eval", EVENTS, *CITY, "--person", person).out)["records"]

    assert found.code == 0
    for entry in record["entries"]:
        line = next(line for line in found.out.splitlines() if f"({entry['event']})" in line)
        source = entry["source"]
        assert line.strip().startswith(entry["date"])
        assert f"{entry['rule']}: {source['instrument']}, {source['locator']}" in line
        assert entry["status"] in line
    for event in record["uncovered"]:
        assert any(event["event"] in line and event["why"] in line for line in found.out.splitlines())
    for said in [*SAYS.get(person, []), "What follows", "Sources"]:
        assert said in found.out


def test_statement_in_markdown(run: Run) -> None:
    """The same, as Markdown."""
    found = run("eval", EVENTS, *CITY, "--person", "cedar", "-f", "markdown")

    assert found.out.startswith("## cedar · Rongcheng")
    assert "| 2019-04-02 | Theft of utilities (e05) | utility-theft: standard, row 15 | −60 | −60 |" in found.out
