"""Worked cases: a log, and what the record must be. One file of them stands beside a catalog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from scorecat.model.finding import Location
    from scorecat.model.record import Readings
    from scorecat.model.source import Source

Scalar: TypeAlias = "Decimal | str | date"
"""Points or a score, a grade or a word, a day."""

Wanted: TypeAlias = "Readings[Scalar | None] | None"
"""What a value must be in both readings; None: there must be none."""

Gives: TypeAlias = "Mapping[str, Wanted] | str"
"""Every entry that an event makes, rule to effect; or why it makes none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a log, a subjects table or a relations table: its cells as text, and where each is written."""

    cells: Mapping[str, str | None]
    where: Location
    places: Mapping[str, Location]

    def at(self, column: str) -> Location:
        """Say where a cell is written; what is not written is the row's."""
        return self.places.get(column, self.where)


@dataclass(frozen=True, slots=True)
class ExpectedEntry:
    """An entry, or a listing, that a record must have."""

    names: Mapping[str, str | bool | None]
    """What tells it from others: of `event`, `rule` (or `ground`), `via`, `replaces` those that are given."""
    values: Mapping[str, Wanted]
    """What else is given."""
    where: Location
    places: Mapping[str, Location]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the record of a subject must be at a day; None and what `values` lacks is not asked about."""

    subject: str
    at: date
    where: Location
    places: Mapping[str, Location]
    """Of keys, and of parts of them: `caveats the last grade`."""
    values: Mapping[str, Wanted] = field(default_factory=dict)
    gives: Gives | None = None
    entries: tuple[ExpectedEntry, ...] | None = None
    only_entries: bool = False
    """Whether there must be no entries beside `entries`."""
    listings: tuple[ExpectedEntry, ...] | None = None
    only_listings: bool = False
    """Whether there must be no listings beside `listings`."""
    uncovered: Mapping[str, str] | None = None
    """By event: why nothing came of it."""
    caveats: tuple[str, ...] | None = None
    consequences: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A small log with its tables, and what must come of it. A line of `alone` is one with one event."""

    id: str
    where: Location
    events: tuple[Row, ...]
    expect: tuple[Expectation, ...]
    subjects: tuple[Row, ...] = ()
    """Empty: there is no subjects table."""
    relations: tuple[Row, ...] = ()
    alone: bool = False
    title: str = ""
    about: tuple[Source, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.id if self.alone else f"case '{self.id}'"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of one catalog, in file order."""

    path: str
    cases: tuple[Case, ...]
