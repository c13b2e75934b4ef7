"""Listed: the listings of a subject in a list, each ground of each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.derived import reaching
from oracle.listed_dates import effect_of, published_on, suspended, sustained
from oracle.listed_holds import ground_holds
from oracle.listed_linked import Linked, together, version_at
from oracle.listed_removed import removed
from oracle.listed_term import by_another_version, term_of
from oracle.listed_values import Case, Closing, Held, Span, earlier_of

if TYPE_CHECKING:
    from oracle.world import World
    from scorecat.model.catalog import Catalog


def listings(subject: str, catalog: Catalog, world: World) -> list[Held]:
    """All that a list holds on a subject, in order of the events, then of the grounds."""
    everyone = world.known_of(catalog)
    reached = reaching(subject, catalog, world.vocabulary, everyone, world.table, world.decided)
    cases = [Case(catalog, ground, one, reached, everyone, world) for one in reached for ground in catalog.grounds]
    return [held for case in cases if (held := held_of(case)) is not None]


def held_of(case: Case) -> Held | None:
    """One listing; None where the ground does not hold."""
    truth = ground_holds(case)
    if truth is False:
        return None
    long_there, short_there, other = True, truth is True, None
    if case.ground.listed_in is not None:
        other = linked(case)
        if other is None:
            short_there = False
        else:
            long_there, short_there = other.long is not None, short_there and other.short is not None
    if not long_there:
        # Choice: the long span is there if the ground may hold, so without it there is no listing.
        return None
    effect = effect_of(case, other)
    term = term_of(case, effect, other)
    closings = [*(Closing((row.date, row.date), row.event) for row in sustained(case)), *removed(case, effect)]
    ends = term
    for each in closings:
        ends = earlier_of(ends, each.ends)
    surely, possibly = suspended(case, effect)
    return Held(
        case=case,
        long=Span(effect[0], ends[1]),
        short=Span(effect[1], ends[0]) if short_there else None,
        effect=effect,
        published=published_on(case),
        term=term,
        closings=tuple(closings),
        suspended=surely,
        maybe_suspended=possibly,
        by_another=by_another_version(case),
    )


def linked(case: Case) -> Linked | None:
    """The listing of the same event, of the same author, in the other list; None where there is no such list."""
    if case.ground.listed_in is None:
        raise TypeError(case.ground)
    catalog = version_at(case.ground.listed_in, case.world)
    if catalog is None:
        return None
    there = listings(case.author, catalog, case.world)
    return together(
        [one for one in there if one.case.reaching.via is None and one.case.event.event == case.event.event]
    )
