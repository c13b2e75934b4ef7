"""Rewriting CSV and JSON Lines so that their subjects are pseudonyms, row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scorecat.events import guard
from scorecat.events.identity import LENGTH, holds_identity
from scorecat.events.json_lines import members
from scorecat.events.lines import lines
from scorecat.events.pseudonym import find_naming, pseudonym
from scorecat.events.record import filled, place_in_record, records
from scorecat.model.finding import Finding, Location, ScorecatError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.events.record import Record
    from scorecat.events.source import Source


@dataclass(slots=True)
class Rewriting:
    """One file being rewritten; what the guard finds on the way is kept in `found` and `places`."""

    source: Source
    names: Sequence[str]
    key: bytes
    rows: int = 0
    found: int = 0
    places: list[Location] = field(default_factory=list)

    def csv(self) -> Iterator[str]:
        """Yield the lines of the new CSV file."""
        found = records(lines(self.source))
        header = next(found, None)
        if header is None or header.broken:
            raise self._error("SC753", header.line if header else 0, "there is no header that can be read")
        self._guard_record(header, ())
        slots = find_naming([cell.strip() for cell in header.cells], self.names, self.source)
        yield header.text + "\n"
        for record in found:
            if record.broken or filled(record.cells, len(header.cells)) != len(header.cells):
                # In a row that cannot be told apart the subject might stand anywhere.
                raise self._error("SC754", record.line, "the row cannot be read as the header says")
            self._guard_record(record, slots)
            yield self._csv_row(record, slots)
            self.rows += 1

    def _csv_row(self, record: Record, slots: Iterable[int]) -> str:
        cells = list(record.cells)
        for slot in slots:
            cells[slot] = pseudonym(cells[slot], self.key)
        if '"' in record.text:
            cells = [_quoted_cell(cell) for cell in cells]
        return ",".join(cells) + "\n"

    def _guard_record(self, record: Record, slots: Iterable[int]) -> None:
        for cell, text in enumerate(record.cells):
            if len(text) >= LENGTH and cell not in slots and holds_identity(text):
                below, column = place_in_record(record.text, cell)
                self._refuse(record.line + below, column)

    def json_lines(self) -> Iterator[str]:
        """Yield the lines of the new JSON Lines file."""
        met: set[str] = set()
        for number, raw in enumerate(lines(self.source), 1):
            line = raw.strip()
            if not line:
                continue
            try:
                yield self._json_row(number, line, met)
            except (json.JSONDecodeError, RecursionError):
                raise self._error("SC754", number, "the line is not a JSON object") from None
            self.rows += 1
        if self.rows:
            find_naming(sorted(met), self.names, self.source)

    def _json_row(self, number: int, line: str, met: set[str]) -> str:
        if not isinstance(json.loads(line), dict):
            raise json.JSONDecodeError("not an object", line, 0)
        parts, done = [], 0
        for name, value, start, end in members(line):
            met.add(name)
            if holds_identity(name):
                self._refuse(number, start + 1)
            if name not in self.names or value is None:
                self._guard_value(number, start + 1, value)
                continue
            if isinstance(value, list):
                raise self._error("SC754", number, f"{quoted(name)} holds an object or a list")
            parts += [line[done:start], json.dumps(pseudonym(str(value), self.key), ensure_ascii=False)]
            done = end
        return "".join([*parts, line[done:], "\n"])

    def _guard_value(self, number: int, column: int, value: Any) -> None:
        if isinstance(value, list | tuple):
            for part in value:
                self._guard_value(number, column, part)
        elif isinstance(value, str) and holds_identity(value):
            self._refuse(number, column)

    def _refuse(self, line: int, column: int) -> None:
        self.found += 1
        if len(self.places) < guard.SHOWN:
            self.places.append(self.source.at(line, column))

    def _error(self, code: str, line: int, message: str) -> ScorecatError:
        return ScorecatError(Finding(code, self.source.at(line, 1), message, "mend it first"))


def _quoted_cell(cell: str) -> str:
    if any(character in cell for character in ',"\r\n') or cell != cell.strip(" "):
        return '"' + cell.replace('"', '""') + '"'
    return cell
