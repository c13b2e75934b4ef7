"""Whole processes, one at a time: how long each takes and how much memory it had at its peak."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

_KILLED = (-9, 137)


@dataclass(frozen=True)
class Run:
    """One process: seconds of wall time and MiB at the peak; `whole` is false where the system killed it."""

    seconds: float
    peak: float
    whole: bool = True


def run(*command: str, cwd: str | None = None) -> Run:
    """Run a process to its end; one that fails ends the benchmark, one that is killed for its memory does not."""
    with tempfile.TemporaryFile() as told:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = code = os.waitstatus_to_exitcode(status)
        told.seek(0)
        words = told.read().decode(errors="replace")
    if code in _KILLED or (code and "MemoryError" in words):
        return Run(seconds, _mebibytes(used.ru_maxrss), whole=False)
    if code:
        sys.exit(f"{' '.join(command)} ended with {code}:\n{words}")
    return Run(seconds, _mebibytes(used.ru_maxrss))


def _mebibytes(peak: int) -> float:
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
