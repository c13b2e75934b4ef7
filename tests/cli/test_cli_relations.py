"""`eval --relations`: what one subject does is entered for another, and every format says through whom."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli.cli_run import csv_log, identity

if TYPE_CHECKING:
    from cli.cli_run import Run

CATALOG: Final = """\
place: mine
version: "1"
kind: points
title: {en: My measure}
locality: {name: {en: Mytown}}
in_force: {from: 2019-01-01, source: measure}
participation: mandatory
subjects: [person, organisation]
completeness: {state: full}
instruments:
  measure: {title: Measure, evidence: primary}
score: {start: 1000, source: "measure, art. 1"}
grades:
  - {id: A, from: 900, source: "measure, art. 2"}
  - {id: B, source: "measure, art. 2"}
rules:
  - {id: fraud, conduct: commerce.fraud, points: -30, source: "measure, art. 3"}
pass_on:
  - {id: to-head, of: [organisation], to: [legal-representative], source: "measure, art. 4"}
  - {id: to-controller, to: [actual-controller], reach: open, source: "measure, art. 5"}
repair:
  - {id: pledged, after: pledge.signed, of: commerce.fraud, instead: {points: -10}, source: "measure, art. 6"}
"""
LOG: Final = csv_log(
    "e1,firm,2020-02-01,commerce.fraud,",
    "e2,firm,2020-02-02,aviation.theft,",
    "e3,head,2020-02-03,commerce.fraud,",
    header="event,subject,date,conduct,ref",
)
RELATIONS: Final = """\
of,to,relation,from,until
firm,head,legal-representative,2020-01-01,2020-02-02
firm,owner,actual-controller,,
"""
ARGS: Final = ("eval", "log.csv", "--catalog", "mine.yaml", "--as-of", "2020-06-30")
WITH: Final = (*ARGS, "--relations", "relations.csv")
NO_SUBJECTS: Final = "no subjects table (--subjects): "
NO_RELATIONS: Final = "no relations table (--relations): what one subject does is entered for no other"


@pytest.fixture
def files(run: Run) -> Run:
    """The command line in a folder with the catalog, the log and the relations table."""
    Path("mine.yaml").write_text(CATALOG, encoding="utf-8")
    Path("log.csv").write_bytes(LOG)
    Path("relations.csv").write_text(RELATIONS, encoding="utf-8")
    return run


def records(text: str) -> dict[str, Any]:
    """The records of a JSON result, by subject."""
    return {record["subject"]: record for record in json.loads(text)["records"]}


def test_json_says_through_whom(files: Run) -> None:
    """Entries and events that are not covered have `via`, null for one's own."""
    ended = files(*WITH)
    found = records(ended.out)

    assert 0 == ended.code
    entries = {who: [(one["event"], one["via"]) for one in record["entries"]] for who, record in found.items()}
    assert {"firm": [("e1", None)], "head": [("e1", "firm"), ("e3", None)], "owner": [("e1", "firm")]} == entries
    missed = {who: [(one["event"], one.get("via")) for one in record["uncovered"]] for who, record in found.items()}
    assert {"firm": [("e2", None)], "head": [], "owner": [("e2", "firm")]} == missed


def test_scores_hold_what_is_passed_on(files: Run) -> None:
    """What may be passed on is open: undetermined, and in the low score alone."""
    found = records(files(*WITH).out)

    assert {"firm": (970, 970), "head": (940, 940), "owner": (970, 1000)} == {
        who: tuple(record["score"].values()) for who, record in found.items()
    }
    assert ["undetermined"] == [one["status"] for one in found["owner"]["entries"]]


@pytest.mark.parametrize("format_", ["table", "markdown"])
@pytest.mark.parametrize(
    ("person", "lines"),
    [
        ("head", [r"2020-02-01\W.*\(e1, through firm\)", r"2020-02-03\W.*\(e3\)"]),
        ("owner", [r"2020-02-01\W.*\(e1, through firm\).*undetermined", r"2020-02-02.*\(e2,.*through firm\)"]),
        ("firm", [r"2020-02-01\W.*\(e1\)", r"2020-02-02.*\(e2, aviation\.theft\)"]),
    ],
)
def test_statement_says_through_whom(person: str, lines: list[str], format_: str, files: Run) -> None:
    """Beside the event, for entries and for what is not covered; of somebody, too, who has no row in the log."""
    ended = files(*WITH, "--person", person, "-f", format_)

    assert 0 == ended.code
    assert [] == [line for line in lines if not re.search(line, ended.out)]


def test_a_person_is_found_by_the_relations(files: Run) -> None:
    """Only somebody whom neither the log nor a relation names is not known."""
    ended = files(*WITH, "--person", "owned")

    assert (2, "") == (ended.code, ended.out)
    assert ["scorecat: --person: no subject 'owned' in the log; did you mean 'owner'?"] == ended.told


def test_flat_entries_have_a_column_for_it(files: Run) -> None:
    """`via`, empty for one's own."""
    rows = list(csv.DictReader(io.StringIO(files(*WITH, "--entries", "-f", "csv").out)))

    assert [("firm", "e1", ""), ("head", "e1", "firm"), ("head", "e3", ""), ("owner", "e1", "firm")] == [
        (row["subject"], row["event"], row["via"]) for row in rows
    ]


