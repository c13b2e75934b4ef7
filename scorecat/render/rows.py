"""Plain rows in every format for rows: table, markdown, json, jsonl, csv."""

from __future__ import annotations

import csv
import json
from typing import IO, TYPE_CHECKING, Any

from scorecat.files.formula import safe
from scorecat.model.text import clean
from scorecat.render.blocks import Column, Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = dict[str, Any]


def grid(rows: Sequence[Row]) -> Grid:
    """Make a grid of rows that all have the same keys."""
    columns = [Column(name, right=all(isinstance(row[name], int) for row in rows)) for name in rows[0]] if rows else []
    return Grid(columns, [[clean("" if value is None else value) for value in row.values()] for row in rows])


def as_json(rows: Sequence[Row], out: IO[str]) -> None:
    """Write one list."""
    lines = ",\n ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    out.write(f"[{lines}]\n")


def as_jsonl(rows: Sequence[Row], out: IO[str]) -> None:
    """Write one object a line."""
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Sequence[Row], out: IO[str]) -> None:
    """Write CSV that no spreadsheet runs as a formula."""
    if rows:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([safe(value) if isinstance(value, str) else value for value in row.values()] for row in rows)


WRITERS: dict[str, Callable[[Sequence[Row], IO[str]], None]] = {
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
}
"""By format; table and markdown draw `grid`."""
