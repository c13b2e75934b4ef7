"""What takes a name off a list, and when (part of stage *listed*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.begun import REFERS
from scorecat.engine.derived import reaching
from scorecat.engine.later import is_some, later
from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_NONE = """
SELECT *, term_early AS until_early, term_late AS until_late, NULL::VARCHAR AS remover_early,
    NULL::VARCHAR AS remover_late, false AS may_go, false AS in_days
FROM row
"""

# Rows that carry a removal out: of what was passed on they are the author's, or for `passed_on: true` one's own.
_CARRIED = """
CREATE OR REPLACE TABLE carried AS
SELECT one.listing, removal.removal, step.date AS day, step.event AS step
FROM termed AS one
JOIN plan_removes AS removes ON removes.basis = one.basis
JOIN plan_removal AS removal ON removal.removal = removes.removal
    AND (removal.passed_on IS NULL OR removal.passed_on = (one.author <> one.subject))
JOIN plan_removal_after AS after ON after.removal = removal.removal
JOIN event AS step ON step.conduct = after.conduct AND step.subject = one.subject AND NOT step.revoked
    AND CASE WHEN removal.by_conduct
        THEN step.kind = 'conduct' AND step.author = step.subject AND (step.date, step.event) > (one.date, one.event)
        ELSE step.kind = 'procedure' AND step.ref = one.event AND step.date >= one.date
            AND step.author = CASE WHEN removal.passed_on THEN one.subject ELSE one.author END
            AND (NOT step.bad_ref OR step.author <> one.author) END
"""
# The end of the relations by which a listing was passed on.
_ROLE = """
INSERT INTO carried BY NAME
SELECT one.listing, removal.removal, max(coalesce(relation.until, 'infinity'::DATE)) AS day, NULL AS step
FROM termed AS one
JOIN plan_removes AS removes ON removes.basis = one.basis
JOIN plan_removal AS removal ON removal.removal = removes.removal AND removal.role_ended
    AND removal.removal NOT IN (SELECT removal FROM plan_removal_after)
{reaching}
WHERE one.author <> one.subject AND pass.catalog = one.catalog
GROUP BY one.listing, removal.removal, one.as_of
HAVING day <= one.as_of
"""
_ENDED = """
UPDATE carried SET day = greatest(day, role.ends)
FROM (
    SELECT one.listing, max(coalesce(relation.until, 'infinity'::DATE)) AS ends
    FROM termed AS one {reaching} WHERE pass.catalog = one.catalog GROUP BY one.listing
) AS role, plan_removal AS removal
WHERE role.listing = carried.listing AND removal.removal = carried.removal AND removal.role_ended
"""

# What is done, and the day by which all else is done that it takes.
_DONE = """
CREATE OR REPLACE TABLE done AS
SELECT carried.listing, carried.removal, carried.step, carried.day, max(part.day) AS other_day
FROM carried
JOIN plan_removal AS removal ON removal.removal = carried.removal
LEFT JOIN (
    SELECT one.listing, needed.removal, needed.part, min(step.date) AS day
    FROM termed AS one
    JOIN event AS step ON {refers}
    JOIN plan_removal_with AS needed ON needed.conduct = step.conduct
    GROUP BY ALL
) AS part ON part.listing = carried.listing AND part.removal = carried.removal
WHERE isfinite(carried.day)
GROUP BY carried.listing, carried.removal, carried.step, carried.day, removal.also
HAVING count(part.part) = removal.also
"""

# Whether the conduct has come back so often within a time of an earlier removal; perhaps, where grounds may not hold.
_AGAIN = """
CREATE OR REPLACE TABLE again AS
SELECT one.listing, removal.removal,
    bool_or(first.in_short AND ({times} AND (other.in_short OR other.event = one.event)) >= removal.times) AS surely
FROM termed AS one
JOIN plan_removes AS removes ON removes.basis = one.basis
JOIN plan_removal AS removal ON removal.removal = removes.removal AND removal.times IS NOT NULL
JOIN carried AS paid ON paid.removal = removal.removal
JOIN termed AS first ON first.listing = paid.listing AND first.subject = one.subject AND first.author = one.author
    AND first.in_long AND NOT first.revoked
    AND paid.day <= one.date
    AND one.date < (paid.day + to_months(removal.again_months) + to_days(removal.again_days))::DATE
WHERE ({times}) >= removal.times
GROUP BY one.listing, removal.removal
"""
_TIMES = """SELECT count(DISTINCT other.event)
    FROM termed AS other
    JOIN plan_removes AS same ON same.basis = other.basis
    WHERE same.removal = removal.removal AND other.subject = one.subject AND other.author = one.author
        AND other.in_long AND NOT other.revoked AND other.date >= paid.day
        AND (other.date, other.event) <= (one.date, one.event)"""

_WAITED = """
SELECT one.listing, one.event, one.date, one.subject, one.from_early, one.from_late, done.removal, done.step, done.day,
    done.other_day, removal.place, removal.must, removal.within_months, removal.within_days, removal.within_working,
    removal.least_months, removal.least_days, removal.least_working,
    CASE WHEN again.listing IS NULL THEN {plain} WHEN again.surely THEN {again} ELSE least({again}, {plain}) END
        AS waited_early,
    CASE WHEN again.listing IS NULL THEN {plain} WHEN again.surely THEN {again} ELSE greatest({again}, {plain}) END
        AS waited_late
