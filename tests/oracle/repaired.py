"""Repaired: what a procedure puts in the place of a deduction or a direct grade."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from oracle.asked import Table, both, lies_at_or_below, subject_holds
from oracle.days import after
from oracle.known import named_by
from oracle.limits import under_cap
from oracle.valued import class_of
from oracle.values import READINGS, Event, Known, Reading, Row, Truth
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from oracle.decided import Decided
    from scorecat.model.catalog import Catalog, Repair


def procedures(row: Row, everyone: Mapping[str, Known]) -> Iterator[Event]:
    """Rows, not void, whose `ref` names the entry's event: of the entry's subject, or of the origin's; in order."""
    facts = everyone[row.reaching.via or row.event.subject]
    for event in facts.events:
        named = named_by(event, facts.events)
        if named is not None and named.event == row.event.event and event.event not in facts.voided:
            yield event


def reaches(clause: Repair, row: Row, reading: Reading) -> Truth:
    """Whether a clause reaches an effect, apart from its `for`; undetermined where only some sides set its grade."""
    if row.grade(reading) is None and row.points(reading) >= 0:
        return False
    if not any(lies_at_or_below(row.event.conduct, code) for code in clause.conducts):
        return False
    if clause.passed_on not in (None, row.reaching.via is not None):
        return False
    if clause.grade is None:
        return True
    sides = {variant.effect.grade for variant in row.rule.variants if isinstance(variant.effect, DirectGrade)}
    return (True if sides == {clause.grade} else None) if clause.grade in sides else False


@dataclass(frozen=True)
class Candidate:
    """A row and a clause that may repair an effect.

    `counts`: True surely; None if the clause reaches it; False if it is granted.
    """

    event: Event
    place: int
    counts: Truth


def chain(
    catalog: Catalog, row: Row, reading: Reading, events: Sequence[Event], table: Table, decided: Decided
) -> list[Candidate]:
    """What may count as the first, in order: all up to one that reaches the effect for sure."""
    found = []
    for event in events:
        # Choice: what is void is repaired all the same, and its replacement is void, too.
        if not row.applies[reading] or row.ended(reading, event.date):
            continue
        for place, clause in enumerate(catalog.repairs):
            if not any(lies_at_or_below(event.conduct, code) for code in clause.after):
                continue
            passes = (
                True
                if clause.subjects is None
                else subject_holds(clause.subjects, row.event.subject, table, event.date)
            )
            reached = both([reaches(clause, row, reading), passes])
            if reached is None:
                found.append(Candidate(event, place, None))
            elif reached:
                granted = decided.repairs.get((row.event.event, row.rule.id, clause.id)) if clause.reach_open else True
                if granted is not None or not clause.reach_open:
                    return [*found, Candidate(event, place, True)] if granted else found
                return [*found, Candidate(event, place, False)]
    return found


def replacement(catalog: Catalog, row: Row, event: Event, place: int) -> Row:
    """What a clause puts in the place of a row, from a day on; it applies in no reading yet."""
    clause = catalog.repairs[place]
    found = Row(row.reaching, row.rule, row.place, truth=True, open_value=False, ends={}, grades={})
    found.replaced, found.clause, found.clause_place = row, clause, place
    found.begins, found.step = event.date, event.event
    for reading in READINGS:
        if isinstance(clause.instead, Decimal):
            found.ends[reading] = clause.instead
        else:
            found.grades[reading] = clause.instead
        found.applies[reading] = False
        length = clause.lasts or class_of(catalog, found, reading)
        found.until[reading] = None if length is None else after(event.date, length)
        found.validity_known[reading] = length is not None or clause.instead == 0
    return found


def earlier_of(one: date | None, other: date | None) -> date | None:
    """The earlier of two ends; None is no end."""
    return min((end for end in (one, other) if end is not None), default=None)


def harsher(catalog: Catalog, clause: Repair, row: Row, reading: Reading) -> bool:
    """Whether what a clause leaves may be harsher than the effect: of points under a cap, nothing may count."""
    grade = row.grade(reading)
    if isinstance(clause.instead, Decimal):
        return grade is None and (clause.instead < row.points(reading) or under_cap(catalog, row, "deduction"))
    return grade is None or catalog.grade_rank[clause.instead] > catalog.grade_rank[grade]


def repaired(
    catalog: Catalog,
    row: Row,
    everyone: Mapping[str, Known],
    table: Table,
    decided: Decided,
) -> list[Row]:
    """Repair a row in each reading; what replaces it."""
    found: dict[tuple[str, int], Row] = {}
    events = list(procedures(row, everyone))
    for reading in READINGS:
        candidates = chain(catalog, row, reading, events, table, decided)
        if not candidates:
            continue
        first, last = candidates[0], candidates[-1]
        is_open = first.counts is not True
        row.open_repair[reading] = is_open
        row.own_end[reading] = row.until[reading]
        # One that is undetermined and open may be what counts and is not granted: then nothing later repairs.
        ends_surely = last.counts is True and not any(catalog.repairs[one.place].reach_open for one in candidates[:-1])
        if reading == "high" or ends_surely:
            until = (first if reading == "high" else last).event.date
            row.repaired[reading] = row.until[reading] = until
        for one in candidates:
            clause = catalog.repairs[one.place]
            worse = is_open and harsher(catalog, clause, row, reading)
            if reading == "high" and (len(candidates) > 1 or worse):
                continue
            left = found.get((one.event.event, one.place)) or replacement(catalog, row, one.event, one.place)
            found[one.event.event, one.place] = left
            left.applies[reading] = True
            left.stands_from[reading] = one.event.date
            if not is_open:
                continue
            left.truth = None
            if reading == "high":  # if it is not granted, nothing is left once the effect has ended
                left.until[reading] = earlier_of(left.until[reading], row.own_end[reading])
            elif row.ends and not worse:
                left.stands_from[reading] = row.until[reading]
    return list(found.values())
