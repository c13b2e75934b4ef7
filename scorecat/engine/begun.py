"""When a listing takes effect: four dates, other lists, delays and objections (part of stage *listed*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.later import first_of_month, later
from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_DECIDED = """
SELECT row.*, ground.* EXCLUDE (basis, catalog, reach_open, passed_on, since, until),
    coalesce(row.date < ground.new, false) AS transitional, coalesce(row.decided, row.date) AS decided_on,
    coalesce(row.served, row.decided, row.date) AS served_early, coalesce(row.served, 'infinity'::DATE) AS served_late
FROM row JOIN plan_ground AS ground ON ground.basis = row.basis
"""
_PUBLISHED = """
SELECT *, coalesce(published, CASE WHEN monthly THEN {monthly} ELSE of_early END) AS published_early,
    coalesce(published, CASE WHEN monthly THEN {monthly}
        WHEN by_day IS NOT NULL THEN (date_trunc('month', of_late) + INTERVAL 1 MONTH + to_days(by_day - 1))::DATE
        WHEN of IS NOT NULL THEN {within} ELSE 'infinity'::DATE END) AS published_late
FROM (
    SELECT *, CASE WHEN of = 'served' THEN served_early ELSE decided_on END AS of_early,
        CASE WHEN of = 'served' THEN served_late ELSE decided_on END AS of_late
    FROM row
)
"""
_AT = """
SELECT *, CASE starts WHEN 'served' THEN served_early WHEN 'published' THEN published_early ELSE decided_on END
        AS at_early,
    CASE starts WHEN 'served' THEN served_late WHEN 'published' THEN published_late ELSE decided_on END AS at_late
FROM row
"""
_AFTER = "SELECT *, {early} AS after_early, {late} AS after_late FROM row"
_WAITED = "SELECT *, {early} AS waited_early, {late} AS waited_late FROM row"

# A list there is none of: whether one is on it is not known.
_LINKED = """
SELECT row.*, coalesce(linked.in_short, row.list IS NULL) AS linked_short,
    row.holds IS DISTINCT FROM false AND CASE WHEN row.list IS NULL OR row.list IN (FROM plan_unknown) THEN true
        ELSE coalesce(linked.in_long, false) END AS in_long,
    coalesce(row.holds, false) AND NOT row.may AND coalesce(linked.in_short, row.list IS NULL) AS in_short,
    greatest(waited_early, linked.from_early) AS begins_early, greatest(waited_late, linked.from_late) AS begins_late,
    coalesce(linked.until_early, 'infinity'::DATE) AS linked_early,
    coalesce(linked.until_late, 'infinity'::DATE) AS linked_late
FROM row
LEFT JOIN linked ON linked.list = row.list AND linked.author = row.author AND linked.event = row.event
    AND linked.as_of = row.as_of
"""
_UNLINKED = """
SELECT *, true AS linked_short, holds IS DISTINCT FROM false AS in_long, coalesce(holds, false) AND NOT may AS in_short,
    waited_early AS begins_early, waited_late AS begins_late, 'infinity'::DATE AS linked_early,
    'infinity'::DATE AS linked_late
