"""`eval` of good logs: what each format holds, and that nothing a log says breaks any of them."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cli.cli_run import CATALOGS, CITY, EVENTS, HEADER, ROOT, csv_log

if TYPE_CHECKING:
    from cli.cli_run import Outcome, Run

SUBJECTS = {
    *("ash", "birch", "cedar", "elm", "fir", "harbour-co", "hazel", "juniper", "larch", "maple", "oak", "pine", "reed"),
    "willow",
}
ENTRIES = 14
SOURCE = {"instrument", "locator", "evidence"}
KEYS = {
    "document": {"scorecat", "as_of", "catalogs", "events", "notes", "records"},
    "catalog": {"place", "version", "sha256", "completeness", "start", "grades", "caveats"},
    "events": {"read", "evaluated", "after_as_of", "rejected"},
    "record": {
        *("subject", "place", "version", "score", "grade", "entries", "uncovered", "listings", "consequences"),
        "caveats",
    },
    "entry": {
        *("event", "date", "conduct", "rule", "points", "grade", "counted", "status", "from", "until", "via", "source"),
    },
    "uncovered": {"event", "date", "conduct", "why"},
    "consequence": {"what", "kind", "must", "source"},
}
MAY = {"record": {"held_to"}, "entry": {"charges", "conflict"}, "consequence": {"open"}}
"""Keys that are there only where they say something."""


def cells(text: str) -> list[dict[str, str]]:
    """Read CSV."""
    return list(csv.DictReader(io.StringIO(text)))


def records(ended: Outcome) -> dict[str, Any]:
    """Return the records of a JSON result by subject."""
    return {record["subject"]: record for record in json.loads(ended.out)["records"]}


# --- formats and streams


@pytest.mark.parametrize("loudness", ["-q", "-v", "--color=always"])
def test_json_is_the_whole_of_stdout(loudness: str, run: Run) -> None:
    """However talkative the run, stdout is one JSON document of all subjects."""
    ended = run(loudness, "eval", EVENTS, *CITY)

    assert 0 == ended.code
    assert SUBJECTS == set(records(ended))


def test_jsonl_holds_a_record_a_line(run: Run) -> None:
    """Every line is an object; their subjects are all there are."""
    ended = run("-v", "eval", EVENTS, *CITY, "-f", "jsonl")

    assert SUBJECTS == {json.loads(line)["subject"] for line in ended.out.splitlines()}


def test_csv_is_what_the_csv_module_reads(run: Run) -> None:
    """Every row has the cells of the header."""
    found = cells(run("-v", "eval", EVENTS, *CITY, "-f", "csv").out)

    assert SUBJECTS == {row["subject"] for row in found}
    assert {frozenset(found[0])} == {frozenset(row) for row in found}


def test_parquet_holds_the_same_rows_as_json_lines(run: Run) -> None:
    """The two flat formats differ in form alone."""
    run("eval", EVENTS, *CITY, "-f", "parquet", "--entries", "-o", "entries.parquet")
    lines = run("eval", EVENTS, *CITY, "-f", "jsonl", "--entries").out.splitlines()

    rows = pq.read_table("entries.parquet").to_pylist()

    assert ENTRIES == len(rows)
    assert [[json.loads(line)[name] for name in ("subject", "event", "rule")] for line in lines] == [
        [row[name] for name in ("subject", "event", "rule")] for row in rows
    ]
    assert [json.loads(line)["points_low"] for line in lines] == [
        None if row["points_low"] is None else float(row["points_low"]) for row in rows
    ]


def test_markdown_is_a_table_of_all_records(run: Run) -> None:
    """Every row of the table has as many cells as its head."""
    rows = [line for line in run("eval", EVENTS, *CITY, "-f", "markdown").out.splitlines() if line.startswith("|")]

    assert len(SUBJECTS) + 3 == len(rows)
    assert {len(rows[0].split("|"))} == {len(row.split("|")) for row in rows}


def test_table_is_for_terminals_and_json_for_pipes(run: Run) -> None:
    """Without --format a person gets a table, a program JSON."""
    assert "Subject " in run("eval", EVENTS, *CITY, stdout_terminal=True, env={"COLUMNS": "100"}).out
    assert run("eval", EVENTS, *CITY).out.startswith('{"scorecat"')


def test_notes_are_on_stderr_until_asked_to_be_quiet(run: Run) -> None:
    """What the run assumes is told by the way; -q keeps it in, and JSON holds the notes all the same."""
    Path("log.csv").write_bytes(csv_log("e1,ash,2019-02-11,traffic.violation,x", header=f"{HEADER},extra"))

    told, quiet = run("eval", "log.csv", *CITY), run("-q", "eval", "log.csv", *CITY)

    assumed = "everyone is taken to be a person, covered and, where asked, consenting"
    assert [
        "scorecat: column 'extra' is not used",
        f"scorecat: no subjects table (--subjects): {assumed}",
        "scorecat: as of 2019-02-11, the last date in the log (--as-of)",
    ] == told.told
    assert "" == quiet.err
    assert told.out == quiet.out
    assert "column 'extra' is not used" in json.loads(quiet.out)["notes"]


def test_table_holds_the_notes_itself(run: Run) -> None:
    """What a person reads says everything once: nothing is left for stderr."""
    Path("log.csv").write_bytes(csv_log("e1,ash,2019-02-11,traffic.violation,x", header=f"{HEADER},extra"))

    ended = run("eval", "log.csv", *CITY, "-f", "table")

    assert "" == ended.err
    assert 1 == ended.out.count("column 'extra' is not used")
    assert 1 == ended.out.count("as of 2019-02-11 (the last date in the log)")


@pytest.mark.parametrize(("format_", "seed"), [("json", 1), ("json", 2), ("csv", 3), ("jsonl", 4)])
def test_order_of_rows_makes_no_difference(format_: str, seed: int, run: Run) -> None:
    """Shuffled rows, also ones without an event id, give the same bytes."""
    head, *rows = Path(EVENTS).read_text(encoding="utf-8").splitlines()
    rows += [re.sub("^e[0-9]+,", ",", row) for row in rows if "record." not in row]
    Path("log.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    before = run("eval", "log.csv", *CITY, "-f", format_)
    random.Random(seed).shuffle(rows)  # noqa: S311
    Path("log.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")

    after = run("eval", "log.csv", *CITY, "-f", format_)

    assert 0 == before.code
    assert before.out == after.out


def test_every_form_of_a_log_gives_the_same_result(run: Run) -> None:
    """CSV from a file and from stdin, JSON Lines and Parquet are read alike."""
    rows = cells(Path(EVENTS).read_text(encoding="utf-8"))
    lines = "".join(json.dumps({key: value for key, value in row.items() if value}) + "\n" for row in rows)
    Path("log.jsonl").write_text(lines, encoding="utf-8")
    columns = {name: pa.array([row[name] or None for row in rows], pa.string()) for name in rows[0]}
    pq.write_table(pa.table(columns), "log.parquet")

    results = {
        run("eval", EVENTS, *CITY).out,
        run("eval", "log.parquet", *CITY).out,
        run("eval", "-", *CITY, stdin=Path(EVENTS).read_bytes()).out,
        run("eval", "log.jsonl", *CITY).out,
        run("eval", "-", *CITY, stdin=lines.encode()).out,
    }

    assert 1 == len(results)


# --- what JSON holds


def unlike(name: str, found: dict[str, Any]) -> set[str]:
    """Return the keys that are missing or too many."""
    return (KEYS[name] - set(found)) | (set(found) - KEYS[name] - MAY.get(name, set()))


def test_json_has_the_keys_of_the_contract(run: Run) -> None:
    """Exactly the keys of the design, at every level."""
    document = json.loads(run("eval", EVENTS, *CITY).out)

    assert set() == unlike("document", document)
    assert set() == unlike("events", document["events"])
    assert set() == {key for found in document["catalogs"] for key in unlike("catalog", found)}
    for record in document["records"]:
        assert set() == unlike("record", record)
        assert set() == {key for entry in record["entries"] for key in unlike("entry", entry)}
        assert set() == {key for one in record["uncovered"] for key in unlike("uncovered", one)}
        assert set() == {key for one in record["consequences"] for key in unlike("consequence", one)}


def test_every_entry_and_consequence_has_a_source(run: Run) -> None:
    """Every point is traced: instrument, place in it, and how good the evidence is."""
    found = records(run("eval", EVENTS, *CITY))
    traced = [entry for record in found.values() for entry in record["entries"]]
    traced += [one for record in found.values() for one in record["consequences"]]

    assert ENTRIES < len(traced)
    assert [] == [one for one in traced if set(one["source"]) != SOURCE or not all(one["source"].values())]


def test_example_says_what_the_rules_make_of_it(run: Run) -> None:
    """The stories of the walk-through: stolen electricity, drunk driving under two reports, a taxi stood up."""
    found = records(run("eval", EVENTS, *CITY))
    (theft,) = found["cedar"]["entries"]

    assert {"low": 940, "high": 940} == found["cedar"]["score"]
    assert ("counted", {"low": -60, "high": -60}) == (theft["status"], theft["counted"])
    assert {"instrument": "standard", "locator": "row 15", "evidence": "translation"} == theft["source"]
    assert {"low": "C", "high": "B"} == found["maple"]["grade"]
    assert ["text not available"] == [one["why"] for one in found["elm"]["uncovered"]]
    assert {"low": 995, "high": None} == found["ash"]["score"]
    assert 2 == len(next(entry for entry in found["maple"]["entries"] if "conflict" in entry)["conflict"])
    assert 4 == next(entry for entry in found["pine"]["entries"] if "charges" in entry)["charges"]


# --- dates and places


def test_before_all_events_there_are_no_records(run: Run) -> None:
    """Events after the as-of date do nothing and are counted."""
    document = json.loads(run("eval", EVENTS, *CITY, "--as-of", "2000-01-01").out)

    assert {"read": 23, "evaluated": 0, "after_as_of": 23, "rejected": 0} == document["events"]
    assert [] == document["records"]


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_a_person_without_a_record_is_said_to_have_none(format_: str, run: Run) -> None:
    """A statement is never empty."""
    ended = run("eval", EVENTS, *CITY, "--as-of", "2000-01-01", "-p", "ash", "-f", format_)

    assert "No record as of 2000-01-01" in ended.out


def test_in_force_only_leaves_older_events_out(run: Run) -> None:
    """An event from before a catalog was in force makes no entry and no record there."""
    Path("log.csv").write_bytes(csv_log("a,ash,2018-02-11,traffic.violation", "b,elm,2019-02-11,traffic.violation"))

    all_of_them = records(run("eval", "log.csv", *CITY))
    in_force = records(run("eval", "log.csv", *CITY, "--in-force-only"))

    assert {"ash", "elm"} == set(all_of_them)
    assert "events from before the catalog was in force: 1" in all_of_them["ash"]["caveats"]
    assert {"elm"} == set(in_force)


@pytest.mark.parametrize("name", ["rongcheng", "Rongcheng", "荣成市", "荣成", "rongcheng city", "rongcheng@2019"])
def test_a_place_answers_to_all_its_names(name: str, run: Run) -> None:
    """Id, English and Chinese name, alias, with a version or without."""
    (found,) = json.loads(run("eval", EVENTS, "--city", name).out)["catalogs"]

    assert ("rongcheng", "2019") == (found["place"], found["version"])


def test_several_places_make_a_record_each(run: Run) -> None:
    """Versions stand side by side, in the order given, and one named twice is taken once."""
    ended = run(
        "eval", EVENTS, *CITY, "--city", "rongcheng@2016", "--city", "荣成", "--city", "rongcheng@2021", "-f", "csv"
    )

    versions = [row["version"] for row in cells(ended.out) if row["subject"] == "ash"]

    assert ["2019", "2016", "2021"] == versions


def test_all_places_are_those_in_force(run: Run) -> None:
    """--all takes every shipped place in the version of the day."""
    document = json.loads(run("eval", EVENTS, "--all", "--as-of", "2018-01-01").out)
    chosen = {found["place"]: found["version"] for found in document["catalogs"]}

    assert (
        chosen.items()
        >= {
            "rongcheng": "2016",
            "wendeng": "2020",
            "wendeng-rural": "2020",
            "court-dishonest-list": "2017",
            "court-consumption-order": "2015",
            "rail-ban": "2016",
        }.items()
    )
    caveats = {found["place"]: found["caveats"] for found in document["catalogs"]}
    assert ["not in force at 2018-01-01 yet; the nearest version"] == caveats["wendeng"]


def test_a_catalog_of_ones_own_stands_beside_the_shipped(run: Run) -> None:
    """--catalog and --city together compare a draft with what is there."""
    text = (CATALOGS / "2019.yaml").read_text(encoding="utf-8").replace('version: "2019"', 'version: "draft"')
    Path("mine.yaml").write_text(text.replace("points: -60", "points: -61"), encoding="utf-8")

    ended = run("eval", EVENTS, *CITY, "--catalog", "mine.yaml", "-p", "cedar", "-f", "csv")

    assert [("2019", "940"), ("draft", "939")] == [(row["version"], row["score_low"]) for row in cells(ended.out)]


def test_mapping_fits_another_log(run: Run) -> None:
    """Their columns, codes and dates, with the places of their file in messages."""
    Path("map.yaml").write_text(
        "columns: {subject: 编号, date: when, conduct: what}\n"
        "conducts: {闯红灯: traffic.red-light}\n"
        "dates: '%d/%m/%Y'\n",
        encoding="utf-8",
    )
    Path("log.csv").write_bytes(csv_log("ash,11/02/2019,闯红灯", header="编号,when,what"))

    found = records(run("eval", "log.csv", *CITY, "--map", "map.yaml"))

    assert ["red-light"] == [entry["rule"] for entry in found["ash"]["entries"]]
    assert "2019-02-11" == found["ash"]["entries"][0]["date"]


def test_subjects_table_tells_organisations_and_notes_what_it_does_not_use(run: Run) -> None:
    """Types come from the table; a column nobody reads is told."""
    table = (ROOT / "examples" / "subjects.csv").read_text(encoding="utf-8")
    Path("subjects.csv").write_text(table.replace("role", "rolle", 1), encoding="utf-8")

    ended = run("eval", EVENTS, *CITY, "--subjects", "subjects.csv")

    assert ["text not available"] == [one["why"] for one in records(ended)["harbour-co"]["uncovered"]]
    assert "scorecat: subjects.csv: column 'rolle' is not used; did you mean 'role'?" in ended.told


# --- findings


@pytest.mark.parametrize(
    ("log", "level", "code"),
    [
        ("settled", "none", 0),
        ("settled", "error", 0),
        ("settled", "warning", 0),
        ("settled", "info", 1),
        ("open", "none", 0),
        ("open", "error", 0),
        ("open", "warning", 1),
        ("not covered", "warning", 1),
        ("rejected", "none", 0),
        ("rejected", "error", 1),
        ("rejected", "warning", 1),
    ],
)
def test_fail_on_says_what_counts(log: str, level: str, code: int, run: Run) -> None:
    """Error: rejected rows; warning: also what is open or not covered; info: also caveats."""
    settled = "a,cedar,2019-04-02,utilities.theft"
    rows = {
        "settled": [settled],
        "open": [settled, "b,oak,2019-03-22,commerce.other"],
        "not covered": [settled, "b,elm,2019-05-17,transport.taxi-no-show"],
        "rejected": [settled, "b,elm,x,traffic.violation"],
    }
    Path("log.csv").write_bytes(csv_log(*rows[log]))

    ended = run("eval", "log.csv", *CITY, "--rejects", "aside.csv", "--fail-on", level)

    assert code == ended.code
    assert {"cedar"} <= set(records(ended))


def test_rejected_rows_are_counted_and_listed(run: Run) -> None:
    """Read is evaluated, after the as-of date, and rejected; the file gives place, reason and record."""
    log = csv_log(
        "a,ash,2019-02-11,traffic.violation",
        "b,ash,2020-02-11,traffic.violation",
        "c,=1+1,x,traffic.violation",
        "d,ash,2019-02-11,traffic.no-such-thing",
    )
    Path("log.csv").write_bytes(log)

    ended = run("eval", "log.csv", *CITY, "--as-of", "2019-12-31", "--rejects", "aside.csv")

    assert 0 == ended.code
    assert {"read": 4, "evaluated": 1, "after_as_of": 1, "rejected": 2} == json.loads(ended.out)["events"]
    assert [("4", "8", "SC704"), ("5", "18", "SC707")] == [
        (row["line"], row["column"], row["code"]) for row in cells(Path("aside.csv").read_text(encoding="utf-8"))
    ]
    assert "scorecat: 2 of 4 rows set aside in aside.csv" in ended.told


# --- output files


def test_a_folder_takes_both_tables(run: Run) -> None:
    """Records and entries, whole, and nothing on stdout."""
    Path("out").mkdir()

    ended = run("eval", EVENTS, *CITY, "-f", "csv", "-o", "out/")

    assert (0, "") == (ended.code, ended.out)
    assert ["entries.csv", "records.csv"] == sorted(path.name for path in Path("out").iterdir())
    assert ENTRIES == len(cells(Path("out/entries.csv").read_text(encoding="utf-8")))
    assert len(SUBJECTS) == len(cells(Path("out/records.csv").read_text(encoding="utf-8")))


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "table", "markdown"])
def test_a_file_holds_what_stdout_would(format_: str, run: Run) -> None:
    """-o changes where the bytes go, not which."""
    printed = run("eval", EVENTS, *CITY, "-f", format_).out

    run("eval", EVENTS, *CITY, "-f", format_, "-o", "result")

    assert printed == Path("result").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("format_", "breaks"),
    [
        ("json", "scorecat.render.as_json.record"),
        ("csv", "scorecat.render.flat._column"),
        ("table", "scorecat.render.terminal._draw"),
        ("markdown", "scorecat.render.markdown.escaped"),
    ],
)
def test_an_error_while_writing_leaves_what_was_there(
    format_: str, breaks: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half of a file, no temporary file, and the earlier file as it was."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(breaks, full)
    Path("result").write_text("earlier", encoding="utf-8")

    ended = run("eval", EVENTS, *CITY, "-f", format_, "-o", "result")

    assert (2, "") == (ended.code, ended.out)
    assert "result:1:1: SC002 cannot be written: no space left on device; nothing was left behind" == ended.told[-1]
    assert ["result"] == [path.name for path in Path().iterdir()]
    assert "earlier" == Path("result").read_text(encoding="utf-8")


def test_a_link_stays_a_link(run: Run) -> None:
    """What a link points to is written."""
    Path("link.json").symlink_to("real.json")

    run("eval", EVENTS, *CITY, "-o", "link.json")

    assert Path("link.json").is_symlink()
    assert SUBJECTS == {one["subject"] for one in json.loads(Path("real.json").read_text(encoding="utf-8"))["records"]}


# --- what a log may hold

ODD = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "[red]x[/red]",
    "a|b*c_d`e<i>",
    "\u202eevil",
    "zero\u200bwidth",
    "张三",
    "x" * 150,
)


@pytest.fixture
def odd(run: Run) -> Run:
    """Write a log of odd subjects and events beside the run."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER.split(","))
    writer.writerows([name, name, "2019-02-11", "traffic.violation"] for name in ODD)
    Path("odd.csv").write_text(out.getvalue(), encoding="utf-8")
    return run


