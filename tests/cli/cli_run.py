"""What the tests of the command line share: running it, small logs, and numbers that the guard must refuse."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent.parent
EVENTS = str(ROOT / "examples" / "events.csv")
CATALOGS = ROOT / "catalogs" / "cn" / "rongcheng"
CITY = ("--city", "rongcheng")
HEADER = "event,subject,date,conduct"


@dataclass(frozen=True)
class Outcome:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines of stderr."""
        return self.err.splitlines()


class Run(Protocol):
    """The fixture `run`: the command line in this process, in an empty folder."""

    def __call__(
        self,
        *args: str,
        stdin: bytes | None = None,
        env: Mapping[str, str] | None = None,
        stdin_terminal: bool = False,
        stdout_terminal: bool = False,
    ) -> Outcome:
        """Run `scorecat ARGS`."""


def process(*args: str, stdin: bytes = b"", **env: str) -> Outcome:
    """Run the command line in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "scorecat", *args],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
    )
    return Outcome(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def csv_log(*rows: str, header: str = HEADER) -> bytes:
    """Write a log."""
    return "\n".join([header, *rows, ""]).encode()


def identity(serial: int = 1) -> str:
    """Make a well-formed number of nobody: division 999999, check character by ISO 7064 MOD 11-2."""
    digits = f"99999919850101{serial:03d}"
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits))
    return digits + "10X98765432"[total % 11]
