"""What a run takes of the machine: memory, threads, a folder for the rest; and what is said where it is not enough."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.cli_run import CITY, EVENTS, ROOT, csv_log, process
from generate.made import written

from scorecat.evaluate.resources import Resources

if TYPE_CHECKING:
    from cli.cli_run import Run

SCORECAT = (sys.executable, "-m", "scorecat")
LIMITED = ("--memory-limit", "64MB")
"""Less than the generated log takes, and enough to work with."""
EVERY_LIMITED = ("--memory-limit", "200MB")
"""Little for every place at once, and enough."""

_FULL_DISK = """
import sys
from scorecat.cli.app import run
from scorecat.evaluate.resources import Resources

settings = Resources.settings
Resources.settings = lambda self: {**settings(self), "max_temp_directory_size": "1MB"}
sys.exit(run(sys.argv[1:]))
"""
"""The command line where a megabyte is all that is left of the disk."""

_SMALL_FILES = """
import resource, signal, sys
from scorecat.cli.app import run

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.exit(run(sys.argv[1:]))
"""
"""The command line where no file can be larger than 20 kB."""


_SHELVED = """
import resource, signal, sys
from scorecat.cli.app import run
from scorecat.events import shelf

shelf.MUCH = shelf.LEAST = 0
largest = int(sys.argv.pop(1))
if largest:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
sys.exit(run(sys.argv[1:]))
"""
"""The command line where every log is too large for memory, and no file larger than a number of bytes, unless 0."""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make a log that 64 MB do not hold."""
    path = tmp_path_factory.mktemp("generated") / "log.csv"
    made = process(
        "-q", "generate", "--events", "120000", "--subjects", "10000", "--place", "rongcheng", "-o", str(path)
    )
    assert (0, "") == (made.code, made.err)
    return str(path)


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    """Make a folder for what does not fit."""
    path = tmp_path / "spare"
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--memory-limit", "4", "'4' is no size; write it as 4GB or 512MB"),
        ("--memory-limit", "0GB", "'0GB' is no size"),
        ("--memory-limit", "-1GB", "is no size"),
        ("--memory-limit", "80%", "is no size"),
        ("--memory-limit", "4 gigs", "is no size"),
        ("--threads", "0", "greater than or equal to 1"),
        ("--threads", "5000", "less than or equal to 1024"),
        ("--threads", "two", "valid integer"),
        ("--temp-dir", "nowhere", "there is no folder nowhere; make it first"),
    ],
)
def test_a_value_that_means_nothing_is_refused_in_a_line(run: Run, option: str, value: str, told: str) -> None:
    """Exit 2, and the option is named."""
    ended = run("eval", EVENTS, *CITY, option, value)

    assert (2, "", 1) == (ended.code, ended.out, len(ended.told))
    assert option in ended.err
    assert told in ended.err


@pytest.mark.parametrize("value", ["4GB", "512mb", "1.5GiB", "300 MiB", "0.5TB"])
def test_a_size_is_written_as_people_write_it(run: Run, value: str) -> None:
    """Units of thousands and of 1024, in any case."""
    assert 0 == run("-q", "eval", EVENTS, *CITY, "--memory-limit", value, "-f", "csv").code


@pytest.mark.parametrize(
    "args",
    [
        ("eval", EVENTS, *CITY),
        ("compare", EVENTS, *CITY),
        ("record", "cedar", EVENTS, *CITY),
        ("explain", EVENTS, *CITY, "--person", "cedar"),
        ("eval", EVENTS, *CITY, "--person", "cedar", "--history"),
        ("diff", "rongcheng@2019", "rongcheng@2021", "--events", EVENTS),
    ],
    ids=lambda args: args[0],
)
def test_limits_change_no_result(run: Run, args: tuple[str, ...], spare: Path) -> None:
    """Every command that reads a log takes them, says the same with them, and leaves nothing in the folder."""
    plain = run("-q", *args, "--format", "json")
    limited = run("-q", *args, "--format", "json", *LIMITED, "--threads", "1", "--temp-dir", str(spare))

    assert plain.out
    assert plain == limited
    assert [] == list(spare.iterdir())


