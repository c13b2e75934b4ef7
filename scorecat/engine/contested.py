"""Which of one act counts where a cap may decide it (docs/semantics.md, *Chosen*).

The weaker of two entries would count if the cap leaves nothing of the stronger. Where neither surely beats the other, a
bonus counts in low only if nothing may take its place, and in high unless something surely does; a deduction the other
way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine import order
from scorecat.engine.relation import BOUNDLESS, Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

# The size of what an entry gives on one side while in force, sign aside; 0 where it gives nothing there.
_SIZE = "CASE WHEN alive_{0} AND NOT direct AND ({1}) THEN {2} ELSE 0 END"

_RIVALS = f"""
CREATE OR REPLACE TABLE rivals AS
SELECT ranked.rowid AS id, ranked.*,
    {_SIZE.format("low", "points_low > 0", "points_low")} AS gives_low,
    {_SIZE.format("high", "coalesce(points_high > 0, true)", f"coalesce(points_high, {BOUNDLESS})")} AS gives_high,
    {_SIZE.format("low", "coalesce(points_low < 0, true)", f"coalesce(-points_low, {BOUNDLESS})")} AS takes_low,
    {_SIZE.format("high", "points_high < 0", "-points_high")} AS takes_high,
    NOT replaces AND ranked.rule IN (SELECT rule FROM plan_cap WHERE upward) AS bonus_capped,
    NOT replaces AND ranked.rule IN (SELECT rule FROM plan_cap WHERE NOT upward) AS deduction_capped,
    row_number() OVER (ORDER BY {{order}}) AS turn
FROM ranked
WHERE (alive_low OR alive_high)
QUALIFY bool_or(bonus_capped OR deduction_capped) OVER (PARTITION BY catalog, subject, act_key, own_act)
"""
# One surely beats another if its smaller size is larger, or as large and it stands earlier.
_BEATS = """least({0}.{2}_low, {0}.{2}_high) > 0 AND (
        least({0}.{2}_low, {0}.{2}_high) > greatest({1}.{2}_low, {1}.{2}_high)
        OR least({0}.{2}_low, {0}.{2}_high) = greatest({1}.{2}_low, {1}.{2}_high) AND {0}.turn < {1}.turn)"""
_OPEN = """({0}.{3}_capped OR {1}.{3}_capped) AND NOT ({4}) AND NOT ({5})
        AND greatest({0}.{2}_low, {0}.{2}_high) > 0 AND greatest({1}.{2}_low, {1}.{2}_high) > 0"""
_CONTESTED = f"""
CREATE OR REPLACE TABLE contested AS
SELECT one.id, bool_or(open_bonus) AS as_bonus, bool_or(open_deduction) AS as_deduction,
    bool_or(beaten_bonus) AS beaten_bonus,
    bool_or(beaten_deduction OR other.direct AND other.alive_low AND other.alive_high) AS beaten_deduction
FROM (
    SELECT one, other,
        {_BEATS.format("other", "one", "gives")} AS beaten_bonus,
        {_BEATS.format("other", "one", "takes")} AS beaten_deduction,
        {_OPEN.format("one", "other", "gives", "bonus", "beaten_bonus", _BEATS.format("one", "other", "gives"))}
            AS open_bonus,
        {_OPEN.format("one", "other", "takes", "deduction", "beaten_deduction", _BEATS.format("one", "other", "takes"))}
            AS open_deduction
    FROM rivals AS one JOIN rivals AS other ON other.catalog = one.catalog AND other.subject = one.subject
        AND other.act_key = one.act_key AND other.own_act IS NOT DISTINCT FROM one.own_act AND other.id <> one.id
    WHERE NOT one.direct
)
GROUP BY one.id
HAVING as_bonus OR as_deduction
"""
_SETTLED = """
SELECT ranked.* REPLACE (
    CASE WHEN as_bonus AND points_low > 0 THEN bonus_low AND alive_low
        WHEN as_deduction AND coalesce(points_low < 0, true) THEN harm_low AND alive_low AND beaten_deduction
        ELSE superseded_low END AS superseded_low,
    CASE WHEN as_bonus AND coalesce(points_high > 0, true) THEN bonus_high AND alive_high AND beaten_bonus
        WHEN as_deduction AND points_high < 0 THEN harm_high AND alive_high
        ELSE superseded_high END AS superseded_high)
FROM ranked
JOIN plan_catalog AS catalog ON catalog.catalog = ranked.catalog
LEFT JOIN contested ON contested.id = ranked.rowid
"""


def contested(connection: DuckDBPyConnection, plan: Plan) -> Relation:
    """Settle what a cap may decide.

    In: table `ranked` with the columns of *chosen*; table `plan_cap`. Out: the same, with superseded_low,
    superseded_high of such entries.
    """
    connection.execute(_RIVALS.format(order=order.entries(plan))).fetchall()
    connection.execute(_CONTESTED).fetchall()
    return Relation(_SETTLED)
