"""Stage *known*: which events are known at T, which are void, which acts are corrected (design.md section 5.1).

A `ref` names an event of the same author; rows of several authors that stand in one record do not refer to each other,
and nothing refers to what was transferred (`sole`), which is no row of the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# An event without an act is an act of its own, apart from those of other authors: `own_act` is its author then.
_EVENT = """
SELECT log.*, conduct.kind, conduct.lasting OR log.ended IS NOT NULL AS lasting,
    coalesce(log.act, log.event) AS act_key, CASE WHEN log.act IS NULL THEN log.author END AS own_act,
    CASE WHEN log.ended <= log.as_of THEN log.ended END AS ended_by, {marks}
FROM {base} AS log
JOIN plan_conduct AS conduct ON conduct.conduct = log.conduct{marked}
WHERE log.date <= log.as_of
"""
_UNMARKED = "false AS revoked, false AS act_corrected, false AS bad_ref"
_MARKS = """coalesce(marked.revoked, false) AS revoked, coalesce(marked.act_corrected, false) AS act_corrected,
    coalesce(marked.bad_ref, false) AS bad_ref"""
_JOINED = " LEFT JOIN marked ON marked.number = log.number"

_REFERRING = """
CREATE OR REPLACE TABLE referring AS
SELECT row.number, row.subject, row.author, row.event, row.date, row.conduct AS does, target.event AS target,
    target.number AS aim, target.act AS aim_act
FROM {base} AS row
JOIN plan_conduct AS conduct ON conduct.conduct = row.conduct AND conduct.kind <> 'conduct'
LEFT JOIN {base} AS target ON target.subject = row.subject AND target.author = row.author AND target.event = row.ref
    AND target.event <> row.event AND target.date <= row.date AND target.sole IS NULL
WHERE row.date <= row.as_of AND row.ref IS NOT NULL
"""

# What little is to be said of few rows. A corrected act is the one event it is, or all those of its name.
_MARKED = """
CREATE OR REPLACE TABLE marked AS
WITH corrected AS (
    SELECT settled.subject, settled.author, settled.aim, settled.aim_act
    FROM settled
    ANTI JOIN (SELECT aim FROM settled WHERE does = 'record.revoked' AND NOT void) AS undone
        ON undone.aim = settled.number
    WHERE does = 'record.corrected'
)
SELECT number, bool_or(revoked) AS revoked, bool_or(act_corrected) AS act_corrected, bool_or(bad_ref) AS bad_ref
FROM (
    SELECT aim AS number, true AS revoked, false AS act_corrected, false AS bad_ref
    FROM settled WHERE does = 'record.revoked' AND NOT void
    UNION ALL
    SELECT aim, false, true, false FROM corrected WHERE aim_act IS NULL
    UNION ALL
    SELECT row.number, false, true, false
    FROM {base} AS row
    SEMI JOIN (SELECT DISTINCT subject, author, aim_act FROM corrected WHERE aim_act IS NOT NULL) AS act
        ON act.subject = row.subject AND act.author = row.author AND act.aim_act = row.act
    UNION ALL
    SELECT number, false, false, true FROM referring WHERE target IS NULL
)
GROUP BY number
"""

# Latest first: whether a row is void is settled once every later revocation that names it is. Each round settles
# at least the latest of those left, so the loop ends; logs hardly ever need a second round.
_BEGIN = """
CREATE OR REPLACE TABLE settled AS
SELECT *, NULL::BOOLEAN AS void FROM referring WHERE target IS NOT NULL
"""
_ROUND = """
CREATE OR REPLACE TABLE settled AS
SELECT one.* REPLACE (coalesce(one.void, answer.void) AS void)
FROM settled AS one
JOIN (
    SELECT one.subject, one.author, one.event, CASE
        WHEN bool_or(later.event IS NOT NULL AND NOT later.void) THEN true
        WHEN count(later.event) = count(later.void) THEN false END AS void
    FROM settled AS one
    LEFT JOIN settled AS later ON later.subject = one.subject AND later.author = one.author
        AND later.target = one.event AND later.does = 'record.revoked'
        AND (later.date, later.event) > (one.date, one.event)
    GROUP BY one.subject, one.author, one.event
) AS answer ON answer.subject = one.subject AND answer.author = one.author AND answer.event = one.event
"""


def known(connection: DuckDBPyConnection, base: str) -> Relation:
    """Return the events known at T.

    In: SQL of the rows of *base*, `plan_conduct`. Out: those columns with kind VARCHAR, lasting BOOLEAN, act_key
    VARCHAR (with own_act VARCHAR: the author of an act of its own), ended_by DATE (`ended` if by T), revoked,
    act_corrected, bad_ref BOOLEAN.
    """
    connection.execute(_REFERRING.format(base=base)).fetchall()
    if not _any(connection, "SELECT 1 FROM referring LIMIT 1"):
        return Relation(_EVENT.format(base=base, marks=_UNMARKED, marked=""))
    connection.execute(_BEGIN).fetchall()
    while _any(connection, "SELECT 1 FROM settled WHERE void IS NULL LIMIT 1"):
        connection.execute(_ROUND).fetchall()
    connection.execute(_MARKED.format(base=base)).fetchall()
    return Relation(_EVENT.format(base=base, marks=_MARKS, marked=_JOINED))


def _any(connection: DuckDBPyConnection, query: str) -> bool:
    return bool(connection.execute(query).fetchall())
