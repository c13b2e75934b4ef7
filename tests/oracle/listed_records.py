"""Records of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.asked import lies_at_or_below, scores_subject
from oracle.derived import reaching
from oracle.known import kind_of, named_by, of_subject
from oracle.listed import listings
from oracle.listed_at import listing
from oracle.listed_followed import follows
from oracle.listed_graded import rank_of
from oracle.scored import consent
from oracle.values import Record
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oracle.listed_values import Held
    from oracle.values import Event, Known, Reaching
    from oracle.world import World
    from scorecat.model.catalog import Catalog


def list_record(subject: str, catalog: Catalog, world: World, everyone: Mapping[str, Known]) -> Record:
    """The record of one subject in one list."""
    reached = reaching(subject, catalog, world.vocabulary, everyone, world.table, world.decided)
    held = listings(subject, catalog, world)
    caveats = caveats_of(catalog, world, everyone[subject], reached, held)
    covered = scores_subject(catalog, subject, world.table, world.as_of)
    if covered is not True:
        caveats.add("coverage-open" if covered is None else "not-covered")
    about_consent = consent(catalog, subject, world.table, world.as_of)
    if about_consent is not None:
        caveats.add(about_consent)
    consents = about_consent != "consent-missing"
    low, high = rank_of(catalog, held, "low"), rank_of(catalog, held, "high")
    ranks = (low, high) if covered is not False and consents and low is not None and high is not None else None
    with_listing = {one.case.reaching.order for one in held}
    return Record(
        subject=subject,
        score=None,
        grade=(catalog.grades[ranks[0]].id, catalog.grades[ranks[1]].id) if ranks is not None else None,
        held_to=(None, None),
        entries=(),
        uncovered=tuple(
            (one.event.event, one.event.date, one.event.conduct, why_uncovered(catalog, one.event, world), one.via)
            for one in reached
            if one.order not in with_listing and not one.revoked
        ),
        consequences=consequences(catalog, ranks, held) if consents else (),
        caveats=frozenset(caveats),
        listings=tuple(map(listing, held)),
    )


def caveats_of(
    catalog: Catalog, world: World, facts: Known, reached: Sequence[Reaching], held: Sequence[Held]
) -> set[str]:
    """What a reader of the listings must know."""
    found = set()
    if any(one.event.date < catalog.in_force.start for one in reached):
        found.add("before-in-force")
    if any(one.case.ground.term.unknown and not one.case.reaching.revoked for one in held):
        found.add("unknown-term")
    if any(refers_badly(row, reached, world) for row in facts.events):
        found.add("bad-ref")
    return found


def refers_badly(row: Event, reached: Sequence[Reaching], world: World) -> bool:
    """Whether a row names no event, though it should; a procedure may name what was passed on."""
    kind = kind_of(row, world.vocabulary)
    asked = "ref" in row.attributes or "ref" in world.vocabulary.conducts[row.conduct].attributes
    everything = of_subject(row.subject, world.log, world.as_of)
    if kind is ConductKind.CONDUCT or not asked or named_by(row, everything) is not None:
        return False
    passed_on = any(
        one.via is not None and one.event.event == row.attributes.get("ref") and one.event.date <= row.date
        for one in reached
    )
    return kind is ConductKind.CORRECTION or not passed_on


def why_uncovered(catalog: Catalog, event: Event, world: World) -> str:
    """The first that fits."""
    about = [
        missing
        for missing in catalog.missing
        if missing.rules
        and (not missing.conducts or any(lies_at_or_below(event.conduct, code) for code in missing.conducts))
        and (not missing.subjects or world.table.type_of(event.subject) in missing.subjects)
    ]
    if any(missing.subjects for missing in about):
        return "text not available"
    if any(lies_at_or_below(event.conduct, code) for ground in catalog.grounds for code in ground.conducts):
        return "condition not met"
    return "text not available" if about else "no rule"


def consequences(
    catalog: Catalog, ranks: tuple[int, int] | None, held: Sequence[Held]
) -> tuple[tuple[str, int, bool], ...]:
    """Those of the grades from the high reading's to the low reading's, for `any` record, and of listings."""
    found = []
    low, high = ranks if ranks is not None else (-1, 0)
    reached = {grade.id for rank, grade in enumerate(catalog.grades) if min(low, high) <= rank <= max(low, high)}
    for index, each in enumerate(catalog.consequences):
        if each.grade == "listed":
            if follows(each, held, long=True):
                found.append((each.grade, index, not follows(each, held, long=False)))
        elif each.grade == "any" or (ranks is not None and each.grade in reached):
            found.append((each.grade, index, each.grade != "any" and low != high))
    return tuple(found)
