"""Exit codes, and how what went wrong is told."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of every command means."""

    OK = 0
    FINDINGS = 1
    INVALID = 2
    REFUSED = 3
    INTERRUPTED = 130
