"""CSV files: by DuckDB where all is well, record by record where something is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scorecat.events.layout import Header, read_header
from scorecat.events.lines import lines
from scorecat.events.raw import RawRow
from scorecat.events.reason import Reason, problem
from scorecat.events.record import filled, place_in_record, records
from scorecat.model.finding import Finding, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.events.column import Column
    from scorecat.events.layout import Layout
    from scorecat.events.mapping import LogMapping
    from scorecat.events.source import Source

_DIALECT: Final = """auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', filename = true"""


def csv_header(source: Source, columns: Sequence[Column], mapping: LogMapping) -> tuple[Header, bool]:
    """Read the header; say as well whether it stands in the first line as DuckDB expects it."""
    first = next(records(lines(source)), None)
    if first is None:
        raise ScorecatError(Finding("SC720", source.at(), "the file is empty", "it needs at least a header"))
    if first.broken:
        where = source.at(first.line, 1)
        raise ScorecatError(Finding("SC732", where, "the header's quotes do not close", "write a quote twice"))

    def at(cell: int) -> Any:
        below, column = place_in_record(first.text, cell)
        return source.at(first.line + below, column)

    return read_header(first.cells, columns, mapping, at), first.line == 1 and "\n" not in first.text


def csv_relation(
    layout: Layout, packing: str, mapping: LogMapping, columns: Sequence[Column]
) -> tuple[str, dict[str, Any]]:
    """Return a select over the files `$paths` and the other parameters it needs.

    Its columns: file, line (null), structure (null), c0, c1, ….
    """
    parameters: dict[str, Any] = {}
    cells = []
    for slot, (cell, column) in enumerate(zip(layout.cells, columns, strict=True)):
        if cell is not None:
            cells.append(f"f{cell} AS c{slot}")
        elif column.name in mapping.constants:
            parameters[f"constant{slot}"] = mapping.constants[column.name]
            cells.append(f"CAST($constant{slot} AS VARCHAR) AS c{slot}")
        else:
            cells.append(f"CAST(NULL AS VARCHAR) AS c{slot}")
    names = ", ".join(f"'f{i}': 'VARCHAR'" for i in range(layout.width))
    # DuckDB looks at no column that is not asked for; what is not UTF-8 is refused wherever it stands.
    unused = " + ".join(f"strlen(f{i})" for i in range(layout.width) if i not in layout.cells)
    structure = f"CASE WHEN {unused} < 0 THEN 0 END" if unused else "NULL"
    return (
        f"SELECT filename AS file, CAST(NULL AS BIGINT) AS line, CAST({structure} AS INTEGER) AS structure, "
        f"{', '.join(cells)} "
        f"FROM read_csv($paths, {_DIALECT}, compression = '{packing}', columns = {{{names}}})"
    ), parameters


def csv_rows(source: Source, layout: Layout, mapping: LogMapping, columns: Sequence[Column]) -> Iterator[RawRow]:
    """Yield the rows below the header."""
    constants = [mapping.constants.get(column.name) for column in columns]
    plan = list(zip(layout.cells, constants, strict=True))
    found = records(lines(source))
    next(found)
    for record in found:
        count = filled(record.cells, layout.width)
        there = record.cells
        if len(there) < layout.width:
            there = [*there, *[""] * (layout.width - len(there))]
        cells = [constant if cell is None else there[cell] for cell, constant in plan]
        if record.broken:
            yield RawRow(record.line, record.text, cells, problem(Reason.QUOTES))
        elif count != layout.width:
            yield RawRow(record.line, record.text, cells, problem(Reason.CELLS), str(count))
        else:
            yield RawRow(record.line, record.text, cells)
