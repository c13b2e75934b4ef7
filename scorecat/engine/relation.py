"""Named queries that build on each other: SQL of ours, with every value of a catalog or a log as a parameter."""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scorecat.events.identifier import identifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from duckdb import DuckDBPyConnection

BOUNDLESS: Final = "99999999999999"
"""Stands for points without a bound where sizes are compared: more than any that are given."""

_NOTHING: Final[Mapping[str, str]] = {}
_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(slots=True)
class Values:
    """Values that a stage's query needs, each under a name of its own; `stage` keeps stages apart."""

    stage: str
    given: dict[str, Any] = field(default_factory=dict)
    names: dict[tuple[Any, str], str] = field(default_factory=dict)

    def __call__(self, value: Any, type_: str = "") -> str:
        """Keep a value and return the SQL that stands for it: the same for the same value and type."""
        name = self.names.setdefault((value, type_), f"{self.stage}_{len(self.names)}")
        self.given[name] = value
        return f"${name}::{type_}" if type_ else f"${name}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A query that nothing has run yet.

    (DuckDB's own relations bind the whole query anew at every step, which costs a small log more than its evaluation.)
    """

    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def then(self, sql: str, values: Values | None = None) -> Relation:
        """Build a query on this one, which it reads once, as `FROM row`.

        (A subquery and no common table expression: DuckDB binds the latter twice, and each that it nests.)
        """
        given = {**self.values, **values.given} if values else self.values
        before, found, after = sql.partition("FROM row")
        if not found or "FROM row" in after:
            raise AssertionError(sql)
        return Relation(f"{before}FROM (\n{self.sql}\n) AS row{after}", given)

    def table(self, connection: DuckDBPyConnection, name: str, *, as_written: bool = False) -> Relation:
        """Compute the rows once, into a table of that name (one of ours).

        `as_written`: many rows are joined to few, in the order in which it says so. (Of the rows of a log the database
        expects a few hundred, after joins to a few rules, and would build hash tables on them.)
        """
        used = set(_PARAMETER.findall(self.sql))
        values = {key: value for key, value in self.values.items() if key in used}
        with _order_kept(connection) if as_written else nullcontext():
            connection.execute(f"CREATE OR REPLACE TABLE {name} AS {self.sql}", values).fetchall()
        return Relation(f"FROM {name}")

    def view(
        self, connection: DuckDBPyConnection, name: str, shown: Mapping[str, str], stored: Mapping[str, str] = _NOTHING
    ) -> Relation:
        """Compute the rows once, into a table that lacks what is the same in all or follows from the rest.

        The view of that name has all columns, and those in `shown`: their SQL over the table, which may have columns
        of its own for them (`stored`: their SQL over the rows).
        """
        more = "".join(f", {sql} AS {column}" for column, sql in stored.items())
        kept = f"COLUMNS(lambda name: name NOT IN ({', '.join(map(_text, shown))}))"
        self.then(f"SELECT {kept}{more} FROM row").table(connection, f"{name}_rows")
        stays = f"* EXCLUDE ({', '.join(stored)})" if stored else "*"
        columns = "".join(f", {sql} AS {identifier(column)}" for column, sql in shown.items())
        connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT {stays}{columns} FROM {name}_rows").fetchall()
        return Relation(f"FROM {name}")


@contextmanager
def _order_kept(connection: DuckDBPyConnection) -> Iterator[None]:
    connection.execute("SET disabled_optimizers = 'join_order'").fetchall()
    try:
        yield
    finally:
        connection.execute("RESET disabled_optimizers").fetchall()


def _text(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
