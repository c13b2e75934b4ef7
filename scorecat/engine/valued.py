"""Stage *valued and dated*: what each entry gives in each reading, and until when (design.md section 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

# Like dates are counted in whole periods of calendar months from the first; only the last one counted can still lie
# after the end, within its month.
_CHARGED = """
SELECT row.* EXCLUDE (whole), CASE WHEN every IS NULL THEN 1 ELSE greatest(1, whole + CASE
        WHEN ended_by IS NULL THEN (date + to_months((whole * every)::INTEGER) <= getvariable('as_of'))::INTEGER
        ELSE (date + to_months((whole * every)::INTEGER) < ended_by)::INTEGER END) END AS charges
FROM (
    SELECT *, datediff('month', date, coalesce(ended_by, getvariable('as_of'))) // every AS whole FROM row
) AS row
"""

_UNDATED = """
SELECT *, CASE WHEN lasting THEN ended_by ELSE date END AS clock,
    NULL::DATE AS until_low, NULL::DATE AS until_high,
    direct OR in_low AND given_low IS DISTINCT FROM 0 OR in_high AND given_high IS DISTINCT FROM 0 AS validity_unknown
FROM row
"""

# No effect where nothing is given in a reading: it has the other reading's dates.
_EFFECTS = """
SELECT *, CASE WHEN lasting THEN ended_by ELSE date END AS clock,
    CASE WHEN NOT in_low THEN NULL WHEN direct THEN 2 + grade_low WHEN given_low IS NULL THEN -1
        ELSE nullif(sign(given_low), 0) END AS effect_low,
    CASE WHEN NOT in_high THEN NULL WHEN direct THEN 2 + grade_high WHEN given_high IS NULL THEN 1
        ELSE nullif(sign(given_high), 0) END AS effect_high
FROM row
"""
_DATED = """
SELECT row.* EXCLUDE (effect_low, effect_high),
    (clock + to_months(low.months) + to_days(low.days))::DATE AS own_low,
    (clock + to_months(high.months) + to_days(high.days))::DATE AS own_high,
    CASE WHEN effect_low IS NULL THEN own_high ELSE own_low END AS until_low,
    CASE WHEN effect_high IS NULL THEN own_low ELSE own_high END AS until_high,
    effect_low IS NOT NULL AND low.rule IS NULL OR effect_high IS NOT NULL AND high.rule IS NULL AS validity_unknown
FROM row
LEFT JOIN plan_validity AS low ON low.rule = row.rule AND low.effect = row.effect_low
    AND (low.over IS NULL OR row.given_low IS NULL OR abs(row.given_low) > low.over)
    AND (low.at_most IS NULL OR abs(row.given_low) <= low.at_most)
LEFT JOIN plan_validity AS high ON high.rule = row.rule AND high.effect = row.effect_high
    AND (high.over IS NULL OR row.given_high IS NULL OR abs(row.given_high) > high.over)
    AND (high.at_most IS NULL OR abs(row.given_high) <= high.at_most)
"""

_ENTRY = """
SELECT * EXCLUDE (given_low, given_high, clock) REPLACE (
        CASE WHEN direct AND in_low THEN grade_low END AS grade_low,
        CASE WHEN direct AND in_high THEN grade_high END AS grade_high),
    CASE WHEN direct THEN NULL WHEN in_low THEN given_low * charges ELSE 0 END::DECIMAL(18,4) AS points_low,
    CASE WHEN direct THEN NULL WHEN in_high THEN given_high * charges ELSE 0 END::DECIMAL(18,4) AS points_high,
    open OR value_open OR NOT (open OR in_low AND in_high)
        OR NOT direct AND (given_low IS NULL OR given_high IS NULL) AS undetermined,
    in_low AND NOT revoked AND coalesce(until_low > getvariable('as_of'), true) AS alive_low,
    in_high AND NOT revoked AND coalesce(until_high > getvariable('as_of'), true) AS alive_high
FROM row
"""


def valued(rows: Relation, plan: Plan) -> Relation:
    """Give each matched row its points and dates.

    In: the columns of *matched*. Out: those, with charges INTEGER; points_low, points_high DECIMAL (of all charges; 0
    in a reading in which the rule does not apply; NULL: no bound, or a direct grade); grade_low, grade_high (NULL in
    a reading in which the rule does not apply); until_low, until_high DATE (NULL: no end); validity_unknown,
    undetermined, alive_low, alive_high BOOLEAN (in force at T).
    """
    charged = rows.then(_CHARGED)
    dated = charged.then(_EFFECTS).then(_DATED) if plan.dates else charged.then(_UNDATED)
    return dated.then(_ENTRY)
