"""`scorecat compare LOG`: persons across places."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from cli.cli_run import EVENTS, csv_log

if TYPE_CHECKING:
    from cli.cli_run import Run

TWO = ("--city", "rongcheng@2019", "--city", "wendeng")
FORMATS = ["table", "json", "jsonl", "csv", "parquet", "markdown"]


def rows(out: str) -> list[dict[str, str]]:
    """Rows of a CSV."""
    return list(csv.DictReader(io.StringIO(out)))


@pytest.fixture(scope="session")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The article's log over every shipped place, as a document; made once."""
    from scorecat.cli.app import run as run_command_line  # noqa: PLC0415

    path = tmp_path_factory.mktemp("compare") / "all.json"
    assert 0 == run_command_line(["-q", "compare", EVENTS, "--all", "-f", "json", "-o", str(path)])
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_person_stands_in_every_place(everywhere: Any) -> None:
    """One run, the log read once: M persons × N places, each a standing."""
    places = [f"{one['place']}@{one['version']}" for one in everywhere["catalogs"]]

    assert 14 == len(everywhere["subjects"])
    assert 23 == everywhere["events"]["read"]
    for one in everywhere["subjects"]:
        assert places == [f"{each['place']}@{each['version']}" for each in one["standings"]]


def test_standings_are_those_of_eval(everywhere: Any, run: Run) -> None:
    """Comparing reads records and computes none: score and grade are the same."""
    found = json.loads(run("-q", "eval", EVENTS, "--city", "rongcheng", "--city", "suining").out)["records"]
    standings = {
        (one["subject"], each["place"]): (each["score"], each["grade"])
        for one in everywhere["subjects"]
        for each in one["standings"]
    }

    for record in found:
        assert (record["score"], record["grade"]) == standings[record["subject"], record["place"]]


def test_cedar_as_worked_by_hand(everywhere: Any) -> None:
    """Theft of electricity: −60 in Rongcheng and Wendeng, from nothing to −50 in Suining.

    Rongcheng and Wendeng: 1000 is 40 above the bound of B, so −60 is −150 % of the way and a grade of five. Suining:
    1000 is 30 above the bound of B; −50 is −167 % and a grade of three, which weighs more; nothing weighs less.
    """
    (cedar,) = (one for one in everywhere["subjects"] if one["subject"] == "cedar")
    by_place = {each["place"]: each for each in cedar["standings"]}

    assert {"low": -1.5, "high": -1.5} == by_place["rongcheng"]["way"]
    assert {"low": -1.6667, "high": 0.0} == by_place["suining"]["way"]
    assert ({"low": 4, "high": 4}, 6) == (by_place["wendeng"]["position"], by_place["wendeng"]["grades"])
    assert {"low": ["suining@2010"], "high": ["rongcheng@2019", "wendeng@2020"]} == cedar["worst"]
    assert {"low": ["rongcheng@2019", "wendeng@2020"], "high": ["suining@2010"]} == cedar["best"]
    assert ("e05", "suining@2010", "rongcheng@2019") == (
        cedar["difference"]["event"], cedar["difference"]["here"]["place"], cedar["difference"]["there"]["place"],
    )  # fmt: skip


def test_silence_lists_and_opaque_places_are_never_judged(everywhere: Any) -> None:
    """Who is best or worst by grade stands in a graded place that speaks of them."""
    for one in everywhere["subjects"]:
        speaking = {f"{each['place']}@{each['version']}": each for each in one["standings"] if each["speaks"]}
        silent = sum(one["silent"].values())
        covered = [each for each in one["standings"] if each["basis"] != "not covered"]
        assert len(covered) == len(speaking) + silent
        if one["judged_by"] == "grade":
            for end in (*one["worst"].values(), *one["best"].values()):
                assert end
                assert {"graded"} == {speaking[name]["basis"] for name in end}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format(format_: str, run: Run) -> None:
    """Into a file, whole; the same bytes each time."""
    for name in ("one", "two"):
        assert 0 == run("-q", "compare", EVENTS, *TWO, "-f", format_, "-o", name).code

    assert Path("one").stat().st_size
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_rows_are_long_and_typed(run: Run) -> None:
    """A row for each person and place, the same in CSV, JSON Lines and Parquet."""
    found = [json.loads(line) for line in run("-q", "compare", EVENTS, *TWO, "-f", "jsonl").out.splitlines()]
    in_csv = rows(run("-q", "compare", EVENTS, *TWO, "-f", "csv").out)
    run("-q", "compare", EVENTS, *TWO, "-f", "parquet", "-o", "rows.parquet")
    query = "SELECT subject, place, position_low, way_low, speaks, worst FROM 'rows.parquet'"
    stored = duckdb.connect().execute(query).fetchall()

    assert 28 == len(found)
    names = ("subject", "place", "position_low", "way_low", "speaks", "worst")
    assert [tuple(row[name] for name in names) for row in found] == stored
    assert [(row["subject"], row["grade_low"] or "") for row in found] == [
        (row["subject"], row["grade_low"]) for row in in_csv
    ]


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_person_reads_it_on_a_terminal(columns: str, run: Run) -> None:
    """As many places as fit, and how many there are; the scales are said to be apart."""
    shown = run("compare", EVENTS, "--all", stdout_terminal=True, env={"COLUMNS": columns, "NO_COLOR": "1"}).out
    lines = shown.splitlines()
    text = " ".join(shown.split())

    assert max(map(len, lines)) <= int(columns)
    assert "scores side by side are not comparable" in text
    assert "places that say something of them" in text
    assert "--format csv" in text
    assert "the difference: Theft of utilities (e05)" in text


