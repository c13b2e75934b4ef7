"""What two effects give, case by case: points from the harshest to the kindest, over everything they tell apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from scorecat.diff.containment import World, admits, worlds
from scorecat.model.rule import Accumulated, Amount, Combine, DirectGrade, Ladder, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecat.model.rule import Effect, Tier
    from scorecat.model.vocabulary import Attribute

End: TypeAlias = Decimal | None
Given: TypeAlias = tuple[End, End]
"""From the harshest to the kindest; None where no bound is known."""

_NOTHING: Final[Given] = (Decimal(0), Decimal(0))
_TIMES: Final = (1, 2, 3, 10, 1000)


def given(
    one: Sequence[Effect], other: Sequence[Effect], attributes: Mapping[str, Attribute]
) -> list[tuple[Given, Given]] | None:
    """Return what each of two clauses gives, case by case; None where they are not of one kind, or too many cases.

    Several effects are what sources disagree about: together they give from the harshest to the kindest.
    """
    every = (*one, *other)
    if any(isinstance(effect, DirectGrade) for effect in every):
        return None
    sums = [effect for effect in every if isinstance(effect, Accumulated)]
    if sums:
        if len(sums) < len(every) or len({(effect.of, effect.per) for effect in sums}) > 1:
            return None
        totals = sorted({total for effect in sums for total in _totals(effect)})
        return [(_together(one, {"total": total}), _together(other, {"total": total})) for total in totals]
    ladders = [effect for effect in every if isinstance(effect, Ladder)]
    tried = worlds([band.condition for ladder in ladders for band in ladder.bands], attributes)
    if tried is None:
        return None
    return [(_together(one, world), _together(other, world)) for world in tried]


def sign(effects: Sequence[Effect]) -> int:
    """Return -1 where nothing but deductions is given, 1 where nothing but bonuses, else 0."""
    signs = {one for effect in effects for one in _signs(effect)}
    return signs.pop() if len(signs) == 1 else 0


def _signs(effect: Effect) -> Iterator[int]:
    match effect:
        case DirectGrade():
            yield 0
        case Accumulated():
            yield effect.sign
        case Ladder(bands=bands):
            for band in bands:
                yield from _signs(band.points)
        case Amount(low=low, high=high):
            if low is None or low < 0:
                yield -1
            if high is None or high > 0:
                yield 1


def signs(rule: Rule) -> tuple[int, ...]:
    """Return which of deductions (-1) and bonuses (1) a rule may give."""
    found = {one for variant in rule.variants for one in _signs(variant.effect)}
    return tuple(sorted(found - {0}))


def _together(effects: Sequence[Effect], world: World) -> Given:
    values = [_value(effect, world) for effect in effects]
    return least([low for low, _ in values]), most([high for _, high in values])


def least(ends: Sequence[End]) -> End:
    """Return the harshest of several ends."""
    return None if None in ends else min(end for end in ends if end is not None)


def most(ends: Sequence[End]) -> End:
    """Return the kindest of several ends."""
    return None if None in ends else max(end for end in ends if end is not None)


def _value(effect: Effect, world: World) -> Given:
    match effect:
        case Amount(low=low, high=high):
            return low, high
        case Ladder(bands=bands):
            found = [(band.points.low, band.points.high) for band in bands if admits(band.condition, world)]
            return (least([low for low, _ in found]), most([high for _, high in found])) if found else _NOTHING
        case Accumulated():
            return _summed(effect, world["total"])
        case DirectGrade():
            raise AssertionError(effect)


def _summed(effect: Accumulated, total: Decimal) -> Given:
    if effect.tiers:
        points = sum((_tier(tier, total) for tier in effect.tiers), Decimal(0))
        return points, points
    reached = [step.points for step in effect.steps if step.start <= total] or [Decimal(0)]
    ways = {
        Combine.REPLACE: (reached[-1],),
        Combine.ADD: (sum(reached, Decimal(0)),),
        Combine.UNKNOWN: (reached[-1], sum(reached, Decimal(0))),
    }[effect.combine]
    return min(ways), max(ways)


def _tier(tier: Tier, total: Decimal) -> Decimal:
    within = (total if tier.up_to is None else min(total, tier.up_to)) - tier.over
    points = max(within, Decimal(0)) // tier.each * tier.add
    return points if tier.at_most is None else min(points, tier.at_most, key=abs)


def _totals(effect: Accumulated) -> Iterator[Decimal]:
    for step in effect.steps:
        yield from (step.start - 1, step.start)
    for tier in effect.tiers:
        yield from (tier.over + tier.each * times for times in _TIMES)
        if tier.up_to is not None:
            yield from (tier.up_to, tier.up_to + 1)
