"""A result: its header, its records one by one, and its flat tables. Nothing is held whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scorecat.engine.effects import sources_of
from scorecat.evaluate.flat import ENTRIES, FOLLOWED, LISTINGS, UNCOVERED, records
from scorecat.evaluate.resources import Resources
from scorecat.evaluate.shares import Shares
from scorecat.evaluate.whys import said
from scorecat.model.record import Entry, Following, Header, Listing, Readings, Record, Uncovered
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

Row = dict[str, Any]
Key = tuple[str, int]
_BATCH = 2048


@dataclass(frozen=True)
class Result:
    """What an evaluation came to; reading it reads the engine's tables."""

    header: Header
    plan: Plan
    connection: DuckDBPyConnection
    resources: Resources = field(default_factory=Resources)
    shares: Shares = field(default_factory=Shares)
    """Whose records the tables have, in turn."""

    def records(self) -> Iterator[Record]:
        """Yield every record, by subject, then catalog as given; entries by date, event, place of the rule."""
        for _ in self.shares:
            yield from self._records()

    def _records(self) -> Iterator[Record]:
        entries = _Groups(self._rows(ENTRIES), "_catalog")
        uncovered = _Groups(self._rows(UNCOVERED), "catalog")
        followed = _Groups(self._rows(FOLLOWED), "catalog")
        lists = self.plan.has_lists
        listings = _Groups(self._rows(LISTINGS) if lists else iter(()), "_catalog")
        for row in self._rows(records(lists=lists)):
            key = (row["subject"], row["_catalog"])
            found = self._record(row, entries.of(key), uncovered.of(key), followed.of(key))
            of_lists = listings.of(key)
            yield replace(found, listings=tuple(map(self._listing, of_lists))) if of_lists else found

    def _record(self, row: Row, entries: list[Row], uncovered: list[Row], followed: list[Row]) -> Record:
        catalog = self.plan.catalogs[row["_catalog"]]
        graded = row["grade_low"] is not None
        fell = Readings(row["fell_from_low"], row["fell_from_high"])
        held = Readings(row["held_to_low"], row["held_to_high"])
        return Record(
            subject=row["subject"],
            catalog=catalog,
            score=Readings(row["score_low"], row["score_high"]) if row["scored"] else None,
            grade=Readings(row["grade_low"], row["grade_high"]) if graded else None,
            fell_from=None if fell.low is None and fell.high is None else fell,
            held_to=None if held.low is None and held.high is None else held,
            entries=tuple(map(self._entry, entries)),
            uncovered=tuple(
                Uncovered(one["event"], one["date"], one["conduct"], one["why"], one["via"]) for one in uncovered
            ),
            consequences=tuple(Following(catalog.consequences[one["consequence"]], one["open"]) for one in followed),
            caveats=tuple(row["caveats"]),
        )

    def _entry(self, row: Row) -> Entry:
        _, rule = self.plan.rules[row["_rule"]]
        direct = isinstance(rule.variants[0].effect, DirectGrade)
        return Entry(
            event=row["event"],
            date=row["date"],
            conduct=row["conduct"],
            rule=rule,
            points=None if direct else Readings(row["points_low"], row["points_high"]),
            grade=Readings(row["grade_low"], row["grade_high"]) if direct else None,
            counted=Readings(row["counted_low"], row["counted_high"]) if row["_scored"] else None,
            status=row["status"],
            until=Readings(row["until_low"], row["until_high"]),
            source=sources_of(rule)[row["_band"]],
            charges=row["charges"],
            via=row["via"],
            replaces=row["replaces"],
            begins=row["from"],
        )

    def _listing(self, row: Row) -> Listing:
        _, ground = self.plan.grounds[row["_ground"]]
        return Listing(
            event=row["event"],
            date=row["date"],
            conduct=row["conduct"],
            ground=ground,
            status=row["status"],
            on=Readings(row["_on_low"], row["_on_high"]),
            since=Readings(row["from_low"], row["from_high"]),
            until=Readings(row["until_low"], row["until_high"]),
            removal=row["removal"],
            public_since=Readings(row["public_low"], row["public_high"]),
            public_until=Readings(row["_hidden_low"], row["_hidden_high"]),
            why=tuple(said(why, ground) for why in row["why"]),
            via=row["via"],
        )

    def _rows(self, query: str) -> Iterator[Row]:
        """Stream the rows of a query on a cursor of its own."""
        cursor = self.connection.cursor()
        cursor.execute(query)
        names = [column[0] for column in cursor.description or ()]
        while batch := cursor.fetchmany(_BATCH):
            for values in batch:
                yield dict(zip(names, values, strict=True))
        cursor.close()


class _Groups:
    """Rows sorted by subject and catalog, handed out a record at a time in that order."""

    def __init__(self, rows: Iterator[Row], catalog: str) -> None:
        self._groups = groupby(rows, key=lambda row: (row["subject"], row[catalog]))
        self._key: Key | None = None
        self._rows: list[Row] = []
        self._advance()

    def of(self, key: Key) -> list[Row]:
        """Return the rows of one record."""
        if self._key != key:
            return []
        rows = self._rows
        self._advance()
        return rows

    def _advance(self) -> None:
        key, rows = next(self._groups, (None, iter(())))
        self._key, self._rows = key, list(rows)
