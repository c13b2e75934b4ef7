"""What a repetition does: a deduction is multiplied while an earlier one is valid (design.md section 5.4).

An earlier one's end follows from its own points, which a still earlier one may have multiplied: so rows are taken in
turn. Only subjects with two or more rows of a rule pay for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.dated import dated
from scorecat.engine.order import ORDER
from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_REPEATING = f"""
CREATE OR REPLACE TABLE repeating AS
SELECT number, rule, row_number() OVER (PARTITION BY subject, valued.rule ORDER BY {ORDER}) AS turn
FROM matching AS valued
SEMI JOIN (SELECT subject, rule FROM matching WHERE repeats GROUP BY ALL HAVING count(*) > 1) AS several
    ON several.subject = valued.subject AND several.rule = valued.rule
WHERE valued.repeats
"""
_ROWS = """
SELECT valued.* EXCLUDE (depth, nested), NULL::DECIMAL(38,4) AS total, repeating.turn, catalog.factor AS times,
    struct_pack(k := act_key, o := coalesce(own_act, '')) AS act, in_low AND in_high AS sure
FROM repeating
JOIN matching AS valued ON valued.number = repeating.number AND valued.rule = repeating.rule
JOIN plan_catalog AS catalog ON catalog.catalog = valued.catalog
"""
# An earlier row is in low one that may apply, with its harshest points; in high one that surely does, with its kindest.
_SINGLE = "SELECT * REPLACE (true AS in_low, true AS in_high) FROM row"
_DOUBLE = """
SELECT * EXCLUDE (until_low, until_high, clock, validity_unknown, class_low, class_high)
    REPLACE ((given_low * times)::DECIMAL(18,4) AS given_low, (given_high * times)::DECIMAL(18,4) AS given_high),
    until_low AS single_low, until_high AS single_high
FROM row
"""
_ENDS = """
CREATE OR REPLACE TABLE turns AS
SELECT number, subject, rule, turn, date, act,
    coalesce(given_low < 0, true) AS bad_low, coalesce(given_high < 0, false) AS bad_high,
    bad_low AND NOT revoked AS earlier_low, bad_high AND NOT revoked AND sure AS earlier_high,
    coalesce(single_low, 'infinity'::DATE) AS single_low, coalesce(single_high, 'infinity'::DATE) AS single_high,
    coalesce(until_low, 'infinity'::DATE) AS double_low, coalesce(until_high, 'infinity'::DATE) AS double_high
FROM ({dated})
"""
# The state is the act with the latest end and that end, and the latest end among the other acts.
_STEP = """
    turns.bad_{r} AND CASE WHEN before.act_{r} = turns.act THEN before.other_{r} ELSE before.end_{r} END > turns.date
        AS twice_{r},
    CASE WHEN NOT turns.earlier_{r} THEN '-infinity'::DATE
        WHEN twice_{r} THEN turns.double_{r} ELSE turns.single_{r} END AS own_{r},
    CASE WHEN own_{r} > before.end_{r} THEN turns.act ELSE before.act_{r} END AS act_{r},
    greatest(own_{r}, before.end_{r}) AS end_{r},
    CASE WHEN before.act_{r} = turns.act THEN before.other_{r}
        WHEN own_{r} > before.end_{r} THEN before.end_{r} ELSE greatest(before.other_{r}, own_{r}) END AS other_{r}
"""
_NONE = """
    false AS twice_{r}, '-infinity'::DATE AS own_{r}, struct_pack(k := '', o := '') AS act_{r},
    '-infinity'::DATE AS end_{r}, '-infinity'::DATE AS other_{r}
"""
_COLUMNS = "twice_{r}, own_{r}, act_{r}, end_{r}, other_{r}"
_TAKEN = """
CREATE OR REPLACE TABLE taken AS
WITH RECURSIVE taken AS (
    SELECT number, subject, rule, 0::BIGINT AS turn, {start} FROM turns WHERE turn = 1
    UNION ALL
    SELECT turns.number, turns.subject, turns.rule, turns.turn, {columns}
    FROM (
        SELECT turns.number, turns.subject, turns.rule, turns.turn, {step}
        FROM (SELECT subject, rule, turn, {state} FROM taken) AS before
        JOIN turns ON turns.subject = before.subject AND turns.rule = before.rule AND turns.turn = before.turn + 1
    ) AS turns
)
SELECT number, rule, twice_low, twice_high FROM taken WHERE twice_low OR twice_high
"""
_ONCE = """
SELECT valued.* EXCLUDE (depth, nested), NULL::DECIMAL(38,4) AS total, false AS doubled_low, false AS doubled_high
FROM matching AS valued
"""
_REPEATED = """
SELECT valued.* EXCLUDE (depth, nested) REPLACE (
    (CASE WHEN twice_low THEN given_low * catalog.factor ELSE given_low END)::DECIMAL(18,4) AS given_low,
    (CASE WHEN twice_high THEN given_high * catalog.factor ELSE given_high END)::DECIMAL(18,4) AS given_high),
    NULL::DECIMAL(38,4) AS total,
    coalesce(twice_low, false) AS doubled_low, coalesce(twice_high, false) AS doubled_high
FROM matching AS valued
JOIN plan_catalog AS catalog ON catalog.catalog = valued.catalog
LEFT JOIN taken ON taken.number = valued.number AND taken.rule = valued.rule
WHERE NOT adds
"""


def repeated(connection: DuckDBPyConnection, plan: Plan) -> Relation:
    """Multiply the points of repeated deductions.

    In: table `matching`. Out: the columns of *matched*, of rules that do not add up, with doubled_low, doubled_high
    BOOLEAN: given_low, given_high of such a repetition are multiplied; total DECIMAL (NULL).
    """
    connection.execute(_REPEATING).fetchall()
    if not connection.execute("SELECT 1 FROM repeating LIMIT 1").fetchall():
        return Relation(f"{_ONCE} WHERE NOT adds")
    single = dated(Relation(_ROWS).then(_SINGLE), plan)
    double = dated(single.then(_DOUBLE), plan)
    connection.execute(_ENDS.format(dated=double.sql)).fetchall()
    both = ("low", "high")
    connection.execute(
        _TAKEN.format(
            start=", ".join(_NONE.format(r=reading) for reading in both),
            columns=", ".join(_COLUMNS.format(r=reading) for reading in both),
            state=", ".join(f"act_{reading}, end_{reading}, other_{reading}" for reading in both),
            step=", ".join(_STEP.format(r=reading) for reading in both),
        )
    ).fetchall()
    return Relation(_REPEATED)
