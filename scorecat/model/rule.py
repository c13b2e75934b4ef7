"""Rules: one clause each, with the conduct it is about and the effect it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class Band:
    """One step of a ladder: when the attribute is one of `values`, or lies within the bounds."""

    condition: Condition
    points: Amount
    source: Source | None = None


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
class DirectGrade:
    """A grade set whatever the points."""

    grade: str


Effect: TypeAlias = Amount | Ladder | DirectGrade


@dataclass(frozen=True, slots=True)
class Variant:
    """What one source says the effect is; several where sources conflict."""

    effect: Effect
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar months and days; (0, 0) is never used."""

    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        """`2 years`, `6 months`, `30 days`."""
        if self.days:
            return _count(self.days, "day")
        if self.months % 12 == 0:
            return _count(self.months // 12, "year")
        return _count(self.months, "month")


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
    note: str = ""

    @property
    def source(self) -> Source:
        """The first source: the one a reader is shown when there is room for one."""
        return self.variants[0].source

    @property
    def sets_grade(self) -> bool:
        """Whether the effect is a direct grade."""
        return isinstance(self.variants[0].effect, DirectGrade)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
