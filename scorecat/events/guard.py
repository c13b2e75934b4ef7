"""The identity guard: data about identifiable people is refused before anything else is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.events.identity import CANDIDATE, LENGTH, holds_identity
from scorecat.events.lines import lines
from scorecat.events.record import place_in_record, records
from scorecat.events.source import Form
from scorecat.model.finding import IdentityRefusedError, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from duckdb import DuckDBPyConnection

    from scorecat.events.source import Source

ELSEWHERE: Final = "only columns that name subjects are rewritten: take the numbers out of the others first"
"""The way out where `scorecat pseudonymise` itself refuses."""

GUARDED: Final = frozenset({"subject", "event", "act", "ref", "of", "to"})
"""The columns that name somebody or something."""

SHOWN: Final = 10
"""How many places a message names."""


PSEUDONYMISE: Final = "rewrite the file with `scorecat pseudonymise --key FILE` first"


def refuse(places: Sequence[Location], count: int, advice: str = PSEUDONYMISE) -> None:
    """Raise `IdentityRefusedError` for `count` cells, the first of them at `places`; do nothing for none."""
    if not count:
        return
    where = ", ".join(map(str, places[:SHOWN]))
    more = f" and {count - SHOWN:,} more" if count > SHOWN else ""
    cells = "1 cell holds" if count == 1 else f"{count:,} cells hold"
    raise IdentityRefusedError(
        f"{cells} what is or looks like a resident identity number, at {where}{more}; "
        f"scorecat takes no data about identifiable people: {advice}"
    )


def suspects(connection: DuckDBPyConnection, table: str, columns: Sequence[str], file: str) -> set[str]:
    """Return the files (column `file`) of a table in whose `columns` an identity number stands.

    `table`, `columns` and `file` are identifiers of ours.
    """
    found: set[str] = set()
    for column in columns:
        rows = connection.execute(
            f"SELECT DISTINCT {file}, {column} FROM {table} "
            f"WHERE strlen({column}) >= $length AND regexp_matches({column}, $candidate)",
            {"length": LENGTH, "candidate": CANDIDATE},
        )
        while batch := rows.fetchmany(10_000):
            found.update(path for path, value in batch if holds_identity(value))
    return found


def guard_raw_rows(
    connection: DuckDBPyConnection,
    slots: Sequence[int],
    order: Sequence[str],
    at: Callable[[str, int, str, int], Location],
) -> None:
    """Refuse the table `raw_rows` if it holds an identity number.

    That is in a cell of the columns `slots`, or anywhere in a row that cannot be read. `order` is the files in
    order; `at` gives the place of a cell from file, line, record and slot.
    """
    tests = [f"(strlen(c{slot}) >= $length AND regexp_matches(c{slot}, $candidate))" for slot in slots]
    cells = ", ".join(f"c{slot}" for slot in slots)
    rows = connection.execute(
        f"SELECT file, line, record, structure, {cells} FROM raw_rows "
        f"WHERE {' OR '.join(tests)} OR (structure IS NOT NULL AND regexp_matches(record, $candidate)) "
        "ORDER BY list_position($order, file), line",
        {"candidate": CANDIDATE, "length": LENGTH, "order": list(order)},
    )
    places: list[Location] = []
    count = 0
    while batch := rows.fetchmany(10_000):
        for file, line, record, structure, *values in batch:
            bad = [slot for slot, value in zip(slots, values, strict=True) if value and holds_identity(value)]
            if not bad and structure is not None and holds_identity(record):
                bad = [-1]
            count += len(bad)
            places += [at(file, line, record, slot) for slot in bad] if len(places) < SHOWN else []
    refuse(places, count)


def guard_file(source: Source) -> None:
    """Refuse a text file with an identity number anywhere in it: for files whose columns cannot be told."""
    if source.form is Form.PARQUET:
        return
    places: list[Location] = []
    count = 0
    for location, text in _everything(source):
        if holds_identity(text):
            count += 1
            places += [location] if len(places) < SHOWN else []
    refuse(places, count)


def _everything(source: Source) -> Iterable[tuple[Location, str]]:
    if source.form is Form.JSON_LINES:
        for number, line in enumerate(lines(source, strict=False), 1):
            for cell in line.split('"'):
                yield source.at(number, 1), cell
        return
    for record in records(lines(source, strict=False)):
        for slot, cell in enumerate(record.cells):
            if len(cell) >= LENGTH:
                below, column = place_in_record(record.text, slot)
                yield source.at(record.line + below, column), cell
