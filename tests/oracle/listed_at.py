"""At T, and Publication: what a listing comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from oracle.days import after
from oracle.known import named_by
from oracle.listed_values import NEVER, Held, Pair, Span
from oracle.values import Listing

if TYPE_CHECKING:
    from datetime import date

    from oracle.values import Event

T = TypeVar("T")


def long_on(held: Held) -> bool:
    """Ever was, its beginning ≤ T < its end, and not suspended."""
    return _on(held, held.long, off=held.suspended)


def short_on(held: Held) -> bool:
    """So, too, and not possibly suspended; never, where another version's rules may hold."""
    return _on(held, held.short, off=held.maybe_suspended or held.by_another)


def _on(held: Held, span: Span | None, *, off: bool) -> bool:
    case = held.case
    return span is not None and span.holds(case.world.as_of) and not off and not case.reaching.revoked


def long_over(held: Held) -> bool:
    """Its end ≤ T."""
    return held.long.ends <= held.case.world.as_of


def short_over(held: Held) -> bool:
    """Its end ≤ T, and it ever was."""
    short = held.short
    return short is not None and short.ever_was and short.ends <= held.case.world.as_of and not held.by_another


def status(held: Held) -> str:
    """The first that fits."""
    long, short = long_on(held), short_on(held)
    benefit = held.case.ground.benefit
    if held.case.reaching.revoked or long_over(held) or (benefit and short_over(held)):
        return "ended"
    if long != short and not (short_over(held) if long else long_over(held)):
        return "undetermined"
    if short if benefit else long:
        return "listed"
    if held.short is None:
        return "undetermined"
    return "pending"


def revocation(held: Held) -> Event | None:
    """The row that voids the event."""
    facts = held.case.everyone[held.case.author]
    for row in facts.events:
        if row.conduct == "record.revoked" and row.event not in facts.voided:
            named = named_by(row, facts.events)
            if named is not None and named.event == held.case.event.event:
                return row
    return None


def removal(held: Held) -> str | None:
    """The event that ended low's span, or, where that never was or is not there, the long one."""
    case = held.case
    revoked = revocation(held)
    if revoked is not None:
        return revoked.event
    by_short = case.ground.benefit and held.short is not None and held.short.ever_was
    span, side = (held.short, 0) if by_short and held.short is not None else (held.long, 1)
    if held.term[side] == span.ends:
        return None
    return next((one.event for one in held.closings if one.ends[side] == span.ends), None)


def listing(held: Held) -> Listing:
    """Write down a listing."""
    case = held.case
    benefit = case.ground.benefit
    spans = _readings(held.long, held.short, benefit=benefit)
    revoked = revocation(held)
    if revoked is not None:
        # Choice: a listing that is revoked never was, and ended with the revocation, in both readings.
        spans = (Span(NEVER, revoked.date), Span(NEVER, revoked.date))
    ons = _readings(long_on(held), short_on(held), benefit=benefit)
    public = _readings(shown(held, held.long, 0), shown(held, held.short, 1), benefit=benefit)
    found = status(held)
    return Listing(
        event=case.event.event,
        date=case.event.date,
        conduct=case.event.conduct,
        ground=case.ground.id,
        status=found,
        on=ons,
        since=(_begins(spans[0]), _begins(spans[1])),
        until=(_ends(spans[0]), _ends(spans[1])),
        removal=removal(held) if found == "ended" else None,
        public_since=(_day(public[0][0]), _day(public[1][0])),
        public_until=(_day(public[0][1]), _day(public[1][1])),
        via=case.reaching.via,
    )


def shown(held: Held, span: Span | None, side: int) -> Pair:
    """From when it is public, in a span, and until when: its end, or so long after it was published."""
    if span is None or not span.ever_was:
        return NEVER, NEVER
    publication = held.case.law.publication
    if publication is None or held.case.reaching.revoked:
        # Choice: a published listing is one of a list that says it publishes.
        return NEVER, NEVER
    lasts = None if held.by_another else publication.lasts
    since, other = held.published[side], held.published[1 - side]
    if since == NEVER:
        return NEVER, NEVER
    if lasts is None or other == NEVER:
        return since, span.ends
    return since, min(span.ends, after(other, lasts))


def _readings(long: T, short: T, *, benefit: bool) -> tuple[T, T]:
    return (short, long) if benefit else (long, short)


def _begins(span: Span | None) -> date | None:
    return None if span is None or not span.ever_was else _day(span.begins)


def _ends(span: Span | None) -> date | None:
    return None if span is None else _day(span.ends)


def _day(day: date) -> date | None:
    return None if day == NEVER else day
