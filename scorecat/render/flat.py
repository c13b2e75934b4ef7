"""`csv`, `jsonl` and `parquet`: the flat tables of a result, written by the engine without passing through Python."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from scorecat.evaluate.flat import shown, tables
from scorecat.files.formula import STARTS

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.evaluate.result import Result

# The files are drafts already: the database need not write drafts of its own, which an interruption would leave.
FORMATS: Final = {
    "csv": "(FORMAT csv, HEADER true, USE_TMP_FILE false)",
    "jsonl": "(FORMAT json, USE_TMP_FILE false)",
    "parquet": "(FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)",
}

_ERRNO: Final = re.compile(r'"errno":"([0-9]+)"')


def names(result: Result) -> tuple[str, ...]:
    """Return the tables that a result has."""
    return tuple(tables(lists=result.plan.has_lists))


def write(result: Result, table: str, format_: str, path: Path) -> None:
    """Write one table into a file; raises `OSError` where there is no room for it."""
    import duckdb  # noqa: PLC0415  (start-up)

    cursor = result.connection.cursor()
    target = str(path).replace("'", "''")
    try:
        cursor.execute(f"COPY ({query(result, table, format_)}) TO '{target}' {FORMATS[format_]}").fetchall()
    except duckdb.IOException as error:
        number = _ERRNO.search(str(error))
        if number is None or path.name not in str(error):
            raise
        raise OSError(int(number[1]), os.strerror(int(number[1])), str(path)) from None
    finally:
        cursor.close()


def query(result: Result, table: str, format_: str) -> str:
    """Return the query of what is written, in its order: nothing that loses it may stand above (no join does not)."""
    ordered = shown(table, lists=result.plan.has_lists)
    columns = result.connection.cursor().execute(f"DESCRIBE {ordered}").fetchall()
    chosen = ", ".join(_column(str(name), str(type_), format_) for name, type_, *_ in columns)
    return f"SELECT {chosen} FROM ({ordered})"


def _column(name: str, type_: str, format_: str) -> str:
    """Write whole numbers without decimals, and no text that a spreadsheet would run as a formula."""
    quoted = f'"{name}"'
    if type_.startswith("DECIMAL") and format_ != "parquet":
        whole = f"{quoted} = trunc({quoted}) THEN {quoted}::BIGINT::VARCHAR"
        digits = f"CASE WHEN {whole} ELSE rtrim({quoted}::VARCHAR, '0') END"
        return f"{digits if format_ == 'csv' else f'({digits})::JSON'} AS {quoted}"
    if format_ == "csv" and type_ == "VARCHAR[]":
        return f"array_to_string({quoted}, '; ') AS {quoted}"
    if format_ == "csv" and type_ == "VARCHAR":
        runs = " OR ".join(f"ascii({quoted}) = {ord(start)}" for start in STARTS)
        return f"CASE WHEN {runs} THEN '''' || {quoted} ELSE {quoted} END AS {quoted}"
    return quoted
