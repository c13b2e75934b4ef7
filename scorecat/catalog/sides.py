"""What the points of a clause may come to: its sides, their bands, and what multiplies them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING, Final

from scorecat.model.rule import Accumulated, DirectGrade, Ladder

if TYPE_CHECKING:
    from scorecat.catalog.findings import Steps
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Amount, Duration, Rule

ENDLESS: Final = Decimal("Infinity")
NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Given:
    """Points from the harshest to the kindest, infinite where no bound is known."""

    low: Decimal
    high: Decimal
    lasts: Duration | None
    """The length of the band, where it has one."""
    steps: Steps
    """Where it stands in the clause."""


def given_by(rule: Rule) -> list[Given]:
    """Return every amount of points of a clause, side by side and band by band."""
    return [given for side in _sides(rule) for given in side]


def lows(rule: Rule) -> set[Decimal]:
    """Return every harshest end that one event may have, when all that is asked of it is known."""
    return {-end for end in _furthest(rule, [[-given.low for given in side] for side in _sides(rule)])}


def highs(rule: Rule) -> set[Decimal]:
    """Return every kindest end that one event may have, when all that is asked of it is known."""
    return _furthest(rule, [[given.high for given in side] for side in _sides(rule)])


def least_factor(rule: Rule, catalog: Catalog) -> Decimal:
    """Return the smallest product of multipliers on a clause."""
    return prod((factor for factor in _factors(rule, catalog) if factor < 1), start=Decimal(1))


def most_factor(rule: Rule, catalog: Catalog) -> Decimal:
    """Return the largest product of multipliers on a clause."""
    return prod((factor for factor in _factors(rule, catalog) if factor > 1), start=Decimal(1))


def repeat_factor(rule: Rule, catalog: Catalog) -> Decimal:
    """Return what a repeated deduction of a clause is multiplied by."""
    return catalog.repeat.factor if catalog.repeat and rule.repeats and not rule.accumulated else Decimal(1)


def _factors(rule: Rule, catalog: Catalog) -> list[Decimal]:
    return [one.factor for one in catalog.multipliers if rule.id in one.rules]


def _sides(rule: Rule) -> list[list[Given]]:
    sole = len(rule.variants) == 1
    return [
        _side(variant.effect, ("points",) if sole else ("conflict", number, "points"))
        for number, variant in enumerate(rule.variants)
        if not isinstance(variant.effect, DirectGrade)
    ]


def _side(effect: Amount | Ladder | Accumulated, at: Steps) -> list[Given]:
    if isinstance(effect, Ladder):
        return [_given(band.points, (*at, "bands", place), band.validity) for place, band in enumerate(effect.bands)]
    whole = _given(effect, at)
    if isinstance(effect, Accumulated):  # one event gives anything between nothing and the most, and no less or more
        return [Given(whole.low, whole.low, None, at), Given(whole.high, whole.high, None, at)]
    return [whole]


def _given(amount: Amount | Accumulated, at: Steps, lasts: Duration | None = None) -> Given:
    low, high = amount.low, amount.high
    return Given(-ENDLESS if low is None else low, ENDLESS if high is None else high, lasts, at)


def _furthest(rule: Rule, sides: list[list[Decimal]]) -> set[Decimal]:
    """The largest of one value of each side that speaks; a ladder that leaves a gap may be silent."""
    always = [
        side
        for variant, side in zip(rule.variants, sides, strict=True)
        if not isinstance(variant.effect, Ladder) or variant.effect.gapless
    ]
    least = max((min(side) for side in always), default=-ENDLESS)
    return {end for side in sides for end in side if end >= least}
