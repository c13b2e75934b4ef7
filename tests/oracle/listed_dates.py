"""Decided, served, published, and when a listing takes effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from oracle.listed_days import between, day_of_next_month, first_working_day_of_a_month, later, past
from oracle.listed_values import NEVER, Pair, later_of
from scorecat.model.listing import Moment, Pending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oracle.listed_linked import Linked
    from oracle.listed_values import Case
    from oracle.values import Event

OBJECTIONS: Final = ("objection.lodged", "objection.sustained", "objection.rejected")


# --- Decided, served, published ---------------------------------------------------------------------------


def attribute_day(event: Event, name: str) -> date | None:
    """What a row says of a day."""
    day = event.attributes.get(name)
    return day if isinstance(day, date) else None


def decided_on(case: Case) -> Pair:
    """The attribute, else the event's date."""
    day = attribute_day(case.event, "decided") or case.event.date
    return day, day


def served_on(case: Case) -> Pair:
    """The attribute, else from decided to never."""
    day = attribute_day(case.event, "served")
    if day is not None:
        return day, day
    key = ("served", case.author, case.event.event)
    return between(case.world.decided, key, (decided_on(case)[0], NEVER))


def published_on(case: Case) -> Pair:
    """The attribute, else as the list's `publication` says, else from decided to never."""
    day = attribute_day(case.event, "published")
    if day is not None:
        return day, day
    law, calendar = case.law.publication, case.world.calendar
    first, last = decided_on(case)[0], NEVER
    if law is not None and law.monthly:
        first = last = first_working_day_of_a_month(first, calendar)
    elif law is not None and (law.within is not None or law.by is not None):
        first, of = served_on(case) if law.of is Moment.SERVED else decided_on(case)
        last = day_of_next_month(of, law.by) if law.by is not None else later(of, law.within, calendar)
    key = ("published", case.catalog.name, case.author, case.event.event)
    return between(case.world.decided, key, (first, last))


def moment_of(case: Case, moment: Moment) -> Pair:
    """One of the three."""
    match moment:
        case Moment.SERVED:
            return served_on(case)
        case Moment.PUBLISHED:
            return published_on(case)
        case _:
            return decided_on(case)


# --- Objections -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Objection:
    """One lodged, and when it was decided (None: it is pending)."""

    row: Event
    decided: date | None


def objections(case: Case) -> list[Objection]:
    """Each lodged is decided by the first of the others that follows it."""
    rows = case.rows(OBJECTIONS, of=case.concerned)
    found = []
    for number, row in enumerate(rows):
        if row.conduct == OBJECTIONS[0]:
            answers = [other.date for other in rows[number + 1 :] if other.conduct != OBJECTIONS[0]]
            found.append(Objection(row, answers[0] if answers else None))
    return found


@dataclass(frozen=True)
class PutOff:
    """A row that puts the effect off until a day; `earliest`: both ends of it, if it is dated by the earliest."""

    day: date
    until: Pair
    earliest: bool = True


def put_off(effect: Pair, by: PutOff) -> Pair:
    """A row dated by the earliest effect so far delays both ends, one dated by the latest only the latest."""
    if by.earliest and by.day <= effect[0]:
        return later_of(effect, by.until)
    return (effect[0], max(effect[1], by.until[1])) if by.day <= effect[1] else effect


# --- Effect -----------------------------------------------------------------------------------------------


def effect_of(case: Case, other: Linked | None) -> Pair:
    """When the listing takes effect."""
    begins, calendar = case.ground.begins or case.law.begins, case.world.calendar
    base = moment_of(case, begins.at)
    first, last = (past(past(day, begins.after, calendar), case.ground.wait, calendar) for day in base)
    effect = (first, last)
    if other is not None:
        long = other.long.begins if other.long is not None else NEVER
        short = other.short.begins if other.short is not None else NEVER
        effect = later_of(effect, (long, short))
    # Choice: objections stand among the rows that delay, in order of date, event id.
    for _, _, _, step in sorted([*delays(case), *held_up(case)], key=lambda one: one[:3]):
        effect = put_off(effect, step)
    return effect


def delays(case: Case) -> Iterator[tuple[date, str, int, PutOff]]:
    """Each clause and each row of its procedure, with where it stands: date, event id, clause."""
    for place, clause in enumerate(case.law.delays):
        for row in case.rows(clause.after, of=case.concerned):
            ended = attribute_day(row, "ended")
            if ended is not None:
                until = (ended, ended)
            else:
                shortest = later(row.date, clause.lasts.shortest, case.world.calendar)
                longest = later(row.date, clause.lasts.longest, case.world.calendar)
                key = ("delay", *case.key, row.event, str(place))
                until = between(case.world.decided, key, (shortest, longest))
            yield row.date, row.event, place, PutOff(row.date, until)


def held_up(case: Case) -> Iterator[tuple[date, str, int, PutOff]]:
    """Each objection, until it is decided (never, while it is not)."""
    pending = case.law.objection.pending
    if pending is not Pending.RUNS_ON:
        for each in objections(case):
            until = each.decided or NEVER
            step = PutOff(each.row.date, (until, until), earliest=pending is not Pending.UNKNOWN)
            yield each.row.date, each.row.event, 0, step


def suspended(case: Case, effect: Pair) -> tuple[bool, bool]:
    """Whether one lodged after the effect and pending at T suspends the listing: surely, possibly."""
    pending = [each.row.date for each in objections(case) if each.decided is None]
    law = case.law.objection.pending
    later_ones = any(day > effect[0] for day in pending)
    return (
        law is Pending.SUSPENDS and later_ones,
        law in {Pending.SUSPENDS, Pending.UNKNOWN} and later_ones,
    )


def sustained(case: Case) -> Sequence[Event]:
    """Rows of objections that were sustained, in order."""
    return case.rows(OBJECTIONS[1:2], of=case.concerned)
