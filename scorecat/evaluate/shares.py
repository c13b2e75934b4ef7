"""Shares of a long log, each of whole subjects, evaluated one after the other: what is put aside stays within bounds.

What a record is depends on nobody else unless relations say so, and then there is one share. So there is for a log that
fits, also into a few times the memory: the database puts aside what does not, in less time than shares take. Shares
follow each other in the order of their subjects, and so does what is written of each.
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
TIMES: Final = 2
"""How many times what the database may hold a share takes, about: the rest of it is put aside."""
_ROW: Final = 150
_OF_RECORDS: Final = 55
"""About how many bytes a row takes while it is evaluated, and how many more for each catalog."""
_WITH_ENTRIES: Final = 4
"""What that is multiplied by where entries are made."""
_SAMPLE: Final = 1000
"""Rows for each share that tell where subjects are to be parted."""
_STORED: Final = "SELECT column_name, database_name FROM duckdb_columns() WHERE table_name = 'log_rows'"
"""Which columns of a log are kept, and where: in memory or in a file."""
_DIRECT: Final = 16
"""So many shares are taken out of the log itself; more by way of chapters, as each of them reads the whole log."""


def rows_each(connection: DuckDBPyConnection, catalogs: int, *, entries: bool) -> int:
    """Return how many rows a share may have, by what the database may hold."""
    limit = connection.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchall()[0][0]
    bytes_each = (_ROW + _OF_RECORDS * catalogs) * (_WITH_ENTRIES if entries else 1)
    return max(FEWEST, int(TIMES * limit) // bytes_each)


def starts(connection: DuckDBPyConnection, catalogs: int, *, entries: bool) -> list[str]:
    """Return the subjects with which all shares of table `log` but the first begin.

    For the records of one place alone rows pass by: a copy of a share would be more than is kept of them.
    """
    if catalogs == 1 and not entries:
        return []
    rows = connection.execute("SELECT count(*) FROM log").fetchall()[0][0]
    shares = ceil(rows / rows_each(connection, catalogs, entries=entries))
    return parted(connection, rows, shares) if shares > 1 else []


def parted(connection: DuckDBPyConnection, rows: int, shares: int) -> list[str]:
    """Return the subjects that part the rows of table `log` into so many shares of about the same length."""
    parts = ", ".join(str(number / shares) for number in range(1, shares))
    some = max(1, rows // (shares * _SAMPLE))
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
        self._stored = self._place = ""
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
            chapter, source = number // self._width, f"{self._place}chapter"
            if chapter != self._chapter:
                first = chapter * self._width
                self._copy(connection, source, "whole_log", first, min(first + self._width, len(self)))
                self._chapter = chapter
        self._copy(connection, "share", source, number, number + 1)

    def _part(self, connection: DuckDBPyConnection) -> None:
        """Rename `log`, and make an empty one over table `share`, which has the columns that are stored."""
        kept = connection.execute(_STORED).fetchall()
        stored = {name for name, _ in kept} | {"number"}
        self._place = f"{identifier(kept[0][1])}.main."
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
