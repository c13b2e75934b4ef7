"""Stage *known*: which events are known at T, which are void, which acts are corrected (design.md section 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SELECT = """
SELECT log.*, conduct.kind, conduct.lasting OR log.ended IS NOT NULL AS lasting,
    coalesce(log.act, log.event) AS act_key, log.act IS NULL AS own_act,
    CASE WHEN log.ended <= getvariable('as_of') THEN log.ended END AS ended_by,
"""
_EVENT = f"""{_SELECT}    revoked.target IS NOT NULL AS revoked, corrected.act_key IS NOT NULL AS act_corrected,
    referring.event IS NOT NULL AND referring.target IS NULL AS bad_ref
FROM log
JOIN plan_conduct AS conduct ON conduct.conduct = log.conduct
LEFT JOIN (SELECT DISTINCT subject, target FROM settled WHERE does = 'record.revoked' AND NOT void) AS revoked
    ON revoked.subject = log.subject AND revoked.target = log.event
LEFT JOIN (
    SELECT DISTINCT settled.subject, coalesce(target.act, target.event) AS act_key, target.act IS NULL AS own_act
    FROM settled JOIN log AS target ON target.subject = settled.subject AND target.event = settled.target
    WHERE does = 'record.corrected' AND NOT void
) AS corrected ON corrected.subject = log.subject
    AND corrected.act_key = coalesce(log.act, log.event) AND corrected.own_act = (log.act IS NULL)
LEFT JOIN referring ON referring.subject = log.subject AND referring.event = log.event
WHERE log.date <= getvariable('as_of')
"""

_PLAIN_EVENT = f"""{_SELECT}    false AS revoked, false AS act_corrected, false AS bad_ref
FROM log JOIN plan_conduct AS conduct ON conduct.conduct = log.conduct
WHERE log.date <= getvariable('as_of')
"""

_REFERRING = """
CREATE OR REPLACE TABLE referring AS
SELECT row.subject, row.event, row.date, row.conduct AS does, target.event AS target
FROM log AS row
JOIN plan_conduct AS conduct ON conduct.conduct = row.conduct AND conduct.kind <> 'conduct'
LEFT JOIN log AS target ON target.subject = row.subject AND target.event = row.ref
    AND target.event <> row.event AND target.date <= row.date
WHERE row.date <= getvariable('as_of') AND row.ref IS NOT NULL
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
    SELECT one.subject, one.event, CASE
        WHEN bool_or(later.event IS NOT NULL AND NOT later.void) THEN true
        WHEN count(later.event) = count(later.void) THEN false END AS void
    FROM settled AS one
    LEFT JOIN settled AS later ON later.subject = one.subject AND later.target = one.event
        AND later.does = 'record.revoked' AND (later.date, later.event) > (one.date, one.event)
    GROUP BY one.subject, one.event
) AS answer ON answer.subject = one.subject AND answer.event = one.event
"""


def known(connection: DuckDBPyConnection) -> Relation:
    """Return the events known at T.

    In: table `log` (subject, date, conduct, event, act, ended, ref, …), `plan_conduct`, variable `as_of`.
    Out: the log's columns with kind, lasting BOOLEAN, act_key VARCHAR (with own_act: an act of its own), ended_by
    DATE (`ended` if by T), revoked, act_corrected, bad_ref BOOLEAN.
    """
    connection.execute(_REFERRING).fetchall()
    if not _any(connection, "SELECT 1 FROM referring LIMIT 1"):
        return Relation(_PLAIN_EVENT)
    connection.execute(_BEGIN).fetchall()
    while _any(connection, "SELECT 1 FROM settled WHERE void IS NULL LIMIT 1"):
        connection.execute(_ROUND).fetchall()
    return Relation(_EVENT)


def _any(connection: DuckDBPyConnection, query: str) -> bool:
    return bool(connection.execute(query).fetchall())
