"""Stage *matched*: which rules apply to which events, surely or perhaps (design.md section 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.plan import sources_of
from scorecat.engine.predicate import (
    POINTS,
    agreed,
    band_points,
    by_rule,
    by_strength,
    conjunction,
    extreme,
    in_some_band,
    predicate,
)
from scorecat.engine.relation import Values
from scorecat.engine.subject import PREFIX, coverage
from scorecat.events.identifier import identifier
from scorecat.model.rule import Amount, Ladder

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation
    from scorecat.model.rule import Effect, Rule

_REACHED = """
SELECT row.*, reach.catalog, reach.rule, reach.depth, rule.place, rule.direct, rule.every, rule.reach_open,
    rule.low AS rule_low, rule.high AS rule_high, rule.grade_low, rule.grade_high
FROM row
JOIN plan_reach AS reach ON reach.conduct = row.conduct
JOIN plan_rule AS rule ON rule.rule = reach.rule
JOIN plan_catalog AS catalog ON catalog.catalog = reach.catalog
WHERE row.kind = 'conduct' AND NOT (getvariable('in_force_only') AND row.date < catalog.since)
"""

# Attributes end here: conditions and ladders have asked them.
_KEPT = """subject, event, date, conduct, act_key, own_act, lasting, ended_by, revoked, act_corrected, catalog, rule,
    depth, place, direct, every, reach_open, grade_low, grade_high"""

# What may not apply does so in the reading in which it matters: the harsher end in low, the kinder in high.
_READINGS = """
SELECT row.* EXCLUDE (holds, reach_open), holds IS NULL OR reach_open AS open,
    NOT (holds IS NULL OR reach_open) OR direct OR given_low IS NULL OR given_low < 0 AS in_low,
    NOT (holds IS NULL OR reach_open) OR NOT direct AND (given_high IS NULL OR given_high > 0) AS in_high
FROM row
WHERE holds IS DISTINCT FROM false
"""

_DISPLACED = """
SELECT * EXCLUDE (depth, displaced_low, displaced_high)
    REPLACE (in_low AND NOT displaced_low AS in_low, in_high AND NOT displaced_high AS in_high)
FROM (
    SELECT row.*, coalesce(depth < max(depth) FILTER (WHERE in_low) OVER same, false) AS displaced_low,
        coalesce(depth < max(depth) FILTER (WHERE in_high) OVER same, false) AS displaced_high
    FROM row
    WINDOW same AS (PARTITION BY catalog, subject, event)
)
WHERE in_low AND NOT displaced_low OR in_high AND NOT displaced_high OR NOT (displaced_low OR displaced_high)
"""


def matched(events: Relation, plan: Plan) -> Relation:
    """Join events to the rules that may reach them, one row for each.

    In: known events with `subject_*`. Out: subject, event, date, conduct, act_key, own_act, lasting, ended_by, revoked,
    act_corrected of the event; catalog, rule, place, direct, every INTEGER (months),
    grade_low, grade_high INTEGER (ranks), given_low, given_high DECIMAL (points of one charge; NULL: no bound),
    value_open BOOLEAN (a ladder that lacks its attribute), band INTEGER (whose source the
    entry names; -1: the rule's), open BOOLEAN (may not apply), in_low, in_high BOOLEAN
    (applies in that reading).
    """
    values = Values("matched")
    held = events.then(_REACHED).then(
        f"SELECT {_KEPT}, {_holds(plan, values)} AS holds, {_given(plan, values, low=True)} AS given_low, "
        f"{_given(plan, values, low=False)} AS given_high, {_value_open(plan)} AS value_open, "
        f"{_band(plan, values)} AS band FROM row",
        values,
    )
    reading = held.then(_READINGS)
    if not plan.displaces:
        return reading.then("SELECT * EXCLUDE (depth) FROM row")
    return reading.then(_DISPLACED)


def _holds(plan: Plan, values: Values) -> str:
    """True, false or undetermined, by rule; the catalog's coverage counts as a condition of each of its rules."""
    answers = {}
    covered = {number: coverage(found, plan, values) for number, found in enumerate(plan.catalogs)}
    for number, (catalog, rule) in enumerate(plan.rules):
        parts = [*_conditions(rule, values), *filter(None, [covered[catalog]])]
        if parts:
            answers[number] = conjunction(parts)
    return by_rule(answers, "true")


def _conditions(rule: Rule, values: Values) -> list[str]:
    subjects = [predicate(rule.subjects, values, PREFIX)] if rule.subjects else []
    when = [predicate(rule.when, values)] if rule.when else []
    return [*subjects, *when, *([agreed(_truths(rule, values))] if _ladders(rule) else [])]


def _truths(rule: Rule, values: Values) -> list[str]:
    """Whether each side of a rule has something to say of the event."""
    effects = [variant.effect for variant in rule.variants]
    return [in_some_band(effect, values) if isinstance(effect, Ladder) else "true" for effect in effects]


def _ladders(rule: Rule) -> list[Ladder]:
    return [variant.effect for variant in rule.variants if isinstance(variant.effect, Ladder)]


def _given(plan: Plan, values: Values, *, low: bool) -> str:
    """Points of one charge in one reading; across the sides of a conflict the harshest (or kindest)."""
    answers = {
        number: extreme(
            [
                (truth, _points(one.effect, values, low=low))
                for truth, one in zip(_truths(rule, values), rule.variants, strict=True)
            ],
            low=low,
        )
        for number, (_, rule) in enumerate(plan.rules)
        if _ladders(rule)
    }
    return by_rule(answers, "rule_low" if low else "rule_high")


def _points(effect: Effect, values: Values, *, low: bool) -> str:
    if isinstance(effect, Ladder):
        return band_points(effect, values, low=low)
    if isinstance(effect, Amount):
        return values(effect.low if low else effect.high, POINTS)
    raise AssertionError(effect)


def _value_open(plan: Plan) -> str:
    answers = {
        number: " OR ".join(f"{identifier(ladder.by)} IS NULL" for ladder in ladders)
        for number, (_, rule) in enumerate(plan.rules)
        if (ladders := _ladders(rule))
    }
    return by_rule(answers, "false")


def _band(plan: Plan, values: Values) -> str:
    """The band whose own source the entry names; -1 for the rule's."""
    answers = {}
    for number, (_, rule) in enumerate(plan.rules):
        own = {band for band in sources_of(rule) if band >= 0}
        ladders = _ladders(rule) if own else []
        for ladder in ladders:
            cases = (
                f"WHEN {predicate(band.condition, values)} THEN {place if place in own else -1}"
                for place, band in by_strength(ladder, low=True)
            )
            answers[number] = f"CASE {' '.join(cases)} ELSE -1 END"
    return by_rule(answers, "-1")
