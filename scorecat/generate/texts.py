"""Texts of a profile or the vocabulary in SQL: kept in a variable and named by their place, never pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Texts:
    """The texts that the SQL of one run speaks of."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Return the number by which a text is named."""
        return self._known.setdefault(text, len(self._known) + 1)

    def at(self, place: str) -> str:
        """Return an expression for the text that the number `place` names."""
        return f"list_extract(getvariable('texts'), {place})"

    def install(self, connection: DuckDBPyConnection) -> None:
        """Make them known to a connection."""
        connection.execute("SET VARIABLE texts = $texts::VARCHAR[]", {"texts": list(self._known)}).fetchall()
