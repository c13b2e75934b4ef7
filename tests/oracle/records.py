"""Records: entries with their status, what is uncovered, what follows, and what a grade fell from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from oracle.asked import Table, lies_at_or_below, scores_subject
from oracle.capped import capped
from oracle.chosen import chosen, frozen, side_in
from oracle.decided import Decided
from oracle.derived import reaching
from oracle.known import of_subject, voided_of
from oracle.listed_records import list_record
from oracle.matched import depth_of_reach, matched
from oracle.repaired import repaired
from oracle.scored import consent, scored
from oracle.transferred import with_transferred
from oracle.valued import valued_and_dated
from oracle.values import READINGS, Bound, Entry, Event, Known, Reaching, Reading, Record, Row, SubjectInfo
from oracle.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from relations import Relation

    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.model.working_days import WorkingCalendar


# --- Status -----------------------------------------------------------------------------------------------


def undetermined(row: Row) -> bool:
    """A clause that may not apply, an open value, or points whose size is not known.

    Choice: a replacement may not apply if its repair is open or in one reading only.
    """
    if row.clause is not None:
        return row.truth is None or not all(row.applies.values())
    may_not_apply = row.truth is None or row.displaced["low"] or row.displaced["high"]
    return may_not_apply or row.open_value or any(end.is_infinite() for end in row.ends.values())


def status(row: Row, as_of: date) -> str:
    """The first that holds, in the low reading."""
    if row.reaching.revoked:
        return "revoked"
    if row.superseded["low"]:
        return "superseded"
    if row.repaired["low"] is not None:
        return "repaired"
    if row.ended("low", as_of):
        return "expired"
    if undetermined(row):
        return "undetermined"
    if row.frozen["low"]:
        return "frozen"
    if row.counts("low", as_of) and side_in(row, "low") and row.ends and row.counted["low"] == 0:
        return "capped"
    return "counted"


def entry(row: Row, as_of: date, *, has_score: bool) -> Entry:
    """Write down a row."""
    return Entry(
        event=row.event.event,
        date=row.event.date,
        conduct=row.event.conduct,
        rule=row.rule.id if row.clause is None else row.clause.id,
        points=None if row.grades else (known_bound(row.points("low")), known_bound(row.points("high"))),
        grade=(row.grade("low"), row.grade("high")) if row.grades else None,
        # Choice: a direct grade enters no sum: (0, 0).
        counted=(known_bound(row.counted["low"]), known_bound(row.counted["high"])) if has_score else None,
        status=status(row, as_of),
        from_=row.begins or row.event.date,
        until=(row.until["low"], row.until["high"]),
        charges=row.charges if row.rule.every is not None and row.clause is None else None,
        via=row.reaching.via,
        replaces=row.clause is not None,
    )


def known_bound(value: Decimal) -> Bound:
    """None where no bound is known."""
    return None if value.is_infinite() else value


# --- Uncovered --------------------------------------------------------------------------------------------


def why_uncovered(catalog: Catalog, event: Event, table: Table) -> str:
    """The first that fits."""
    of_type = table.type_of(event.subject)
    about = [
        missing
        for missing in catalog.missing
        if missing.rules
        and (not missing.conducts or any(lies_at_or_below(event.conduct, c) for c in missing.conducts))
        and (not missing.subjects or of_type in missing.subjects)
    ]
    if any(missing.subjects for missing in about):
        return "text not available"
    if any(depth_of_reach(rule, event) for rule in catalog.rules):
        return "condition not met"
    return "text not available" if about else "no rule"


# --- Followed ---------------------------------------------------------------------------------------------


def followed(
    catalog: Catalog, grades: tuple[int, int] | None, score: tuple[Bound, Bound] | None
) -> list[tuple[str, int, bool]]:
    """Consequences of the grades from the high reading's to the low reading's, of the scores, and those for `any`."""
    low, high = grades if grades is not None else (-1, 0)
    reached = {grade.id for rank, grade in enumerate(catalog.grades) if high <= rank <= low}
    found = []
    for index, each in enumerate(catalog.consequences):
        if each.grade == "any":
            found.append((each.grade, index, False))
        elif each.start is not None:
            if score is not None and (score[1] is None or score[1] >= each.start):
                found.append((each.grade, index, score[0] is None or score[0] < each.start))
        elif each.grade in reached:
            found.append((each.grade, index, low != high))
    return found


# --- Fell from --------------------------------------------------------------------------------------------


def without_void(world: World) -> tuple[Event, ...]:
    """The log without what is revoked by T."""
    subjects = {event.subject for event in world.log}
    void = {(subject, id_) for subject in subjects for id_ in voided_of(of_subject(subject, world.log, world.as_of))}
    return tuple(event for event in world.log if (event.subject, event.event) not in void)


def fell_from(subject: str, catalog: Catalog, world: World, rows: Sequence[Row], reading: Reading) -> str | None:
    """The grade of the day before the earliest direct last grade in force."""
    last = catalog.grades[-1].id
    falls = [row.event.date for row in rows if row.grade(reading) == last and row.in_force(reading, world.as_of)]
    if not falls:
        return None
    before = replace(world, log=without_void(world), as_of=min(falls) - timedelta(days=1))
    found = record(subject, catalog, before, known_in(catalog, before), with_fell_from=False)
    if found.grade is None:
        return None
    grade = found.grade[0] if reading == "low" else found.grade[1]
    return None if grade == last else grade


# --- Records ----------------------------------------------------------------------------------------------


def known_in(catalog: Catalog, world: World) -> dict[str, Known]:
    """What is known of everyone in one catalog, with what comes from elsewhere."""
    return with_transferred(world.known_of(catalog), catalog, world, records_at)


def records_at(catalog: Catalog, world: World) -> dict[str, Record]:
    """The records of one catalog, by subject."""
    everyone = known_in(catalog, world)
    of_kind = record if catalog.listing is None else list_record
    return {
        subject: of_kind(subject, catalog, world, everyone)
        for subject in world.subjects
        if everyone[subject].events
        or reaching(subject, catalog, world.vocabulary, everyone, world.table, world.decided)
    }


def caveats_of(catalog: Catalog, facts: Known, rows: Sequence[Row], reached: Sequence[Reaching]) -> set[str]:
    """What a reader of the rows must know."""
    caveats = set()
    if any(
        row.applies[reading] and not row.validity_known[reading]
        for row in rows
        for reading in READINGS
        if not row.reaching.revoked
    ):
        caveats.add("unknown-validity")
    if facts.bad_ref:
        caveats.add("bad-ref")
    if any(one.event.date < catalog.in_force.start for one in reached):
        caveats.add("before-in-force")
    return caveats


def record(
    subject: str,
    catalog: Catalog,
    world: World,
    everyone: Mapping[str, Known],
    *,
    with_fell_from: bool = True,
) -> Record:
    """The record of one subject in one catalog."""
    table, as_of = world.table, world.as_of
    reached = reaching(subject, catalog, world.vocabulary, everyone, table, world.decided)
    rows: list[Row] = []
    uncovered = []
    for one in reached:
        of_event = matched(catalog, one, table)
        rows.extend(of_event)
        if not of_event and not one.revoked:
            event = one.event
            why = why_uncovered(catalog, event, table)
            uncovered.append((event.event, event.date, event.conduct, why, one.via))
    rows.sort(key=lambda row: row.order)
    valued_and_dated(catalog, rows, world.vocabulary, as_of)
    rows += [more for row in rows for more in repaired(catalog, row, everyone, table, world.decided)]
    rows.sort(key=lambda row: row.order)
    chosen(catalog, rows, as_of)
    frozen(catalog, rows, as_of)
    capped(catalog, rows, as_of)

    caveats = caveats_of(catalog, everyone[subject], rows, reached)
    covered = scores_subject(catalog, subject, table, as_of)
    if covered is not True:
        caveats.add("coverage-open" if covered is None else "not-covered")
    about_consent = consent(catalog, subject, table, as_of)
    if about_consent is not None:
        caveats.add(about_consent)

    score: tuple[Bound, Bound] | None = None
    ranks: tuple[int, int] | None = None
    held_to: tuple[Bound, Bound] = (None, None)
    fell: tuple[str | None, str | None] = (None, None)
    has_score = catalog.start is not None and covered is not False and about_consent != "consent-missing"
    if has_score:
        low = scored(catalog, rows, "low", as_of)
        high = scored(catalog, rows, "high", as_of)
        held_to = (low.held_to, high.held_to)
        if low.last_grade_floor or high.last_grade_floor:
            caveats.add("last-grade-floor")
        score = (known_bound(min(low.score, high.score)), known_bound(max(low.score, high.score)))
        if low.rank is not None and high.rank is not None:
            ranks = (max(low.rank, high.rank), min(low.rank, high.rank))
            if with_fell_from and catalog.grades and catalog.grades[-1].fell_from:
                pair = [fell_from(subject, catalog, world, rows, reading) for reading in READINGS]
                fell = (pair[0], pair[1])
        if low.score > high.score or (ranks is not None and low.rank != ranks[0]):
            caveats.add("open-choices-interact")

    return Record(
        subject=subject,
        score=score,
        grade=(catalog.grades[ranks[0]].id, catalog.grades[ranks[1]].id) if ranks is not None else None,
        held_to=held_to,
        entries=tuple(entry(row, as_of, has_score=has_score) for row in rows),
        uncovered=tuple(uncovered),
        consequences=() if about_consent == "consent-missing" else tuple(followed(catalog, ranks, score)),
        caveats=frozenset(caveats),
        fell_from=fell,
    )


def evaluate(
    catalogs: Sequence[Catalog],
    vocabulary: Vocabulary,
    events: Sequence[Event],
    as_of: date,
    *,
    subjects: Mapping[str, SubjectInfo] | None = None,
    subject_columns: frozenset[str] = frozenset(),
    in_force_only: bool = False,
    relations: Sequence[Relation] = (),
    decided: Decided | None = None,
    elsewhere: Mapping[str, tuple[Catalog, ...]] | None = None,
    calendar: WorkingCalendar | None = None,
) -> list[Record]:
    """One record for each catalog and each subject with an event by T, by subject, then catalog."""
    table = Table(subjects, subject_columns, relations)
    world = World(
        vocabulary, tuple(events), as_of, table, in_force_only, decided or Decided(), elsewhere or {}, calendar
    )
    found = [records_at(catalog, world) for catalog in catalogs]
    return [
        replace(of_catalog[subject], catalog_index=index)
        for subject in world.subjects
        for index, of_catalog in enumerate(found)
        if subject in of_catalog
    ]
