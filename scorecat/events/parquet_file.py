"""Parquet files: values that are typed already become the text that the same checks read."""

from __future__ import annotations

import glob
from typing import TYPE_CHECKING, Any, Final

from scorecat.events.column import CellType
from scorecat.events.layout import Header, read_header
from scorecat.model.finding import Finding, ScorecatError, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from scorecat.events.column import Column
    from scorecat.events.layout import Layout
    from scorecat.events.mapping import LogMapping
    from scorecat.events.source import Source

_TEXT: Final = ("VARCHAR", "ENUM")
_WHOLE: Final = (
    "BIGINT",
    "INTEGER",
    "SMALLINT",
    "TINYINT",
    "HUGEINT",
    "UBIGINT",
    "UINTEGER",
    "USMALLINT",
    "UTINYINT",
)
_FLOATING: Final = ("FLOAT", "DOUBLE")
_MOMENT: Final = "TIMESTAMP"


def parquet_header(
    connection: DuckDBPyConnection, source: Source, columns: Sequence[Column], mapping: LogMapping
) -> tuple[Header, tuple[str, ...]]:
    """Read the schema; return the header and the type of each column of the file."""
    import duckdb  # noqa: PLC0415 -- heavy

    try:
        schema = connection.execute("DESCRIBE SELECT * FROM read_parquet($path)", {"path": literal(source)}).fetchall()
    except duckdb.Error:
        broken = Finding("SC721", source.at(), "is not a Parquet file that can be read", "write it again")
        raise ScorecatError(broken) from None
    header = read_header([row[0] for row in schema], columns, mapping, lambda _: source.at(1, 1))
    types = tuple(row[1] for row in schema)
    findings = [
        Finding("SC733", source.at(1, 1), f"column {quoted(name)} holds {types[cell]}", "write plain values")
        for cell, name in zip(header.layout.cells, header.layout.names, strict=True)
        if cell is not None and not _readable(types[cell])
    ]
    return Header(header.layout, (*header.findings, *findings), header.notes), types


def parquet_relation(
    layout: Layout, types: Sequence[str], mapping: LogMapping, columns: Sequence[Column]
) -> tuple[str, dict[str, Any]]:
    """Return a select over the file `$paths` and the other parameters it needs.

    Its columns: file, line, structure (null), c0, c1, …; `line` is the number of the row.
    """
    parameters: dict[str, Any] = {}
    cells = []
    for slot, (cell, column) in enumerate(zip(layout.cells, columns, strict=True)):
        if cell is not None:
            text, more = _as_text(f"f{cell}", types[cell], column, mapping)
            parameters |= more
            cells.append(f"{text} AS c{slot}")
        elif column.name in mapping.constants:
            parameters[f"constant{slot}"] = mapping.constants[column.name]
            cells.append(f"CAST($constant{slot} AS VARCHAR) AS c{slot}")
        else:
            cells.append(f"CAST(NULL AS VARCHAR) AS c{slot}")
    names = ", ".join(f"f{i}" for i in range(len(types)))
    return (
        f"SELECT CAST($file AS VARCHAR) AS file, row_at + 1 AS line, CAST(NULL AS INTEGER) AS structure, "
        f"{', '.join(cells)} FROM read_parquet($paths, file_row_number = true) AS rows({names}, row_at)"
    ), parameters


def literal(source: Source) -> str:
    """Return the path so that DuckDB takes no character of it for a pattern."""
    return glob.escape(source.path)


def _readable(kind: str) -> bool:
    plain = kind.startswith((*_TEXT, *_WHOLE, *_FLOATING, "DECIMAL", "DATE", "BOOLEAN", _MOMENT))
    return plain and not kind.endswith("]")


def _as_text(name: str, kind: str, column: Column, mapping: LogMapping) -> tuple[str, dict[str, Any]]:
    text = f"CAST({name} AS VARCHAR)"
    if kind.startswith(_TEXT) or kind == "BOOLEAN":
        return text, {}
    if kind == "DATE" or kind.startswith(_MOMENT):
        return _day(name, kind, column, mapping)
    if kind.startswith(_FLOATING):
        # Whole numbers with gaps come out of data frames as floating point.
        whole = f"{name} = trunc({name}) AND abs({name}) < 1e15"
        text = f"CASE WHEN {whole} THEN CAST(CAST({name} AS BIGINT) AS VARCHAR) ELSE {text} END"
    elif kind.startswith("DECIMAL"):
        text = f"CASE WHEN contains({text}, '.') THEN rtrim(rtrim({text}, '0'), '.') ELSE {text} END"
    if column.type is CellType.DECIMAL and mapping.rewrites_decimals:
        return f"replace({text}, '.', $their_point)", {"their_point": mapping.point}
    return text, {}


def _day(name: str, kind: str, column: Column, mapping: LogMapping) -> tuple[str, dict[str, Any]]:
    moment = f"make_timestamp(epoch_us({name}))" if kind.startswith(_MOMENT) else name
    if column.type is not CellType.DATE or not mapping.dates:
        day = f"CAST(CAST({moment} AS DATE) AS VARCHAR)"
    else:
        day = f"strftime(CAST({moment} AS DATE), $their_dates)"
    parameters = {"their_dates": mapping.dates} if "$their_dates" in day else {}
    if kind == "DATE":
        return day, parameters
    midnight = f"CAST(CAST({moment} AS DATE) AS TIMESTAMP) = {moment}"
    return f"CASE WHEN {midnight} THEN {day} ELSE CAST({moment} AS VARCHAR) END", parameters
