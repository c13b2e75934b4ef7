"""The log in DuckDB, with declared types and the columns that a place needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
from given import COLUMNS

if TYPE_CHECKING:
    from given import Given

TYPES = {"date": "DATE", "ended": "DATE", "amount": "DECIMAL(18,4)"}
_DIALECT = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"


def relation(what: Given) -> str:
    """Return a select over the log: the columns that the place needs, typed."""
    columns = ", ".join(f'CAST("{name}" AS {TYPES.get(name, "VARCHAR")}) AS "{name}"' for name in COLUMNS[what.place])
    path = str(what.log).replace("'", "''")
    if what.parquet:
        return f"SELECT {columns} FROM read_parquet('{path}')"
    header = duckdb.read_csv(path, all_varchar=True).columns
    declared = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in header)
    return f"SELECT {columns} FROM read_csv('{path}', {_DIALECT}, columns = {{{declared}}})"
