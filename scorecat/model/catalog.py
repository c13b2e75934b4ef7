"""Catalogs: one instrument of a place in one version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from scorecat.model.condition import Condition, Value
    from scorecat.model.finding import Location
    from scorecat.model.listing import Ground, ListLaw, Procedure, Removal
    from scorecat.model.rule import Cap, Duration, Rule, Span
    from scorecat.model.source import Source, Text
    from scorecat.model.text import Label


class Counting(StrEnum):
    """`counting.one_act`: of one act, the strongest entry or all of them; unknown takes both ways."""

    STRONGEST = "strongest"
    ALL = "all"
    UNKNOWN = "unknown"


class Floor(StrEnum):
    """`counting.direct_grade_score`: whether a direct grade holds the score to its lowest score."""

    FLOOR = "floor"
    NONE = "none"
    UNKNOWN = "unknown"


class Freeze(StrEnum):
    """`counting.bonuses_while_graded`: whether bonuses are frozen while a direct grade is in force and uncorrected."""

    FROZEN = "frozen"
    COUNTED = "counted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Repeat:
    """`counting.repeat`: a repeated deduction is multiplied, once."""

    factor: Decimal
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PassOn:
    """Whose events reach whom: by relation, of which conduct (any: empty) and type of subject (any: empty)."""

    id: str
    conducts: tuple[str, ...]
    of: tuple[str, ...]
    to: tuple[str, ...]
    reach_open: bool
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """What replaces an effect, from the day on which a procedure is carried out; `reach_open`: it may be granted."""

    id: str
    after: tuple[str, ...]
    conducts: tuple[str, ...]
    grade: str | None
    subjects: Condition | None
    passed_on: bool | None
    reach_open: bool
    instead: Decimal | str
    """Points, or the id of a grade."""
    lasts: Duration | None
    """None: the catalog's class for what it gives."""
    source: Source
    where: Location
    note: str = ""


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A factor on the points of some rules, for events dated within a span."""

    id: str
    rules: tuple[str, ...]
    factor: Decimal
    span: Span
    source: Source


@dataclass(frozen=True, slots=True)
class Transfer:
    """At the end of each calendar year the grade in another place becomes an event of the next January 1.

    The event is of `conduct`; its attribute has the value of the grade in `values`. A grade not named makes none.
    """

    id: str
    place: str
    conduct: str
    attribute: str
    values: tuple[tuple[str, Value], ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Locality:
    """Where a place is and what it answers to."""

    name: Label
    within: tuple[str, ...] = ()
    division: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InForce:
    """In force [from, until); `assumed` says what dates rest on that are not the text's own.

    `date.min` stands for a first day that no source gives.
    """

    start: date
    until: date | None = None
    assumed: str = ""

    @property
    def since(self) -> date | None:
        """The first day, if it is known."""
        return None if self.start == date.min else self.start

    def covers(self, day: date) -> bool:
        """Whether the catalog was in force on a day."""
        return self.start <= day and (self.until is None or day < self.until)

    def distance(self, day: date) -> tuple[int, int]:
        """Order versions by how near they are to a day: the one in force, else the nearest, else the newest."""
        before = (self.start - day).days
        after = (day - self.until).days + 1 if self.until else 0
        return (max(before, after, 0), -self.start.toordinal())


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of the text that was not available; empty conducts or subjects mean any."""

    what: str
    rules: bool
    conducts: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on the score; `open`: the bound itself is not included."""

    value: Decimal
    open: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade. `hard` is where it begins in the low reading (None: never), `easy` in the high one.

    Both are None for the last grade, which takes all that is left; `up_to` is the top the text prints.
    """

    id: str
    hard: Limit | None
    easy: Limit | None
    up_to: Decimal | None = None
    label: Label | None = None
    source: Source | None = None
    note: str = ""
    direct_score: Decimal | None = None
    """What a direct grade holds the score to, where the text says so; else the grade's bound."""
    fell_from: tuple[tuple[str, str], ...] = ()
    """What the grade is called by the grade from which a direct one was set: (grade, name)."""


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """A band of a score that is not computed, as published: from `start` (`over`: above it) up to `up_to`."""

    id: str
    start: Decimal | None
    over: bool
    up_to: Decimal | None
    label: Label | None
    source: Source | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What a programme gives to another or takes from it; `to` is a place's id or a name."""

    to: Label
    direction: str
    what: Label
    start: date | None
    until: date | None
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class ValidityClass:
    """How long one kind of entry counts: the first class that fits is taken; None is not known."""

    effect: str
    at_most: Decimal | None
    lasts: Duration | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Lift:
    """What lifts a consequence for a time: a row of a procedure, until it has ended, at most so long."""

    after: tuple[str, ...]
    at_most: Duration
    source: Source


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from a grade (`any`: from every record; `score`: from a score on; `listed`: from a listing).

    `start` is the lowest score for it. The fields after it are for those of a listing: of which grounds (empty: of
    any), for whom, passed on or not, and, where it does not end with the listing, how long it lasts from the effect on.
    """

    grade: str
    what: Label
    kind: str
    must: bool | None
    source: Source
    note: str = ""
    start: Decimal | None = None
    grounds: tuple[str, ...] = ()
    subjects: Condition | None = None
    passed_on: bool | None = None
    lasts: Duration | None = None
    lifted: Lift | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something known of the text that computes nothing."""

    about: str
    text: str
    source: Source | None = None


@dataclass(frozen=True)
class Catalog:
    """One instrument in one version, checked and ready to be planned."""

    path: str
    sha256: str
    place: str
    version: str
    kind: str
    title: Label
    locality: Locality
    in_force: InForce
    participation: str
    subjects: tuple[str, ...]
    covers: Condition | None
    covers_source: Source | None
    covers_note: str
    consent_source: Source | None
    partial: bool
    holds: str
    missing: tuple[Missing, ...]
    texts: Mapping[str, Text]
    start: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    score_source: Source | None
    score_note: str
    grades: tuple[Grade, ...]
    one_act: Counting
    direct_grade_score: Floor
    repeat: Repeat | None
    freeze: Freeze
    counting_sources: tuple[Source, ...]
    caps: tuple[Cap, ...]
    pass_on: tuple[PassOn, ...]
    repairs: tuple[Repair, ...]
    multipliers: tuple[Multiplier, ...]
    transfers: tuple[Transfer, ...]
    validity: tuple[ValidityClass, ...]
    rules: tuple[Rule, ...]
    consequences: tuple[Consequence, ...]
    remarks: tuple[Remark, ...]
    listing: ListLaw | None = None
    """How the list works; None: the catalog is none."""
    grounds: tuple[Ground, ...] = ()
    removals: tuple[Removal, ...] = ()
    procedure: tuple[Procedure, ...] = ()
    links: tuple[Link, ...] = ()
    bands: tuple[ScoreBand, ...] = ()
    """Of an opaque catalog, which has no grades."""
    base: Decimal | None = None
    """What everyone is said to begin with in an opaque catalog, which has no score."""

    @property
    def opaque(self) -> bool:
        """Whether how the score is made is not published, so that there is none."""
        return self.kind == "opaque"

    @property
    def name(self) -> str:
        """`place@version`."""
        return f"{self.place}@{self.version}"

    @property
    def lists(self) -> tuple[str, ...]:
        """The other lists that grounds of this one rest on."""
        return tuple(dict.fromkeys(ground.listed_in for ground in self.grounds if ground.listed_in))

    @cached_property
    def grade_rank(self) -> Mapping[str, int]:
        """0 for the best grade."""
        return {grade.id: rank for rank, grade in enumerate(self.grades)}
