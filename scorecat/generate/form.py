"""The forms in which a synthetic log is written, told by the ending of the file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection


class Form(StrEnum):
    """A form; the value is the ending."""

    CSV = "csv"
    GZIP_CSV = "csv.gz"
    PARQUET = "parquet"


# The files are drafts already: the database need not write drafts of its own, which an interruption would leave.
_OPTIONS: Final = {
    Form.CSV: "(FORMAT csv, HEADER true, USE_TMP_FILE false)",
    Form.GZIP_CSV: "(FORMAT csv, HEADER true, COMPRESSION gzip, USE_TMP_FILE false)",
    Form.PARQUET: "(FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)",
}


def form_of(path: Path) -> Form | None:
    """Return the form that the name of a file tells."""
    return next((form for form in Form if path.name.lower().endswith(f".{form}")), None)


def write(connection: DuckDBPyConnection, query: str, path: Path, form: Form, *, header: bool = True) -> None:
    """Write the rows of a query to a file, in their order and without holding them."""
    target = str(path).replace("'", "''")
    options = _OPTIONS[form] if header else _OPTIONS[form].replace("HEADER true", "HEADER false")
    connection.execute(f"COPY ({query}) TO '{target}' {options}").fetchall()
