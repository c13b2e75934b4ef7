"""Stage *chosen*: of one act, the strongest (design.md section 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine import order
from scorecat.engine.contested import contested
from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_ALL = "SELECT *, false AS superseded_low, false AS superseded_high FROM row"

# An entry is alone in its act if the act is one event, which one rule alone reaches and nothing repairs.
_TOLD = """
SELECT *, single AND own_act IS NOT NULL
    AND NOT (replaces OR repair_open OR repaired_low OR repaired_high) AS alone
FROM row
"""
# Table `standing` has what is not alone, and direct grades, which may freeze. What has others in its act is ranked.
_STANDING = """
SELECT *, NOT alone AND count(*) FILTER (WHERE NOT alone) OVER (PARTITION BY catalog, subject, act_key, own_act) > 1
    AS contended
FROM row WHERE NOT alone OR direct
"""
# (What is known of these is said as such: whoever asks for others does not look through them.)
_PASSING = """
SELECT * EXCLUDE (alone) REPLACE (false AS direct, true AS single), false AS superseded_low, false AS superseded_high
FROM row WHERE alone AND NOT direct
"""
_LONELY = """
SELECT * EXCLUDE (alone, contended), false AS superseded_low, false AS superseded_high FROM standing WHERE NOT contended
"""
_TOGETHER = "SELECT * EXCLUDE (alone, contended) FROM standing WHERE contended"

# A side is -1 for deductions and direct grades, 1 for bonuses; in low no bound is a deduction, in high a bonus.
# A direct grade is sure if it applies and is in force in both readings; in high, one that is in force in low alone
# may be, and points that it would supersede may not count; but not what a repair leaves in its place.
_SIDES = """
SELECT row.*,
    CASE WHEN direct OR points_low IS NULL THEN -1 ELSE sign(points_low) END AS side_low,
    CASE WHEN direct THEN -1 WHEN points_high IS NULL THEN 1 ELSE sign(points_high) END AS side_high,
    CASE side_low WHEN -1 THEN harm_low WHEN 1 THEN bonus_low ELSE false END AND alive_low AS chooses_low,
    CASE side_high WHEN -1 THEN harm_high WHEN 1 THEN bonus_high ELSE false END AND alive_high AS chooses_high,
    direct AND NOT (alive_low AND alive_high) AS unsure,
    NOT direct AND side_high = -1 AND count(*) FILTER (WHERE direct AND alive_low AND harm_high) OVER act
        > CASE WHEN replaces THEN count(*) FILTER (WHERE direct AND alive_low AND harm_high AND NOT replaces) OVER same
            ELSE 0 END AS outdone
FROM row JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
WINDOW act AS (PARTITION BY row.catalog, subject, act_key, own_act),
    same AS (PARTITION BY row.catalog, subject, act_key, own_act, author, event, place)
"""

# A direct grade that is not sure stands only against direct grades: it is ranked among them and takes no other rank
# away.
_RANKED = """
SELECT * EXCLUDE (side_low, side_high, chooses_low, chooses_high, unsure, outdone),
    chooses_low AND CASE WHEN unsure THEN row_number() OVER direct_low
        ELSE row_number() OVER sure_low END > 1 AS superseded_low,
    chooses_high AND (outdone OR CASE WHEN unsure THEN row_number() OVER direct_high
        ELSE row_number() OVER sure_high END > 1) AS superseded_high
FROM row
WINDOW
    direct_low AS (PARTITION BY catalog, subject, act_key, own_act, side_low, chooses_low, direct
        ORDER BY grade_low DESC NULLS LAST, {order}),
    direct_high AS (PARTITION BY catalog, subject, act_key, own_act, side_high, chooses_high, direct
        ORDER BY grade_high DESC NULLS LAST, {order}),
    sure_low AS (PARTITION BY catalog, subject, act_key, own_act, side_low, chooses_low, unsure
        ORDER BY direct DESC, grade_low DESC NULLS LAST, abs(points_low) DESC NULLS FIRST, {order}),
    sure_high AS (PARTITION BY catalog, subject, act_key, own_act, side_high, chooses_high, unsure
        ORDER BY direct DESC, grade_high DESC NULLS LAST, abs(points_high) DESC NULLS FIRST, {order})
"""


def chosen(connection: DuckDBPyConnection, entries: Relation, plan: Plan) -> Relation:
    """Say of each entry whether another of its act supersedes it.

    In: the columns of *repaired*. Out: those with superseded_low, superseded_high BOOLEAN; if there is anything to
    choose or to freeze, table `standing` holds those that are not alone in their act, and direct grades.
    """
    if not (plan.chooses or plan.freezes):
        return entries.then(_ALL)
    told = entries.then(_TOLD)
    told.then(_STANDING if plan.chooses else "SELECT * FROM row WHERE direct").table(
        connection, "standing", as_written=True
    )
    if not plan.chooses:
        return entries.then(_ALL)
    ranked = (
        Relation(_TOGETHER).then(_SIDES).then(_RANKED.format(order=order.entries(plan))).table(connection, "ranked")
    )
    chosen = contested(connection, plan) if plan.contests else ranked
    parts = (told.then(_PASSING).sql, _LONELY, chosen.sql)
    return Relation(" UNION ALL BY NAME ".join(parts), entries.values)
