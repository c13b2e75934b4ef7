"""Failures of the embedded database that are nobody's mistake: a full disk, too little memory, an interruption."""

from __future__ import annotations

import json
import re
import sys

_TOLD = re.compile(r'"exception_message":\s*("(?:[^"\\]|\\.)*")')


def plain(error: BaseException) -> BaseException:
    """Return what Python itself would have raised; any other error as it is."""
    duckdb = sys.modules.get("duckdb")
    if duckdb is None:
        return error
    if isinstance(error, duckdb.InterruptException) or (
        isinstance(error, RuntimeError) and "interrupted" in str(error)
    ):
        return KeyboardInterrupt()
    if isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException)):
        inner = _TOLD.search(str(error))
        said = json.loads(inner[1]) if inner else str(error)
        return OSError(0, said.partition("\n")[0])
    return error
