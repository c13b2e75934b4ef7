"""Whatever is wrong, the run says what, where and what to do, in a line for each finding, and prints nothing else."""

from __future__ import annotations

import gzip
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import zstandard
from cli.cli_run import CATALOGS, CITY, EVENTS, HEADER, csv_log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cli.cli_run import Run

GOOD = csv_log("e1,ash,2019-02-11,traffic.violation")
MANY = csv_log(*(f"e{i},s{i},2019-01-01,traffic.violation" for i in range(500)))
ASIDE = r"log\.csv:\d+:\d+: SC700 \d rows? (is|are) rejected; `--rejects FILE` sets them aside and goes on"
CATALOG = (CATALOGS / "2019.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Case:
    """What is wrong: the files, the arguments, and a pattern for each line on stderr."""

    told: Sequence[str]
    args: Sequence[str] = ("eval", "log.csv", *CITY)
    files: Mapping[str, bytes] = field(default_factory=dict)


def row(text: str, *told: str, header: str = HEADER) -> Case:
    """Make a case of one bad row."""
    return Case((*told, ASIDE), files={"log.csv": csv_log(text, header=header)})


def option(*args: str, told: str) -> Case:
    """Make a case of a good log and an option that cannot be."""
    return Case((told,), ("eval", EVENTS, *args))


def mapping(text: str, told: str) -> Case:
    """Make a case of a mapping file."""
    return Case((told,), ("eval", EVENTS, *CITY, "--map", "map.yaml"), {"map.yaml": text.encode()})


def catalog(text: str, *told: str) -> Case:
    """Make a case of a catalog file of the user's."""
    return Case(told, ("eval", EVENTS, "--catalog", "mine.yaml"), {"mine.yaml": text.encode()})


def subjects(text: str, *told: str) -> Case:
    """Make a case of a subjects table."""
    return Case(told, ("eval", EVENTS, *CITY, "--subjects", "subjects.csv"), {"subjects.csv": text.encode()})


CASES = {
    # the command line
    "no such command": Case((r"No such command 'evla'.*Did you mean 'eval'\?.*--help",), ("evla",)),
    "no log": Case((r"scorecat eval: Missing argument '(log|LOG\.\.\.)'.*--help",), ("eval", *CITY)),
    "wrong option": option("--cty", "rongcheng", told=r"No such option: --cty.*--city.*--help"),
    "wrong format": option(*CITY, "-f", "xml", told=r"'--format' / '-f': 'xml' is not one of 'table', 'json'.*--help"),
    "wrong level": option(*CITY, "--fail-on", "all", told=r"'--fail-on': 'all' is not one of 'none', 'error'"),
    "no place": option(told=r"scorecat: name a place: --city rongcheng, --all, or --catalog FILE"),
    "wrong place": option("--city", "rongchen", told=r"--city: no place 'rongchen'; did you mean 'rongcheng'\?"),
    "unheard-of place": option("--city", "xyz", told=r"--city: no place 'xyz'; `scorecat list` shows all places"),
    "wrong version": option(
        "--city", "rongcheng@2015", told=r"--city: rongcheng has no version '2015'; versions: 2016, 2019, 2021"
    ),
    "all and one": option("--all", *CITY, told=r"--all already holds every place; leave --city out"),
    "wrong day": option(*CITY, "--as-of", "2019-02-30", told=r"--as-of: '2019-02-30' is not a date; write it as 2020"),
    "short day": option(
        *CITY, "--as-of", "20190230", told=r"--as-of: '20190230' is not a date; write it as 2020-01-31"
    ),
    "nobody": option(*CITY, "--person", "aash", told=r"--person: no subject 'aash' in the log; did you mean 'ash'\?"),
    "nobody near": option(
        *CITY, "-p", "zzz", told=r"--person: no subject 'zzz' in the log; check how the log spells it"
    ),
    "no UTF-8": option(*CITY, "-p", "\udcff", told=r"--person: the name given is not UTF-8"),
    "subjects from stdin": option(
        *CITY, "--subjects", "-", told=r"--subjects - : .* is not read from stdin; name a file"
    ),
    "subjects unset": option(*CITY, "--subjects", "", told=r"SC720 "),
    "map unset": option(*CITY, "--map", "", told=r"SC780 cannot be read"),
    "entries in json": option(*CITY, "--entries", told=r"--entries chooses a flat table.*leave it out"),
    "entries of a statement": option(
        *CITY, "--entries", "-p", "ash", "-f", "table", told=r"\(--person\) lists entries anyway; leave --entries out"
    ),
    "a name for no stdin": option(*CITY, "--stdin-filename", "x.csv", told=r"--stdin-filename names stdin, and no log"),
    "no folder": option(
        *CITY, "-o", "no/x.json", told=r"'--output'.* no/x\.json: there is no folder no; make it first"
    ),
    "no folder, slash": option(
        *CITY, "-f", "csv", "-o", "no/", told=r"'--output'.*there is no folder no/; make it first"
    ),
    "json into a folder": option(*CITY, "-o", ".", told=r"--output \. is a folder, and json is one file; name a file"),
    "entries into a folder": option(
        *CITY, "-f", "csv", "--entries", "-o", ".", told=r"gets records and entries both; leave --entries out"
    ),
    "a device": option(*CITY, "-o", "/dev/null", told=r"--output /dev/null is a device or a pipe.*name a file"),
    "rejects into a device": option(*CITY, "--rejects", "/dev/null", told=r"--rejects /dev/null is a device or a pipe"),
    "rejects into a folder": option(*CITY, "--rejects", ".", told=r"--rejects \. is a folder; name a file in it"),
    "rejects nowhere": option(*CITY, "--rejects", "no/x.csv", told=r"--rejects no/x\.csv: there is no folder no; make"),
    "rejects and output in one": option(
        *CITY, "-o", "x.csv", "--rejects", "x.csv", told=r"--rejects x\.csv is also --output in the same run; give"
    ),
    "output over the log": Case(
        (r"--output log\.csv is read in the same run; give another file",),
        ("eval", "l*.csv", *CITY, "-f", "csv", "-o", "log.csv"),
        {"log.csv": GOOD},
    ),
    "rejects over the log": Case(
        (r"--rejects log\.csv is read in the same run; give another file",),
        ("eval", "log.csv", *CITY, "--rejects", "./log.csv"),
        {"log.csv": GOOD},
    ),
    "a place under two contents": Case(
        (r"2019\.yaml and mine\.yaml both are rongcheng@2019; give yours a version of its own",),
        ("eval", EVENTS, "--city", "rongcheng@2019", "--catalog", "mine.yaml"),
        {"mine.yaml": CATALOG.replace("points: -60", "points: -61").encode()},
    ),
    "a version twice": Case(
        (r"--as-of chooses a version, and 'rongcheng@2016' is one already; leave it out",),
        ("show", "rongcheng@2016", "--as-of", "2020-01-01"),
    ),
    "show of no place": Case((r"no place 'nowhere'; `scorecat list` shows all places",), ("show", "nowhere")),
    "show as csv": Case(
        (r"scorecat show: .*'csv' is not one of 'table', 'json', 'markdown'",), ("show", "x", "-f", "csv")
    ),
    "no such schema": Case((r"'events' is not one of 'catalog', 'vocabulary'",), ("schema", "events")),
    "nothing to validate": Case(
        (r"a\.yaml:1:1: SC001 there is no such file or folder; check the path", r"b:1:1: SC001"),
        ("validate", "a.yaml", "b"),
    ),
    "validate an empty folder": Case((r"scorecat: \.: no YAML file in this folder or below it",), ("validate", ".")),
    # files
    "missing file": Case((r"no\.csv:1:1: SC720 there is no such file; check",), ("eval", "no.csv", *CITY)),
    "a name with an escape": Case(
        (r"^a�\[31m b\.csv:1:1: SC720 no file matches",), ("eval", "a\x1b[31m\nb.csv", "--city", "rongcheng")
    ),
    "two missing": Case((r"a\.csv:1:1: SC720", r"b\.csv:1:1: SC720"), ("eval", "a.csv", "b.csv", *CITY)),
    "folder": Case((r"\.:1:1: SC720 is a directory; name its files with a glob",), ("eval", ".", *CITY)),
    "glob without match": Case((r"x\*\.csv:1:1: SC720 no file matches 'x\*\.csv'; check",), ("eval", "x*.csv", *CITY)),
    "no form we read": Case(
        (r"log\.txt:1:1: SC720 the ending of the name says no form we read; use one of",),
        ("eval", "log.txt", *CITY),
        {"log.txt": GOOD},
    ),
    "named twice": Case(
        (r"\./log\.csv:1:1: SC723 the file is named twice; name it once",),
        ("eval", "log.csv", "./log.csv", *CITY),
        {"log.csv": GOOD},
    ),
    "empty": Case((r"log\.csv:1:1: SC720 the file is empty; it needs at least a header",), files={"log.csv": b""}),
    "header only": Case(
        (r"log\.csv:1:1: SC702 the log has no rows, so no as-of date; give --as-of",), files={"log.csv": csv_log()}
    ),
    "nothing but rejected rows": Case(
        (r"log\.csv:2:8: SC704", r"log\.csv:2:8: SC700 1 row is rejected; no row is left.*give --as-of"),
        ("eval", "log.csv", *CITY, "--rejects", "aside.csv"),
        {"log.csv": csv_log("e1,ash,2019-02-30,traffic.violation")},
    ),
    "binary": Case((r"log\.csv:1:\d: SC722 the file is not UTF-8; save",), files={"log.csv": b"\x89P\xff\x00" * 99}),
    "another encoding": Case(
        (r"log\.csv:2:4: SC722 the file is not UTF-8; save it as UTF-8",),
        files={"log.csv": csv_log("e1,张三,2019-02-11,traffic.violation").decode().encode("gb18030")},
    ),
    "cut gzip": Case(
        (r"log\.csv\.gz:1:1: SC721 is not whole gzip data; pack it again",),
        ("eval", "log.csv.gz", *CITY),
        {"log.csv.gz": gzip.compress(MANY)[:200]},
    ),
    "no gzip": Case(
        (r"log\.csv\.gz:1:1: SC721 is not whole gzip data; pack it again",),
        ("eval", "log.csv.gz", *CITY),
        {"log.csv.gz": GOOD},
    ),
    "cut zstd": Case(
        (r"log\.csv\.zst:1:1: SC721 is not whole zstd data; pack it again",),
        ("eval", "log.csv.zst", *CITY),
        {"log.csv.zst": zstandard.compress(MANY)[:200]},
    ),
    "no Parquet": Case(
        (r"log\.parquet:1:1: SC721 is not a Parquet file that can be read; write it again",),
        ("eval", "log.parquet", *CITY),
        {"log.parquet": GOOD},
    ),
    "broken JSON": Case(
        (r"log\.jsonl:2:1: SC713 not a JSON object \(.*\); write one object", r"log\.jsonl:2:1: SC700 1 row"),
        ("eval", "log.jsonl", *CITY),
        {"log.jsonl": b'{"subject": "ash", "date": "2019-01-01", "conduct": "traffic.violation"}\n{"subject":\n'},
    ),
    # columns and rows
    "missing column": Case(
        (r"log\.csv:1:1: SC730 there is no column 'date'; add it, or say with a mapping file",),
        files={"log.csv": csv_log("ash,traffic.violation", header="subject,conduct")},
    ),
    "misspelt column": Case(
        (r"log\.csv:1:1: SC730 there is no column 'conduct'; did you mean 'condcut'\?",),
        files={"log.csv": csv_log("ash,2019-01-01,x", header="subject,date,condcut")},
    ),
    "unknown conduct": row(
        "e1,ash,2019-02-11,traffic.violatoin",
        r"log\.csv:2:19: SC707 conduct 'traffic\.violatoin' is not in the vocabulary; "
        r"did you mean 'traffic\.violation'\?",
    ),
    "bad date": row(
        "e1,ash,11/02/2019,traffic.violation", r"log\.csv:2:8: SC704 date '11/02/2019' is not a date; write"
    ),
    "no subject": row("e1,,2019-02-11,traffic.violation", r"log\.csv:2:4: SC703 no subject; every row needs a subject"),
    "bad number": row(
        "e1,ash,2019-02-11,utilities.theft,much",
        r"log\.csv:2:35: SC705 amount 'much' is not a decimal number of at least 0; write",
        header=f"{HEADER},amount",
    ),
    "bad choice": row(
        "e1,ash,2019-02-11,penalty.fine-unpaid,grave",
        r"log\.csv:2:39: SC706 severity 'grave' is not one of ordinary, serious, very-serious",
        header=f"{HEADER},severity",
    ),
    "ended before": row(
        "e1,ash,2019-02-11,finance.loan-arrears,2019-02-10",
        r"log\.csv:2:40: SC708 ended '2019-02-10' lies before the date; what lasts ends on or after",
        header=f"{HEADER},ended",
    ),
    "procedure without ref": row(
        "e1,ash,2019-02-11,record.revoked,",
        r"log\.csv:2:34: SC709 this procedure or correction names no event; put the event it speaks of into ref",
        header=f"{HEADER},ref",
    ),
    "too many cells": row(
        "e1,ash,2019-02-11,traffic.violation,x", r"log\.csv:2:1: SC701 the row has 5 cells, the header 4; quote cells"
    ),
    "open quote": row('e1,"ash,2019-02-11,traffic.violation', r"log\.csv:2:1: SC702 a quote is not closed"),
    "escape in a subject": row(
        "e1,a\x1b[31mb,2019-02-11,traffic.violation",
        r"log\.csv:2:4: SC711 subject 'a�\[31mb' holds a control character",
    ),
    "event twice": Case(
        (r"log\.csv:2:1: SC710 event 'e1' stands on more than one row", r"log\.csv:3:1: SC710 event 'e1'", ASIDE),
        files={"log.csv": csv_log("e1,ash,2019-02-11,traffic.violation", "e1,ash,2019-02-12,traffic.violation")},
    ),
    # the files beside the log
    "map: unknown key": mapping("colums: {}", r"map\.yaml:1:1: SC782 unknown key 'colums'; did you mean 'columns'\?"),
    "map: unknown column": mapping("columns: {subjet: x}", r"map\.yaml:1:11: SC783 'subjet' is no column.*'subject'\?"),
    "map: unknown conduct": mapping("conducts: {x: traffic.ligth}", r"map\.yaml:1:15: SC784 conduct 'traffic\.ligth'"),
    "map: not YAML": mapping("columns: {", r"map\.yaml:1:\d+: SC102 not YAML"),
    "map: missing": Case((r"no\.yaml:1:1: SC780 cannot be read",), ("eval", EVENTS, *CITY, "--map", "no.yaml")),
    "subjects: bad row": subjects(
        "subject,born\nash,in May\n",
        r"subjects\.csv:2:5: SC704 born 'in May' is not a date; write YYYY-MM-DD",
        r"subjects\.csv:2:5: SC700 1 row is rejected; mend them",
    ),
    "subjects: misspelt column": subjects(
        "sbject\nash\n", r"subjects\.csv:1:1: SC730 there is no column 'subject'; did"
    ),
    "subjects: missing": Case((r"no\.csv:1:1: SC720 there is no",), ("eval", EVENTS, *CITY, "--subjects", "no.csv")),
    "catalog: not YAML": catalog(
        "place: x\n y: z\n", r"mine\.yaml:2:3: SC102 not YAML: mapping values are not allowed"
    ),
    "catalog: schema": catalog(
        re.sub(r"participation: .*", "participation: maybe", CATALOG), r"mine\.yaml:19:16: SC20\d .*maybe.*mandatory"
    ),
    "catalog: unknown conduct": catalog(
        CATALOG.replace("[traffic.violation,", "[traffic.violatoin,"),
        r"mine\.yaml:\d+:\d+: SC\d+ .*'traffic\.violatoin'.*did you mean 'traffic\.violation'\?",
    ),
    "catalog: unknown key": catalog(
        CATALOG.replace("\nremarks:", "\nremraks:"),
        r"mine\.yaml:\d+:1: SC201 unknown key 'remraks'; did you mean 'remarks'\?",
    ),
    "catalog: missing": Case((r"no\.yaml:1:1: SC001 there is no such file",), ("eval", EVENTS, "--catalog", "no.yaml")),
    "catalog: a file of cases": Case(
        (r"2019\.cases\.yaml holds worked cases; name the catalog, 2019\.yaml beside it",),
        ("eval", EVENTS, "--catalog", "2019.cases.yaml"),
        {"2019.cases.yaml": b"cases: []\n"},
    ),
    "catalog: to be shown, a file of words": Case(
        (r"words\.yaml holds vocabulary; name a catalog",),
        ("show", "vocabulary/words.yaml"),
        {"vocabulary/words.yaml": b"conducts: {}\n"},
    ),
    "catalog: to be set beside another, a file of cases": Case(
        (r"2019\.cases\.yaml holds worked cases; name the catalog, 2019\.yaml beside it",),
        ("diff", "rongcheng", "2019.cases.yaml"),
        {"2019.cases.yaml": b"cases: []\n"},
    ),
    # pseudonymise
    "pseudonymise: nothing named": Case((r"name the tables, --key FILE and --output; `--new-key",), ("pseudonymise",)),
    "pseudonymise: a short key": Case(
        (r"SC750 the key has 3 bytes, it needs at least 16; make one with `scorecat pseudonymise --new-key FILE`",),
        ("pseudonymise", EVENTS, "--key", "k", "-o", "x.csv"),
        {"k": b"abc"},
    ),
    "pseudonymise: over the key": Case(
        (r"--output k\.csv is read in the same run; give another file",),
        ("pseudonymise", EVENTS, "--key", "k.csv", "-o", "k.csv"),
        {"k.csv": b"0123456789abcdef0123456789abcdef"},
    ),
    "pseudonymise: one name twice": Case(
        (r"two of the tables would be written to the same file in out; take them one at a time",),
        ("pseudonymise", "a/log.csv", "b/log.csv", "--key", "k", "-o", "out"),
        {"a/log.csv": GOOD, "b/log.csv": GOOD, "out/x": b"", "k": b"0123456789abcdef"},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_input_is_told_with_a_place_and_a_way_out(case: Case, run: Run) -> None:
    """The exit code is 2, stdout stays empty, stderr has one clear line for each finding, and no file is touched."""
    for name, content in case.files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(content)

    ended = run(*case.args)

    assert (2, "") == (ended.code, ended.out)
    assert len(case.told) == len(ended.told), ended.err
    assert [] == [(want, line) for want, line in zip(case.told, ended.told, strict=True) if not re.search(want, line)]
    assert dict(case.files) == {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_unreadable_file_is_told(run: Run) -> None:
    """A file that may not be read is named, with the reason."""
    Path("log.csv").write_bytes(GOOD)
    Path("log.csv").chmod(0)
    if os.access("log.csv", os.R_OK):
        pytest.skip("this user reads everything")

    ended = run("eval", "log.csv", *CITY)

    assert (2, "") == (ended.code, ended.out)
    assert ["log.csv:1:1: SC720 cannot be read: Permission denied; check its permissions"] == ended.told


def test_parquet_does_not_go_to_a_terminal(run: Run) -> None:
    """Bytes on a terminal help nobody; the message says where to put them."""
    ended = run("eval", EVENTS, *CITY, "-f", "parquet", stdout_terminal=True)

    assert (2, "") == (ended.code, ended.out)
    assert ["scorecat: parquet is no text for a terminal; give --output FILE, or pipe it"] == ended.told


def test_a_log_is_not_typed_at_a_terminal(run: Run) -> None:
    """`-` with a terminal on stdin would look like a hang."""
    ended = run("eval", "-", *CITY, stdin_terminal=True)

    assert (2, "") == (ended.code, ended.out)
    assert ["scorecat: `-` reads a log from a pipe, and stdin is a terminal; name a file, or pipe one in"] == ended.told


@pytest.mark.parametrize(
    ("args", "stdin", "told"),
    [
        ((), b"", r"^<stdin>:1:1: SC720 standard input is empty"),
        (("--stdin-filename", "mine.csv"), csv_log("e1,ash,x,traffic.violation"), r"^mine\.csv:2:8: SC704 date 'x'"),
        ((), csv_log("e1,ash,x,traffic.violation"), r"^<stdin>:2:8: SC704 date 'x' is not a date"),
        (("--stdin-filename", "mine.jsonl"), GOOD, r"^mine\.jsonl:1:1: SC713 not a JSON object"),
    ],
)
def test_bad_stdin_is_named_as_asked(args: tuple[str, ...], stdin: bytes, told: str, run: Run) -> None:
    """Messages call stdin by the name that `--stdin-filename` gives."""
    ended = run("eval", "-", *CITY, *args, stdin=stdin)

    assert (2, "") == (ended.code, ended.out)
    assert re.search(told, ended.told[0])


def test_many_bad_rows_are_shown_in_part_and_counted(run: Run) -> None:
    """A log that is bad throughout does not flood the terminal, and says how much it keeps back."""
    Path("log.csv").write_bytes(csv_log(*(f"e{i},ash,x,traffic.violation" for i in range(100))))

    ended = run("eval", "log.csv", *CITY)

    assert 21 == len(ended.told)
    assert re.search(r"SC700 100 rows are rejected, 80 of them not shown; `--rejects FILE`", ended.told[-1])


@pytest.mark.parametrize("command", [("record", "ash", "log.csv", *CITY), ("explain", "log.csv", "-p", "ash", *CITY)])
def test_a_command_that_sets_nothing_aside_does_not_advise_it(command: tuple[str, ...], run: Run) -> None:
    """Bad rows are told with what can be done about them here: `--rejects` is not an option of every command."""
    Path("log.csv").write_bytes(csv_log("ash,2020-13-01,traffic.red-light", header="subject,date,conduct"))
    ended = run(*command)

    assert 2 == ended.code
    assert "SC700 1 row is rejected; mend them; `scorecat eval` can set them aside (`--rejects FILE`)" in ended.err
