"""Lists: grounds, when they take effect and end, and what removes a name (design.md section 5.10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from scorecat.model.condition import Condition
    from scorecat.model.finding import Location
    from scorecat.model.rule import Duration, Period, Span
    from scorecat.model.source import Source
    from scorecat.model.text import Label


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many working days after a day; never nothing."""

    count: int

    def __str__(self) -> str:
        """`3 working days`."""
        return f"{self.count} working day" + ("" if self.count == 1 else "s")


Wait: TypeAlias = "Duration | WorkingDays"


class Moment(StrEnum):
    """A day in the life of a listing that something may be counted from."""

    DECIDED = "decided"
    SERVED = "served"
    PUBLISHED = "published"
    EFFECT = "effect"
    ENDED = "ended"
    UNLISTED = "unlisted"


class Pending(StrEnum):
    """What an objection does until it is decided."""

    RUNS_ON = "runs-on"
    DELAYS = "delays"
    SUSPENDS = "suspends"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long: from the shortest to the longest; None is no end (or not known)."""

    shortest: Wait | None
    longest: Wait | None

    def __str__(self) -> str:
        """`2 years`, `1 year to 3 years`."""
        return str(self.shortest) if self.shortest == self.longest else f"{self.shortest} to {self.longest}"


@dataclass(frozen=True, slots=True)
class Begins:
    """When a listing takes effect: on a day, or so long after it."""

    at: Moment = Moment.DECIDED
    after: Wait | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a listing is published, for how long at most, and what is shown.

    `monthly`: on the first working day of a month; `within`: at the latest so long after `of`; `by`: at the latest on
    that day of the month after it.
    """

    source: Source
    monthly: bool = False
    within: Wait | None = None
    by: int | None = None
    of: Moment = Moment.DECIDED
    lasts: Duration | None = None
    where: Label | None = None
    shows: tuple[Label, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """What the text says of objections that are not decided yet."""

    pending: Pending
    source: Source | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Delay:
    """What puts the effect off: a row of a procedure, until it has ended or for so long after it."""

    id: str
    after: tuple[str, ...]
    lasts: Lengths
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListLaw:
    """How a list works, for all its grounds."""

    form: str
    begins: Begins
    publication: Publication | None
    objection: Objection
    delays: tuple[Delay, ...]
    transition: Source | None
    """Where it is not known which version holds for events from before this one: what says so."""
    transition_note: str
    default: str | None
    """The grade of who is on none of the grounds, where grounds have grades."""


@dataclass(frozen=True, slots=True)
class Times:
    """How many such events there must be, the one at hand included, within a period."""

    at_least: int
    at_most: int | None
    within: Period
    of: tuple[str, ...] = ()
    """Which conducts count; empty: the ground's own."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """What keeps a ground from holding; `reach_open`: in general."""

    when: Condition | None
    subjects: Condition | None
    reach_open: bool
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """What may be added to a term; `must`: is added where `when` holds."""

    by: Lengths
    when: Condition | None
    must: bool
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """How long a listing lasts by itself; no lengths: it has no end, or (`unknown`) none that is known."""

    lasts: Lengths | None
    counts_from: Moment = Moment.EFFECT
    unknown: bool = False
    extend: Extend | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground on which a subject is put on the list."""

    id: str
    place: int
    conducts: tuple[str, ...]
    title: Label | None
    section: Label | None
    subjects: Condition | None
    when: Condition | None
    passed_on: bool | None
    reach_open: bool
    in_force: Span | None
    times: Times | None
    exceptions: tuple[Exemption, ...]
    listed_in: str | None
    begins: Begins | None
    wait: Wait | None
    term: Term
    benefit: bool
    grade: str | None
    source: Source
    where: Location
    note: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """What a removal waits for where the conduct has come back: so many events within a time of the first removal."""

    times: int
    within: Duration
    wait: Wait


@dataclass(frozen=True, slots=True)
class Removal:
    """What takes a name off the list before its term ends; unless `must`, it may be refused."""

    id: str
    after: tuple[str, ...]
    by_conduct: bool
    """Whether `after` is conduct of the subject, and not a procedure that names the event."""
    grounds: tuple[str, ...]
    """Empty: all."""
    must: bool
    within: Wait | None
    wait: Wait | None
    least: Wait | None
    also: tuple[str, ...]
    unless: tuple[str, ...]
    passed_on: bool | None
    role_ended: bool
    again: Again | None
    source: Source
    note: str = ""

    def admits(self, ground: str) -> bool:
        """Whether a ground is one that this clause is for."""
        return not self.grounds or ground in self.grounds


@dataclass(frozen=True, slots=True)
class Procedure:
    """A step of the way onto the list or off it, as the text has it; nothing is computed from it."""

    step: str
    what: Label
    within: str
    source: Source
    note: str = ""
