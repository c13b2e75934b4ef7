"""What the effects of rules come to, across the sides of a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.rule import Amount, DirectGrade, Ladder, Rule, Variant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from scorecat.model.catalog import Grade, Limit, Repair
    from scorecat.model.source import Source


def ladders_of(rule: Rule) -> list[Ladder]:
    """Return the ladders among the sides of a rule."""
    return [variant.effect for variant in rule.variants if isinstance(variant.effect, Ladder)]


def left_by(repair: Repair) -> Rule:
    """Return the rule that stands for what a repair leaves."""
    effect = DirectGrade(repair.instead) if isinstance(repair.instead, str) else Amount(repair.instead, repair.instead)
    return Rule(
        id=repair.id,
        conducts=repair.conducts,
        variants=(Variant(effect, repair.source, repair.note),),
        where=repair.where,
        validity=repair.lasts,
        repeats=False,
        note=repair.note,
    )


def sources_of(rule: Rule) -> dict[int, Source]:
    """Return the source an entry of a rule names: -1 the rule's own, else that of a band with one of its own."""
    found = {-1: rule.source}
    effect = rule.variants[0].effect
    if isinstance(effect, Ladder) and len(rule.variants) == 1:
        found |= {place: band.source for place, band in enumerate(effect.bands) if band.source}
    return found


def floors_of(grades: Sequence[Grade]) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and the highest score to which one of these grades may hold, as its floor.

    The floor is what the text says that a direct grade scores, else the grade's bound; of the last grade, the top it
    prints. None on the low side: there is no floor; on the high side: one of them has none, or none that is known.
    """
    lows = [_floor(grade, grade.easy) for grade in grades]
    highs = [_floor(grade, grade.hard) for grade in grades]
    return min((low for low in lows if low is not None), default=None), most(highs)


def _floor(grade: Grade, bound: Limit | None) -> Decimal | None:
    if grade.direct_score is not None:
        return grade.direct_score
    if grade.easy is None:
        return grade.up_to
    return bound.value if bound else None


def least(values: Sequence[Decimal | None]) -> Decimal | None:
    """Return the smallest; None where one has no bound."""
    known = [value for value in values if value is not None]
    return min(known) if known and len(known) == len(values) else None


def most(values: Sequence[Decimal | None]) -> Decimal | None:
    """Return the largest; None where one has no bound."""
    known = [value for value in values if value is not None]
    return max(known) if known and len(known) == len(values) else None
