"""Rejected rows: why each was, for messages and for a file."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.events.identifier import identifier
from scorecat.events.identity import holds_identity
from scorecat.events.json_lines import place_of_key
from scorecat.events.reason import Reason, reason_and_slot, words
from scorecat.events.record import place_in_record
from scorecat.events.source import Form
from scorecat.files.formula import safe
from scorecat.files.whole_file import whole_file
from scorecat.model.finding import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from scorecat.events.column import Column
    from scorecat.events.layout import Layout
    from scorecat.events.source import Source

SHOWN: Final = 20
"""How many rejected rows a message shows."""

_HEADER: Final = ("file", "line", "column", "code", "reason", "record")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the cells of each file (by path) stand."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)

    def at(self, file: str, line: int, record: str, slot: int) -> Location:
        """Return the place of a cell of ours; slot -1 is the row as a whole."""
        source, layout = self.sources[file], self.layouts[file]
        if slot < 0 or source.form is Form.PARQUET:
            return source.at(line, 1)
        if source.form is Form.JSON_LINES:
            return source.at(line, place_of_key(record, layout.names[slot]))
        cell = layout.cells[slot]
        below, column = (0, 1) if cell is None else place_in_record(record, cell)
        return source.at(line + below, column)


@dataclass(frozen=True, slots=True)
class Rejects:
    """The rows set aside by one reading, kept in a temporary table of the connection that read them."""

    count: int = 0
    table: str = ""
    connection: DuckDBPyConnection | None = field(default=None, repr=False)
    columns: Sequence[Column] = field(default=(), repr=False)
    places: Places = field(default_factory=Places, repr=False)
    dates: str = ""

    def findings(self, limit: int | None = None) -> tuple[Finding, ...]:
        """Return why rows were rejected, in file order: the first `limit`, or all."""
        return tuple(finding for finding, _ in self._rows(limit))

    def first(self, advice: str) -> tuple[Finding, ...]:
        """Return why the first rows were rejected, and a last finding that counts all, with `advice`."""
        findings = self.findings(SHOWN)
        more = self.count - len(findings)
        message = "1 row is rejected" if self.count == 1 else f"{self.count:,} rows are rejected"
        message += f", {more:,} of them not shown" if more else ""
        return (*findings, Finding("SC700", findings[0].where, message, advice))

    def write(self, path: str | Path) -> None:
        """Write all as CSV: file, line, column, code, reason, record; the file appears whole or not at all.

        Text that a spreadsheet would run as a formula gets an apostrophe before it.
        """
        with whole_file(Path(path)) as part, part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(_HEADER)
            for found, record in self._rows(None):
                where = found.where
                texts = (
                    safe(where.path),
                    where.line,
                    where.column,
                    found.code,
                    safe(found.message),
                    safe("(not shown: holds what looks like an identity number)" if holds_identity(record) else record),
                )
                writer.writerow(texts)

    def _rows(self, limit: int | None) -> Iterator[tuple[Finding, str]]:
        if self.connection is None or not self.count:
            return
        query = f"SELECT file, line, record, problem, value FROM {identifier(self.table)} ORDER BY place, line"
        rows = self.connection.execute(f"{query} LIMIT $most", {"most": self.count if limit is None else limit})
        while batch := rows.fetchmany(10_000):
            for file, line, record, number, value in batch:
                yield self._finding(file, line, record, number, value), record

    def _finding(self, file: str, line: int, record: str, number: int, value: str | None) -> Finding:
        reason, slot = reason_and_slot(number)
        whole = reason in {Reason.CELLS, Reason.QUOTES, Reason.OBJECT}
        message, advice = words(reason, self.columns[slot], value, self.places.layouts[file].width, self.dates)
        return Finding(reason.code, self.places.at(file, line, record, -1 if whole else slot), message, advice)
