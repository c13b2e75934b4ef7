"""Settlements of lists: everything that lists and a log leave open, decided one way or another.

What a date or a length may be is decided by the oracle's `lot`, one day for each question; what the text leaves open is
decided in the catalogs, what the log does not say of an event in the log. A term that is not known stays without an
end, as the page has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from list_scenarios import POOLS
from oracle import Decided, Listing, Record, SubjectInfo, evaluate
from oracle.asked import Table
from oracle.derived import leads
from settlements import SUBJECT_POOLS, subjects_of
from strategies import SUBJECT_COLUMNS

from scorecat.model.listing import Pending

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from random import Random

    from oracle import Event
    from strategies import Scenario

    from scorecat.model.catalog import Catalog
    from scorecat.model.listing import Ground

HELD_UP = (Pending.RUNS_ON, Pending.DELAYS, Pending.SUSPENDS)
NONE_OF_THEM = {"ground": ("none of them",)}


@dataclass
class Lots:
    """One day for each question, by chance, and the same whenever it is asked."""

    random: Random
    drawn: dict[tuple[str, ...], date] = field(default_factory=dict)

    def __call__(self, key: tuple[str, ...], days: Sequence[date]) -> date:
        """Pick the day of a key."""
        if key not in self.drawn:
            self.drawn[key] = self.random.choice(days)
        return self.drawn[key]


# --- Settled ----------------------------------------------------------------------------------------------


def settled_list(catalog: Catalog, random: Random) -> Catalog:
    """Decide what the text leaves open."""
    if catalog.listing is None:
        raise TypeError(catalog.name)
    law = catalog.listing
    if law.objection.pending is Pending.UNKNOWN:
        law = replace(law, objection=replace(law.objection, pending=random.choice(HELD_UP)))
    return replace(catalog, listing=law, grounds=tuple(settled_grounds(catalog, random)))


def settled_grounds(catalog: Catalog, random: Random) -> Iterable[Ground]:
    """Those that reach, with the exceptions that are made."""
    for ground in catalog.grounds:
        if ground.reach_open and random.random() < 0.5:
            continue
        made = tuple(
            replace(each, reach_open=False)
            for each in ground.exceptions
            if not each.reach_open or random.random() < 0.5
        )
        yield replace(ground, reach_open=False, exceptions=made)


def settled_event(event: Event, random: Random) -> Event:
    """Decide what a row of conduct does not say, but for what exceptions alone ask."""
    if "ref" in event.attributes:
        return event
    missing = {name: (*pool, *NONE_OF_THEM.get(name, ())) for name, pool in POOLS.items()}
    chosen = {name: random.choice(pool) for name, pool in missing.items() if name not in event.attributes}
    return replace(event, attributes={**chosen, **event.attributes})


def settled_subject(scenario: Scenario, subject: str, random: Random) -> SubjectInfo:
    """Decide what is not known of a subject; the type stays."""
    table = Table(scenario.subjects, scenario.subject_columns, scenario.relations)
    info = table.info(subject)
    chosen: dict[str, Any] = {
        column: random.choice(pool) for _, column, pool in SUBJECT_POOLS if getattr(info, column) is None
    }
    return replace(info, type=table.type_of(subject), **chosen)


def passes(scenario: Scenario, random: Random) -> dict[tuple[str, str, str], bool]:
    """Whether what is passed on by open clauses alone is passed on, in the one list evaluated."""
    (catalog,) = scenario.catalogs
    table = Table(scenario.subjects, scenario.subject_columns, scenario.relations)
    return {
        (event.subject, event.event, to): random.random() < 0.5
        for event in scenario.events
        for to in subjects_of(scenario)
        if any(clause.reach_open and leads(clause, event, to, table) for clause in catalog.pass_on)
    }


def settled(scenario: Scenario, random: Random) -> list[Record]:
    """Evaluate it with everything that is open decided, by chance."""
    one = replace(
        scenario,
        catalogs=tuple(settled_list(each, random) for each in scenario.catalogs),
        elsewhere={
            place: tuple(settled_list(each, random) for each in versions)
            for place, versions in scenario.elsewhere.items()
        },
        events=tuple(settled_event(each, random) for each in scenario.events),
        subjects={subject: settled_subject(scenario, subject, random) for subject in subjects_of(scenario)},
        subject_columns=frozenset(SUBJECT_COLUMNS),
    )
    return evaluate(**one.arguments, decided=Decided(passes(scenario, random), lot=Lots(random)))


# --- Held against what was open ---------------------------------------------------------------------------


def outside(opened: Record, one: Record, catalog: Catalog) -> str:
    """Say in what a settled record lies outside the open one, or nothing."""
    merits = {ground.id for ground in catalog.grounds if ground.benefit}
    by_key = {(each.event, each.via, each.ground): each for each in one.listings}
    for each in opened.listings:
        other = by_key.pop((each.event, each.via, each.ground), None)
        if said := outside_of(each, other, merit=each.ground in merits):
            return said
    for other in by_key.values():
        return f"a listing where there was none: {other}"
    rank = catalog.grade_rank
    if one.grade and opened.grade and not rank[opened.grade[1]] <= rank[one.grade[0]] <= rank[opened.grade[0]]:
        return f"grade {one.grade} outside {opened.grade}"
    if not {each[:2] for each in one.consequences} <= {each[:2] for each in opened.consequences}:
        return f"consequences {one.consequences} outside {opened.consequences}"
    sure = {each[:2] for each in opened.consequences if not each[2]}
    if not sure <= {each[:2] for each in one.consequences}:
        return f"consequences {one.consequences} without some of {sorted(sure)}"
    return ""


def outside_of(opened: Listing, one: Listing | None, *, merit: bool) -> str:
    """Say in what a settled listing (None: there is none) lies outside the open one, or nothing."""
    on = one is not None and one.on[0]
    if one is not None and one.on[0] != one.on[1]:
        return f"still open: {one}"
    short, long = opened.on if merit else (opened.on[1], opened.on[0])
    if (on and not long) or (short and not on):
        return f"on: {on}, outside {opened}: {one}"
    return ""


def breaches(scenario: Scenario, random: Random, most: int) -> list[str]:
    """Settlements whose result lies outside what the open evaluation gave."""
    (catalog,) = scenario.catalogs
    opened = {one.subject: one for one in evaluate(**scenario.arguments)}
    found = []
    for _ in range(most):
        found += [
            f"{one.subject}: {said}"
            for one in settled(scenario, random)
            if one.subject in opened and (said := outside(opened[one.subject], one, catalog))
        ]
    return found
