"""Settlements: everything that a catalog and a log leave open, decided one way or another."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from oracle import Decided, Event, Record, SubjectInfo, evaluate
from oracle.asked import Table, lies_at_or_below
from oracle.derived import leads
from strategies import BIRTHS, HOUSEHOLDS, POOLS, SUBJECT_COLUMNS, Scenario

from scorecat.model.catalog import Catalog, Counting, Floor, Freeze, Grade, Limit
from scorecat.model.condition import AllOf, OneOf, attributes_of
from scorecat.model.rule import Accumulated, Amount, Band, Combine, Effect, Ladder, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

CASE: Final = "case"
"""An attribute of the settled log alone: the event's id, so that a range is settled event by event."""
Key: TypeAlias = tuple[str, ...]
Options: TypeAlias = "dict[Key, Sequence[Any]]"
Settlement: TypeAlias = dict[Key, Any]
SUBJECT_POOLS: Final[Sequence[tuple[str, str, Sequence[Any]]]] = (
    ("age", "born", BIRTHS),
    ("resident_years", "resident_since", BIRTHS),
    ("residence_permit", "residence_permit", (True, False)),
    ("household", "household", HOUSEHOLDS),
    ("role", "role", ("x", "y", "none of them")),
)
WITHIN: Final = tuple(map(Decimal, ("-40.25", "-40", "-20", "-10", "-0.5", "0", "0.5", "10", "20", "40")))
"""Points at which lengths of time, caps or signs change, tried within a range beside its ends and its middle."""
MOST: Final = 60
"""Settlements tried for one example, all or a sample."""


# --- What there is to settle ------------------------------------------------------------------------------


def settled_amounts(amount: Amount) -> list[Decimal]:
    """A range at its ends, its middle and what lies between; an unknown size at a small and a large one."""
    if amount.low is not None and amount.high is not None:
        inside = [value for value in WITHIN if amount.low < value < amount.high]
        return list(dict.fromkeys([amount.low, amount.high, (amount.low + amount.high) / 2, *inside]))
    small, large = Decimal("0.5"), Decimal(1000)
    return [*([-large, -small] if amount.low is None else []), *([small, large] if amount.high is None else [])]


def amounts_in(clause: Rule) -> list[Amount]:
    """Every amount that a clause may take."""
    found: list[Amount] = []
    for variant in clause.variants:
        if isinstance(variant.effect, Amount):
            found.append(variant.effect)
        elif isinstance(variant.effect, Ladder):
            found += [each.points for each in variant.effect.bands]
    return found


def options_of_grades(catalog: Catalog) -> list[tuple[Grade, ...]]:
    """Every order of bounds, best first, that the uncertain ones leave."""
    pools: list[list[Grade]] = []
    for each in catalog.grades:
        if each.easy is None:
            pools.append([each])
            continue
        low = each.easy.value
        if each.hard is None:
            values = {low + more for more in map(Decimal, ("0.25", "50", "100000"))}
        else:
            values = {low + (each.hard.value - low) * part for part in map(Decimal, ("0", "0.5", "1"))}
        settled_open = each.hard is not None and each.easy.open
        pools.append([replace(each, hard=Limit(v, settled_open), easy=Limit(v, settled_open)) for v in sorted(values)])
    return [ladder for ladder in product(*pools) if all(starts_above(*pair) for pair in pairwise(ladder))]


def starts_above(better: Grade, worse: Grade) -> bool:
    """Whether two settled grades stand in order."""
    return worse.easy is None or (better.easy is not None and better.easy.value >= worse.easy.value)


def asked_of_events(clause: Rule) -> frozenset[str]:
    """Attributes that a clause needs of an event."""
    ladders = {v.effect.by for v in clause.variants if isinstance(v.effect, Ladder)}
    sums = {v.effect.of for v in clause.variants if isinstance(v.effect, Accumulated) and v.effect.of}
    return attributes_of(clause.when) | ladders | sums


def options_of_rule(place: int, clause: Rule, events: Sequence[Event]) -> Options:
    """What one clause leaves open, and what it asks and the log does not say."""
    reached = [e for e in events if any(lies_at_or_below(e.conduct, code) for code in clause.conducts)]
    found: Options = {}
    if reached and clause.reach_open:
        found["reach", str(place)] = (True, False)
    if reached and len(clause.variants) > 1:
        found["side", str(place)] = range(len(clause.variants))
    if reached and clause.accumulated is not None and clause.accumulated.combine is Combine.UNKNOWN:
        found["combine", str(place)] = (Combine.REPLACE, Combine.ADD)
    for each in reached:
        if not all(amount.fixed for amount in amounts_in(clause)):
            found["value", str(place), each.event] = range(12)
        for name in (asked_of_events(clause) - set(each.attributes)) & set(POOLS):
            other = ("none of them",) if name in {"ground", "role", "authority"} else ()
            found["attribute", each.event, name] = (*POOLS[name], *other)
    return found


