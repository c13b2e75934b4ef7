"""`scorecat diff`: what it compares, how it tells it, when it fails, and git."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from cli.cli_run import CATALOGS, EVENTS, csv_log

if TYPE_CHECKING:
    from pathlib import Path

    from cli.cli_run import Run

TEXT = (CATALOGS / "2019.yaml").read_text(encoding="utf-8")
RED_LIGHT = "points: -5\n    source: dlf-2017, on running a red light by car\n"
COURT = ("court-dishonest-list@2013", "court-dishonest-list@2017")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Return two catalogs of which the second takes more for one rule, has another id and another note."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(TEXT, encoding="utf-8")
    new.write_text(_stricter(TEXT), encoding="utf-8")
    return "old.yaml", "new.yaml"


def _stricter(text: str) -> str:
    assert RED_LIGHT in text
    return text.replace(RED_LIGHT, RED_LIGHT.replace("-5", "-15"), 1)


def _json(run: Run, *args: str) -> Any:
    ended = run("diff", *args, "-f", "json")
    assert 0 == ended.code, ended.err
    return json.loads(ended.out)


def test_a_change_names_both_sides_with_their_places(run: Run, files: tuple[str, str]) -> None:
    """The one change, of its kind, at file, line and column of both, with source and fingerprint."""
    document = _json(run, *files)

    (change,) = document["changes"]
    assert ("DF101", "stricter", "worse") == (change["id"], change["kind"], change["for_person"])
    assert ("−5", "−15") == (change["before"]["says"], change["after"]["says"])
    assert ("old.yaml", "new.yaml") == (change["before"]["path"], change["after"]["path"])
    assert change["before"]["line"] == change["after"]["line"] > 1
    assert change["after"]["source"]["evidence"]
    assert 12 == len(change["fingerprint"])
    assert 1 == document["summary"]["changes"] == document["summary"]["for_person"]["worse"]


def test_a_fingerprint_outlives_lines_ids_and_versions(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    """It is what is said that makes it, not where."""
    (before,) = _json(run, *files)["changes"]
    for name in files:
        path = tmp_path / name
        path.write_text("# moved down\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    (after,) = _json(run, *files)["changes"]

    assert before["fingerprint"] == after["fingerprint"]
    assert before["after"]["line"] + 2 == after["after"]["line"]


@pytest.mark.parametrize("pair", [("rongcheng", "wendeng"), ("rongcheng@2019", "rongcheng@2021"), COURT])
def test_a_screen_tells_what_differs(pair: tuple[str, str], run: Run) -> None:
    """A table of a screen, a line that adds up, and how to see all; the machine has every change."""
    table = run("diff", *pair, "-f", "table", env={"COLUMNS": "120"})
    document = _json(run, *pair)
    rows = [json.loads(line) for line in run("diff", *pair, "-f", "jsonl").out.splitlines()]

    assert 0 == table.code
    assert len(table.out.splitlines()) < 60
    assert f"{len(rows)} changes: " in table.out
    assert "--all" in table.out
    assert len(document["changes"]) == len(rows) == document["summary"]["changes"]
    every = run("diff", *pair, "-f", "table", "--all")
    assert all(row["fingerprint"] in every.out for row in rows)


def test_the_same_rows_in_every_format(run: Run) -> None:
    """CSV and JSON Lines hold the same; Markdown says the same as the table."""
    rows = [json.loads(line) for line in run("diff", *COURT, "-f", "jsonl").out.splitlines()]
    in_csv = list(csv.DictReader(io.StringIO(run("diff", *COURT, "-f", "csv").out)))
    github = run("diff", *COURT, "-f", "github").out.splitlines()

    assert [row["fingerprint"] for row in rows] == [row["fingerprint"] for row in in_csv]
    assert len(rows) == len(github)
    assert sum(line.startswith("::error ") for line in github) == sum(row["for_person"] == "worse" for row in rows)
    assert "| For a person |" in run("diff", *COURT, "-f", "markdown").out


def test_nothing_differs_from_itself(run: Run) -> None:
    """And it says so."""
    ended = run("diff", "wendeng", "wendeng", "-f", "table", "--fail-on", "any")

    assert (0, True) == (ended.code, "No difference." in ended.out)


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ((), 0),
        (("--fail-on", "any"), 1),
        (("--fail-on", "stricter"), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "DF101"), 1),
        (("--fail-on", "df102"), 0),
        (("--fail-on", "milder"), 0),
        (("--fail-on", "editorial", "--fail-on", "stricter"), 1),
        (("--fail-on", "any", "--ignore", "stricter"), 0),
    ],
)
def test_fail_on_and_ignore(fail_on: tuple[str, ...], code: int, run: Run, files: tuple[str, str]) -> None:
    """What makes a run fail is asked for by level, id or name, and never what is ignored."""
    assert code == run("diff", *files, *fail_on).code


def test_ignore_takes_a_fingerprint_and_tells_one_in_vain(run: Run, files: tuple[str, str]) -> None:
    """One change can be excepted, and an exception that is none any more is told."""
    (change,) = _json(run, *files)["changes"]

    ended = run("diff", *files, "--fail-on", "any", "--ignore", change["fingerprint"])
    vain = run("diff", *files, "--ignore", "0" * 12)

    assert (0, "") == (ended.code, ended.err)
    assert "there is no such change" in vain.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("wendeng",), "diff takes two catalogs"),
        (("nowhere", "wendeng"), "no place 'nowhere'"),
        (("none.yaml", "wendeng"), "none.yaml:1:1: SC001 there is no such file"),
        (("HEAD:x.yaml", "wendeng"), "HEAD:x.yaml:1:1: SC001 git cannot show it"),
        (("HEAD:x", "wendeng"), "name a catalog file in the revision"),
        (("-x:y.yaml", "wendeng"), "no such option"),
        (("wendeng", "suining", "--fail-on", "sticter"), "did you mean 'stricter'?"),
        (("wendeng", "suining", "--ignore", "xyz"), "no kind of change"),
        (("wendeng", "suining", "--all", "-f", "json"), "holds every change anyway"),
        (("wendeng", "suining", "--subjects", "s.csv"), "add --events LOG"),
        (("wendeng@2020", "suining", "--as-of", "2020-01-01"), "is one already"),
        (("wendeng", "suining", "--events", EVENTS, "-f", "github"), "leave --events out"),
        (("wendeng", "--kinds"), "leave the catalogs out"),
        (("--git", "a", "b"), "seven arguments"),
        (("--git", "--fail-on", "any", "p", "a", "b", "c", "d", "e", "f"), "leave --events and --fail-on out"),
    ],
)
def test_what_cannot_be_is_told(arguments: tuple[str, ...], said: str, run: Run) -> None:
    """One line on stderr and exit 2, never a traceback."""
    ended = run("diff", *arguments)

    assert 2 == ended.code
    assert said.lower() in ended.err.lower()
    assert "" == ended.out


def test_a_place_without_rules_points_to_the_version_that_has_them(run: Run) -> None:
    """The newest text of Rongcheng holds no row; the reader learns which does."""
    assert "the newest version that does is rongcheng@2019" in run("diff", "rongcheng", "wendeng").err


def test_kinds_are_listed_with_their_opposites(run: Run) -> None:
    """The table that options and the page are made of."""
    rows = {row["id"]: row for row in map(json.loads, run("diff", "--kinds").out.splitlines())}

    assert ("DF102", "DF101") == (rows["DF101"]["opposite"], rows["DF102"]["opposite"])
    assert "DF291" == rows["DF291"]["opposite"]


def test_who_moves_and_by_which_change(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    """Whoever ran a red light moves by the one change; whoever did not stays where they are."""
    log = csv_log("e1,ash,2020-01-01,traffic.red-light", "e2,birch,2020-01-01,utilities.arrears")
    (tmp_path / "log.csv").write_bytes(log)

    document = _json(run, *files, "--events", "log.csv", "--as-of", "2020-02-01")
    rows = run("diff", *files, "--events", "log.csv", "-f", "csv")
    table = run("diff", *files, "--events", "log.csv", "-f", "table")

    (change,) = document["changes"]
    (move,) = document["moves"]
    assert {"as_of": "2020-02-01", "subjects": 2} == {key: document["population"][key] for key in ("as_of", "subjects")}
    assert ("ash", [{"id": "DF101", "fingerprint": change["fingerprint"]}]) == (move["subject"], move["changes"])
    assert (995, 985) == (move["before"]["score"]["low"], move["after"]["score"]["low"])
    (row,) = csv.DictReader(io.StringIO(rows.out))
    assert ("995", "985") == (row["score_before"], row["score_after"])
    assert "1 of 2 subjects would stand otherwise." in table.out


def test_who_moves_between_lists(run: Run, tmp_path: Path) -> None:
    """A term that ends takes a name off that stayed before."""
    (tmp_path / "log.csv").write_bytes(csv_log("e1,ash,2018-01-01,court.dishonest-list,5", header=_HEADER))

    (move,) = _json(run, *COURT, "--events", "log.csv", "--as-of", "2024-01-01")["moves"]

    assert [{"event": "e1", "status": "listed"}] == move["before"]["listed"]
    assert [] == move["after"]["listed"]
    assert move["changes"]


@pytest.mark.parametrize(
    "pair", [("rongcheng@2019", "wendeng"), ("suining", "weihai"), ("wendeng", "court-dishonest-list")]
)
def test_whoever_moves_learns_why(pair: tuple[str, str], run: Run) -> None:
    """There is a change for every move, and it is one of those told."""
    document = _json(run, *pair, "--events", EVENTS, "--as-of", "2019-12-31")

    known = {change["fingerprint"] for change in document["changes"]}
    assert document["moves"]
    for move in document["moves"]:
        assert move["changes"], move
        assert known.issuperset(change["fingerprint"] for change in move["changes"])


def test_whoever_only_others_lead_to_has_no_record_elsewhere(run: Run, tmp_path: Path) -> None:
    """An order that is passed on names a person whom the other catalog does not know: that is a move, too."""
    (tmp_path / "log.csv").write_bytes(csv_log("e1,acme,2020-01-01,court.consumption-restriction"))
    (tmp_path / "relations.csv").write_text("of,to,relation\nacme,bob,legal-representative\n", encoding="utf-8")
    lists = ("court-consumption-order", "court-dishonest-list")
    log = ("--events", "log.csv", "--relations", "relations.csv")

    moves = {move["subject"]: move for move in _json(run, *lists, *log)["moves"]}
    table = run("diff", *lists, *log, "-f", "table").out

    assert ["acme", "bob"] == sorted(moves)
    assert moves["bob"]["after"] is None
    assert "list listed → none" in table


_HEADER = "event,subject,date,conduct,ground"


# --- Git --------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository of one catalog in two commits, of which the second is stricter."""
    folder = tmp_path / "repository"
    folder.mkdir()
    _git(folder, "init", "--quiet")
    catalog = folder / "town.yaml"
    for text in (TEXT, _stricter(TEXT)):
        catalog.write_text(text, encoding="utf-8")
        _git(folder, "add", ".")
        _git(folder, "commit", "--quiet", "--message", "A version")
    return folder