def test_csv_holds_no_formula(odd: Run) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe, in subject and event."""
    found = cells(odd("eval", "odd.csv", *CITY, "-f", "csv", "--entries").out)

    for column in ("subject", "event"):
        assert {"'=1+1", "'+1", "'-1", "'@x"} <= {row[column] for row in found}
        assert [] == [row[column] for row in found if row[column].startswith(("=", "+", "-", "@"))]
    assert {"-5"} == {row["points_low"] for row in found}


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_json_holds_subjects_as_they_are(format_: str, odd: Run) -> None:
    """Programs get what the log says."""
    text = odd("eval", "odd.csv", *CITY, "-f", format_).out

    found = json.loads(text)["records"] if format_ == "json" else [json.loads(line) for line in text.splitlines()]

    assert sorted(ODD) == sorted(one["subject"] for one in found)


@pytest.mark.parametrize("format_", ["table", "markdown"])
@pytest.mark.parametrize("layout", [(), ("--entries",), ("--person", "\u202eevil")])
def test_no_control_character_reaches_a_reader(format_: str, layout: tuple[str, ...], odd: Run) -> None:
    """Marks that reorder or hide text are shown as a sign."""
    ended = odd("eval", "odd.csv", *CITY, "-f", format_, *layout)

    assert 0 == ended.code
    assert "�evil" in ended.out
    assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e]", ended.out)


def test_markup_in_a_log_is_text(odd: Run) -> None:
    """What looks like Rich markup is shown as written."""
    assert "[red]x[/red]" in odd("eval", "odd.csv", *CITY, "-f", "table", env={"FORCE_COLOR": "1"}).out


def test_markdown_characters_are_escaped(odd: Run) -> None:
    """A subject cannot break the table, be a link, or be HTML."""
    text = odd("eval", "odd.csv", *CITY, "-f", "markdown").out

    assert r"a\|b\*c\_d\`e\<i\>" in text
    assert r"\[red\]x\[/red\]" in text


def test_off_a_terminal_nothing_is_cut_or_broken(odd: Run) -> None:
    """A long id stands whole on one line with the rest of its row."""
    rows = [line for line in odd("eval", "odd.csv", *CITY, "-f", "table").out.splitlines() if "x" * 150 in line]

    assert 1 == len(rows)
    assert re.search(r"x{150} +995 +A +1 +0 +0 +2$", rows[0])


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("layout", [(), ("--entries",), ("--person", "张三")])
def test_on_a_terminal_no_line_is_too_long_and_nothing_is_lost(columns: str, layout: tuple[str, ...], odd: Run) -> None:
    """Whatever the width, every letter is there."""
    from rich.cells import cell_len  # noqa: PLC0415

    text = odd("eval", "odd.csv", *CITY, *layout, stdout_terminal=True, env={"COLUMNS": columns, "NO_COLOR": "1"}).out

    assert [] == [line for line in text.splitlines() if cell_len(line) > int(columns)]
    assert 150 <= text.count("x") or layout[:1] == ("--person",)
    assert "张三" in text
    assert "…" not in text.replace(" … ", "")


def test_columns_of_chinese_text_are_aligned(run: Run) -> None:
    """A Chinese character takes two cells; what follows it stands in line."""
    from rich.cells import cell_len  # noqa: PLC0415

    Path("log.csv").write_bytes(csv_log("a,张三,2019-02-11,traffic.violation", "b,li,2019-02-11,traffic.violation"))
    rows = run("eval", "log.csv", *CITY, "-f", "table").out.splitlines()

    ends = {cell_len(row.partition(" 995")[0]) for row in rows if " 995" in row}

    assert 1 == len(ends)


# --- colour


@pytest.mark.parametrize(
    ("args", "env", "terminal", "colored"),
    [
        ((), {}, True, True),
        ((), {}, False, False),
        ((), {"NO_COLOR": "1"}, True, False),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ((), {"FORCE_COLOR": "1"}, False, True),
        ((), {"TERM": "dumb"}, True, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, True, False),
        (("--color", "always"), {}, False, True),
        (("--color", "always"), {"NO_COLOR": "1"}, False, True),
    ],
)
def test_colour_is_where_it_is_wanted(
    args: tuple[str, ...], env: dict[str, str], terminal: bool, colored: bool, run: Run
) -> None:
    """The flag wins, then NO_COLOR, then FORCE_COLOR, then what stdout is."""
    ended = run(
        *args,
        *("eval", EVENTS, *CITY, "-p", "willow", "-f", "table"),
        env={"TERM": "xterm-256color", "COLUMNS": "150"} | env,
        stdout_terminal=terminal,
    )

    assert colored == ("\x1b[" in ended.out)
    assert "red-light" in ended.out


def test_odd_columns_are_taken_for_none(run: Run) -> None:
    """COLUMNS that is no number does not stop the run."""
    assert 0 == run("eval", EVENTS, *CITY, "-f", "table", env={"COLUMNS": "wide"}).code
