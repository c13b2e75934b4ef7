"""Shares of a long log, each of whole subjects, evaluated one after the other: a run holds no more for a longer log.

What a record is depends on nobody else unless relations say so, and then there is one share; so there is for a log
that fits. Shares follow each other in the order of their subjects, and so does what is written of each.
"""

from __future__ import annotations

from math import ceil, isqrt
from typing import TYPE_CHECKING, Final

from scorecat.events.identifier import identifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

FEWEST: Final = 100_000
"""Rows of a share: of fewer, the statements' own time would be most."""
MOST: Final = 10_000_000
"""Rows of a share: more would gain no time."""
PART: Final = 0.5
"""Which part of what the database may hold a share takes, about."""
_ROW: Final = 250
_OF_RECORDS: Final = 60
"""About how many bytes a row takes while it is evaluated, and how many more for each catalog."""
_WITH_ENTRIES: Final = 3
"""What that is multiplied by where entries are made."""
_SAMPLE: Final = 1000
"""Rows for each share that tell where subjects are to be parted."""
_STORED: Final = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'log_rows'"
"""Which columns of a log are kept, in memory or in a file."""
_DIRECT: Final = 8
"""So many shares are taken out of the log itself; more by way of chapters, as each of them reads the whole log."""


def rows_each(connection: DuckDBPyConnection, catalogs: int, *, entries: bool) -> int:
    """Return how many rows a share may have, by what the database may hold."""
    limit = connection.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchall()[0][0]
    bytes_each = (_ROW + _OF_RECORDS * catalogs) * (_WITH_ENTRIES if entries else 1)
    return min(MOST, max(FEWEST, int(PART * limit) // bytes_each))


def bounds(connection: DuckDBPyConnection, rows: int) -> list[str]:
    """Return the subjects with which all shares but the first begin, for about so many rows of table `log` in each."""
    found = connection.execute("SELECT count(*) FROM log").fetchall()[0][0]
    shares = ceil(found / rows)
    if shares <= 1:
        return []
    parts = ", ".join(str(number / shares) for number in range(1, shares))
    some = max(1, found // (shares * _SAMPLE))
    query = f"SELECT quantile_disc(subject, [{parts}]) FROM log WHERE hash(number) % {some} = 0"
    return sorted(set(connection.execute(query).fetchall()[0][0] or ()))


class Shares:
    """The shares of a log, in turn: while one is looked at, `log` has its rows, and the engine's tables its records.

    Where there are several, looking at them once more evaluates them once more.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection | None = None,
        run: Callable[[], None] | None = None,
        starts: Sequence[str] = (),
        told: Callable[[int, int], None] | None = None,
    ) -> None:
        """Take how `log` is evaluated (None: it was), and with which subjects all shares but the first begin.

        `told` hears which of how many is about to be evaluated.
        """
        self._connection, self._run, self._told = connection, run, told
        self._bounds = (None, *starts, None)
        self._width = 0 if len(self) <= _DIRECT else isqrt(len(self))
        self._chapter: int | None = None
        self._stored = ""
        self._standing = None if run else 0

    def __len__(self) -> int:
        """How many there are."""
        return len(self._bounds) - 1

    def __iter__(self) -> Iterator[int]:
        """Evaluate one after the other."""
        for number in range(len(self)):
            self.stand(number)
            yield number

    def stand(self, number: int) -> None:
        """See to it that the tables are those of a share."""
        if self._standing == number or self._connection is None or self._run is None:
            return
        self._standing = None
        if self._told:
            self._told(number + 1, len(self))
        if len(self) > 1:
            self._take(self._connection, number)
        self._run()
        self._standing = number

    def _take(self, connection: DuckDBPyConnection, number: int) -> None:
        """Let `log` have the rows of a share, which it had all."""
        if not self._stored:
            self._part(connection)
        source = "whole_log"
        if self._width:
            chapter, source = number // self._width, "chapter"
            if chapter != self._chapter:
                first = chapter * self._width
                self._copy(connection, source, "whole_log", first, min(first + self._width, len(self)))
                self._chapter = chapter
        self._copy(connection, "share", source, number, number + 1)

    def _part(self, connection: DuckDBPyConnection) -> None:
        """Rename `log`, and make an empty one over table `share`, which has the columns that are stored."""
        stored = {name for (name,) in connection.execute(_STORED).fetchall()} | {"number"}
        columns = connection.execute("DESCRIBE log").fetchall()
        self._stored = ", ".join(identifier(name) for name, *_ in columns if name in stored)
        shown = ", ".join(
            identifier(name) if name in stored else f"CAST(NULL AS {type_}) AS {identifier(name)}"
            for name, type_, *_ in columns
        )
        connection.execute("ALTER VIEW log RENAME TO whole_log").fetchall()
        connection.execute(f"CREATE TABLE share AS SELECT {self._stored} FROM whole_log LIMIT 0").fetchall()
        connection.execute(f"CREATE VIEW log AS SELECT {shown} FROM share").fetchall()

    def _copy(self, connection: DuckDBPyConnection, name: str, source: str, first: int, after: int) -> None:
        ends = {"first": self._bounds[first], "after": self._bounds[after]}
        signs = {"first": ">=", "after": "<"}
        where = " AND ".join(f"subject {signs[end]} ${end}" for end, bound in ends.items() if bound is not None)
        connection.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT {self._stored} FROM {source} WHERE {where}",
            {end: bound for end, bound in ends.items() if bound is not None},
        ).fetchall()
