"""A whole log as a table, one row a record, with a footer that adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.model.text import clean, number_of
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.model.record import Entry, Header, Record

_RECORD = (
    Column("Subject"),
    Column("Place"),
    Column("Score", right=True, tight=True),
    Column("Grade", tight=True),
    Column("Listed"),
    Column("Entries", right=True),
    Column("Open", right=True),
    Column("Not covered", right=True),
    Column("Follows", right=True),
)
_ENTRY = (
    Column("Subject"),
    Column("Place"),
    Column("Date", tight=True),
    Column("Event"),
    Column("Conduct"),
    Column("Rule"),
    Column("Points", right=True, tight=True),
    Column("Counts now", right=True, tight=True),
    Column("Until"),
    Column("Status", tight=True),
    Column("Source"),
)


def overview(records: Iterable[Record], header: Header, *, entries: bool) -> Iterator[Block]:
    """Build the table of all records (with `entries`, of all entries) and what it rests on."""
    kept = list(records)
    one = len(header.catalogs) == 1
    yield Heading(f"{header.catalogs[0].name}, {as_of(header)}" if one else as_of(header).capitalize())
    rows: Sequence[Sequence[str]] = [_entry(record, entry) for record in kept for entry in record.entries]
    if not entries:
        rows = [_record(record) for record in kept]
    if rows:
        columns, footers = (_ENTRY, ()) if entries else (_RECORD, _totals(kept))
        grid = Grid(columns, rows, footer=footers)
        if not entries:
            grid = _without(grid, *_idle(header))
        yield _without(grid, "Place") if one else grid
    yield Lines(list(footer(header, len(kept))))
    caveats = [f"{name}: {one}" for name, found in header.catalog_caveats.items() for one in found]
    if caveats:
        yield Bullets("Caveats", [clean(one) for one in caveats])
    yield from notes(header)


def as_of(header: Header) -> str:
    """Say at which day the result holds, and who chose it."""
    return f"as of {header.as_of}" + ("" if header.as_of_given else " (the last date in the log)")


def notes(header: Header) -> Iterator[Block]:
    """Build what holds for the whole run."""
    if header.notes:
        yield Bullets("Notes", [clean(note) for note in header.notes])


def footer(header: Header, records: int) -> Iterator[str]:
    """Say what became of the rows, so that it adds up, and how many records there are."""
    counts = header.counts
    yield (
        f"{number_of(counts.read, 'event')} read = {counts.evaluated} evaluated"
        f" + {counts.after_as_of} after the as-of date + {counts.rejected} rejected"
    )
    places = len(header.catalogs)
    yield f"{number_of(header.subjects, 'subject')} × {number_of(places, 'place')} = {number_of(records, 'record')}"


def _idle(header: Header) -> tuple[str, ...]:
    """The columns that no catalog of a result has anything to say in."""
    lists = [bool(found.listing) for found in header.catalogs]
    grades = any(found.grades for found in header.catalogs)
    if all(lists):
        return ("Score", *(() if grades else ("Grade",)), "Entries")
    return () if any(lists) else ("Listed",)


def _without(grid: Grid, *names: str) -> Grid:
    """Leave out columns."""
    kept = [index for index, column in enumerate(grid.columns) if column.name not in names]

    def rest(row: Sequence[Any]) -> Sequence[Any]:
        return [row[index] for index in kept] if row else row

    return Grid(rest(grid.columns), [rest(row) for row in grid.rows], footer=rest(grid.footer))


def _record(record: Record) -> tuple[str, ...]:
    return (
        clean(record.subject),
        record.catalog.name,
        words.score(record),
        words.grade(record),
        words.listings(record),
        str(len(record.entries)),
        str(_open(record)),
        str(len(record.uncovered)),
        str(len(record.consequences)),
    )


def _totals(records: list[Record]) -> tuple[str, ...]:
    return (
        "all",
        "",
        "",
        "",
        str(sum(one.status == "listed" for record in records for one in record.listings)),
        str(sum(len(record.entries) for record in records)),
        str(sum(map(_open, records))),
        str(sum(len(record.uncovered) for record in records)),
        str(sum(len(record.consequences) for record in records)),
    )


def _open(record: Record) -> int:
    """How much of a record is open: entries and listings."""
    entries = sum(not _settled(entry) for entry in record.entries)
    return entries + sum(not one.on.settled or one.status == "undetermined" for one in record.listings)


def _settled(entry: Entry) -> bool:
    readings = entry.grade if entry.grade is not None else entry.points
    counts = entry.counted is None or entry.counted.settled
    return entry.status != "undetermined" and readings is not None and readings.settled and counts


def _entry(record: Record, entry: Entry) -> tuple[str, ...]:
    return (
        clean(record.subject),
        record.catalog.name,
        entry.date.isoformat(),
        clean(entry.event),
        entry.conduct,
        entry.rule.id,
        words.points(entry),
        words.counts_now(entry),
        words.until(entry.until),
        entry.status,
        words.cite(entry.source),
    )
