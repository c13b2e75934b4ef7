"""Whoever looks on while a run goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection


class Watch:
    """Told how far a run is; this one does not care."""

    def reading(self, connection: DuckDBPyConnection, names: Sequence[str]) -> DuckDBPyConnection:
        """Hear that files (as the user named them) are about to be read; return the connection to work on."""
        del names
        return connection

    def evaluating(self, rows: int) -> None:
        """Hear that so many rows were read, and are about to be evaluated."""

    def share(self, number: int, of: int) -> None:
        """Hear which of how many shares of the log is about to be evaluated."""

    def writing(self) -> None:
        """Hear that the result is there, and is about to be written."""

    def making(self, rows: int) -> None:
        """Hear that so many rows are about to be made."""

    def made(self, rows: int) -> None:
        """Hear that so many more of them are."""
