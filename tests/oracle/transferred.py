"""Transferred: a grade held in another place at the end of a year is an event here on the next January 1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from oracle.asked import COLUMN
from oracle.values import Event, Known, Reaching
from scorecat.model.condition import attributes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from oracle.values import Record
    from oracle.world import World
    from scorecat.model.catalog import Catalog, Transfer

RecordsAt: TypeAlias = "Callable[[Catalog, World], Mapping[str, Record]]"
"""How the records of a place come about, by subject."""


def transferred(catalog: Catalog, world: World, records_at: RecordsAt) -> dict[str, tuple[Reaching, ...]]:
    """By subject: the events of the transfers of one catalog."""
    found: dict[str, list[Reaching]] = {subject: [] for subject in world.subjects}
    first = min((event.date.year for event in world.log), default=world.as_of.year)
    for transfer in catalog.transfers:
        for year in range(first, world.as_of.year):
            last_day = date(year, 12, 31)
            for other in reversed(world.elsewhere.get(transfer.place, ())):
                if other.in_force.covers(last_day):
                    break
            else:
                continue
            if not _told(other, world):
                continue
            for subject, record in records_at(other, replace(world, as_of=last_day)).items():
                found[subject].extend(_events(transfer, year, other, record, world))
    return {subject: tuple(each) for subject, each in found.items()}


def _told(other: Catalog, world: World) -> bool:
    asked = () if other.covers is None else attributes_of(other.covers)
    return all(world.table.has(COLUMN[name]) for name in ("type", *asked))


def _events(transfer: Transfer, year: int, other: Catalog, record: Record, world: World) -> Iterator[Reaching]:
    id_ = f"{transfer.id}:{year}"
    in_log = any(event.subject == record.subject and event.event == id_ for event in world.log)
    if in_log or record.grade is None:
        return
    worst, best = (other.grade_rank[grade] for grade in record.grade)
    values = dict(transfer.values)
    given = [values.get(grade.id) for grade in other.grades[best : worst + 1]]
    if all(value is None for value in given):
        return
    is_open = None in given or "coverage-open" in record.caveats
    known = {transfer.attribute: given[0]} if len(given) == 1 and given[0] is not None else {}
    event = Event(record.subject, date(year + 1, 1, 1), transfer.conduct, id_, None, known)
    yield Reaching(event, None, is_open, revoked=False, act_corrected=False)


def with_transferred(
    everyone: Mapping[str, Known], catalog: Catalog, world: World, records_at: RecordsAt
) -> dict[str, Known]:
    """What is known of everyone, with what comes to them from elsewhere."""
    if not catalog.transfers:
        return dict(everyone)
    carried = {
        subject: tuple(one for one in each if not (world.in_force_only and one.event.date < catalog.in_force.start))
        for subject, each in transferred(catalog, world, records_at).items()
    }
    return {subject: replace(facts, transferred=carried[subject]) for subject, facts in everyone.items()}
