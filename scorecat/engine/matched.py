"""Stage *matched*: which rules apply to which events, surely or perhaps (design.md section 5.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.effects import ladders_of
from scorecat.engine.given import columns, truths
from scorecat.engine.predicate import agreed, by_rule, conjunction, predicate
from scorecat.engine.relation import Relation, Values
from scorecat.engine.subject import PREFIX, coverage

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.model.rule import Rule

_REACHED = """
SELECT row.*, reach.catalog, reach.rule, reach.depth, reach.single, reach.nested, rule.place, rule.direct, rule.every,
    rule.reach_open OR row.doubtful AS reach_open, rule.adds, rule.repeats,
    rule.low AS rule_low, rule.high AS rule_high, rule.grade_low, rule.grade_high
FROM row
JOIN plan_reach AS reach ON reach.conduct = row.conduct AND (row.sole IS NULL OR row.sole = reach.catalog)
JOIN plan_rule AS rule ON rule.rule = reach.rule AND (rule.passed_on IS NULL OR rule.passed_on = (author <> subject))
    AND (rule.since IS NULL OR rule.since <= row.date) AND (rule.until IS NULL OR row.date < rule.until)
JOIN plan_catalog AS catalog ON catalog.catalog = reach.catalog
WHERE row.kind = 'conduct' AND NOT (getvariable('in_force_only') AND row.date < catalog.since) AND {which}
"""

_MANY = 80
"""So many rules are asked once, and not again by each that looks at what they give."""

# Attributes end here: conditions and ladders have asked them.
_KEPT = """number, subject, author, event, date, as_of, conduct, act_key, own_act, lasting, ended_by, revoked,
    act_corrected, catalog, rule, depth, single, nested, place, direct, every, adds, repeats, reach_open, grade_low,
    grade_high"""

# What may not apply does so in the reading in which it matters: the harsher end in low, the kinder in high.
_READINGS = """
SELECT row.* EXCLUDE (holds, reach_open), holds IS NULL OR reach_open AS open,
    NOT (holds IS NULL OR reach_open) OR direct OR given_low IS NULL OR given_low < 0 AS in_low,
    NOT (holds IS NULL OR reach_open) OR NOT direct AND (given_high IS NULL OR given_high > 0) AS in_high
FROM row
WHERE holds IS DISTINCT FROM false
"""

_MULTIPLIED = """
SELECT * REPLACE ((given_low * factor)::DECIMAL(18,4) AS given_low, (given_high * factor)::DECIMAL(18,4) AS given_high)
FROM row
"""

# Only conduct that rules of several depths reach is looked at twice.
_DISPLACED = """
SELECT * EXCLUDE (displaced_low, displaced_high)
    REPLACE (in_low AND NOT displaced_low AS in_low, in_high AND NOT displaced_high AS in_high)
FROM (
    SELECT *, coalesce(depth < max(depth) FILTER (WHERE in_low) OVER same, false) AS displaced_low,
        coalesce(depth < max(depth) FILTER (WHERE in_high) OVER same, false) AS displaced_high
    FROM row
    WINDOW same AS (PARTITION BY catalog, number)
)
WHERE in_low AND NOT displaced_low OR in_high AND NOT displaced_high OR NOT (displaced_low OR displaced_high)
"""


def matched(connection: DuckDBPyConnection, events: Relation, plan: Plan) -> Relation:
    """Join events to the rules that may reach them, one row for each.

    In: the columns of *derived* with `number` and `subject_*`. Out: number BIGINT (of the event's row), subject,
    author, event, date, as_of, conduct, act_key, own_act, lasting, ended_by, revoked, act_corrected of the event;
    catalog, rule, place, direct, every INTEGER (months), single, adds, repeats BOOLEAN (no other rule of the
    catalog reaches it; it adds up; a repetition is multiplied), grade_low, grade_high INTEGER (ranks), given_low,
    given_high DECIMAL (points of one charge; NULL: no bound; of what adds up the rule's ends, for *accumulated* to
    replace), factor DECIMAL (of multipliers, which is in given_*), size DECIMAL (what adds up; NULL: not known),
    value_open BOOLEAN (a ladder that lacks its attribute), band INTEGER (whose source the entry names; -1: the
    rule's), dated_low, dated_high STRUCT(months INTEGER, days INTEGER, rest VARCHAR)[] (how long the bands last
    that give the points in that reading, NULL where they do not say; NULL: no band of the rule does), open BOOLEAN
    (may not apply), in_low, in_high BOOLEAN (applies in that reading).
    """
    values = Values("matched")
    select = f"SELECT {_KEPT}, {_holds(plan, values)} AS holds, {columns(plan, values)} FROM row"

    def read(which: str) -> Relation:
        held = events.then(_REACHED.format(which=which)).then(select, values)
        return (held.then(_MULTIPLIED) if plan.multiplies else held).then(_READINGS)

    reading = read("NOT reach.nested" if plan.displaces else "true")
    if plan.displaces:
        displaced = read("reach.nested").then(_DISPLACED).table(connection, "displacing", as_written=True)
        reading = Relation(f"{reading.sql} UNION ALL BY NAME {displaced.sql}", reading.values)
    if len(plan.spoken) > _MANY and (plan.accumulates or plan.repeats):
        reading = reading.table(connection, "matched")
    return reading.then("SELECT * EXCLUDE (depth, nested) FROM row")


def _holds(plan: Plan, values: Values) -> str:
    """True, false or undetermined, by rule; the catalog's coverage counts as a condition of each of its rules."""
    answers = {}
    covered = {number: coverage(found, plan, values) for number, found in enumerate(plan.catalogs)}
    for number, catalog, rule in plan.spoken:
        parts = [*_conditions(rule, values), *filter(None, [covered[catalog]])]
        if parts:
            answers[number] = conjunction(parts)
    return by_rule(answers, "true")


def _conditions(rule: Rule, values: Values) -> list[str]:
    subjects = [predicate(rule.subjects, values, PREFIX)] if rule.subjects else []
    when = [predicate(rule.when, values)] if rule.when else []
    return [*subjects, *when, *([agreed(truths(rule, values))] if ladders_of(rule) else [])]
