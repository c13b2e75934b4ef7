"""Records: everything a place holds on a subject at a date, in two readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from scorecat.model.catalog import Catalog, Consequence
    from scorecat.model.listing import Ground
    from scorecat.model.rule import Rule
    from scorecat.model.source import Source

T_co = TypeVar("T_co", covariant=True)
Day: TypeAlias = "date"
"""For classes that have a field `date`."""


@dataclass(frozen=True, slots=True)
class Readings(Generic[T_co]):
    """The harshest and the kindest reading of one thing."""

    low: T_co
    high: T_co

    @property
    def settled(self) -> bool:
        """Whether both readings say the same."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule applied to one event. In points and counted, None is no bound; in `until`, no end."""

    event: str
    date: date
    conduct: str
    rule: Rule
    points: Readings[Decimal | None] | None
    grade: Readings[str | None] | None
    counted: Readings[Decimal | None] | None
    status: str
    until: Readings[Day | None]
    source: Source
    charges: int | None = None
    via: str | None = None
    """Whose event it was, if it was passed on."""
    replaces: bool = False
    """Whether it is what a repair left."""
    begins: Day | None = None
    """From when it counts, if not from the event's date."""

    @property
    def since(self) -> Day:
        """From when it counts."""
        return self.begins or self.date


@dataclass(frozen=True, slots=True)
class Listing:
    """A ground of a list that may hold for an event. In `since`, None is never; in `until`, no end."""

    event: str
    date: date
    conduct: str
    ground: Ground
    status: str
    on: Readings[bool]
    """Whether it is in effect at T."""
    since: Readings[Day | None]
    until: Readings[Day | None]
    removal: str | None
    """The event that ended it."""
    public_since: Readings[Day | None]
    public_until: Readings[Day | None]
    why: tuple[str, ...]
    """What is open about it, or what it waits for."""
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Uncovered:
    """An event of conduct that no entry came of, and why."""

    event: str
    date: date
    conduct: str
    why: str
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """A consequence that follows; `open`: only in some readings."""

    consequence: Consequence
    open: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What a place holds on a subject. `score` None: none is computed; an end None: no bound known."""

    subject: str
    catalog: Catalog
    score: Readings[Decimal | None] | None
    grade: Readings[str] | None
    fell_from: Readings[str | None] | None
    """The grade of the day before a direct last grade; None in a reading without one."""
    held_to: Readings[Decimal | None] | None
    entries: tuple[Entry, ...]
    uncovered: tuple[Uncovered, ...]
    consequences: tuple[Following, ...]
    caveats: tuple[str, ...]
    listings: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a log: read = evaluated + after as-of + rejected."""

    read: int
    evaluated: int
    after_as_of: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Header:
    """What a result rests on."""

    as_of: date
    as_of_given: bool
    catalogs: tuple[Catalog, ...]
    catalog_caveats: Mapping[str, tuple[str, ...]]
    """By `place@version`: what holds for every record of that catalog."""
    counts: Counts
    subjects: int
    notes: tuple[str, ...]
    """What holds for the whole run: no subjects table, columns that were not used."""