FROM done
JOIN termed AS one ON one.listing = done.listing
JOIN plan_removal AS removal ON removal.removal = done.removal
LEFT JOIN again ON again.listing = done.listing AND again.removal = done.removal
"""
_LEAST = """
SELECT *, greatest(waited_early, other_day, CASE WHEN {some} THEN {early} END) AS effect_early,
    greatest(waited_late, other_day, CASE WHEN {some} THEN {late} END) AS effect_late
FROM row
"""
_WITHIN = "SELECT *, CASE WHEN must THEN {late} ELSE 'infinity'::DATE END AS at_latest, {late} AS deadline FROM row"
_BARRED = """
SELECT row.*, barred.listing IS NOT NULL AS barred
FROM row
LEFT JOIN (
    SELECT one.listing, one.removal, one.step, bool_or(other.date <= one.effect_early) AS surely
    FROM waited AS one
    JOIN plan_removal_unless AS bar ON bar.removal = one.removal
    JOIN event AS other ON other.subject = one.subject AND other.author = one.subject AND other.kind = 'conduct'
        AND NOT other.revoked AND other.conduct = bar.conduct AND (other.date, other.event) > (one.date, one.event)
        AND other.date <= one.deadline
    GROUP BY one.listing, one.removal, one.step
) AS barred ON barred.listing = row.listing AND barred.removal = row.removal
    AND row.step IS NOT DISTINCT FROM barred.step
WHERE NOT coalesce(barred.surely, false)
"""
_ENDS = """
CREATE OR REPLACE TABLE removing AS
SELECT listing, min(early) AS early, min(late) AS late,
    arg_min(step, struct_pack(a := early, b := place, c := day, d := step)) AS remover_early,
    arg_min(step, struct_pack(a := late, b := place, c := day, d := step)) AS remover_late,
    bool_or(early < 'infinity'::DATE AND late = 'infinity'::DATE) AS may_go,
    bool_or(early < late AND late < 'infinity'::DATE) AS in_days
FROM (
    SELECT listing, step, place, day, effect_early AS early,
        CASE WHEN barred THEN 'infinity'::DATE ELSE at_latest END AS late
    FROM barred
    UNION ALL BY NAME
    SELECT one.listing, step.event AS step, -1 AS place, step.date AS day, step.date AS early, step.date AS late
    FROM termed AS one JOIN event AS step ON {refers} AND step.conduct = 'objection.sustained'
)
GROUP BY listing
"""
_REMOVED = """
SELECT one.*, least(term_early, removing.early) AS until_early, least(term_late, removing.late) AS until_late,
    removing.remover_early, removing.remover_late, coalesce(removing.may_go, false) AS may_go,
    coalesce(removing.in_days, false) AS in_days
FROM termed AS one LEFT JOIN removing ON removing.listing = one.listing
"""


def removed(connection: DuckDBPyConnection, termed: Relation, plan: Plan) -> Relation:
    """Say when each listing ends, at the earliest and at the latest.

    In: the columns of *begun* with term_early, term_late; table `event`. Out: those with until_early, until_late DATE,
    remover_early, remover_late VARCHAR (the event that ends it, unless the term does), may_go (it may be removed or
    not), in_days (when exactly is open) BOOLEAN.
    """
    if not plan.removes:
        return termed.then(_NONE)
    termed.table(connection, "termed")
    connection.execute(_CARRIED).fetchall()
    if plan.passes:
        connection.execute(_ENDED.format(reaching=reaching(plan))).fetchall()
        connection.execute(_ROLE.format(reaching=reaching(plan))).fetchall()
    connection.execute(_DONE.format(refers=REFERS)).fetchall()
    connection.execute(_AGAIN.format(times=_TIMES)).fetchall()
    waited = Relation(
        _WAITED.format(
            again=later("done.day", "removal.again_wait", plan), plain=later("done.day", "removal.wait", plan)
        )
    )
    least = {end: later(f"from_{end}", "least", plan) for end in ("early", "late")}
    waited = waited.then(_LEAST.format(some=is_some("least"), **least))
    waited = waited.then(_WITHIN.format(late=later("effect_late", "within", plan)))
    waited.table(connection, "waited").then(_BARRED).table(connection, "barred")
    connection.execute(_ENDS.format(refers=REFERS)).fetchall()
    return Relation(_REMOVED)
