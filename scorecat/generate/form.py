"""The forms in which a synthetic log is written, told by the ending of the file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scorecat.files.copied import copied

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection


class Form(StrEnum):
    """A form; the value is the ending."""

    CSV = "csv"
    GZIP_CSV = "csv.gz"
    PARQUET = "parquet"


_OPTIONS: Final = {
    Form.CSV: "FORMAT csv, HEADER true",
    Form.GZIP_CSV: "FORMAT csv, HEADER true, COMPRESSION gzip",
    Form.PARQUET: "FORMAT parquet, COMPRESSION zstd",
}


def form_of(path: Path) -> Form | None:
    """Return the form that the name of a file tells."""
    return next((form for form in Form if path.name.lower().endswith(f".{form}")), None)


def write(connection: DuckDBPyConnection, query: str, path: Path, form: Form, *, header: bool = True) -> None:
    """Write the rows of a query to a file, in their order and without holding them."""
    options = _OPTIONS[form] if header else _OPTIONS[form].replace("HEADER true", "HEADER false")
    copied(connection, query, path, options)
