"""What only a process of its own can show: pipes, signals, locales, a full disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from cli.cli_run import CITY, EVENTS, ROOT, csv_log, process

if TYPE_CHECKING:
    from pathlib import Path

SCORECAT = (sys.executable, "-m", "scorecat")


@pytest.mark.parametrize("format_", ["json", "csv", "table"])
def test_a_reader_that_has_seen_enough_ends_the_run_quietly(format_: str, tmp_path: Path) -> None:
    """`| head -1` is no error: exit 0, nothing on stderr."""
    log = tmp_path / "log.csv"
    log.write_bytes(csv_log(*(f"e{i},subject-{i},2019-01-01,traffic.violation" for i in range(2000))))
    command = [*SCORECAT, "-q", "eval", str(log), *CITY, "-f", format_]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        told = running.stderr.read()

    assert (0, b"") == (running.returncode, told)


def test_interrupted_while_reading_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C on a slow stdin: exit 130, one line, no output and no temporary file."""
    spool = tmp_path / "tmp"
    spool.mkdir()
    command = [*SCORECAT, "eval", "-", *CITY, "-o", str(tmp_path / "result.json")]
    environment = {**os.environ, "TMPDIR": str(spool)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin
        running.stdin.write(csv_log("e1,ash,2019-01-01,traffic.violation"))
        running.stdin.flush()
        until = time.monotonic() + 20
        while not list(spool.rglob("stdin")) and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        out, told = running.communicate(timeout=20)

    assert (130, b"") == (running.returncode, out)
    assert b"scorecat: interrupted; nothing was left half-written\n" == told
    assert [] == list(spool.iterdir())
    assert ["tmp"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
@pytest.mark.parametrize("args", [("eval", EVENTS, *CITY, "-f", "csv"), ("list",)])
def test_a_full_disk_is_told_in_a_line(args: tuple[str, ...]) -> None:
    """No traceback where stdout cannot be written."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ended = subprocess.run([*SCORECAT, "-q", *args], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)

    assert 2 == ended.returncode
    assert b"scorecat: No space left on device; the output is not whole\n" == ended.stderr


def test_output_is_utf_8_in_every_locale() -> None:
    """The same bytes, whatever the locale would write."""
    ended = process("-q", "eval", EVENTS, *CITY, "-f", "table", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")

    assert (0, "") == (ended.code, ended.err)
    assert "599 … 1001" in ended.out


def test_stdin_may_be_closed() -> None:
    """A run without stdin, as a daemon has it, reads its files all the same."""
    command = f"{sys.executable} -m scorecat -q eval {EVENTS} --city rongcheng <&-"
    ended = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=False)

    assert (0, b"") == (ended.returncode, ended.stderr)
    assert 14 == len(json.loads(ended.stdout)["records"])


def test_a_statement_comes_through_a_pipe_from_stdin() -> None:
    """The log on stdin, the result on stdout."""
    with open(EVENTS, "rb") as events:  # noqa: PTH123
        ended = process("-q", "eval", "-", *CITY, "-p", "cedar", "-f", "markdown", stdin=events.read())

    assert 0 == ended.code
    assert ended.out.startswith("## cedar · Rongcheng (荣成市) · 2019\n")
