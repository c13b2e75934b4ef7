"""`csv`, `jsonl` and `parquet` of long rows whose columns are declared: name and type of each, in order.

A row has every column; None is an empty cell. Numbers are written with the digits they have.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TypeAlias

from scorecat.files.copied import copied
from scorecat.files.formula import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

Columns: TypeAlias = "Mapping[str, str]"
"""Column to type, as DuckDB writes types."""


def as_csv(rows: Iterable[Mapping[str, Any]], columns: Columns, path: Path) -> None:
    """Write CSV with a header in any case, and no cell that a spreadsheet would run as a formula."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row[name]) for name in columns] for row in rows)


def as_jsonl(rows: Iterable[Mapping[str, Any]], columns: Columns, path: Path) -> None:
    """Write one object a line."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n")


def as_parquet(rows: Iterable[Mapping[str, Any]], columns: Columns, path: Path) -> None:
    """Write Parquet with the declared types."""
    from scorecat.evaluate.scenes import connect  # noqa: PLC0415  (start-up)

    lines = path.with_name(path.name + ".jsonl")
    try:
        as_jsonl(rows, columns, lines)
        with connect() as connection:
            query = _read(lines, columns) if lines.stat().st_size else _empty(columns)
            copied(connection, query, path, "FORMAT parquet, COMPRESSION zstd")
    finally:
        lines.unlink(missing_ok=True)


def _read(lines: Path, columns: Columns) -> str:
    types = ", ".join(f"{_text(name)}: {_text(type_)}" for name, type_ in columns.items())
    return f"SELECT * FROM read_json({_text(lines)}, format='newline_delimited', columns={{{types}}})"


def _empty(columns: Columns) -> str:
    return "SELECT " + ", ".join(f'NULL::{type_} AS "{name}"' for name, type_ in columns.items()) + " LIMIT 0"


def _text(value: object) -> str:
    """Write a constant of ours or a path as a text of SQL."""
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return safe(value) if isinstance(value, str) else value


WRITERS: Mapping[str, Callable[[Iterable[Mapping[str, Any]], Columns, Path], None]] = {
    "csv": as_csv,
    "jsonl": as_jsonl,
    "parquet": as_parquet,
}
"""By format."""
