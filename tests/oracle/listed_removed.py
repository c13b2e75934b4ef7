"""Removal: what takes a name off before the term ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.asked import lies_at_or_below
from oracle.derived import leads
from oracle.listed_days import between, both_later, later, one_of
from oracle.listed_holds import ground_holds
from oracle.listed_values import NEVER, Case, Closing, Pair, later_of, naming

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from oracle.listed_values import Key
    from oracle.values import Event, Reaching
    from scorecat.model.listing import Again, Removal, Wait


def removed(case: Case, effect: Pair) -> list[Closing]:
    """What each clause and each row may end, and when; in order of clause, then row."""
    found = []
    for clause in case.catalog.removals:
        passed_on = case.reaching.via is not None
        if clause.admits(case.ground.id) and clause.passed_on in (None, passed_on):
            found += [one for day, row in days_of(case, clause) if (one := closing(case, clause, day, row, effect))]
    return found


def doers(case: Case, clause: Removal) -> Sequence[str]:
    """Whose rows carry it out: the author's; with `passed_on: true` the subject's own."""
    return (case.subject,) if clause.passed_on else (case.author,)


def days_of(case: Case, clause: Removal) -> list[tuple[date, Event | None]]:
    """The days of a clause, with the rows that they are of."""
    role = role_end(case) if clause.role_ended else None
    if not clause.after:
        return [(role, None)] if role is not None and role <= case.world.as_of else []
    rows: Sequence[Event]
    if clause.by_conduct:
        rows = [event for event in case.own(case.subject, clause.after) if case.stands_after(event)]
    else:
        rows = case.rows(clause.after, of=doers(case, clause))
    return [(row.date if role is None else max(row.date, role), row) for row in rows]


def role_end(case: Case) -> date:
    """From when on none of the relations holds by which the event was passed on."""
    table = case.world.table
    ends = [
        relation.until or NEVER
        for relation in table.relations
        if relation.of == case.author and relation.to == case.subject and passes(case, relation.relation)
        if relation.from_ is None or relation.from_ <= case.event.date
        if relation.until is None or case.event.date < relation.until
    ]
    return max(ends)


def passes(case: Case, relation: str) -> bool:
    """Whether a clause that leads here is about such a relation."""
    table = case.world.table
    origin = next(e for e in case.everyone[case.author].events if e.event == case.event.event)
    return any(relation in clause.to and leads(clause, origin, case.subject, table) for clause in case.catalog.pass_on)


def closing(case: Case, clause: Removal, day: date, row: Event | None, effect: Pair) -> Closing | None:
    """When a clause ends the listing, by one row of it."""
    calendar, decided = case.world.calendar, case.world.decided
    key: Key = ("removal", *case.key, clause.id, row.event if row is not None else "")
    waits = [later(day, wait, calendar) for wait in waits_of(case, clause)]
    ends = (min(waits), max(waits))
    for code in clause.also:
        rows = case.rows((code,), of=doers(case, clause))
        if not rows:
            return None
        ends = later_of(ends, (rows[0].date, rows[0].date))
    if clause.least is not None:
        ends = later_of(ends, both_later(effect, clause.least, calendar))
    ends = between(decided, ("within", *key), (ends[0], later(ends[1], clause.within, calendar)))
    bars = [event.date for event in case.own(case.subject, clause.unless) if case.stands_after(event)]
    if any(bar <= ends[0] for bar in bars):
        return None
    if any(bar <= ends[1] for bar in bars):
        ends = (ends[0], NEVER)
    if not clause.must:
        ends = one_of(decided, ("granted", *key), (ends[0], NEVER))
    return Closing(ends, row.event if row is not None else None)


# --- Repeated ---------------------------------------------------------------------------------------------


def waits_of(case: Case, clause: Removal) -> list[Wait | None]:
    """The clause's own wait, or another where the conduct has come back; both where it may have."""
    again = clause.again
    if again is None or not come_back(case, clause, again, surely=False):
        return [clause.wait]
    return [again.wait] if come_back(case, clause, again, surely=True) else [clause.wait, again.wait]


def come_back(case: Case, clause: Removal, again: Again, *, surely: bool) -> bool:
    """Whether so many events of the clause's grounds have come since one was removed, this one with them."""
    events = [one for one in case.reached if is_under(case, clause, one, surely=surely)]
    counted = [*events, case.reaching] if surely and case.reaching not in events else events
    up_to = [one for one in counted if one.order <= case.reaching.order]
    for one in events:
        doer = one.event.subject if clause.passed_on else one.via or one.event.subject
        for row in naming(one.event, clause.after, (doer,), case.everyone, case.world):
            in_time = row.date <= case.event.date < later(row.date, again.within, case.world.calendar)
            if in_time and sum(other.event.date >= row.date for other in up_to) >= again.times:
                return True
    return False


def is_under(case: Case, clause: Removal, one: Reaching, *, surely: bool) -> bool:
    """Whether a ground that the clause is for holds for an event, or may."""
    if one.revoked or clause.passed_on not in (None, one.via is not None):
        return False
    for ground in case.catalog.grounds:
        named = any(lies_at_or_below(one.event.conduct, code) for code in ground.conducts)
        if clause.admits(ground.id) and named:
            truth = ground_holds(Case(case.catalog, ground, one, case.reached, case.everyone, case.world))
            if truth is True or (truth is None and not surely):
                return True
    return False
