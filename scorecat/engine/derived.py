"""Stage *derived*: which events of others reach a subject, and in which catalog (design.md section 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.relation import Relation
from scorecat.engine.subject import type_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_REACHED = """
CREATE OR REPLACE TABLE passed_on AS
SELECT one.subject, one.author, one.event, one.date, pass.catalog, bool_and(pass.open) AS open
FROM event_known AS one
{reaching}
WHERE one.author <> one.subject AND one.kind = 'conduct'
GROUP BY ALL
"""
# Procedures of the author stay beside what was passed on, for repairs: `sole` -1 is no catalog.
_DERIVED = """
FROM event_known WHERE author = subject
UNION ALL BY NAME
SELECT * REPLACE (-1 AS sole) FROM event_known WHERE author <> subject AND kind <> 'conduct'
UNION ALL BY NAME
SELECT row.* REPLACE (passed.catalog AS sole, row.doubtful OR passed.open AS doubtful)
FROM event_known AS row
JOIN passed_on AS passed
    ON passed.subject = row.subject AND passed.author = row.author AND passed.event = row.event
"""
_TABLE = "LEFT JOIN subjects ON subjects.subject = one.author"
_REACHING = """
    {subjects}
    JOIN relations AS relation ON relation.of = one.author AND relation.to = one.subject
        AND coalesce(relation."from" <= one.date, true) AND coalesce(one.date < relation.until, true)
    JOIN plan_pass AS pass ON pass.relation = relation.relation
        AND (pass.conduct IS NULL OR pass.conduct = one.conduct) AND (pass.type IS NULL OR pass.type = {type})
"""


def derived(connection: DuckDBPyConnection, events: Relation, plan: Plan) -> Relation:
    """Return the events of each record: one's own, and those that pass_on clauses lead there.

    In: the columns of *known*; tables `relations`, `plan_pass`. Out: the same; of an event passed on, `sole` is the
    catalog whose clause does it and `doubtful` whether each such clause leaves that open.
    """
    if not plan.passes:
        return events
    events.table(connection, "event_known")
    connection.execute(_REACHED.format(reaching=reaching(plan))).fetchall()
    return Relation(_DERIVED)


def reaching(plan: Plan) -> str:
    """Return the joins that lead from `one` (author, subject, date, conduct) to each `relation` and clause `pass`."""
    given = bool(plan.subject_columns)
    type_ = "coalesce(subjects.type, 'person')" if given else type_of("one.author", plan)
    return _REACHING.format(type=type_, subjects=_TABLE if given else "")
