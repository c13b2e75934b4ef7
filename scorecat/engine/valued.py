"""Stage *valued and dated*: what each entry gives in each reading, and until when (design.md section 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.accumulated import accumulated
from scorecat.engine.dated import dated
from scorecat.engine.relation import Relation
from scorecat.engine.repeated import repeated

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

# Like dates are counted in whole periods of calendar months from the first; only the last one counted can still lie
# after the end, within its month.
_CHARGED = """
SELECT row.* EXCLUDE (whole), CASE WHEN every IS NULL OR NOT lasting THEN 1 ELSE greatest(1, whole + CASE
        WHEN ended_by IS NULL THEN (date + to_months((whole * every)::INTEGER) <= as_of)::INTEGER
        ELSE (date + to_months((whole * every)::INTEGER) < ended_by)::INTEGER END) END AS charges
FROM (
    SELECT *, datediff('month', date, coalesce(ended_by, as_of)) // every AS whole FROM row
) AS row
"""

_ONCE = "SELECT *, 1 AS charges FROM row"

_PLAIN = "SELECT *, NULL::DECIMAL(38,4) AS total, false AS doubled_low, false AS doubled_high FROM row"

_ENTRY = """
SELECT * EXCLUDE (given_low, given_high, clock, size, dated_low, dated_high, repeats, adds) REPLACE (
        CASE WHEN direct AND in_low THEN grade_low END AS grade_low,
        CASE WHEN direct AND in_high THEN grade_high END AS grade_high),
    CASE WHEN direct THEN NULL WHEN NOT in_low THEN 0 WHEN charges = 1 THEN given_low
        ELSE (given_low * charges)::DECIMAL(18,4) END AS points_low,
    CASE WHEN direct THEN NULL WHEN NOT in_high THEN 0 WHEN charges = 1 THEN given_high
        ELSE (given_high * charges)::DECIMAL(18,4) END AS points_high,
    open OR value_open OR NOT (open OR in_low AND in_high)
        OR NOT direct AND (given_low IS NULL OR given_high IS NULL) AS undetermined,
    in_low AND NOT revoked AND coalesce(until_low > as_of, true) AS alive_low,
    in_high AND NOT revoked AND coalesce(until_high > as_of, true) AS alive_high
FROM row
"""


def valued(connection: DuckDBPyConnection, rows: Relation, plan: Plan) -> Relation:
    """Give each matched row its points and dates.

    In: the columns of *matched*. Out: those of an entry, with charges
    INTEGER; points_low, points_high DECIMAL (of all charges; 0 in a reading in which the rule does not apply; NULL:
    no bound, or a direct grade); grade_low, grade_high (NULL in a reading in which the rule does not apply);
    until_low, until_high DATE (NULL: no end); validity_unknown, undetermined, alive_low, alive_high BOOLEAN (in
    force at T), total DECIMAL (of what adds up, before this event), doubled_low, doubled_high BOOLEAN, and the
    classes of *dated*.
    """
    given = rows.then(_PLAIN)
    if plan.accumulates or plan.repeats:
        simple = repeated(connection, rows, plan) if plan.repeats else given.then("SELECT * FROM row WHERE NOT adds")
        adding = accumulated(connection, rows, plan) if plan.accumulates else Relation("")
        given = Relation(
            " UNION ALL BY NAME ".join(filter(None, (simple.sql, adding.sql))), {**rows.values, **adding.values}
        )
    return dated(given.then(_CHARGED if plan.charges else _ONCE), plan).then(_ENTRY)
