"""Long logs in shares: whatever is written is the same as of the whole log at once."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

import duckdb
import pytest
from cli.cli_run import ROOT
from generate.made import UNTIL, written

from scorecat.cli.progress import Progress
from scorecat.evaluate import shares
from scorecat.evaluate.shares import Shares, parted, rows_each
from scorecat.events import shelf

if TYPE_CHECKING:
    from pathlib import Path

    from cli.cli_run import Run

CITIES: Final = ("--city", "rongcheng", "--city", "court-dishonest-list")
WENDENG: Final = ("--city", "wendeng")
"""With repetitions, grades that fall, and what is transferred."""
AS_OF: Final = ("--as-of", UNTIL.isoformat())


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A log of every conduct, and its subjects."""
    files, _ = written(tmp_path_factory.mktemp("log"), events=500, subjects=60)
    return files


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Shares of few rows; which of how many were evaluated is told."""
    told: list[tuple[int, int]] = []
    take = Shares._take  # noqa: SLF001

    def _take(self: Shares, connection: duckdb.DuckDBPyConnection, number: int) -> None:
        told.append((number, len(self)))
        take(self, connection, number)

    monkeypatch.setattr(shares, "rows_each", lambda *_, **__: 200)
    monkeypatch.setattr(Shares, "_take", _take)
    return told


def whole(run: Run, monkeypatch: pytest.MonkeyPatch, *args: str) -> tuple[int, str, str]:
    """What a run says where the log is not divided."""
    with monkeypatch.context() as patch:
        patch.setattr(shares, "rows_each", lambda *_, **__: 1_000_000)
        found = run("eval", *args)
        return found.code, found.out, found.err


def said(run: Run, *args: str) -> tuple[int, str, str]:
    """What a run says."""
    found = run("eval", *args)
    return found.code, found.out, found.err


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "csv"),
        ("--format", "csv", "--entries", *WENDENG),
        ("--format", "jsonl"),
        ("--format", "json"),
        ("--format", "markdown"),
        ("--format", "table", "--entries"),
        ("--format", "json", "--fail-on", "info"),
    ],
    ids=" ".join,
)
def test_shares_give_what_the_whole_gives(
    log: dict[str, Path],
    options: tuple[str, ...],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    small: list[tuple[int, int]],
) -> None:
    """Byte for byte, in every format, on stdout; the counts of the header as well."""
    asked = (str(log["log"]), *CITIES, *AS_OF, "--subjects", str(log["subjects"]), *options)
    expected = whole(run, monkeypatch, *asked)
    assert not small
    assert said(run, *asked) == expected
    assert small[:3] == [(0, 3), (1, 3), (2, 3)]


def test_shares_out_of_chapters(
    log: dict[str, Path], run: Run, monkeypatch: pytest.MonkeyPatch, small: list[tuple[int, int]]
) -> None:
    """Many shares are parted twice; those that met nothing in force have no record, and are not counted."""
    asked = (str(log["log"]), "--city", "rongcheng", *AS_OF, "--in-force-only", "--format", "json")
    for more in ((), ("--fail-on", "warning")):
        expected = whole(run, monkeypatch, *asked, *more)
        monkeypatch.setattr(shares, "_DIRECT", 1)
        assert said(run, *asked, *more) == expected
    assert len(small) > 3


def test_shares_of_rows_in_a_file(
    log: dict[str, Path], run: Run, monkeypatch: pytest.MonkeyPatch, small: list[tuple[int, int]]
) -> None:
    """Where the log itself is kept is all the same."""
    asked = (str(log["log"]), *CITIES, *AS_OF, "--format", "csv", "--entries")
    expected = whole(run, monkeypatch, *asked)
    monkeypatch.setattr(shelf, "MUCH", 0)
    monkeypatch.setattr(shelf, "LEAST", 0)
    assert said(run, *asked) == expected
    assert small


def test_every_place_in_shares(
    log: dict[str, Path], run: Run, monkeypatch: pytest.MonkeyPatch, small: list[tuple[int, int]], tmp_path: Path
) -> None:
    """All tables, of all shipped places, in files; Parquet is one file in the order of its rows."""
    asked = (str(log["log"]), "--all", *AS_OF)
    folders = {name: tmp_path / name for name in ("whole", "shares")}
    for name, folder in folders.items():
        folder.mkdir()
        for format_ in ("csv", "parquet"):
            args = (*asked, "--format", format_, "-o", str(folder))
            assert (whole(run, monkeypatch, *args) if name == "whole" else said(run, *args))[0] == 0
    assert small
    for table in ("records", "entries", "listings"):
        first, second = ((folder / f"{table}.csv").read_bytes() for folder in folders.values())
        assert first == second
        with duckdb.connect() as connection:
            query = "FROM read_parquet($path)"
            rows = [
                connection.execute(query, {"path": str(folder / f"{table}.parquet")}).fetchall()
                for folder in folders.values()
            ]
        assert rows[0] == rows[1]
        assert len(rows[0]) == first.count(b"\n") - 1
    assert {path.name for path in folders["shares"].iterdir()} == {path.name for path in folders["whole"].iterdir()}


def test_records_of_one_place_are_not_divided(log: dict[str, Path], run: Run, small: list[tuple[int, int]]) -> None:
    """Their rows pass by."""
    assert run("eval", str(log["log"]), "--city", "rongcheng", "--format", "csv").code == 0
    assert not small
    assert run("eval", str(log["log"]), "--city", "rongcheng", "--format", "csv", "--entries").code == 0
    assert small


def test_relations_and_one_person_are_not_divided(
    log: dict[str, Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is passed on comes from others; of one person there is little."""
    monkeypatch.setattr(shares, "rows_each", lambda *_, **__: 20)
    monkeypatch.setattr(Shares, "_take", None)
    related = ("--subjects", str(log["subjects"]), "--relations", str(log["relations"]))
    assert run("eval", str(log["log"]), *CITIES, *AS_OF, *related, "--format", "csv").code == 0
    person = log["log"].read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    assert run("eval", str(log["log"]), *CITIES, *AS_OF, "--person", person, "--format", "json").code == 0


