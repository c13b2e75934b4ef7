"""Rules: one clause each, with the conduct it is about and the effect it has."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from scorecat.model.condition import Condition
    from scorecat.model.finding import Location
    from scorecat.model.source import Source
    from scorecat.model.text import Label


@dataclass(frozen=True, slots=True)
class Amount:
    """Points from the harshest to the kindest; None where no bound is known. Fixed points have one value."""

    low: Decimal | None
    high: Decimal | None

    @property
    def fixed(self) -> bool:
        """Whether nothing is left open."""
        return self.low is not None and self.low == self.high


class Calendar(StrEnum):
    """A calendar year, quarter or month, or all time (`lifetime`)."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    LIFETIME = "lifetime"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar months and days, or the rest of a calendar period; never nothing."""

    months: int = 0
    days: int = 0
    rest_of: Calendar | None = None

    def __str__(self) -> str:
        """`2 years`, `6 months`, `30 days`, `rest of the calendar year`."""
        if self.rest_of:
            return f"rest of the calendar {self.rest_of}"
        if self.days:
            return _count(self.days, "day")
        if self.months % 12 == 0:
            return _count(self.months // 12, "year")
        return _count(self.months, "month")


Period: TypeAlias = Calendar | Duration
"""Over which entries add up: a calendar period, or a window of that length that reaches back from each entry."""


def period_words(period: Period) -> str:
    """`calendar year`, `lifetime`, `30 days`."""
    if isinstance(period, Duration):
        return str(period)
    return period.value if period is Calendar.LIFETIME else f"calendar {period.value}"


@dataclass(frozen=True, slots=True)
class Band:
    """One step of a ladder: when the attribute is one of `values`, or lies within the bounds."""

    condition: Condition
    points: Amount
    source: Source | None = None
    validity: Duration | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Points by the value of one attribute; `gapless` when every possible value falls in a band."""

    by: str
    bands: tuple[Band, ...]
    gapless: bool

    @property
    def low(self) -> Decimal | None:
        """The harshest band."""
        lows = [band.points.low for band in self.bands]
        return None if None in lows else min(low for low in lows if low is not None)

    @property
    def high(self) -> Decimal | None:
        """The kindest band."""
        highs = [band.points.high for band in self.bands]
        return None if None in highs else max(high for high in highs if high is not None)


@dataclass(frozen=True, slots=True)
class Tier:
    """A part of an accumulated total: `add` for each full `each` within (over, up_to], at most `at_most`."""

    over: Decimal
    up_to: Decimal | None
    each: Decimal
    add: Decimal
    at_most: Decimal | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Points from an accumulated total on."""

    start: Decimal
    points: Decimal
    source: Source | None = None


class Combine(StrEnum):
    """Whether a higher step replaces the lower ones, adds to them, or the text does not say."""

    REPLACE = "replace"
    ADD = "add"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Accumulated:
    """Points by what adds up within a period: of an attribute (None: the events are counted)."""

    of: str | None
    per: Calendar
    tiers: tuple[Tier, ...] = ()
    steps: tuple[Step, ...] = ()
    combine: Combine = Combine.REPLACE

    @property
    def top(self) -> Decimal | None:
        """The largest points a total can come to, with their sign; None where there is no bound."""
        if self.steps:
            return sum((step.points for step in self.steps), Decimal(0)) if self._adds else self.steps[-1].points
        tops = [_tier_top(tier) for tier in self.tiers]
        return None if None in tops else sum((top for top in tops if top is not None), Decimal(0))

    @property
    def low(self) -> Decimal | None:
        """The harshest that one event can give."""
        return min(self.top, Decimal(0)) if self.top is not None else None if self.sign < 0 else Decimal(0)

    @property
    def high(self) -> Decimal | None:
        """The kindest that one event can give."""
        return max(self.top, Decimal(0)) if self.top is not None else None if self.sign > 0 else Decimal(0)

    @property
    def sign(self) -> int:
        """-1: deductions, 1: bonuses; the same for all its parts."""
        return 1 if all(part > 0 for part in self._parts) else -1

    @property
    def _adds(self) -> bool:
        return self.combine is not Combine.REPLACE

    @property
    def _parts(self) -> list[Decimal]:
        return [tier.add for tier in self.tiers] + [step.points for step in self.steps]


def _tier_top(tier: Tier) -> Decimal | None:
    tops = [] if tier.at_most is None else [tier.at_most]
    if tier.up_to is not None:
        tops.append((tier.up_to - tier.over) // tier.each * tier.add)
    return min(tops, key=abs, default=None)


@dataclass(frozen=True, slots=True)
class DirectGrade:
    """A grade set whatever the points."""

    grade: str


Effect: TypeAlias = Amount | Ladder | Accumulated | DirectGrade


@dataclass(frozen=True, slots=True)
class Variant:
    """What one source says the effect is; several where sources conflict."""

    effect: Effect
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Days [start, until); None is open."""

    start: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many points (deductions negative) count in each period; over a rule, or over a group of rules."""

    points: Decimal
    per: Period
    source: Source
    id: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One clause. `every` charges the points once a period of that many months while the conduct lasts."""

    id: str
    conducts: tuple[str, ...]
    variants: tuple[Variant, ...]
    where: Location
    section: Label | None = None
    subjects: Condition | None = None
    when: Condition | None = None
    reach_open: bool = False
    every: Duration | None = None
    validity: Duration | None = None
    validity_unknown: bool = False
    cap: Cap | None = None
    passed_on: bool | None = None
    """True: only events passed on; False: only the subject's own."""
    in_force: Span | None = None
    repeats: bool = True
    slots: int | None = None
    """How many such items of its own a subordinate body may set."""
    note: str = ""

    @property
    def source(self) -> Source:
        """The first source: the one a reader is shown when there is room for one."""
        return self.variants[0].source

    @property
    def accumulated(self) -> Accumulated | None:
        """What adds up, if anything does."""
        effect = self.variants[0].effect
        return effect if isinstance(effect, Accumulated) else None

    @property
    def sets_grade(self) -> bool:
        """Whether the effect is a direct grade."""
        return isinstance(self.variants[0].effect, DirectGrade)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
