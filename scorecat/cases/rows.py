"""Rows of a cases file: those of a log, a subjects table and a relations table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from hashlib import md5
from typing import TYPE_CHECKING, Any, Final

from scorecat.events.column import SUBJECT_TABLE, log_columns
from scorecat.events.guard import GUARDED, refuse
from scorecat.events.identity import holds_identity
from scorecat.model.case import Row
from scorecat.model.finding import quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.vocabulary import Vocabulary

SUBJECT: Final = "p1"
"""Who it is where a row of a log does not say."""

_TOLD: Final = {
    column.name: "subject_role" if column.name == "role" else column.name
    for column in SUBJECT_TABLE
    if column.name != "subject"
}
"""What a line of `alone` calls the columns of a subjects table: `role` is the log's."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one case."""

    events: tuple[Row, ...]
    subjects: tuple[Row, ...]
    relations: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every subject that a row names, each once."""
        rows = (*self.events, *self.subjects, *self.relations)
        cells = (row.cells.get(column) for row in rows for column in ("subject", "of", "to"))
        return tuple(dict.fromkeys(cell for cell in cells if cell))


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows; what is wrong with one goes to `remarks`."""

    vocabulary: Vocabulary
    remarks: Remarks

    def alone(self, node: Any, at: Steps, day: str) -> tuple[Row, tuple[Row, ...]]:
        """Read a line of `alone`: its event, on `day` unless it says otherwise, and its subject if it tells of one."""
        told = {column: key for column, key in _TOLD.items() if key in node}
        event = self.event({"date": day, **node}, at, {"gives", "at", *_TOLD.values()})
        if not told:
            return event, ()
        row = self.row({key: node[key] for key in told.values()}, at)
        cells = {column: row.cells[key] for column, key in told.items()}
        places = {column: row.places[key] for column, key in told.items()}
        return event, (Row({"subject": event.cells["subject"], **cells}, row.where, places),)

    def event(self, node: Mapping[str, Any], at: Steps, beside: frozenset[str] | set[str] = frozenset()) -> Row:
        """Read a row of a log, whose node also holds keys `beside` it.

        One without an event id gets one of what it says, that it keeps whatever becomes of its subject's name.
        """
        columns = [column.name for column in log_columns(self.vocabulary)]
        known = [*columns, *sorted(beside.difference(columns))]
        for key in node:
            if key not in known:
                advice = did_you_mean(key, known) or f"known here: {', '.join(known)}"
                self.remarks.error("SC604", (*at, key), f"unknown column {quoted(key)}", advice, key=True)
        if node["conduct"] not in self.vocabulary.conducts:
            said = f"conduct {quoted(node['conduct'])} is not in the vocabulary"
            advice = did_you_mean(node["conduct"], self.vocabulary.conducts)
            self.remarks.error("SC603", (*at, "conduct"), said, advice)
        row = self.row({key: node[key] for key in node if key in columns}, at)
        cells = {"subject": SUBJECT, **row.cells}
        if cells.get("event") is None:
            cells["event"] = _content_id(cells)
        return Row(cells, row.where, row.places)

    def row(self, node: Mapping[str, Any], at: Steps) -> Row:
        """Read a row of any table; identity numbers are refused before anything else is said about them."""
        places = {key: self.remarks.at((*at, key)) for key in node}
        cells = {key: _cell(value) for key, value in node.items()}
        found = [places[key] for key, cell in cells.items() if key in GUARDED and cell and holds_identity(cell)]
        refuse(found, len(found), "make a name up")
        return Row(cells, self.remarks.at(at), places)


def _content_id(cells: Mapping[str, str | None]) -> str:
    said = ";".join(f"{key}={cells[key]}" for key in sorted(cells))
    return f"row-{md5(said.encode(), usedforsecurity=False).hexdigest()[:12]}"


def _cell(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value is None else str(value)