def subjects_of(scenario: Scenario) -> list[str]:
    """Everyone who may have a record."""
    return sorted({each.subject for each in scenario.events} | {each.to for each in scenario.relations})


def options_of_passing(scenario: Scenario, table: Table) -> Options:
    """Whether what is passed on by open clauses alone is passed on."""
    (catalog,) = scenario.catalogs
    found: Options = {}
    for each, to in product(scenario.events, subjects_of(scenario)):
        clauses = [clause for clause in catalog.pass_on if leads(clause, each, to, table)]
        if clauses and all(clause.reach_open for clause in clauses):
            found["pass", each.subject, each.event, to] = (True, False)
    return found


def options_of_repairs(scenario: Scenario) -> Options:
    """Whether an open repair of an entry is granted, where its procedure was carried out."""
    (catalog,) = scenario.catalogs
    procedures = {each.attributes.get("ref") for each in scenario.events}
    found: Options = {}
    for clause, each, by in product(catalog.repairs, scenario.events, catalog.rules):
        named = any(lies_at_or_below(each.conduct, code) for code in clause.conducts)
        if clause.reach_open and each.event in procedures and named:
            found["repair", each.event, by.id, clause.id] = (True, False)
    return found


def options(scenario: Scenario) -> Options:
    """Everything the one catalog and the log of a scenario leave open, with the ways to settle it."""
    (catalog,) = scenario.catalogs
    table = Table(scenario.subjects, scenario.subject_columns, scenario.relations)
    found: Options = {("grades",): options_of_grades(catalog)}
    for place, clause in enumerate(catalog.rules):
        found |= options_of_rule(place, clause, scenario.events)
    if catalog.one_act is Counting.UNKNOWN:
        found["one act",] = (Counting.ALL, Counting.STRONGEST)
    if catalog.direct_grade_score is Floor.UNKNOWN:
        found["floor",] = (Floor.FLOOR, Floor.NONE)
    if catalog.freeze is Freeze.UNKNOWN:
        found["freeze",] = (Freeze.FROZEN, Freeze.COUNTED)
    found |= options_of_passing(scenario, table) | options_of_repairs(scenario)
    conditions = (catalog.covers, *(rule.subjects for rule in catalog.rules), *(r.subjects for r in catalog.repairs))
    asked = frozenset[str]().union(*map(attributes_of, conditions))
    for subject in subjects_of(scenario):
        info = table.info(subject)
        for name, column, pool in SUBJECT_POOLS:
            if name in asked and getattr(info, column) is None:
                found["subject", subject, column] = pool
    return found


def settlements(scenario: Scenario, random: Random | None, most: int = MOST) -> Iterator[Settlement]:
    """All of them where they are few or nothing is left to chance, else a sample, extremes more often."""
    found = options(scenario)
    if random is None or math.prod(len(pool) for pool in found.values()) <= most:
        for picked in product(*found.values()):
            yield dict(zip(found, picked, strict=True))
    else:
        for number in range(most):
            ends = number % 3 == 0
            yield {key: random.choice((pool[0], pool[-1]) if ends else pool) for key, pool in found.items()}


# --- Settled ----------------------------------------------------------------------------------------------


def settle_effect(effect: Effect, place: int, choice: Settlement, events: Sequence[Event]) -> Effect:
    """Decide one value of each amount for each event; how steps combine."""
    if isinstance(effect, Accumulated):
        return replace(effect, combine=choice.get(("combine", str(place)), effect.combine))
    if isinstance(effect, Amount):
        effect = Ladder(CASE, (Band(AllOf(()), effect),), gapless=True)
    if not isinstance(effect, Ladder) or all(band.points.fixed for band in effect.bands):
        return effect
    bands = []
    for each in events:
        pick = choice.get(("value", str(place), each.event), 0)
        for number, band in enumerate(effect.bands):
            values = settled_amounts(band.points)
            value = values[(pick + number) % len(values)]
            condition = AllOf((band.condition, OneOf(CASE, (each.event,))))
            bands.append(replace(band, condition=condition, points=Amount(value, value)))
    return Ladder(CASE, tuple(bands), gapless=False)