@pytest.mark.parametrize(
    ("limit", "catalogs", "entries", "expected"),
    [
        ("20GB", 1, False, 195_000_000),
        ("4GB", 1, True, 9_740_000),
        ("4GB", 96, False, 1_470_000),
        ("64MB", 96, True, 100_000),
    ],
)
def test_how_long_shares_are(limit: str, catalogs: int, entries: bool, expected: int) -> None:
    """So that one fits into twice what the database may hold; not too short."""
    with duckdb.connect(config={"memory_limit": limit}) as connection:
        assert rows_each(connection, catalogs, entries=entries) == pytest.approx(expected, rel=0.02)


def test_where_shares_begin() -> None:
    """With about as many rows in each; a subject is never divided, and nobody's rows are as good as any."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE log AS SELECT i AS number, 's' || (i % 90 + 10) AS subject FROM range(9000) r(i)"
        )
        second, third = parted(connection, 9000, 3)
        assert 36 <= int(second[1:]) <= 44
        assert 66 <= int(third[1:]) <= 74
        connection.execute("UPDATE log SET subject = 'one'")
        assert parted(connection, 9000, 3) == ["one"]
        connection.execute("DELETE FROM log")
        assert parted(connection, 9000, 3) == []


_SMALL_FILES: Final = """
import resource, signal, sys
from scorecat.cli.app import run
from scorecat.evaluate import shares

shares.rows_each = lambda *_, **__: 200
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("format_", ["csv", "parquet"])
def test_no_room_for_what_is_written_of_a_share(log: dict[str, Path], format_: str, tmp_path: Path) -> None:
    """It is the temporary folder that lacks room; nothing is left there, nor of the output."""
    spare, out = tmp_path / "spare", tmp_path / "out"
    spare.mkdir()
    out.mkdir()
    asked = [
        str(log["log"]),
        *CITIES,
        *WENDENG,
        "--entries",
        "-f",
        format_,
        "-o",
        str(out / "x"),
        "--temp-dir",
        str(spare),
    ]
    command = [sys.executable, "-c", _SMALL_FILES, "-q", "eval", *asked]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stderr == f"scorecat: no room is left in {spare}; name a folder with more by --temp-dir\n"
    assert (ended.returncode, list(spare.iterdir()), list(out.iterdir())) == (2, [], [])


def test_how_far_a_log_in_shares_is() -> None:
    """Its rows and steps are those of the share under way; how much is left in all is told once one is done."""
    progress = Progress()
    progress.evaluating(1000)
    progress.share(1, 4)
    assert (progress.phase, progress.rows) == ("share 1 of 4", 250)
    assert progress._told(0.5, 2.0) == "50% · 125 rows · 62/s · 0:02 left"  # noqa: SLF001
    progress.share(2, 4)
    progress._shares_since -= 60  # noqa: SLF001
    assert progress._told(0.5, 2.0).endswith("0:02 left · 3:00 left in all")  # noqa: SLF001
    progress.share(1, 4)
    assert progress.rows == 250
