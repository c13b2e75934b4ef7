"""What goes in, what comes out, and what a rule on an event is in between."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.model.catalog import Repair
    from scorecat.model.condition import Value
    from scorecat.model.rule import Duration, Rule

Reading: TypeAlias = Literal["low", "high"]
Truth: TypeAlias = bool | None
"""None: undetermined."""
Bound: TypeAlias = Decimal | None
Day: TypeAlias = date
"""For classes that have a field `date`."""
Act: TypeAlias = tuple[str, str, str]
"""What tells one act of a subject from another."""
Order: TypeAlias = tuple[date, str, str, int, int, date, str]
"""Where a row stands: date, event, via (one's own first), place of the rule; a replacement after what it replaces."""

READINGS: Final[tuple[Reading, Reading]] = ("low", "high")
OTHER: Final[Mapping[Reading, Reading]] = {"low": "high", "high": "low"}
NOTHING: Final = Decimal(0)
NO_LOW: Final = Decimal("-Infinity")
NO_HIGH: Final = Decimal("Infinity")


@dataclass(frozen=True)
class Event:
    """One line of a log; an attribute that is not in `attributes` is missing."""

    subject: str
    date: date
    conduct: str
    event: str
    act: str | None = None
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class SubjectInfo:
    """One line of a subjects table; None is a blank cell."""

    type: str | None = None
    born: date | None = None
    resident_since: date | None = None
    residence_permit: bool | None = None
    consent_from: date | None = None
    role: str | None = None
    household: str | None = None


@dataclass(frozen=True)
class Entry:
    """One rule applied to one event; pairs are (low, high)."""

    event: str
    date: date
    conduct: str
    rule: str
    points: tuple[Bound, Bound] | None
    grade: tuple[str | None, str | None] | None
    counted: tuple[Bound, Bound] | None
    status: str
    from_: Day
    until: tuple[Day | None, Day | None]
    charges: int | None
    via: str | None = None
    replaces: bool = False


@dataclass(frozen=True)
class Listing:
    """A ground of a list that may hold for an event; pairs are (low, high).

    In `since` None is never, in `until` no end.
    """

    event: str
    date: date
    conduct: str
    ground: str
    status: str
    on: tuple[bool, bool]
    since: tuple[Day | None, Day | None]
    until: tuple[Day | None, Day | None]
    removal: str | None
    public_since: tuple[Day | None, Day | None]
    public_until: tuple[Day | None, Day | None]
    via: str | None = None


@dataclass(frozen=True)
class Record:
    """Everything a place would hold on a subject at a date; pairs are (low, high).

    Of an uncovered event: event, date, conduct, why, via.
    """

    subject: str
    score: tuple[Bound, Bound] | None
    grade: tuple[str, str] | None
    held_to: tuple[Bound, Bound]
    entries: tuple[Entry, ...]
    uncovered: tuple[tuple[str, date, str, str, str | None], ...]
    consequences: tuple[tuple[str, int, bool], ...]
    caveats: frozenset[str]
    fell_from: tuple[str | None, str | None] = (None, None)
    listings: tuple[Listing, ...] = ()
    catalog_index: int = 0


@dataclass(frozen=True)
class Reaching:
    """An event as it reaches a subject: its own, or passed on. `act_corrected` and `revoked` are its origin's."""

    event: Event
    via: str | None
    open: bool
    revoked: bool
    act_corrected: bool

    @property
    def act(self) -> Act:
        """Name the act: without `act` an act of its own, apart from other origins' and the subject's own."""
        if self.event.act is not None:
            return ("act", self.event.act, "")
        return ("event", self.event.event, self.via or "")

    @property
    def order(self) -> tuple[date, str, str]:
        """Events stand in order of date, event id, via (one's own first)."""
        return self.event.date, self.event.event, self.via or ""


@dataclass(eq=False)
class Row:
    """A rule on an event on its way to an entry; it is filled in from section to section.

    A replacement is a row, too: of the rule of what it replaces, with the clause that put it there.
    """

    reaching: Reaching
    rule: Rule
    place: int
    truth: Truth
    open_value: bool
    ends: dict[Reading, Decimal]
    """Points of one charge, whether or not the rule applies; empty for a direct grade."""
    grades: dict[Reading, str]
    """Direct grade, whether or not the rule applies; empty for points."""
    of_bands: dict[Reading, tuple[Duration | None, ...]] = field(default_factory=dict)
    """How long the band that gives the points lasts, in each reading (None: it does not say); of equal ones, each."""
    applies: dict[Reading, bool] = field(default_factory=dict)
    displaced: dict[Reading, bool] = field(default_factory=dict)
    charges: int = 1
    would_end: dict[Reading, date | None] = field(default_factory=dict)
    """The end that follows from `ends`, whether or not the rule applies."""
    until: dict[Reading, date | None] = field(default_factory=dict)
    validity_known: dict[Reading, bool] = field(default_factory=dict)
    repaired: dict[Reading, date | None] = field(default_factory=lambda: {"low": None, "high": None})
    open_repair: dict[Reading, bool] = field(default_factory=lambda: {"low": False, "high": False})
    """Whether what first repairs it, in a reading, may not be granted."""
    own_end: dict[Reading, date | None] = field(default_factory=dict)
    """Where there is a repair: the end that the effect would have without it."""
    replaced: Row | None = None
    clause: Repair | None = None
    clause_place: int = -1
    begins: date | None = None
    """For a replacement: the repair's date."""
    step: str = ""
    """For a replacement: the row that carries the repair out."""
    stands_from: dict[Reading, date | None] = field(default_factory=dict)
    """For a replacement: since when it stands in a reading; None is never."""
    superseded: dict[Reading, bool] = field(default_factory=lambda: {"low": False, "high": False})
    frozen: dict[Reading, bool] = field(default_factory=lambda: {"low": False, "high": False})
    counted: dict[Reading, Decimal] = field(default_factory=lambda: {"low": NOTHING, "high": NOTHING})

    @property
    def event(self) -> Event:
        """The event of the subject."""
        return self.reaching.event

    @property
    def act(self) -> Act:
        """The act of the event."""
        return self.reaching.act

    @property
    def order(self) -> Order:
        """Rows stand in order of date, event id, via, place of the rule; a replacement after what it replaces."""
        return *self.reaching.order, self.place, self.clause_place, self.begins or self.event.date, self.step

    def one_charge(self, reading: Reading) -> Decimal:
        """In a reading in which a rule does not apply, its points are 0."""
        return self.ends[reading] if self.ends and self.applies[reading] else NOTHING

    def points(self, reading: Reading) -> Decimal:
        """The points of one charge times the charges."""
        return self.one_charge(reading) * self.charges

    def grade(self, reading: Reading) -> str | None:
        """In a reading in which a rule does not apply, its grade is null."""
        return self.grades[reading] if self.grades and self.applies[reading] else None

    def multiply(self, reading: Reading, factor: Decimal) -> None:
        """Multiply the points of one charge."""
        self.ends[reading] *= factor

    def gives(self, reading: Reading) -> bool:
        """Whether it gives points or a grade."""
        return self.one_charge(reading) != 0 or self.grade(reading) is not None

    def ended(self, reading: Reading, day: date) -> bool:
        """Whether a day lies on or after the end."""
        until = self.until[reading]
        return until is not None and day >= until

    def would_have_ended(self, reading: Reading, day: date) -> bool:
        """Whether a day lies on or after the end that it would have without its repair."""
        until = self.own_end[reading]
        return until is not None and day >= until

    def in_force(self, reading: Reading, day: date) -> bool:
        """Applies, is not revoked, has begun (a replacement) and has not ended."""
        if self.clause is not None:
            begins = self.stands_from.get(reading)
            if begins is None or day < begins:
                return False
        return self.applies[reading] and not self.reaching.revoked and not self.ended(reading, day)

    def counts(self, reading: Reading, as_of: date) -> bool:
        """In force at T, not superseded, not frozen."""
        return self.in_force(reading, as_of) and not self.superseded[reading] and not self.frozen[reading]


@dataclass(frozen=True)
class Known:
    """What is known of one subject at T: its own rows in order, and what is void."""

    events: tuple[Event, ...]
    voided: frozenset[str]
    corrected_acts: frozenset[tuple[str, str]]
    bad_ref: bool
    transferred: tuple[Reaching, ...] = ()
    """What is no row of the log: events that grades held elsewhere make."""