def test_nothing_is_left_out_off_a_terminal(everywhere: Any, run: Run) -> None:
    """Every place is named: in a column, or as one that says nothing."""
    text = run("-q", "compare", EVENTS, "--all", "-f", "table").out

    for one in everywhere["catalogs"]:
        assert f"{one['place']}@{one['version']}" in text
    assert "more" not in text.split("Notes")[0].partition("Caveats")[0]


def test_one_place_alone_is_no_comparison(run: Run) -> None:
    """It is told what decides there, and no best or worst."""
    text = run("-q", "compare", EVENTS, "--city", "wendeng", "-p", "cedar", "-f", "table").out

    assert "graded in one place only: wendeng@2020" in text
    assert "decided by: Theft of utilities (e05)" in text
    assert "worst" not in text.partition("cedar")[2].partition("\ncedar\n")[2]


@pytest.mark.parametrize(
    ("options", "subjects"),
    [
        (("-p", "cedar"), ["cedar"]),
        (("--where", "open", "--where", "differs"), ["ash", "birch", "maple", "oak", "pine"]),
        (
            ("--where", "worse", "--sort", "worst"),
            ["reed", "maple", "pine", "cedar", "fir", "oak", "hazel", "ash", "willow"],
        ),
    ],
)
def test_it_is_sorted_and_filtered(options: tuple[str, ...], subjects: list[str], run: Run) -> None:
    """In every format the same subjects in the same order."""
    found = [row["subject"] for row in rows(run("-q", "compare", EVENTS, *TWO, *options, "-f", "csv").out)]
    document = json.loads(run("-q", "compare", EVENTS, *TWO, *options).out)

    assert subjects == list(dict.fromkeys(found))
    assert subjects == [one["subject"] for one in document["subjects"]]


def test_a_log_from_a_pipe_with_rejects(run: Run) -> None:
    """The options of `eval` mean the same here."""
    log = csv_log("a,p,2020-03-01,utilities.theft", "b,p,2020-03-02,utilities.thefft")
    stopped = run("compare", "-", *TWO, stdin=log)
    ended = run("compare", "-", *TWO, "--rejects", "aside.csv", "--fail-on", "error", "-f", "csv", stdin=log)

    assert 2 == stopped.code
    assert 1 == ended.code
    assert ["p", "p"] == [row["subject"] for row in rows(ended.out)]
    assert "utilities.thefft" in Path("aside.csv").read_text(encoding="utf-8")


def test_nobody_is_left_to_compare(run: Run) -> None:
    """A filter that nobody passes gives empty rows with their header, an empty list, and says so."""
    asked = ("-q", "compare", EVENTS, "--city", "wendeng", "--where", "differs")

    assert [] == rows(run(*asked, "-f", "csv").out)
    assert run(*asked, "-f", "csv").out.startswith("subject,place,")
    assert [] == json.loads(run(*asked).out)["subjects"]
    assert "0 of 14 subjects are shown." in run(*asked, "-f", "table").out
    run(*asked, "-f", "parquet", "-o", "none.parquet")
    assert [(0,)] == duckdb.connect().execute("SELECT count(*) FROM 'none.parquet'").fetchall()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "name places"),
        ((EVENTS,), "name a place"),
        ((EVENTS, "--all", "--city", "wendeng"), "leave --city out"),
        (("--all", "--city", "wendeng"), "leave --city out"),
        ((EVENTS, "--all", "--conduct", "traffic"), "takes no log"),
        (("--all", "--sort", "worst"), "--sort is about a log"),
        (("--all", "--where", "open"), "--where is about a log"),
        (("--all", "--person", "p"), "--person is about a log"),
        (("--all", "--fail-on", "error"), "--fail-on is about a log"),
        ((EVENTS, "--city", "wendeng", "--person", "nobody"), "no subject 'nobody'"),
        ((EVENTS, "--city", "wendng"), "did you mean 'wendeng'?"),
        (("missing.csv", "--all"), "there is no such file"),
    ],
)
def test_what_cannot_be_compared_is_said(args: tuple[str, ...], said: str, run: Run) -> None:
    """On stderr, nothing on stdout, exit 2."""
    ended = run("compare", *args)

    assert (2, "") == (ended.code, ended.out)
    assert said in ended.err