@pytest.mark.parametrize(
    "args", [("compare", *CITY), ("diff", "rongcheng@2019", "rongcheng@2021")], ids=lambda args: args[0]
)
def test_limits_without_a_log_are_refused(run: Run, args: tuple[str, ...]) -> None:
    """They are about reading one, and would be ignored."""
    ended = run(*args, "--threads", "2")

    assert (2, "") == (ended.code, ended.out)
    assert "--threads" in ended.err


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Resources]:
    """What runs took."""
    found: list[Resources] = []
    settings = Resources.settings

    def seen(self: Resources) -> dict[str, object]:
        found.append(self)
        return settings(self)

    monkeypatch.setattr(Resources, "settings", seen)
    return found


@pytest.mark.parametrize(
    ("name", "head"), [("scorecat.toml", ""), ("pyproject.toml", "[tool.scorecat]\n")], ids=["own", "shared"]
)
def test_a_configuration_sets_them_and_options_win(
    run: Run, taken: list[Resources], name: str, head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found upwards, one by one; a folder is named from where the file stands."""
    Path(name).write_text(f'{head}memory-limit = "64 MB"\nthreads = 1\ntemp-dir = "spare"\n', encoding="utf-8")
    for folder in ("spare", "other", "below"):
        Path(folder).mkdir()
    top = Path.cwd()
    monkeypatch.chdir("below")

    codes = [
        run("-q", "eval", EVENTS, *CITY, *options, "-f", "csv").code
        for options in ((), ("--threads", "2"), ("--memory-limit", "1GB", "--temp-dir", str(top / "other")))
    ]

    assert [0, 0, 0] == codes
    assert [(64_000_000, 1, "spare"), (64_000_000, 2, "spare"), (10**9, 1, "other")] == [
        (one.memory, one.threads, one.folder and one.folder.parent.name) for one in taken
    ]
    assert [] == list((top / "spare").iterdir())


def test_config_tells_what_is_set_and_what_is_not(run: Run) -> None:
    """A size as it was written, a folder as it was found; a table says what holds where nothing is set."""
    Path("scorecat.toml").write_text('memory-limit = "0.5GiB"\ntemp-dir = "."\n', encoding="utf-8")
    rows = {row["setting"]: row for row in map(json.loads, run("config").out.splitlines())}

    assert ["0.5GiB", None, str(Path.cwd())] == [rows[key]["value"] for key in ("memory-limit", "threads", "temp-dir")]
    assert "default" == rows["threads"]["from"]
    assert "one for each core" in run("config", "-f", "markdown").out


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("memory-limit = 4", "memory-limit: '4' is no size; write it as 4GB or 512MB"),
        ('memory-limit = "80%"', "memory-limit: '80%' is no size"),
        ("threads = 0", "threads: '0' is not a whole number from 1 to 1024"),
        ("threads = 5000", "threads: '5000' is not"),
        ("threads = true", "threads: 'True' is not"),
        ('threads = "2"', "threads: '2' is not"),
        ('temp-dir = "nowhere"', "nowhere; make it first"),
        ("thread = 2", "unknown key 'thread'; did you mean 'threads'?"),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(run: Run, setting: str, told: str) -> None:
    """Exit 2 and a line, from the run itself and from `scorecat config`."""
    Path("scorecat.toml").write_text(f"\n{setting}\n", encoding="utf-8")

    for args in (("eval", EVENTS, *CITY), ("config",)):
        ended = run(*args)
        assert (2, "", 1) == (ended.code, ended.out, len(ended.told))
        assert f"{Path.cwd() / 'scorecat.toml'}:2:1: SC003 " in ended.err
        assert told in ended.err


def test_a_configuration_refuses_no_run_without_a_log(run: Run) -> None:
    """What it sets is for runs that read one; for others there is nothing to ignore."""
    Path("scorecat.toml").write_text("threads = 2\n", encoding="utf-8")

    assert 0 == run("-q", "diff", "rongcheng@2019", "rongcheng@2021").code


def test_a_folder_of_the_configuration_that_takes_nothing_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the file that names it."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    Path("scorecat.toml").write_text('temp-dir = "."\n', encoding="utf-8")
    monkeypatch.setattr("scorecat.cli.resources.tempfile.TemporaryDirectory", refuse)
    ended = run("eval", EVENTS, *CITY)

    assert (2, "") == (ended.code, ended.out)
    assert f"{Path.cwd() / 'scorecat.toml'}: temp-dir {Path.cwd()} cannot be written to: permission denied" in ended.err


@pytest.mark.parametrize("table", [(), ("--entries",)], ids=["records", "entries"])
def test_bytes_depend_on_neither_threads_nor_memory(log: str, table: tuple[str, ...], tmp_path: Path) -> None:
    """A log that is put aside on disk gives what one in memory gives, on one thread or three."""
    found = {}
    for name, limits in {
        "plain": (),
        "one": ("--threads", "1"),
        "three": ("--threads", "3"),
        "limited": (*LIMITED, "--threads", "1"),
    }.items():
        path = tmp_path / f"{name}.csv"
        ended = process("-q", "eval", log, *CITY, *table, *limits, "-f", "csv", "-o", str(path))
        assert (0, "", "") == (ended.code, ended.out, ended.err)
        found[name] = path.read_bytes()

    assert found["plain"].count(b"\n") > 1000
    assert {"plain"} == {next(other for other in found if found[other] == content) for content in found.values()}


def test_bytes_of_every_place_depend_on_neither(tmp_path: Path) -> None:
    """All shipped places at once, with both tables beside the log: records, entries and listings are the same."""
    files, _ = written(tmp_path, events=400, subjects=30)
    tables = ("--subjects", str(files["subjects"]), "--relations", str(files["relations"]))
    found = {}
    for name, limits in {
        "plain": (),
        "one": ("--threads", "1"),
        "limited": (*EVERY_LIMITED, "--threads", "4"),
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        ended = process("-q", "eval", str(files["log"]), "--all", *tables, *limits, "-f", "csv", "-o", str(folder))
        assert (0, "", "") == (ended.code, ended.out, ended.err)
        found[name] = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert {"records.csv", "entries.csv", "listings.csv"} == set(found["plain"])
    assert all(content.count(b"\n") > 100 for content in found["plain"].values())
    assert found["plain"] == found["one"]
    assert found["plain"] == found["limited"]


@pytest.mark.parametrize("output", ["result.csv", ""], ids=["file", "folder"])
def test_too_little_memory_is_told_in_a_line(log: str, output: str, spare: Path, tmp_path: Path) -> None:
    """Exit 2, what to do, no output, nothing in the folder."""
    path = tmp_path / "out"
    path.mkdir()
    limits = ("--memory-limit", "4MB", "--temp-dir", str(spare))
    ended = process("-q", "eval", log, *CITY, *limits, "-f", "csv", "-o", str(path / output))

    assert (2, "", 1) == (ended.code, ended.out, len(ended.told))
    assert ended.err.startswith("scorecat: the memory that the database may hold is not enough")
    assert "raise --memory-limit, or lower --threads" in ended.err
    assert ([], []) == (list(path.iterdir()), list(spare.iterdir()))


def test_a_full_disk_is_told_in_a_line(log: str, spare: Path, tmp_path: Path) -> None:
    """No room for what does not fit into memory: exit 2, what to do, no output, nothing left."""
    args = ["-q", "eval", log, *CITY, "--entries", *LIMITED, "--temp-dir", str(spare)]
    ended = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, *args, "-f", "csv", "-o", tmp_path / "result.csv"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (2, "") == (ended.returncode, ended.stdout)
    assert (
        f"scorecat: no room is left in {spare} for what does not fit into memory; "
        "name a folder with more by --temp-dir, or raise --memory-limit\n"
    ) == ended.stderr
    assert ["spare"] == [path.name for path in tmp_path.iterdir()]
    assert [] == list(spare.iterdir())


@pytest.mark.parametrize(("args", "bad"), [(CITY, ""), (CITY, "e9,ash,2019-02-30,x\n"), (("--all",), "")])
def test_a_log_in_a_file_gives_what_one_in_memory_gives(
    args: tuple[str, ...], bad: str, spare: Path, tmp_path: Path
) -> None:
    """Rows, those set aside, places that lists and transfers come from; the folder is empty at the end."""
    files, _ = written(tmp_path, events=400, subjects=30)
    with files["log"].open("a", encoding="utf-8") as file:
        file.write(bad)
    rejects = tmp_path / "rejects.csv"
    command = ("-q", "eval", str(files["log"]), *args, "--rejects", str(rejects), "--format", "json")
    plain, aside = process(*command), rejects.read_bytes()
    shelved = subprocess.run(
        [sys.executable, "-c", _SHELVED, "0", *command, "--temp-dir", str(spare)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert len(plain.out) > 1000
    assert (plain.code, plain.out, plain.err) == (shelved.returncode, shelved.stdout, shelved.stderr)
    assert aside == rejects.read_bytes()
    assert aside.count(b"\n") == 1 + bool(bad)
    assert [] == list(spare.iterdir())


def test_a_disk_too_full_for_the_rows_is_told_in_a_line(log: str, spare: Path) -> None:
    """No room for the file that the rows are kept in: exit 2, what to do, nothing left."""
    args = ["-q", "eval", log, *CITY, "--temp-dir", str(spare)]
    ended = subprocess.run(
        [sys.executable, "-c", _SHELVED, "1000000", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (2, "") == (ended.returncode, ended.stdout)
    assert f"scorecat: no room is left in {spare}; name a folder with more by --temp-dir\n" == ended.stderr
    assert [] == list(spare.iterdir())


@pytest.mark.parametrize("format_", ["csv", "jsonl", "parquet", "json"])
def test_an_output_that_finds_no_room_is_told_in_a_line(log: str, format_: str, spare: Path) -> None:
    """The disk of the output is full: exit 2, the file is named, and none of it is left."""
    path = spare / f"result.{format_}"
    args = ["-q", "eval", log, *CITY, "-f", format_, "-o", str(path)]
    ended = subprocess.run(
        [sys.executable, "-c", _SMALL_FILES, *args], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (2, "", 1) == (ended.returncode, ended.stdout, len(ended.stderr.splitlines()))
    assert ended.stderr.startswith(f"{path}:1:1: SC002 cannot be written: ")
    assert [] == list(spare.iterdir())


@pytest.mark.parametrize("form", ["csv", "csv.gz", "parquet"])
def test_a_log_that_no_disk_has_room_for_is_told_by_its_name(form: str, tmp_path: Path) -> None:
    """And not by that of a piece which passes by; nothing is left."""
    path = tmp_path / f"log.{form}"
    ended = subprocess.run(
        [sys.executable, "-c", _SMALL_FILES, "generate", "--events", "20000", "-o", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (2, "", 1) == (ended.returncode, ended.stdout, len(ended.stderr.splitlines()))
    assert ended.stderr.startswith(f"{path}:1:1: SC002 cannot be written: file too large; ")
    assert [] == list(tmp_path.iterdir())


def test_interrupted_while_writing_leaves_nothing(log: str, spare: Path, tmp_path: Path) -> None:
    """Ctrl-C while the database writes: no draft of ours, and none of its own."""
    out = tmp_path / "out"
    out.mkdir()
    command = [*SCORECAT, "-q", "eval", log, *CITY, "--entries", "-f", "csv", "-o", str(out / "result.csv")]
    with subprocess.Popen([*command, "--temp-dir", str(spare)], cwd=ROOT, stderr=subprocess.PIPE) as running:
        until = time.monotonic() + 60
        seen: set[str] = set()
        while time.monotonic() < until and running.poll() is None and not any(map(_begun, out.iterdir())):
            seen |= {path.name for path in out.iterdir()}
            time.sleep(0.001)
        seen |= {path.name for path in out.iterdir()}
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=30)

    assert (130, b"scorecat: interrupted; nothing was left half-written\n") == (running.returncode, told)
    assert all(name.startswith(".result.csv.") for name in seen)
    assert ([], []) == (list(out.iterdir()), list(spare.iterdir()))


def _begun(path: Path) -> bool:
    """Whether anything is written in a file yet."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_while_evaluating_leaves_nothing(
    ending: signal.Signals, log: str, spare: Path, tmp_path: Path
) -> None:
    """Ctrl-C, or a scheduler's limit, while data is put aside: exit 130 in a line, and the folder is empty again."""
    command = [*SCORECAT, "-q", "eval", log, *CITY, "--entries", *LIMITED, "--temp-dir", str(spare)]
    with subprocess.Popen(
        [*command, "-f", "csv", "-o", str(tmp_path / "result.csv")], cwd=ROOT, stderr=subprocess.PIPE
    ) as running:
        until = time.monotonic() + 60
        while time.monotonic() < until and running.poll() is None and not list(spare.rglob("duckdb_temp*")):
            time.sleep(0.01)
        assert list(spare.rglob("duckdb_temp*"))
        running.send_signal(ending)
        _, told = running.communicate(timeout=30)

    assert (130, b"scorecat: interrupted; nothing was left half-written\n") == (running.returncode, told)
    assert ["spare"] == [path.name for path in tmp_path.iterdir()]
    assert [] == list(spare.iterdir())


