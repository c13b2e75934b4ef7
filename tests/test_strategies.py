"""What is generated uses every mechanism, hits ends and periods, and can be loaded; features can be left out."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest
from catalog_document import content, substance
from features import ALL, Feature
from hypothesis import HealthCheck, Phase, given, seed, settings
from oracle import evaluate
from strategies import (
    CARRIED,
    NOBODY,
    PROCEDURES,
    SUBJECT_COLUMNS,
    Scenario,
    after,
    lengths_of,
    relation_rows,
    scenarios,
    signs_of,
)

from scorecat.catalog.build import catalog as load
from scorecat.model.catalog import Catalog, Counting, Floor, Freeze, Repair
from scorecat.model.finding import Severity
from scorecat.model.rule import (
    Accumulated,
    Calendar,
    Cap,
    DirectGrade,
    Duration,
    Ladder,
    Period,
    Rule,
    Span,
    period_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from oracle import Entry, Event
    from relations import Relation

LEAST: Final = 2
"""How many of the scenarios drawn show a mechanism, at least."""


def draw(features: frozenset[Feature], runs: int) -> tuple[Scenario, ...]:
    """Draw ten scenarios in each run, the same ones each time.

    (Many short runs, because Hypothesis makes most of a long one by varying what it had.)
    """
    found: list[Scenario] = []
    for number in range(runs):

        @seed(number)
        @settings(
            max_examples=10,
            database=None,
            deadline=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(scenarios(features=features))
        def collect(scenario: Scenario) -> None:
            found.append(scenario)

        collect()
    return tuple(found)


@cache
def drawn() -> tuple[Scenario, ...]:
    """Draw 300 scenarios with all features allowed."""
    return draw(ALL, 30)


# --- What there is to find --------------------------------------------------------------------------------


def below(code: str, codes: Collection[str]) -> bool:
    """Whether one of the codes is the code or one above it."""
    return any(f"{code}.".startswith(f"{each}.") for each in codes)


def reached(scenario: Scenario, rule: Rule) -> list[Event]:
    """The events whose conduct a rule names, by T, in order."""
    known = [each for each in scenario.events if each.date <= scenario.as_of and below(each.conduct, rule.conducts)]
    return sorted(known, key=lambda each: (each.date, each.event))


def ruled(scenario: Scenario) -> Iterator[tuple[Rule, Event]]:
    """Every rule with the events it reaches."""
    return ((rule, each) for c in scenario.catalogs for rule in c.rules for each in reached(scenario, rule))


def carried(scenario: Scenario) -> list[Entry]:
    """The entries of events that no log has, but a transfer made."""
    if not scenario.elsewhere or scenario.subjects is None:
        return []
    in_log = {(one.subject, one.event) for one in scenario.events}
    return [
        entry
        for record in evaluate(**scenario.arguments)
        for entry in record.entries
        if entry.via is None and (record.subject, entry.event) not in in_log
    ]


def pairs(scenario: Scenario, *rules: Rule) -> list[tuple[Event, Event]]:
    """Every two events of one subject that some rules reach, the earlier first."""
    found = [each for rule in rules for each in reached(scenario, rule)]
    ordered = sorted(found, key=lambda each: (each.date, each.event))
    return [(a, b) for a, b in combinations(ordered, 2) if a.subject == b.subject and a.event != b.event]


def under(catalog: Catalog, cap: Cap) -> list[Rule]:
    """The rules of a group."""
    return [rule for rule in catalog.rules if rule.id in cap.rules]


def adding(catalog: Catalog) -> list[Accumulated]:
    """What adds up."""
    return [rule.accumulated for rule in catalog.rules if rule.accumulated]


def own_caps(catalog: Catalog) -> list[Cap]:
    """Caps of single rules."""
    return [rule.cap for rule in catalog.rules if rule.cap]


def group_caps(catalog: Catalog) -> list[Cap]:
    """Caps of groups of rules."""
    return list(catalog.caps)


CAPPED: Final = (("cap", Feature.CAP, own_caps), ("caps", Feature.CAPS, group_caps))


def band_lengths(catalog: Catalog) -> list[Duration]:
    """Lengths of bands."""
    ladders = [v.effect for rule in catalog.rules for v in rule.variants if isinstance(v.effect, Ladder)]
    return [band.validity for ladder in ladders for band in ladder.bands if band.validity]


def gives(rule: Rule, sign: int) -> bool:
    """Whether a rule may give a bonus (1) or deduct (-1)."""
    return any(
        not isinstance(variant.effect, DirectGrade) and sign in signs_of(variant.effect) for variant in rule.variants
    )


def passed(scenario: Scenario) -> list[tuple[Catalog, Event, Relation]]:
    """What is passed on: an event by a relation that holds, in a catalog with a clause for both."""
    return [
        (c, event, relation)
        for c in scenario.catalogs
        for clause in c.pass_on
        for event in scenario.events
        for relation in scenario.relations
        if event.date <= scenario.as_of
        and relation.of == event.subject != relation.to
        and relation.relation in clause.to
        and event.conduct.split(".")[0] in {"aa", "bb"}
        and (not clause.conducts or below(event.conduct, clause.conducts))
        and holds(Span(relation.from_, relation.until), event.date)
    ]


def holds(span: Span, day: date) -> bool:
    """Whether a day lies in a span."""
    return (span.start is None or span.start <= day) and (span.until is None or day < span.until)


def repaired(scenario: Scenario) -> list[tuple[Repair, Rule, Event, Event]]:
    """What a row of a procedure repairs, as far as clause, rule, event and dates go."""
    names = {(each.subject, each.event): each for each in scenario.events}
    return [
        (repair, rule, event, row)
        for c in scenario.catalogs
        for repair in c.repairs
        for row in scenario.events
        if row.date <= scenario.as_of and below(row.conduct, repair.after)
        for event in [names.get((row.subject, str(row.attributes.get("ref"))))]
        if event is not None and event.date <= row.date and below(event.conduct, repair.conducts)
        for rule in c.rules
        if below(event.conduct, rule.conducts) and (rule.sets_grade or (repair.grade is None and gives(rule, -1)))
    ]


def names_a(row: Event, scenario: Scenario, conduct: str) -> bool:
    """Whether a row names an earlier one of that conduct."""
    return any(
        (each.subject, each.event) == (row.subject, row.attributes.get("ref"))
        and each.date <= row.date
        and each.conduct.startswith(conduct)
        for each in scenario.events
    )


def tells(column: str, scenario: Scenario) -> bool:
    """Whether a subjects table has something in a column."""
    return any(getattr(one, column) is not None for one in (scenario.subjects or {}).values())


def kinds(catalog: Catalog) -> set[str]:
    """The kinds of sums, caps, lengths and repairs that a catalog has, as `KINDS` names them."""
    capped = [(name, one) for name, _, find in CAPPED for one in find(catalog)]
    return {
        *(f"steps {one.combine}" for one in adding(catalog) if len(one.steps) > 1),
        *(f"accumulate {one.of or 'events'}" for one in adding(catalog)),
        *(f"accumulate per {one.per}" for one in adding(catalog)),
        *(f"{name} per {period_words(one.per)}" for name, one in capped),
        *(f"{name} of {'bonuses' if one.points > 0 else 'deductions'}" for name, one in capped),
        *(f"{one}" for one in lengths_of(catalog) if one.rest_of),
        *(f"repair after {code}" for one in catalog.repairs for code in one.after),
    }


def is_of(kind: str, catalog: Catalog) -> bool:
    """Whether a catalog has something of a kind."""
    return kind in kinds(catalog)


Test: TypeAlias = "Callable[[Scenario], bool]"
CatalogTest: TypeAlias = "Callable[[Catalog], bool]"

F = Feature
PER: Final[tuple[Period, ...]] = (*Calendar, Duration(days=30), Duration(months=2))
KINDS: Final[dict[str, set[Feature]]] = {
    "steps replace": {F.ACCUMULATE},
    "steps add": {F.ACCUMULATE},
    "steps unknown": {F.ACCUMULATE, F.OPEN},
    **{f"accumulate {of}": {F.ACCUMULATE} for of in ("events", "amount", "quantity")},
    **{f"accumulate per {per}": {F.ACCUMULATE} for per in Calendar},
    **{f"{name} per {period_words(per)}": {feature} for name, feature, _ in CAPPED for per in PER},
    **{f"{name} of {sign}": {feature} for name, feature, _ in CAPPED for sign in ("bonuses", "deductions")},
    **{f"rest of the calendar {per}": {F.REST} for per in (Calendar.YEAR, Calendar.QUARTER, Calendar.MONTH)},
    **{f"repair after {code}": {F.REPAIR} for code in PROCEDURES},
}
IN_CATALOGS: Final[dict[str, tuple[set[Feature], CatalogTest]]] = {
    "repeat": ({F.REPEAT}, lambda c: c.repeat is not None),
    "repeat false": ({F.REPEAT}, lambda c: any(not rule.repeats for rule in c.rules)),
    "freeze frozen": ({F.FREEZE}, lambda c: c.freeze is Freeze.FROZEN),
    "freeze unknown": ({F.FREEZE, F.OPEN}, lambda c: c.freeze is Freeze.UNKNOWN),
    "freeze counted": (set(), lambda c: c.freeze is Freeze.COUNTED),
    "one act all": (set(), lambda c: c.one_act is Counting.ALL),
    "one act strongest": ({F.ONE_ACT}, lambda c: c.one_act is Counting.STRONGEST),
    "one act unknown": ({F.ONE_ACT, F.OPEN}, lambda c: c.one_act is Counting.UNKNOWN),
    "floor none": (set(), lambda c: c.direct_grade_score is Floor.NONE),
    "floor": ({F.FLOOR}, lambda c: c.direct_grade_score is Floor.FLOOR),
    "floor unknown": ({F.FLOOR, F.OPEN}, lambda c: c.direct_grade_score is Floor.UNKNOWN),
    "direct_score": ({F.DIRECT_SCORE}, lambda c: any(one.direct_score is not None for one in c.grades)),
    "direct_score of the last": ({F.DIRECT_SCORE}, lambda c: bool(c.grades) and c.grades[-1].direct_score is not None),
    "fell_from": ({F.FELL_FROM}, lambda c: bool(c.grades) and bool(c.grades[-1].fell_from)),
    "grade between": ({F.OPEN}, lambda c: any(one.hard and one.hard != one.easy for one in c.grades)),
    "grade above": ({F.OPEN}, lambda c: any(one.easy and not one.hard for one in c.grades)),
    "grade over": ({F.OVER}, lambda c: any(one.hard and one.hard.open for one in c.grades)),
    "tiers": ({F.ACCUMULATE}, lambda c: any(one.tiers for one in adding(c))),
    "tiers several": ({F.ACCUMULATE}, lambda c: any(len(one.tiers) > 1 for one in adding(c))),
    "tiers at_most": ({F.ACCUMULATE}, lambda c: any(t.at_most for one in adding(c) for t in one.tiers)),
    "tiers without an end": ({F.ACCUMULATE}, lambda c: any(t.up_to is None for one in adding(c) for t in one.tiers)),
    "steps": ({F.ACCUMULATE}, lambda c: any(one.steps for one in adding(c))),
    "accumulate bonuses": ({F.ACCUMULATE}, lambda c: any(one.sign > 0 for one in adding(c))),
    "accumulate deductions": ({F.ACCUMULATE}, lambda c: any(one.sign < 0 for one in adding(c))),
    "accumulate and cap": ({F.ACCUMULATE, F.CAP}, lambda c: any(r.cap and r.accumulated for r in c.rules)),
    "caps over several rules": ({F.CAPS}, lambda c: any(len(one.rules) > 1 for one in c.caps)),
    "cap in caps": (
        {F.CAP, F.CAPS},
        lambda c: any(rule.cap and rule.id in one.rules for rule in c.rules for one in c.caps),
    ),
    "band validity": ({F.BAND_VALIDITY}, lambda c: bool(band_lengths(c))),
    "band validity, two": ({F.BAND_VALIDITY}, lambda c: len(set(band_lengths(c))) > 1),
    "rest in a class": ({F.REST}, lambda c: any(one.lasts and one.lasts.rest_of for one in c.validity)),
    "rest of a rule": ({F.REST}, lambda c: any(one.validity and one.validity.rest_of for one in c.rules)),
    "rest of a band": ({F.REST, F.BAND_VALIDITY}, lambda c: any(one.rest_of for one in band_lengths(c))),
    "rest of a repair": ({F.REST, F.REPAIR}, lambda c: any(one.lasts and one.lasts.rest_of for one in c.repairs)),
    "in_force from": ({F.IN_FORCE}, lambda c: any(r.in_force and not r.in_force.until for r in c.rules)),
    "in_force until": ({F.IN_FORCE}, lambda c: any(r.in_force and not r.in_force.start for r in c.rules)),
    "in_force both": (
        {F.IN_FORCE},
        lambda c: any(r.in_force and all((r.in_force.start, r.in_force.until)) for r in c.rules),
    ),
    "multiplier": ({F.MULTIPLIERS}, lambda c: any(one.span.until for one in c.multipliers)),
    "multiplier without an end": ({F.MULTIPLIERS}, lambda c: any(not one.span.until for one in c.multipliers)),
    "multipliers, two on one rule": (
        {F.MULTIPLIERS},
        lambda c: len(c.multipliers) > 1 and bool(set(c.multipliers[0].rules) & set(c.multipliers[1].rules)),
    ),
    "multiplier less than 1": ({F.MULTIPLIERS}, lambda c: any(one.factor < 1 for one in c.multipliers)),
    "pass_on": ({F.PASS_ON}, lambda c: any(not one.reach_open for one in c.pass_on)),
    "pass_on open": ({F.PASS_ON, F.OPEN}, lambda c: any(one.reach_open for one in c.pass_on)),
    "pass_on any conduct": ({F.PASS_ON}, lambda c: any(not one.conducts for one in c.pass_on)),
    "pass_on conduct": ({F.PASS_ON}, lambda c: any(one.conducts for one in c.pass_on)),
    "pass_on of persons": ({F.PASS_ON}, lambda c: any("person" in one.of for one in c.pass_on)),
    "pass_on of organisations": ({F.PASS_ON}, lambda c: any("organisation" in one.of for one in c.pass_on)),
    "pass_on to several": ({F.PASS_ON}, lambda c: any(len(one.to) > 1 for one in c.pass_on)),
    "rule passed_on true": ({F.PASS_ON}, lambda c: any(one.passed_on is True for one in c.rules)),
    "rule passed_on false": ({F.PASS_ON}, lambda c: any(one.passed_on is False for one in c.rules)),
    "repair by points": (
        {F.REPAIR},
        lambda c: any(one.instead != 0 and not isinstance(one.instead, str) for one in c.repairs),
    ),
    "repair to nothing": ({F.REPAIR}, lambda c: any(one.instead == 0 for one in c.repairs)),
    "repair by a grade": ({F.REPAIR}, lambda c: any(isinstance(one.instead, str) for one in c.repairs)),
    "repair of a grade": ({F.REPAIR}, lambda c: any(one.grade for one in c.repairs)),
    "repair open": ({F.REPAIR, F.OPEN}, lambda c: any(one.reach_open for one in c.repairs)),
    "repair for": ({F.REPAIR, F.OPEN}, lambda c: any(one.subjects for one in c.repairs)),
    "repair passed_on true": ({F.REPAIR, F.PASS_ON}, lambda c: any(one.passed_on is True for one in c.repairs)),
    "repair passed_on false": ({F.REPAIR, F.PASS_ON}, lambda c: any(one.passed_on is False for one in c.repairs)),
    "repair with a length": ({F.REPAIR}, lambda c: any(one.lasts for one in c.repairs)),
    "repair with the class's length": ({F.REPAIR}, lambda c: any(not one.lasts for one in c.repairs)),
    "repairs, two": ({F.REPAIR}, lambda c: len(c.repairs) > 1),
    "every": ({F.EVERY}, lambda c: any(one.every for one in c.rules)),
    "when": ({F.OPEN}, lambda c: any(one.when for one in c.rules)),
    "for": ({F.OPEN}, lambda c: any(one.subjects for one in c.rules)),
    "reach open": ({F.OPEN}, lambda c: any(one.reach_open for one in c.rules)),
    "conflict": ({F.OPEN}, lambda c: any(len(one.variants) > 1 for one in c.rules)),
    "validity not known": ({F.OPEN}, lambda c: any(one.validity_unknown for one in c.rules)),
    "covers": ({F.COVERS}, lambda c: c.covers is not None),
    "consent": ({F.COVERS}, lambda c: c.participation == "consent"),
    "missing": ({F.COVERS}, lambda c: bool(c.missing)),
}
"""What a catalog has, with the features it needs."""
IN_LOGS: Final[dict[str, tuple[set[Feature], Test]]] = {
    "ended": ({F.LASTING}, lambda s: any("ended" in one.attributes for one in s.events)),
    "a row is revoked": (
        {F.CORRECTIONS},
        lambda s: any(one.conduct == "record.revoked" and names_a(one, s, "aa.") for one in s.events),
    ),
    "a revocation is revoked": (
        {F.CORRECTIONS},
        lambda s: any(one.conduct == "record.revoked" and names_a(one, s, "record.revoked") for one in s.events),
    ),
    "a repair is revoked": (
        {F.CORRECTIONS, F.REPAIR},
        lambda s: any(
            one.conduct == "record.revoked" and any(names_a(one, s, code) for code in PROCEDURES[1:])
            for one in s.events
        ),
    ),
    "a row is corrected": (
        {F.CORRECTIONS},
        lambda s: any(one.conduct == "record.corrected" and names_a(one, s, "aa.") for one in s.events),
    ),
    "an act of several rows": (set(), lambda s: any(a.act and a.act == b.act for a, b in pairwise(s.events))),
    **{f"subjects: {column}": ({F.SUBJECTS}, partial(tells, column)) for column in SUBJECT_COLUMNS},
    "relation from": ({F.PASS_ON}, lambda s: any(one.from_ for one in s.relations)),
    "relation until": ({F.PASS_ON}, lambda s: any(one.until for one in s.relations)),
    "relation always": ({F.PASS_ON}, lambda s: any(not one.from_ and not one.until for one in s.relations)),
    "relation to oneself": ({F.PASS_ON}, lambda s: any(one.of == one.to for one in s.relations)),
    "relations both ways": (
        {F.PASS_ON},
        lambda s: any((a.of, a.to) == (b.to, b.of) and a.of != a.to for a in s.relations for b in s.relations),
    ),
    "relations in a chain": (
        {F.PASS_ON},
        lambda s: any(len({a.of, a.to, b.to}) == 3 and a.to == b.of for a in s.relations for b in s.relations),
    ),
    "relations, two of one pair": (
        {F.PASS_ON},
        lambda s: any(a is not b and (a.of, a.to) == (b.of, b.to) for a in s.relations for b in s.relations),
    ),
    "an event is passed on": ({F.PASS_ON}, lambda s: bool(passed(s))),
    "an event is passed on to somebody without one": (
        {F.PASS_ON},
        lambda s: any(to.to == NOBODY for _, _, to in passed(s)),
    ),
    "a rule for what is passed on reaches it": (
        {F.PASS_ON},
        lambda s: any(below(e.conduct, rule.conducts) for c, e, _ in passed(s) for rule in c.rules if rule.passed_on),
    ),
    "what is passed on is repaired": (
        {F.PASS_ON, F.REPAIR},
        lambda s: any(one[2] is e and one[0] in c.repairs for c, e, _ in passed(s) for one in repaired(s)),
    ),
    "a relation ends on an event's day": (
        {F.PASS_ON},
        lambda s: any(one.until == e.date and one.of == e.subject for one in s.relations for e in s.events),
    ),
    "a repair reaches an effect": ({F.REPAIR}, lambda s: bool(repaired(s))),
    "a grade is repaired": ({F.REPAIR}, lambda s: any(one[1].sets_grade for one in repaired(s))),
    "one effect is repaired twice": (
        {F.REPAIR},
        lambda s: any(a[1:3] == b[1:3] and a != b for a in repaired(s) for b in repaired(s)),
    ),
    "a rule's length ends at T": (
        set(),
        lambda s: any(rule.validity and after(one.date, rule.validity) == s.as_of for rule, one in ruled(s)),
    ),
    "a class's length ends at T": (
        set(),
        lambda s: any(
            one.lasts and after(e.date, one.lasts) == s.as_of
            for c in s.catalogs
            for one in c.validity
            for e in s.events
            if e.date <= s.as_of
        ),
    ),
    "the rest of a period ends at T": (
        {F.REST},
        lambda s: any(
            length.rest_of and after(e.date, length) == s.as_of
            for c in s.catalogs
            for length in lengths_of(c)
            for e in s.events
        ),
    ),
    "a repair's length ends at T": (
        {F.REPAIR},
        lambda s: any(one[0].lasts and after(one[3].date, one[0].lasts) == s.as_of for one in repaired(s)),
    ),
    "a deduction is repeated": (
        {F.REPEAT},
        lambda s: any(
            c.repeat and rule.repeats and gives(rule, -1) and pairs(s, rule) for c in s.catalogs for rule in c.rules
        ),
    ),
    "one is repeated on the day the other ends": (
        {F.REPEAT},
        lambda s: any(
            c.repeat
            and gives(rule, -1)
            and any(after(a.date, length) == b.date for a, b in pairs(s, rule) for length in lengths_of(c))
            for c in s.catalogs
            for rule in c.rules
        ),
    ),
    "what adds up adds up": (
        {F.ACCUMULATE},
        lambda s: any(rule.accumulated and pairs(s, rule) for c in s.catalogs for rule in c.rules),
    ),
    "a total is where a tier or a step begins": (
        {F.ACCUMULATE},
        lambda s: any(
            one.attributes.get(adds.of or "")
            in {*(t.over for t in adds.tiers), *(t.start for t in adds.steps)} - {Decimal(0)}
            for rule, one in ruled(s)
            for adds in [rule.accumulated]
            if adds
        ),
    ),
    "what adds up is open": (
        {F.ACCUMULATE, F.OPEN},
        lambda s: any(
            rule.accumulated and (rule.accumulated.of or "date") not in {"date", *one.attributes}
            for rule, one in ruled(s)
        ),
    ),
    "a rule is capped over two rows": (
        {F.CAP},
        lambda s: any(rule.cap and pairs(s, rule) for c in s.catalogs for rule in c.rules),
    ),
    "a window ends on a row's day": (
        {F.CAP},
        lambda s: any(
            isinstance(rule.cap.per, Duration) and any(after(a.date, rule.cap.per) == b.date for a, b in pairs(s, rule))
            for c in s.catalogs
            for rule in c.rules
            if rule.cap
        ),
    ),
    "a group's window ends on a row's day": (
        {F.CAPS},
        lambda s: any(
            isinstance(one.per, Duration) and any(after(a.date, one.per) == b.date for a, b in pairs(s, *under(c, one)))
            for c in s.catalogs
            for one in c.caps
        ),
    ),
    "a group is capped over two rows": (
        {F.CAPS},
        lambda s: any(
            rule.id in one.rules and pairs(s, rule) for c in s.catalogs for one in c.caps for rule in c.rules
        ),
    ),
    "points are multiplied": (
        {F.MULTIPLIERS},
        lambda s: any(
            holds(one.span, e.date) and rule.id in one.rules and not rule.sets_grade
            for c in s.catalogs
            for one in c.multipliers
            for rule in c.rules
            for e in reached(s, rule)
        ),
    ),
    "a multiplier ends on a row's day": (
        {F.MULTIPLIERS},
        lambda s: any(
            one.span.until == e.date and rule.id in one.rules
            for c in s.catalogs
            for one in c.multipliers
            for rule in c.rules
            for e in reached(s, rule)
        ),
    ),
    "a rule's span ends on a row's day": (
        {F.IN_FORCE},
        lambda s: any(rule.in_force and rule.in_force.until == one.date for rule, one in ruled(s)),
    ),
    "a bonus beside a direct grade that freezes it": (
        {F.FREEZE},
        lambda s: any(
            c.freeze is not Freeze.COUNTED
            and {e.subject for r in c.rules if r.sets_grade for e in reached(s, r)}
            & {e.subject for r in c.rules if gives(r, 1) for e in reached(s, r)}
            for c in s.catalogs
        ),
    ),
    "a fall from a grade": (
        {F.FELL_FROM},
        lambda s: any(
            c.grades
            and c.grades[-1].fell_from
            and c.grades[-1].id in str(rule.variants)
            and rule.sets_grade
            and reached(s, rule)
            for c in s.catalogs
            for rule in c.rules
        ),
    ),
    "a grade is carried over": ({F.TRANSFER, F.SUBJECTS}, lambda s: any(carried(s))),
    "an open grade is carried over": (
        {F.TRANSFER, F.SUBJECTS, F.OPEN},
        lambda s: any(one.status == "undetermined" for one in carried(s)),
    ),
    "a row has the name of what is carried over": (
        {F.TRANSFER},
        lambda s: bool(s.elsewhere) and any(one.event.startswith(f"{CARRIED}:") for one in s.events),
    ),
}
"""What catalogs, logs and tables have together, with the features it needs."""


def shown_in_catalogs(test: CatalogTest) -> Test:
    """Ask each catalog of a scenario."""
    return lambda scenario: any(map(test, scenario.catalogs))


MECHANISMS: Final[dict[str, tuple[set[Feature], Test]]] = {
    **{name: (needs, shown_in_catalogs(partial(is_of, name))) for name, needs in KINDS.items()},
    **{name: (needs, shown_in_catalogs(test)) for name, (needs, test) in IN_CATALOGS.items()},
    **IN_LOGS,
}


# --- Tests ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MECHANISMS)
def test_mechanism_occurs(name: str) -> None:
    """Among the scenarios drawn, more than once."""
    _, shows = MECHANISMS[name]

    assert sum(map(shows, drawn())) >= LEAST


def test_every_catalog_can_be_loaded() -> None:
    """Written as a file it is read without a finding, as what it was."""
    for scenario in drawn():
        for one in scenario.catalogs:
            read, found = load(content(one), "test.yaml", scenario.vocabulary)
            assert [finding for finding in found if finding.severity is Severity.ERROR] == []
            assert substance(read) == substance(one)


def test_every_relation_is_a_row() -> None:
    """A relations table has its five columns, and ends after it begins."""
    for scenario in drawn():
        for one, row in zip(scenario.relations, relation_rows(scenario.relations), strict=True):
            assert list(row) == ["of", "to", "relation", "from", "until"]
            assert [row["from"], row["until"]] == [str(one.from_ or ""), str(one.until or "")]
            assert one.from_ is None or one.until is None or one.from_ < one.until


def test_without_features_none_shows() -> None:
    """What needs a feature does not occur without it."""
    plain = draw(frozenset(), 4)

    assert [name for name, (needs, shows) in MECHANISMS.items() if needs and any(map(shows, plain))] == []


@pytest.mark.parametrize("feature", Feature)
def test_a_feature_alone(feature: Feature) -> None:
    """Nothing shows that needs another."""
    alone = draw(frozenset({feature}), 1)

    assert [name for name, (needs, shows) in MECHANISMS.items() if needs - {feature} and any(map(shows, alone))] == []