FROM row
"""

# What puts the effect off, in order: a row of a delaying procedure, or an objection until it is decided. Rows are those
# of the event's author, or of whom it was passed on to.
_DELAYING = """
CREATE OR REPLACE TABLE delaying AS
SELECT *, row_number() OVER (PARTITION BY listing ORDER BY day, step, place) AS turn
FROM (
    SELECT one.listing, step.date AS day, step.event AS step, delay.place, true AS early, true AS late,
        coalesce(step.ended, {shortest}) AS until_early, coalesce(step.ended, {longest}) AS until_late,
        false AS open, false AS stops_early, false AS stops_late
    FROM started AS one
    JOIN event AS step ON {refers}
    JOIN plan_delay AS delay ON delay.catalog = one.catalog AND delay.conduct = step.conduct
    UNION ALL BY NAME
    SELECT one.listing, step.date AS day, step.event AS step, -1 AS place, one.pending <> 'unknown' AS early,
        true AS late, coalesce(min(answer.date), 'infinity'::DATE) AS until_early, until_early AS until_late,
        min(answer.date) IS NULL AS open, one.pending = 'suspends' AS stops_early,
        one.pending IN ('suspends', 'unknown') AS stops_late
    FROM started AS one
    JOIN event AS step ON {refers} AND step.conduct = 'objection.lodged'
    LEFT JOIN event AS answer ON answer.subject = step.subject AND answer.author = step.author
        AND answer.ref = step.ref AND answer.conduct IN ('objection.sustained', 'objection.rejected')
        AND answer.kind = 'procedure' AND NOT answer.revoked AND (answer.date, answer.event) > (step.date, step.event)
    WHERE one.pending <> 'runs-on'
    GROUP BY ALL
)
"""
REFERS = """step.subject = one.subject AND step.author IN (one.author, one.subject) AND step.kind = 'procedure'
        AND NOT step.revoked AND step.ref = one.event AND step.date >= one.date
        AND (NOT step.bad_ref OR step.author <> one.author)"""
_FOLDED = """
CREATE OR REPLACE TABLE put_off AS
WITH RECURSIVE fold AS (
    SELECT listing, 0::BIGINT AS turn, begins_early AS early, begins_late AS late, false AS off_early,
        false AS off_late, false AS objected, false AS delayed
    FROM started
    UNION ALL
    SELECT fold.listing, one.turn, CASE WHEN one.early AND one.day <= fold.early
            THEN greatest(fold.early, one.until_early) ELSE fold.early END,
        CASE WHEN one.late AND one.day <= fold.late THEN greatest(fold.late, one.until_late) ELSE fold.late END,
        off_early OR one.open AND one.stops_early AND one.day > fold.early,
        off_late OR one.open AND one.stops_late AND one.day > fold.late,
        objected OR one.open, delayed OR one.place >= 0 AND one.day <= fold.late
    FROM fold JOIN delaying AS one ON one.listing = fold.listing AND one.turn = fold.turn + 1
)
SELECT listing, last(early ORDER BY turn) AS from_early, last(late ORDER BY turn) AS from_late,
    bool_or(off_early) AS off_early, bool_or(off_late) AS off_late, bool_or(objected) AS objected,
    bool_or(delayed) AS delayed
FROM fold GROUP BY listing
"""
_PUT_OFF = """
SELECT one.*, put_off.* EXCLUDE (listing) FROM started AS one JOIN put_off ON put_off.listing = one.listing
"""
_AT_ONCE = """
SELECT *, begins_early AS from_early, begins_late AS from_late, false AS off_early, false AS off_late,
    false AS objected, false AS delayed
FROM row
"""


def begun(connection: DuckDBPyConnection, held: Relation, plan: Plan) -> Relation:
    """Say when each listing takes effect, at the earliest and at the latest.

    In: the rows of `held`; tables `event`, `linked`. Out: those with the columns of `plan_ground`; in_long, in_short
    BOOLEAN (the ground may hold, it does), decided_on, served_early, served_late, published_early, published_late,
    from_early, from_late, linked_early, linked_late (the end of the list it rests on) DATE; linked_short, off_early,
    off_late (interrupted at T), objected, delayed BOOLEAN.
    """
    monthly = first_of_month("decided_on") if plan.counts_working_days else "decided_on"
    published = _PUBLISHED.format(monthly=monthly, within=later("of_late", "within", plan))
    started = (
        held.then(_DECIDED)
        .then(published)
        .then(_AT)
        .then(_both(_AFTER, "at", "after", plan))
        .then(_both(_WAITED, "after", "wait", plan))
        .then(_LINKED if plan.lists else _UNLINKED)
    )
    if not plan.puts_off:
        return started.then(_AT_ONCE)
    started.table(connection, "started")
    lengths = {name: later("step.date", f"delay.{name}", plan) for name in ("shortest", "longest")}
    connection.execute(_DELAYING.format(refers=REFERS, **lengths)).fetchall()
    connection.execute(_FOLDED).fetchall()
    return Relation(_PUT_OFF)


def _both(query: str, day: str, length: str, plan: Plan) -> str:
    ends = {end: later(f"{day}_{end}", length, plan, following=True) for end in ("early", "late")}
    return query.format(**ends)
