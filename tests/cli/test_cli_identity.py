"""The identity guard, as the command line keeps it: refused with 3, never shown, and a way out that works."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.cli_run import CITY, EVENTS, HEADER, csv_log, identity

if TYPE_CHECKING:
    from cli.cli_run import Run

NUMBER = identity()
PLACES = {
    "subject": f"e1,{NUMBER},2019-02-11,traffic.violation",
    "event": f"{NUMBER},ash,2019-02-11,traffic.violation",
    "a row that is rejected": f"e1,{NUMBER},2019-02-30,traffic.violation",
    "a row of another width": f"e1,ash,2019-02-11,traffic.violation,{NUMBER}",
    "spaced": f"e1,{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]},2019-02-11,traffic.violation",
}


@pytest.mark.parametrize("row", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("options", [(), ("--rejects", "aside.csv")])
def test_a_number_is_refused_and_not_shown(row: str, options: tuple[str, ...], run: Run) -> None:
    """Exit 3, the place and the count, no number, and no file of rejected rows."""
    Path("log.csv").write_bytes(csv_log("e0,ash,2019-02-10,traffic.violation", row))

    ended = run("-v", "eval", "log.csv", *CITY, *options)

    assert (3, "") == (ended.code, ended.out)
    assert 1 == len(ended.told)
    assert "1 cell holds what is or looks like a resident identity number, at log.csv:3:" in ended.err
    assert "scorecat pseudonymise" in ended.err
    assert NUMBER[:8] not in ended.err
    assert ["log.csv"] == [path.name for path in Path().iterdir()]


def test_a_number_in_the_subjects_table_is_refused(run: Run) -> None:
    """The table beside the log is guarded alike."""
    Path("subjects.csv").write_text(f"subject,type\nash,person\n{NUMBER},person\n", encoding="utf-8")

    ended = run("eval", EVENTS, *CITY, "--subjects", "subjects.csv")

    assert (3, "") == (ended.code, ended.out)
    assert "subjects.csv:3:1" in ended.err
    assert NUMBER not in ended.err


@pytest.mark.parametrize(
    "args", [("--person", NUMBER), ("--city", NUMBER), ("--as-of", NUMBER), ("--city", f"rongcheng@{NUMBER}")]
)
def test_a_number_on_the_command_line_is_not_shown(args: tuple[str, str], run: Run) -> None:
    """Messages about options do not echo it either."""
    ended = run("eval", EVENTS, *CITY, *args)

    assert (2, "") == (ended.code, ended.out)
    assert NUMBER not in ended.err


def test_pseudonyms_are_the_same_in_all_tables_and_then_eval_runs(run: Run) -> None:
    """The way out that the guard names: a key, a log and a subjects table rewritten, and evaluated together."""
    Path("log.csv").write_bytes(
        csv_log(f"e1,{NUMBER},2019-02-11,traffic.violation", f"e2,{identity(2)},2019-02-12,honour.award")
    )
    Path("subjects.csv").write_text(f"subject,type\n{identity(2)},person\n{NUMBER},organisation\n", encoding="utf-8")
    Path("safe").mkdir()

    made = run("pseudonymise", "--new-key", "secret.key")
    rewritten = run("pseudonymise", "log.csv", "subjects.csv", "--key", "secret.key", "-o", "safe/")
    log, table = (
        [*csv.DictReader(Path("safe", name).read_text(encoding="utf-8").splitlines())]
        for name in ("log.csv", "subjects.csv")
    )
    ended = run("eval", "safe/log.csv", *CITY, "--subjects", "safe/subjects.csv")

    assert [0, 0, 0] == [made.code, rewritten.code, ended.code]
    assert 0o600 == Path("secret.key").stat().st_mode & 0o777
    assert [log[0]["subject"], log[1]["subject"]] == [table[1]["subject"], table[0]["subject"]]
    assert NUMBER not in made.err + rewritten.err + ended.err + ended.out
    assert {row["subject"] for row in log} == {record["subject"] for record in json.loads(ended.out)["records"]}


def test_pseudonymise_writes_nothing_where_a_number_stands_elsewhere(run: Run) -> None:
    """A column that is not rewritten must hold none."""
    Path("log.csv").write_bytes(csv_log(f"e1,ash,2019-02-11,traffic.violation,{NUMBER}", header=f"{HEADER},note"))
    Path("key").write_text("0123456789abcdef0123456789abcdef", encoding="utf-8")

    ended = run("pseudonymise", "log.csv", "--key", "key", "-o", "safe.csv")

    assert (3, "") == (ended.code, ended.out)
    assert "log.csv:2:37" in ended.err
    assert NUMBER not in ended.err
    assert ["key", "log.csv"] == sorted(path.name for path in Path().iterdir())
