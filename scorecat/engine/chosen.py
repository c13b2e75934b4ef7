"""Stage *chosen*: of one act, the strongest (design.md section 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

_ALL = "SELECT *, false AS superseded_low, false AS superseded_high FROM row"

# A side is -1 for deductions and direct grades, 1 for bonuses; in low no bound is a deduction, in high a bonus.
# A direct grade is sure if it applies and is in force in both readings; in high, one that is in force in low alone
# may be, and points that it would supersede may not count.
_SIDES = """
SELECT row.*,
    CASE WHEN direct OR points_low IS NULL THEN -1 ELSE sign(points_low) END AS side_low,
    CASE WHEN direct THEN -1 WHEN points_high IS NULL THEN 1 ELSE sign(points_high) END AS side_high,
    CASE side_low WHEN -1 THEN harm_low WHEN 1 THEN bonus_low ELSE false END AND alive_low AS chooses_low,
    CASE side_high WHEN -1 THEN harm_high WHEN 1 THEN bonus_high ELSE false END AND alive_high AS chooses_high,
    direct AND NOT (alive_low AND alive_high) AS unsure,
    bool_or(direct AND alive_low AND harm_high) OVER (PARTITION BY row.catalog, subject, act_key, own_act)
        AND NOT direct AND side_high = -1 AS outdone
FROM row JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
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
        ORDER BY grade_low DESC NULLS LAST, date, event, place),
    direct_high AS (PARTITION BY catalog, subject, act_key, own_act, side_high, chooses_high, direct
        ORDER BY grade_high DESC NULLS LAST, date, event, place),
    sure_low AS (PARTITION BY catalog, subject, act_key, own_act, side_low, chooses_low, unsure
        ORDER BY direct DESC, grade_low DESC NULLS LAST, abs(points_low) DESC NULLS FIRST, date, event, place),
    sure_high AS (PARTITION BY catalog, subject, act_key, own_act, side_high, chooses_high, unsure
        ORDER BY direct DESC, grade_high DESC NULLS LAST, abs(points_high) DESC NULLS FIRST, date, event, place)
"""

_COUNTED = """
SELECT *,
    alive_low AND NOT superseded_low AS counts_low, alive_high AND NOT superseded_high AS counts_high,
    CASE WHEN counts_low AND NOT direct THEN points_low ELSE 0 END AS counted_low,
    CASE WHEN counts_high AND NOT direct THEN points_high ELSE 0 END AS counted_high,
    CASE
        WHEN revoked THEN 'revoked'
        WHEN superseded_low THEN 'superseded'
        WHEN until_low <= getvariable('as_of') THEN 'expired'
        WHEN undetermined THEN 'undetermined'
        ELSE 'counted'
    END AS status
FROM row
"""


def chosen(entries: Relation, plan: Plan) -> Relation:
    """Say of each entry whether it counts, for how much, and its status.

    In: the columns of *valued*. Out: those, with superseded_low, superseded_high, counts_low, counts_high BOOLEAN;
    counted_low, counted_high DECIMAL (NULL: no bound); status VARCHAR.
    """
    ranked = entries.then(_SIDES).then(_RANKED) if plan.chooses else entries.then(_ALL)
    return ranked.then(_COUNTED)
