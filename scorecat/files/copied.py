"""What the database writes into a file: no room for it is an `OSError`, as for any other file."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_ERRNO: Final = re.compile(r'"errno":"([0-9]+)"')


def copied(connection: DuckDBPyConnection, query: str, path: Path, options: str) -> None:
    """Write the rows of a query in their order, into a draft or another file that nobody reads yet."""
    import duckdb  # noqa: PLC0415  (start-up)

    target = str(path).replace("'", "''")
    # It need write no draft of its own, which an interruption would leave.
    try:
        connection.execute(f"COPY ({query}) TO '{target}' ({options}, USE_TMP_FILE false)").fetchall()
    except duckdb.IOException as error:
        number = _ERRNO.search(str(error))
        if number is None or path.name not in str(error):
            raise
        raise OSError(int(number[1]), os.strerror(int(number[1])), str(path)) from None