def _git(folder: Path, *args: str) -> str:
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.pager=cat", "-c", "commit.gpgsign=false")
    ended = subprocess.run(["git", *own, *args], cwd=folder, capture_output=True, check=True, text=True)
    return ended.stdout


def test_a_revision_stands_for_a_file(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`HEAD~1:path` is read from git, and named so where something is said of it."""
    monkeypatch.chdir(repository)

    document = _json(run, "HEAD~1:town.yaml", "town.yaml")

    (change,) = document["changes"]
    assert ("HEAD~1:town.yaml", "town.yaml") == (change["before"]["path"], change["after"]["path"])
    assert 1 == run("diff", "HEAD~1:town.yaml", "HEAD:./town.yaml", "--fail-on", "stricter").code
    assert "does not exist" in run("diff", "HEAD~1:nothing.yaml", "town.yaml").err


def test_git_shows_the_diff_by_conduct(repository: Path) -> None:
    """With the two lines of the page, `git diff` tells changes instead of lines, also of what does not load."""
    (repository / ".gitattributes").write_text("*.yaml diff=scorecat\n", encoding="utf-8")
    _git(repository, "config", "diff.scorecat.command", f"'{sys.executable}' -m scorecat diff --git")

    told = _git(repository, "diff", "HEAD~1", "HEAD")
    (repository / "town.yaml").write_text("place: 1\n", encoding="utf-8")
    broken = _git(repository, "diff", "HEAD")
    (repository / "town.yaml").unlink()
    gone = _git(repository, "diff", "HEAD")

    assert "DF101 stricter" in told
    assert "b/town.yaml:" in told
    assert "no diff by conduct, since it does not load" in broken
    assert "town.yaml: the catalog is gone" in gone


def test_changes_and_moves_are_a_table_of_their_own(run: Run, tmp_path: Path) -> None:
    """Parquet holds the rows that CSV has; a file named so needs no --format."""
    assert run("diff", *COURT, "-o", "changes.parquet").code == 0
    rows = [json.loads(line) for line in run("diff", *COURT, "-f", "jsonl").out.splitlines()]
    found = duckdb.connect().execute("FROM 'changes.parquet'")
    assert [column[0] for column in found.description or ()] == list(rows[0])
    assert found.fetchall() == [tuple(row.values()) for row in rows]
    (tmp_path / "log.csv").write_bytes(
        csv_log("e1,ash,2017-06-01,court.dishonest-list,2", header="event,subject,date,conduct,ground")
    )
    told = run("diff", *COURT, "--events", "log.csv", "--as-of", "2024-01-01", "-o", "moves.parquet")
    assert told.code == 0, told.err
    assert [row[0] for row in duckdb.connect().execute("SELECT subject FROM 'moves.parquet'").fetchall()] == ["ash"]


def test_kinds_are_no_changes(run: Run) -> None:
    """What tells changes alone cannot list the kinds."""
    assert "parquet tells changes" in run("diff", "--kinds", "-f", "parquet").err
