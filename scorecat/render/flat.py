"""`csv`, `jsonl` and `parquet`: the flat tables of a result, written by the engine without passing through Python."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.evaluate.flat import shown, tables
from scorecat.files.copied import copied
from scorecat.files.formula import STARTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    from scorecat.evaluate.result import Result

FORMATS: Final = {
    "csv": "FORMAT csv, HEADER true",
    "jsonl": "FORMAT json",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}

_AT_ONCE: Final = 1 << 20


def names(result: Result) -> tuple[str, ...]:
    """Return the tables that a result has."""
    return tuple(tables(lists=result.plan.has_lists))


def write(result: Result, format_: str, paths: Mapping[str, Path]) -> None:
    """Write tables into a file each, share by share; raises `OSError` where there is no room for them."""
    cursor = result.connection.cursor()
    try:
        if len(result.shares) == 1:
            for table, path in paths.items():
                copied(cursor, query(result, table, format_), path, FORMATS[format_])
            return
        with tempfile.TemporaryDirectory(prefix="parts-", dir=result.resources.folder) as folder:
            kind = _Rows if format_ == "parquet" else _Lines
            joined = {table: kind(cursor, path, format_, Path(folder) / table) for table, path in paths.items()}
            for _ in result.shares:
                for table, file in joined.items():
                    file.add(query(result, table, format_))
            for file in joined.values():
                file.close()
    finally:
        cursor.close()


@dataclass(slots=True)
class _Lines:
    """A file of lines, to which those of each share are added."""

    cursor: DuckDBPyConnection
    path: Path
    format_: str
    part: Path
    begun: bool = False

    def add(self, query: str) -> None:
        """Add the rows of a query; a heading is written once."""
        options = FORMATS[self.format_]
        copied(self.cursor, query, self.part, options.replace("HEADER true", "HEADER false") if self.begun else options)
        with self.part.open("rb") as rows, self.path.open("ab") as file:
            shutil.copyfileobj(rows, file, _AT_ONCE)
        self.begun = True

    def close(self) -> None:
        """Nothing is left to do."""


@dataclass(slots=True)
class _Rows:
    """A Parquet file, made of those of all shares at the end."""

    cursor: DuckDBPyConnection
    path: Path
    format_: str
    part: Path
    parts: list[str] = field(default_factory=list)

    def add(self, query: str) -> None:
        """Keep the rows of a query."""
        part = self.part.with_name(f"{self.part.name}-{len(self.parts)}")
        copied(self.cursor, query, part, FORMATS[self.format_])
        self.parts.append(str(part))

    def close(self) -> None:
        """Make the file, in the order of the shares."""
        parts = ", ".join("'" + part.replace("'", "''") + "'" for part in self.parts)
        self.cursor.execute("SET preserve_insertion_order = true").fetchall()
        try:
            copied(self.cursor, f"SELECT * FROM read_parquet([{parts}])", self.path, FORMATS[self.format_])
        finally:
            self.cursor.execute("SET preserve_insertion_order = false").fetchall()


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
