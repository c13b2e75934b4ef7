"""Records of other days, made by the same pipeline beside the ones that are being made."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan


class Run(Protocol):
    """The pipeline."""

    def __call__(
        self,
        connection: DuckDBPyConnection,
        plan: Plan,
        *,
        log: str = ...,
        moments: bool = ...,
        whole: bool = ...,
        entries: bool = ...,
    ) -> None:
        """Compute all records."""


@contextmanager
def beside(connection: DuckDBPyConnection, name: str) -> Iterator[str]:
    """Make tables in a schema of their own, which is gone afterwards; `name` is one of ours.

    What the pipeline sets is put back: its path of schemas and its variables.
    """
    path, day, only = connection.execute(
        "SELECT current_setting('search_path'), getvariable('as_of'), getvariable('in_force_only')"
    ).fetchall()[0]
    connection.execute(f"CREATE SCHEMA {name}").fetchall()
    connection.execute(f"SET search_path = '{name},main'").fetchall()
    try:
        yield name
    finally:
        connection.execute(f"SET search_path = '{path or 'main'}'").fetchall()
        connection.execute("SET VARIABLE as_of = $day", {"day": day}).fetchall()
        connection.execute("SET VARIABLE in_force_only = $only", {"only": only}).fetchall()
        connection.execute(f"DROP SCHEMA {name} CASCADE").fetchall()
