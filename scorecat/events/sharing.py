"""Rows that share a key that no two rows may share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.events.identifier import identifier
from scorecat.events.numbered import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection


@dataclass(slots=True)
class Sharing:
    """Finds and settles shared keys among the good rows of a table.

    `table`, `file`, `given` and `problem` are identifiers of ours: the table and its columns for the file
    of a row, whether its key was given (else it was made from the content), and its problem.
    """

    connection: DuckDBPyConnection
    table: str
    key: Sequence[str]
    file: str
    given: str
    problem: str
    known: bool | None = None
    """Whether there are shared keys; None if the table has changed since they were looked for."""

    def files(self) -> set[str]:
        """Return the files with rows whose given key stands on another row too."""
        if not self._find():
            return set()
        query = (
            f"SELECT DISTINCT t.{self.file} FROM {self.table} AS t JOIN shared AS s ON {self._same} "
            f"WHERE t.{self.problem} IS NULL AND t.{self.given} AND s.given > 1"
        )
        return {path for (path,) in self.connection.execute(query).fetchall()}

    def settle(self, blame: int) -> None:
        """Give rows that share a given key the problem `blame`; number those that share a made one."""
        if self._find():
            self._blame(blame)
            self._number()
        self.connection.execute("DROP TABLE IF EXISTS shared")

    def _blame(self, blame: int) -> None:
        self.connection.execute(
            f"UPDATE {self.table} AS t SET {self.problem} = $blame FROM shared AS s "
            f"WHERE {self._same} AND t.{self.problem} IS NULL AND t.{self.given} AND s.given > 1",
            {"blame": blame},
        )

    def _number(self) -> None:
        last = identifier(self.key[-1])
        # Rows that share a made key say the same: which of them gets which number makes no difference.
        self.connection.execute(
            f"UPDATE {self.table} AS t SET {last} = t.{last} || '-' || n.number FROM ("
            "SELECT t.rowid AS at, "
            f"row_number() OVER (PARTITION BY {self._names}) + least(s.given, 1) AS number "
            f"FROM {self.table} AS t JOIN shared AS s USING ({self._names}) "
            f"WHERE t.{self.problem} IS NULL AND NOT t.{self.given}"
            ") AS n WHERE t.rowid = n.at AND n.number > 1"
        )

    def _find(self) -> bool:
        if self.known is None:
            self.known = not self._numbered() and self._alike() and self._shared()
            self.connection.execute("DROP TABLE IF EXISTS alike")
        return self.known

    def _numbered(self) -> bool:
        return numbered(self.connection, f"(FROM {self.table} WHERE {self.problem} IS NULL)", identifier(self.key[-1]))

    def _alike(self) -> bool:
        """Make table `alike` of what is the same in all rows with one key, and hardly ever else: numbers take less."""
        self._make("alike", f"hash({self._names}) AS key", f"{self.problem} IS NULL")
        return self._any("alike")

    def _shared(self) -> bool:
        given = f"{self._names}, count(*) FILTER ({self.given}) AS given"
        self._make("shared", given, f"{self.problem} IS NULL AND hash({self._names}) IN (FROM alike)")
        return self._any("shared")

    def _make(self, name: str, select: str, where: str) -> None:
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS "
            f"SELECT {select} FROM {self.table} WHERE {where} GROUP BY ALL HAVING count(*) > 1"
        )

    def _any(self, name: str) -> bool:
        return bool(self.connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0])

    @property
    def _same(self) -> str:
        """Rows of the table `t` and keys `s`; what may be empty is the same where it is."""
        return " AND ".join(f"t.{name} IS NOT DISTINCT FROM s.{name}" for name in map(identifier, self.key))

    @property
    def _names(self) -> str:
        return ", ".join(identifier(name) for name in self.key)
