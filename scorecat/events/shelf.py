"""Where the rows of a table are kept: in memory or, where they would fill much of it, in a file, packed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.events.source import Form, Packing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from duckdb import DuckDBPyConnection

    from scorecat.events.source import Source

_HELD: Final = 2
"""About how many bytes rows take in memory for each in a file."""
_HELD_OF_PACKED: Final = 15
"""The same for a packed file, and for Parquet."""

MUCH: Final = 0.5
"""Rows that take more than this part of what the database may hold are kept in a file."""

LEAST: Final = 64_000_000
"""Bytes that the database must be allowed for each thread to pack rows; with less they stay in memory."""

NAME: Final = "rows.db"


def shelf(connection: DuckDBPyConnection, sources: Iterable[Source], folder: Path | None) -> str:
    """Return what stands before the name of a table for the rows of these files.

    It is the schema of a database in `folder` (which whoever made the folder removes) if memory would not do, else
    nothing. Rows in a file are packed as they come, which takes time; they take an eighth of the room, and what of it
    leaves memory need not be written first.
    """
    if folder is None:
        return ""
    query = "SELECT parse_formatted_bytes(current_setting('memory_limit')), current_setting('threads')"
    limit, threads = map(int, connection.execute(query).fetchall()[0])
    if limit < LEAST * threads or sum(map(_bytes, sources)) < MUCH * limit:
        return ""
    path = str(folder / NAME).replace("'", "''")
    # (ATTACH takes no parameters.)
    connection.execute(f"ATTACH IF NOT EXISTS '{path}' AS shelf (RECOVERY_MODE 'no_wal_writes')")
    return "shelf.main."


def _bytes(source: Source) -> int:
    packed = source.packing is not Packing.NONE or source.form is Form.PARQUET
    return Path(source.path).stat().st_size * (_HELD_OF_PACKED if packed else _HELD)
