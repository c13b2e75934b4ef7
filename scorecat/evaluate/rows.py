"""Rows of a query as mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

Row: TypeAlias = dict[str, Any]


def all_rows(connection: DuckDBPyConnection, query: str, values: Mapping[str, Any]) -> list[Row]:
    """Return all rows of a query."""
    answer = connection.execute(query, dict(values))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
