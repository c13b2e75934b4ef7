"""Accumulated rules: points by what adds up within subject, rule and period."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from oracle.asked import lies_at_or_below
from oracle.days import after, first_of
from oracle.values import NO_HIGH, NOTHING, READINGS, Event, Reading, Row
from scorecat.model.rule import Accumulated, Calendar, Cap, Combine, Duration, Rule, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scorecat.model.catalog import Catalog

LENGTHS: Final = (Calendar.MONTH, Calendar.QUARTER, Calendar.YEAR, Calendar.LIFETIME)
"""Shortest first."""


def adds(effect: Accumulated, reading: Reading) -> bool:
    """Whether steps add up; where that is unknown, low has the lower total and high the higher."""
    if effect.combine is Combine.UNKNOWN:
        return (effect.sign < 0) == (reading == "low")
    return effect.combine is Combine.ADD


def tier_holds(tier: Tier) -> Decimal:
    """The most points of a tier, sign aside."""
    bounds = [NO_HIGH]
    if tier.up_to is not None:
        bounds.append((tier.up_to - tier.over) // tier.each * abs(tier.add))
    if tier.at_most is not None:
        bounds.append(abs(tier.at_most))
    return min(bounds)


def total_gives(effect: Accumulated, total: Decimal, reading: Reading) -> Decimal:
    """Return f: the points of a total, sign aside."""
    if effect.steps:
        reached = [abs(step.points) for step in effect.steps if total >= step.start]
        return sum(reached, NOTHING) if adds(effect, reading) else (reached or [NOTHING])[-1]
    points = NOTHING
    for tier in effect.tiers:
        within = total - tier.over
        if within > 0:
            points += min(within // tier.each * abs(tier.add), tier_holds(tier))
    return points


def highest(effect: Accumulated, reading: Reading) -> Decimal:
    """Return the highest f, sign aside."""
    if effect.steps:
        return total_gives(effect, effect.steps[-1].start, reading)
    return sum((tier_holds(tier) for tier in effect.tiers), NOTHING)


def most(effect: Accumulated, value: Decimal | None, reading: Reading) -> Decimal:
    """The most that one event could give, sign aside."""
    if value is None or effect.steps:
        return highest(effect, reading)
    points = NOTHING
    for tier in effect.tiers:
        steps = (value / tier.each).to_integral_value(ROUND_CEILING)
        points += min(steps * abs(tier.add), tier_holds(tier))
    return points


def value_of(effect: Accumulated, event: Event) -> Decimal | None:
    """What an event adds; events count 1 each."""
    if effect.of is None:
        return Decimal(1)
    value = event.attributes.get(effect.of)
    if value is not None and not isinstance(value, Decimal):
        raise TypeError(value)
    return value


def is_open(effect: Accumulated, row: Row) -> bool:
    """Its attribute is missing, or the rule may not apply."""
    return value_of(effect, row.event) is None or row.truth is None or not all(row.applies.values())


def shortest(catalog: Catalog, rule: Rule, effect: Accumulated) -> Duration | None:
    """How long the smallest entry counts: the rule's own length, or the first class of its sign; None is not known."""
    if rule.validity_unknown:
        return None
    sign = "deduction" if effect.sign < 0 else "bonus"
    classes = (each.lasts for each in catalog.validity if each.effect == sign)
    return rule.validity or next(classes, None)


def over_less(cap: Cap, effect: Accumulated) -> bool:
    """Whether a cap is over less time than a rule adds up over; a window always is, but of a lifetime nothing less."""
    if isinstance(cap.per, Duration):
        return True
    return LENGTHS.index(cap.per) < LENGTHS.index(effect.per)


def moves_freely(catalog: Catalog, row: Row, effect: Accumulated) -> bool:
    """Whether it is the same which of the events of a group gives the points, as long as all count."""
    caps = [row.rule.cap, *(cap for cap in catalog.caps if row.rule.id in cap.rules)]
    capped = any(cap is not None and cap.points * effect.sign > 0 and over_less(cap, effect) for cap in caps)
    multiplied = any(row.rule.id in each.rules for each in catalog.multipliers)
    repaired = effect.sign < 0 and any(
        lies_at_or_below(row.event.conduct, code) for clause in catalog.repairs for code in clause.conducts
    )
    return not (capped or multiplied or repaired)


def surely_counts(catalog: Catalog, row: Row, rows: Sequence[Row], as_of: date) -> bool:
    """Has not ended by T, however small, does not share its act, and is as good as another of its group."""
    effect = row.rule.accumulated
    if effect is None:
        raise TypeError(row)
    lasts = shortest(catalog, row.rule, effect)
    ended = lasts is not None and as_of >= after(row.event.date, lasts)
    shares = any(other is not row and other.act == row.act for other in rows)
    return not ended and not shares and moves_freely(catalog, row, effect)


def accumulate(catalog: Catalog, row: Row, earlier: Sequence[Row], rows: Sequence[Row], as_of: date) -> None:
    """Give a row of an accumulated rule its points; `earlier` are all rows before it, `rows` all of the record."""
    effect = row.rule.accumulated
    if effect is None:
        raise TypeError(row)
    period = first_of(effect.per, row.event.date)
    group = [
        other
        for other in earlier
        if other.rule is row.rule and first_of(effect.per, other.event.date) == period and not other.reaching.revoked
    ]
    own = value_of(effect, row.event)
    before = [value_of(effect, other.event) for other in group if not is_open(effect, other)]
    total = sum((value for value in before if value is not None), NOTHING)
    since_open = list(dropwhile(lambda other: not is_open(effect, other), group))
    doubtful = bool(since_open) and not all(surely_counts(catalog, other, rows, as_of) for other in (*since_open, row))
    harmed: Reading = "low" if effect.sign < 0 else "high"
    for reading in READINGS:
        if is_open(effect, row) or doubtful or own is None:
            row.open_value = True
            size = most(effect, own, reading) if reading == harmed else NOTHING
        else:
            size = total_gives(effect, total + own, reading) - total_gives(effect, total, reading)
        row.ends[reading] = size * effect.sign
