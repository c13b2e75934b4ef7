"""Term: when a listing ends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.asked import holds
from oracle.listed_dates import attribute_day, moment_of
from oracle.listed_days import between, later
from oracle.listed_values import NEVER, Pair
from scorecat.model.listing import Moment

if TYPE_CHECKING:
    from datetime import date

    from oracle.listed_linked import Linked
    from oracle.listed_values import Case


def by_another_version(case: Case) -> bool:
    """Whether it is not known which version's rules hold for the event."""
    return case.law.transition is not None and case.event.date < case.catalog.in_force.start


def clock_of(case: Case, effect: Pair, other: Linked | None) -> Pair:
    """From when a term counts."""
    match case.ground.term.counts_from:
        case Moment.EFFECT:
            return effect
        case Moment.ENDED:
            ended = attribute_day(case.event, "ended") or NEVER
            return ended, ended
        case Moment.UNLISTED:
            return (
                other.short.ends if other is not None and other.short is not None else NEVER,
                other.long.ends if other is not None and other.long is not None else NEVER,
            )
        case moment:
            return moment_of(case, moment)


def term_of(case: Case, effect: Pair, other: Linked | None) -> Pair:
    """The end of the term; never where it has none."""
    term, world = case.ground.term, case.world
    if by_another_version(case) or term.lasts is None:
        return NEVER, NEVER
    first, last = clock_of(case, effect, other)
    shortest = later(first, term.lasts.shortest, world.calendar)
    longest = later(last, term.lasts.longest, world.calendar)
    first, last = between(world.decided, ("term", *case.key), (shortest, longest))
    if term.extend is None:
        return first, last
    added = case.ground.term.extend
    truth = True if term.extend.when is None else holds(term.extend.when, case.event.attributes.get)
    if truth is False or added is None:
        return first, last
    sooner: date = later(first, added.by.shortest, world.calendar)
    longer: date = later(last, added.by.longest, world.calendar)
    if world.decided.lot is not None:
        sooner, longer = between(world.decided, ("extend", *case.key), (sooner, longer))
    if added.must and truth is True:
        return sooner, longer
    if world.decided.lot is None:
        return first, longer
    day = world.decided.lot(("extended", *case.key), (first, longer))
    return day, day