def settle_rules(scenario: Scenario, choice: Settlement) -> Iterator[Rule]:
    """Each clause that reaches, with one side and one value for each event."""
    (catalog,) = scenario.catalogs
    for place, clause in enumerate(catalog.rules):
        if not choice.get(("reach", str(place)), True):
            continue
        variant = clause.variants[choice.get(("side", str(place)), 0)]
        effect = settle_effect(variant.effect, place, choice, scenario.events)
        yield replace(clause, variants=(replace(variant, effect=effect),), reach_open=False)


def settle_subject(scenario: Scenario, subject: str, choice: Settlement) -> SubjectInfo:
    """Decide what is not known of a subject. Consent that is taken as given, and the type, stay so."""
    table = Table(scenario.subjects, scenario.subject_columns, scenario.relations)
    info = table.info(subject)
    decided = {key[2]: value for key, value in choice.items() if key[:2] == ("subject", subject)}
    consent = info.consent_from if table.names(subject) else date.min
    return replace(info, type=table.type_of(subject), consent_from=consent, **decided)


@dataclass(frozen=True)
class Settled:
    """A scenario in which nothing is open, with what was decided case by case."""

    scenario: Scenario
    decided: Decided

    def records(self) -> dict[str, Record]:
        """The records, by subject."""
        return {one.subject: one for one in evaluate(**self.scenario.arguments, decided=self.decided)}


def settle(scenario: Scenario, choice: Settlement) -> Settled:
    """Decide everything that is open."""
    (catalog,) = scenario.catalogs
    settled = replace(
        catalog,
        covers=None if scenario.subjects is None else catalog.covers,
        grades=choice["grades",],
        one_act=choice.get(("one act",), catalog.one_act),
        direct_grade_score=choice.get(("floor",), catalog.direct_grade_score),
        freeze=choice.get(("freeze",), catalog.freeze),
        rules=tuple(settle_rules(scenario, choice)),
    )
    events = []
    for each in scenario.events:
        decided = {key[2]: value for key, value in choice.items() if key[:2] == ("attribute", each.event)}
        events.append(replace(each, attributes={**each.attributes, CASE: each.event, **decided}))
    return Settled(
        replace(
            scenario,
            catalogs=(settled,),
            events=tuple(events),
            subjects={subject: settle_subject(scenario, subject, choice) for subject in subjects_of(scenario)},
            subject_columns=frozenset(SUBJECT_COLUMNS),
        ),
        Decided(
            {(key[1], key[2], key[3]): done for key, done in choice.items() if key[0] == "pass"},
            {(key[1], key[2], key[3]): done for key, done in choice.items() if key[0] == "repair"},
        ),
    )


# --- Held against what was open ---------------------------------------------------------------------------


def outside(opened: Record, one: Record, catalog: Catalog) -> str:
    """Say in what a settled record lies outside the open one, or nothing."""
    if one.score is None:
        return ""
    if opened.score is None:
        return f"a score, {one.score}, where there was none"
    if one.score[0] is None or one.score[0] != one.score[1]:
        return f"still open: {one}"
    low, high = opened.score
    if (low is not None and one.score[0] < low) or (high is not None and one.score[0] > high):
        return f"score {one.score[0]} outside {opened.score}"
    rank = catalog.grade_rank
    if one.grade and opened.grade and not rank[opened.grade[1]] <= rank[one.grade[0]] <= rank[opened.grade[0]]:
        return f"grade {one.grade} outside {opened.grade}"
    if not {each[:2] for each in one.consequences} <= {each[:2] for each in opened.consequences}:
        return f"consequences {one.consequences} outside {opened.consequences}"
    return ""


def breaches(scenario: Scenario, random: Random | None = None, most: int = MOST) -> list[str]:
    """Settlements whose result lies outside what the open evaluation gave."""
    (catalog,) = scenario.catalogs
    if scenario.subjects is not None:  # a column that is not there would be a pass, not an open question
        scenario = replace(scenario, subject_columns=frozenset(SUBJECT_COLUMNS))
    opened = evaluate(**scenario.arguments)
    found = []
    for choice in settlements(scenario, random, most):
        settled = settle(scenario, choice).records()
        for one in opened:
            said = outside(one, settled[one.subject], catalog) if one.subject in settled else ""
            if said:
                found.append(f"{one.subject}: {said}: {choice}")
    return found