@pytest.mark.parametrize(
    ("options", "shown"),
    [((), True), (("-q",), False)],
    ids=["usual", "quiet"],
)
def test_progress_is_for_a_terminal_alone(log: str, options: tuple[str, ...], shown: bool, tmp_path: Path) -> None:
    """On stderr if a person sees it, with what is under way and the time left; the payload is the same bytes."""
    plain = process("-q", "eval", log, *CITY, "-f", "csv")
    code, out, err = _on_terminal(*options, "eval", log, *CITY, "-f", "csv", TMPDIR=str(tmp_path))

    assert (0, plain.out) == (code, out)
    assert shown == ("reading" in err and " left" in err and "/s" in err)
    assert [] == list(tmp_path.iterdir())


def test_a_short_run_shows_no_progress(tmp_path: Path) -> None:
    """What takes no time says nothing."""
    small = tmp_path / "log.csv"
    small.write_bytes(csv_log("e1,ash,2019-01-01,traffic.violation"))
    code, _, err = _on_terminal("eval", str(small), *CITY, "-f", "csv", patience="30")

    assert 0 == code
    assert "\x1b" not in err
    assert "left" not in err


@pytest.mark.parametrize("at_a_terminal", [False, True])
def test_progress_of_a_log_that_is_made(at_a_terminal: bool, tmp_path: Path) -> None:
    """Rows, rows a second and time left, of what is made piece by piece; the file is the same bytes."""
    pieces = "from scorecat.generate import generate; generate._PIECE = 20_000"
    ask = ("generate", "-n", "200000", "--place", "rongcheng", "-o")
    code, _, err = _on_terminal(*ask, str(tmp_path / "watched.csv"), setup=pieces, whole=at_a_terminal)

    assert 0 == code
    assert "making" in err
    assert " rows · " in err
    assert "/s · 0:0" in err
    assert " left" in err
    assert 0 == process("-q", *ask, str(tmp_path / "alone.csv")).code
    assert (tmp_path / "alone.csv").read_bytes() == (tmp_path / "watched.csv").read_bytes()