def test_repair_of_the_author_is_entered_with_it(files: Run) -> None:
    """A pledge of the firm's ends what was passed on, too; what is left stands from that day, through the firm."""
    Path("log.csv").write_bytes(LOG + b"e4,firm,2020-03-01,pledge.signed,e1\n")
    entries = records(files(*WITH).out)["head"]["entries"]

    assert [("e1", "firm", "repaired"), ("e1", "firm", "counted"), ("e3", None, "counted")] == [
        (one["event"], one["via"], one["status"]) for one in entries
    ]
    assert ("pledged", "2020-03-01") == (entries[1]["rule"], entries[1]["from"])


def test_without_relations_nothing_is_passed_on(files: Run) -> None:
    """A note says so where the place passes anything on."""
    ended = files(*ARGS)

    assert {"firm", "head"} == set(records(ended.out))
    assert NO_RELATIONS in json.loads(ended.out)["notes"]
    assert f"scorecat: {NO_RELATIONS}" in ended.told


def test_relations_tell_organisations(files: Run) -> None:
    """Without a subjects table who has a responsible person is none; with one the table decides."""
    text = CATALOG.replace("subjects: [person, organisation]", "subjects: [organisation]")
    Path("mine.yaml").write_text(text, encoding="utf-8")
    without = files(*WITH)

    said = f"{NO_SUBJECTS}everyone without a responsible person is taken to be a person, covered and, where asked,"
    assert any(line.startswith(f"scorecat: {said}") for line in without.told)
    assert (970, 970) == tuple(records(without.out)["firm"]["score"].values())

    Path("subjects.csv").write_text("subject,type\nhead,organisation\n", encoding="utf-8")
    found = records(files(*WITH, "--subjects", "subjects.csv").out)
    assert ([], None) == (found["firm"]["entries"], found["firm"]["score"])
    assert ["e3"] == [one["event"] for one in found["head"]["entries"]]


def test_notes_of_the_table_are_told(files: Run) -> None:
    """A column that is not used is named with its file."""
    Path("relations.csv").write_text("of,to,relation,form\nfirm,head,legal-representative,2020\n", encoding="utf-8")
    ended = files(*WITH)

    said = "relations.csv: column 'form' is not used; did you mean 'from'?"
    assert said == json.loads(ended.out)["notes"][0]
    assert f"scorecat: {said}" in ended.told


BAD: Final = {
    "missing": ("no.csv", None, [r"no\.csv:1:1: SC720 there is no such file; check"]),
    "from stdin": ("-", None, [r"--relations - : this table is not read from stdin; name a file"]),
    "unset": ("", None, [r"SC720 the name of a file is empty"]),
    "a folder": (".", None, [r"SC720 is a directory"]),
    "empty": ("r.csv", "", [r"r\.csv:1:1: SC720 the file is empty"]),
    "no form": ("r.txt", "of,to,relation\n", [r"r\.txt:1:1: SC720 the ending of the name says no form we read"]),
    "misspelt column": (
        "r.csv",
        "of,to,relatoin\na,b,spouse\n",
        [r"SC730 there is no column 'relation'; did you mean"],
    ),
    "misspelt relation": (
        "r.csv",
        "of,to,relation\na,b,legal-representive\n",
        [r"r\.csv:2:5: SC706 .*; did you mean 'legal-representative'\?", r"SC700 1 row is rejected; mend them"],
    ),
    "ends before it begins": (
        "r.csv",
        "of,to,relation,from,until\na,b,spouse,2020-02-01,2020-01-01\n",
        [r"r\.csv:2:23: SC714 until '2020-01-01' is not after from; until is the first day", r"SC700"],
    ),
    "twice": (
        "r.csv",
        "of,to,relation\na,b,spouse\na,b,spouse\n",
        [r"r\.csv:2:1: SC710 .*; keep one", r"r\.csv:3:1: SC710 ", r"SC700 2 rows are rejected"],
    ),
}


@pytest.mark.parametrize(("name", "text", "told"), BAD.values(), ids=BAD)
def test_bad_table_is_told_with_a_place_and_a_way_out(name: str, text: str | None, told: list[str], files: Run) -> None:
    """The exit code is 2, stdout stays empty, stderr has one clear line for each finding."""
    if text is not None:
        Path(name).write_text(text, encoding="utf-8")
    ended = files(*ARGS, "--relations", name)

    assert (2, "") == (ended.code, ended.out)
    assert len(told) == len(ended.told), ended.err
    assert [] == [(want, line) for want, line in zip(told, ended.told, strict=True) if not re.search(want, line)]


def test_output_does_not_overwrite_the_table(files: Run) -> None:
    """What is read in a run is not written in it."""
    ended = files(*WITH, "-f", "csv", "-o", "relations.csv")

    assert (2, "") == (ended.code, ended.out)
    assert ["scorecat: --output relations.csv is read in the same run; give another file"] == ended.told
    assert RELATIONS == Path("relations.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", [f"{identity()},head,spouse", f"firm,{identity()},spouse"])
def test_a_number_in_the_relations_table_is_refused(row: str, files: Run) -> None:
    """On either side; it is not shown."""
    Path("relations.csv").write_text(f"of,to,relation\n{row}\n", encoding="utf-8")
    ended = files(*WITH)

    assert (3, "") == (ended.code, ended.out)
    assert "relations.csv:2:" in ended.err
    assert identity() not in ended.err
