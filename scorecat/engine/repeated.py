"""What a repetition does: a deduction is multiplied while an earlier one is valid (design.md section 5.4).

An earlier one's end follows from its own points, which a still earlier one may have multiplied: where that changes how
long it is valid, or rows may be of one act, a subject's rows of a rule are taken in turn. All others are told at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine import order
from scorecat.engine.dated import dated

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

_READINGS = ("low", "high")

_ROWS = """
SELECT row.*, NULL::DECIMAL(38,4) AS total, catalog.factor AS times,
    CASE WHEN own_act IS NULL THEN act_key END AS act, in_low AND in_high AS sure
FROM row JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
WHERE repeats
"""
# An earlier row is in low one that may apply, with its harshest points; in high one that surely does, with its kindest.
_SINGLE = "SELECT * REPLACE (true AS in_low, true AS in_high) FROM row"
_DOUBLE = """
SELECT * EXCLUDE (until_low, until_high, clock, validity_unknown, class_low, class_high)
    REPLACE ({low} AS given_low, {high} AS given_high),
    until_low AS single_low, until_high AS single_high
FROM row
"""
_ENDS = """
SELECT number, subject, rule, author, event, date, act,
    coalesce(given_low < 0, true) AS bad_low, coalesce(given_high < 0, false) AS bad_high,
    bad_low AND NOT revoked AS earlier_low, bad_high AND NOT revoked AND sure AS earlier_high,
    coalesce(single_low, 'infinity'::DATE) AS single_low, coalesce(single_high, 'infinity'::DATE) AS single_high,
    coalesce(until_low, 'infinity'::DATE) AS double_low, coalesce(until_high, 'infinity'::DATE) AS double_high
FROM row
"""
# A subject's rows of a rule are plain if each is its own act and lasts as long multiplied as not.
_TURNS = """
SELECT number, subject, rule, date, act, bad_low, bad_high, earlier_low, earlier_high, single_low, single_high,
    double_low, double_high, row_number() OVER same AS turn,
    bool_and(act IS NULL AND single_low = double_low AND single_high = double_high) OVER whole AS plain,
    {once_low}, {once_high}
FROM row
WINDOW same AS (PARTITION BY subject, rule ORDER BY {order}),
    whole AS (same ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
    earlier AS (same ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
QUALIFY NOT plain OR once_low OR once_high
"""
_AT_ONCE = """
    coalesce(bad_{r} AND max(CASE WHEN earlier_{r} THEN single_{r} END) OVER earlier > date, false) AS once_{r}
"""
# A product of two decimals is wide, and dear.
_TWICE = "({0} + {0})::DECIMAL(18,4)"
_TIMES = "({0} * {1})::DECIMAL(18,4)"
# The state is the act with the latest end and that end, and the latest end among the other acts. An act that is one
# event is no other row's: it is NULL, which is the same as nothing.
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
    false AS twice_{r}, '-infinity'::DATE AS own_{r}, NULL::VARCHAR AS act_{r},
    '-infinity'::DATE AS end_{r}, '-infinity'::DATE AS other_{r}
"""
_COLUMNS = "twice_{r}, own_{r}, act_{r}, end_{r}, other_{r}"
_TAKEN = """
CREATE OR REPLACE TABLE taken AS
WITH RECURSIVE taken AS (
    SELECT number, subject, rule, 0::BIGINT AS turn, {start} FROM turns WHERE turn = 1 AND NOT plain
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
_PLAIN = "SELECT number, rule, once_low AS twice_low, once_high AS twice_high FROM turns WHERE plain"
_BOTH = f"{_PLAIN} UNION ALL FROM taken"
_ONCE = """
SELECT *, NULL::DECIMAL(38,4) AS total, false AS doubled_low, false AS doubled_high FROM row WHERE NOT adds
"""
_REPEATED = """
SELECT row.* REPLACE (
    CASE WHEN twice_low THEN {low} ELSE given_low END AS given_low,
    CASE WHEN twice_high THEN {high} ELSE given_high END AS given_high),
    NULL::DECIMAL(38,4) AS total,
    coalesce(twice_low, false) AS doubled_low, coalesce(twice_high, false) AS doubled_high
FROM row
JOIN plan_catalog AS catalog ON catalog.catalog = row.catalog
LEFT JOIN ({taken}) AS taken ON taken.number = row.number AND taken.rule = row.rule
WHERE NOT adds
"""


def repeated(connection: DuckDBPyConnection, rows: Relation, plan: Plan) -> Relation:
    """Multiply the points of repeated deductions.

    In and out: the columns of *matched*; out only rules that do not add up, with doubled_low, doubled_high BOOLEAN:
    given_low, given_high of such a repetition are multiplied; total DECIMAL (NULL).
    """
    single = dated(rows.then(_ROWS).then(_SINGLE), plan)
    doubled = _DOUBLE.format(**_multiplied(plan, "times"))
    double = dated(single.then(doubled), plan)
    told = {f"once_{reading}": _AT_ONCE.format(r=reading) for reading in _READINGS}
    turns = double.then(_ENDS).then(_TURNS.format(order=order.events(plan), **told))
    turns.table(connection, "turns", as_written=True)
    kinds = {plain for (plain,) in connection.execute("SELECT DISTINCT plain FROM turns").fetchall()}
    if not kinds:
        return rows.then(_ONCE)
    if False in kinds:
        _take(connection)
    taken = _BOTH if False in kinds else _PLAIN
    return rows.then(_REPEATED.format(taken=taken, **_multiplied(plan, "catalog.factor")))


def _take(connection: DuckDBPyConnection) -> None:
    """Make table `taken` of the rows of `turns` that are not plain."""
    connection.execute(
        _TAKEN.format(
            start=", ".join(_NONE.format(r=reading) for reading in _READINGS),
            columns=", ".join(_COLUMNS.format(r=reading) for reading in _READINGS),
            state=", ".join(f"act_{reading}, end_{reading}, other_{reading}" for reading in _READINGS),
            step=", ".join(_STEP.format(r=reading) for reading in _READINGS),
        )
    ).fetchall()


def _multiplied(plan: Plan, factor: str) -> dict[str, str]:
    """The points times the factor, in each reading."""
    by = _TWICE if {found.repeat.factor for found in plan.catalogs if found.repeat} == {2} else _TIMES
    return {reading: by.format(f"given_{reading}", factor) for reading in _READINGS}