def test_rows_on_a_terminal_have_it_for_themselves() -> None:
    """No progress among them."""
    code, _, shown = _on_terminal("generate", "-n", "2000", patience="0.0", whole=True)

    assert 0 == code
    assert "e2000," in shown
    assert "making" not in shown


def _on_terminal(
    *args: str, patience: str = "0.05", setup: str = "pass", whole: bool = False, **env: str
) -> tuple[int, str, str]:
    """Run with stderr on a terminal; return the exit code, stdout and what the terminal got (`whole`: stdout, too)."""
    program = (
        "import sys; from scorecat.cli import progress; from scorecat.cli.app import run; "
        f"progress.PATIENCE, progress.PAUSE = {patience}, 0.01; {setup}; sys.exit(run(sys.argv[1:]))"
    )
    ours, theirs = pty.openpty()
    got: list[bytes] = []

    def listen() -> None:
        try:
            while data := os.read(ours, 65536):
                got.append(data)
        except OSError:  # the other end is closed
            pass

    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **env}
    with subprocess.Popen(
        [sys.executable, "-c", program, *args],
        cwd=ROOT,
        env=environment,
        stdout=theirs if whole else subprocess.PIPE,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        listening = threading.Thread(target=listen)
        listening.start()
        out, _ = running.communicate(timeout=120)
        listening.join()
    os.close(ours)
    return running.returncode, (out or b"").decode(), b"".join(got).decode()
