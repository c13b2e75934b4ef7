"""Stage *repaired*: what a procedure puts in the place of an effect (design.md section 5.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.engine.dated import dated
from scorecat.engine.plan_clauses import caps_of
from scorecat.engine.predicate import by_rule, predicate
from scorecat.engine.relation import Relation, Values
from scorecat.engine.subject import PREFIX

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Rule

_NONE = """
SELECT *, date AS begins, '' AS step, -1 AS clause, false AS replaces, false AS repaired_low, false AS repaired_high,
    false AS may_stay, false AS instead, false AS repair_open
FROM row
"""

# Each entry with what may repair it: rows of a procedure at whose date the effect is in force, in each reading. What
# reaches it for sure is the last that may count. `may`: it may not be granted. What it leaves is worse where it is
# harsher, or where a cap may leave nothing of the effect.
_REPAIRING = """
CREATE OR REPLACE TABLE repairing AS
SELECT *, {chain_low}, {chain_high}
FROM (
    SELECT one.catalog, one.subject, one.author, one.event, one.rule, step.date AS day, step.event AS step,
        repair.rule AS clause, repair.open AS may,
        held AND (repair.grade IS NULL OR grade.sure) AS reached,
        one.in_low AND (one.direct OR coalesce(one.points_low < 0, true)) AND coalesce(one.until_low > step.date, true)
            AS fits_low,
        one.in_high AND (one.direct OR coalesce(one.points_high < 0, false))
            AND coalesce(one.until_high > step.date, true) AS fits_high,
        CASE WHEN repair.direct THEN coalesce(repair.grade_left > one.grade_low, true)
            ELSE NOT one.direct AND (one.capped OR coalesce(repair.points < one.points_low, false)) END AS worse_low,
        CASE WHEN repair.direct THEN coalesce(repair.grade_left > one.grade_high, true)
            ELSE NOT one.direct AND (one.capped OR coalesce(repair.points < one.points_high, false)) END AS worse_high
    FROM (SELECT *, {capped} AS capped FROM dated_entry) AS one
    JOIN plan_repair_of AS reach ON reach.catalog = one.catalog AND reach.conduct = one.conduct
    JOIN plan_repair AS repair ON repair.rule = reach.rule
        AND (repair.passed_on IS NULL OR repair.passed_on = (one.author <> one.subject))
    LEFT JOIN plan_repair_grade AS grade ON grade.rule = repair.rule AND grade.sets = one.rule
    JOIN plan_repair_after AS after ON after.rule = repair.rule
    JOIN ({steps}) AS step ON step.subject = one.subject AND step.author = one.author AND step.ref = one.event
        AND step.conduct = after.conduct AND step.clause = repair.rule
    WHERE held IS DISTINCT FROM false AND (repair.grade IS NULL OR grade.sets IS NOT NULL)
)
WHERE fits_low OR fits_high
"""
_CHAIN = """
    fits_{0} AND NOT coalesce(bool_or(fits_{0} AND reached) OVER (PARTITION BY {1} ORDER BY day, step, clause
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS chain_{0}
"""
_STEPS = """
SELECT event.subject, event.author, event.ref, event.event, event.date, event.conduct, repair.rule AS clause,
    {holds} AS held
FROM event CROSS JOIN plan_repair AS repair
WHERE event.kind = 'procedure' AND NOT event.revoked AND NOT event.bad_ref AND event.ref IS NOT NULL
"""
_KEY: Final = "catalog, subject, author, event, rule"
_SAME = " AND ".join(f"{{0}}.{name} = {{1}}.{name}" for name in _KEY.split(", "))

# What becomes of each effect in a reading. `open`: more than one may count, or the one may not. In low it ends with
# what surely counts, in high with the first that may.
_TURN: Final = "struct_pack(d := day, s := step, c := clause)"
_ENDING = f"""
CREATE OR REPLACE TABLE ending AS
SELECT {_KEY}, count(*) FILTER (WHERE chain_low) AS steps_low, count(*) FILTER (WHERE chain_high) AS steps_high,
    NOT coalesce(arg_min(coalesce(reached, false) AND NOT may, {_TURN}) FILTER (WHERE chain_low), true) AS open_low,
    NOT coalesce(arg_min(coalesce(reached, false) AND NOT may, {_TURN}) FILTER (WHERE chain_high), true) AS open_high,
    CASE WHEN NOT bool_or(chain_low AND may) THEN min(day) FILTER (WHERE chain_low AND reached) END AS end_low,
    min(day) FILTER (WHERE chain_high) AS end_high
FROM repairing
WHERE chain_low OR chain_high
GROUP BY {_KEY}
"""

# A direct grade that a repair takes away in high may still stand if that is not granted.
_STAYS = """coalesce({0}.open_high AND {0}.end_high IS NOT NULL AND one.direct AND one.in_high AND NOT one.revoked
        AND coalesce(one.until_high > one.as_of, true), false)"""

_REPAIRED = f"""
SELECT one.* REPLACE (
        coalesce(ending.end_low, until_low) AS until_low, coalesce(ending.end_high, until_high) AS until_high,
        alive_low AND ending.end_low IS NULL AS alive_low, alive_high AND ending.end_high IS NULL AS alive_high),
    date AS begins, '' AS step, -1 AS clause, false AS replaces, ending.end_low IS NOT NULL AS repaired_low,
    ending.end_high IS NOT NULL AS repaired_high, {_STAYS.format("ending")} AS may_stay, false AS instead,
    coalesce(ending.open_low OR ending.open_high, false) AS repair_open
FROM dated_entry AS one
LEFT JOIN ending ON {_SAME.format("ending", "one")}
"""

# What is left stands from the repair's day. Where that is open, in low it stands beside a direct grade or an effect
# that is milder, else after the effect; in high only if nothing else may count, and no longer than the effect would.
_LEFT = f"""
SELECT one.* EXCLUDE (points_low, points_high, undetermined, alive_low, alive_high, validity_unknown, until_low,
        until_high, class_low, class_high)
    REPLACE (step.clause AS rule, repair.direct AS direct, NULL AS every, false AS lasting, step.day AS date,
        false AS doubled_low, false AS doubled_high, NULL AS total, 1 AS factor,
        act_corrected AND (NOT one.lasting OR one.ended_by IS NOT NULL) AS act_corrected,
        repair.grade_left AS grade_low, repair.grade_left AS grade_high,
        chain_low AND open_low OR left_high AND open_high AS open, chain_low AS in_low, left_high AS in_high,
        1 AS charges, false AS value_open, -1 AS band),
    one.date AS happened, step.clause AS clause, step.step AS step,
    CASE WHEN open_high AND left_high THEN one.until_high END AS not_after,
    ((CASE WHEN repair.rest IS NULL THEN step.day ELSE date_trunc(repair.rest, step.day) END)
        + to_months(repair.months) + to_days(repair.days))::DATE AS ends,
    repair.points AS given_low, repair.points AS given_high, false AS adds, NULL AS dated_low, NULL AS dated_high,
    NOT open_low OR one.direct OR worse_low OR coalesce(coalesce(step.end_low, one.until_low) <= one.as_of, false)
        AS begun_low,
    left_high AND {_STAYS.format("step")} AS instead, false AS repair_open
FROM (
    SELECT *, chain_high AND steps_high = 1 AND NOT (open_high AND worse_high) AS left_high
    FROM repairing JOIN ending USING ({_KEY})
) AS step
JOIN dated_entry AS one ON {_SAME.format("step", "one")}
JOIN plan_repair AS repair ON repair.rule = step.clause
WHERE chain_low OR left_high
"""
_LEFT_ENTRY = """
SELECT * EXCLUDE (given_low, given_high, adds, dated_low, dated_high, clock, begun_low, happened, not_after, ends)
    REPLACE (
        happened AS date, coalesce(ends, until_low) AS until_low,
        least(coalesce(ends, until_high), not_after) AS until_high,
        CASE WHEN direct AND in_low THEN grade_low END AS grade_low,
        CASE WHEN direct AND in_high THEN grade_high END AS grade_high),
    CASE WHEN direct THEN NULL WHEN in_low THEN given_low ELSE 0 END AS points_low,
    CASE WHEN direct THEN NULL WHEN in_high THEN given_high ELSE 0 END AS points_high,
    open OR NOT (in_low AND in_high) AS undetermined,
    in_low AND begun_low AND NOT revoked AND coalesce(coalesce(ends, row.until_low) > as_of, true) AS alive_low,
    in_high AND NOT revoked AND coalesce(least(coalesce(ends, row.until_high), not_after) > as_of, true)
        AS alive_high,
    date AS begins, true AS replaces, false AS repaired_low, false AS repaired_high, false AS may_stay
FROM row
"""


def repaired(connection: DuckDBPyConnection, entries: Relation, plan: Plan) -> Relation:
    """Say which entries are repaired, and add what the repairs leave.

    In: the columns of *valued*; table `event`. Out: those, with begins DATE (the event's date; of what a repair leaves
    the repair's), step VARCHAR (the event that carries the repair out), clause INTEGER (the number of what it leaves;
    -1: none), replaces BOOLEAN (it is what a repair leaves), repaired_low, repaired_high (its effect ended so),
    may_stay (a direct grade that stands still in high if the repair is not granted), instead (what is left in the
    place of such a one), repair_open (it may be repaired or not) BOOLEAN.
    """
    if not plan.repairs:
        return entries.then(_NONE)
    entries.table(connection, "dated_entry")
    values = Values("repaired")
    asked = {
        number: predicate(one.subjects, values, PREFIX)
        for number, (_, one) in enumerate(plan.repair_clauses, start=plan.first_repair)
        if one.subjects
    }
    holds = by_rule(asked, "true", "repair.rule")
    chains = {f"chain_{reading}": _CHAIN.format(reading, _KEY) for reading in ("low", "high")}
    capped = {
        number: "true" for number, (catalog, rule) in enumerate(plan.rules) if _capped(plan.catalogs[catalog], rule)
    }
    query = _REPAIRING.format(steps=_STEPS.format(holds=holds), capped=by_rule(capped, "false"), **chains)
    connection.execute(query, values.given).fetchall()
    connection.execute(_ENDING).fetchall()
    left = dated(Relation(_LEFT), plan).then(_LEFT_ENTRY)
    return Relation(f"{_REPAIRED} UNION ALL BY NAME {left.sql}")


def _capped(catalog: Catalog, rule: Rule) -> bool:
    """Whether a cap of deductions is over a rule."""
    return any(cap.points < 0 and rule.id in ids for _, cap, ids in caps_of(catalog))
