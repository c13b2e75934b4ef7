"""Stage *known*: which events are known at T, which are void, which acts are corrected (design.md section 5.1).

A `ref` names an event of the same author; rows of several authors that stand in one record do not refer to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.relation import Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# An event without an act is an act of its own, apart from those of other authors: `own_act` is its author then.
_SELECT = """
SELECT log.*, conduct.kind, conduct.lasting OR log.ended IS NOT NULL AS lasting,
    coalesce(log.act, log.event) AS act_key, CASE WHEN log.act IS NULL THEN log.author END AS own_act,
    CASE WHEN log.ended <= log.as_of THEN log.ended END AS ended_by,
"""
_EVENT = """{select}    revoked.target IS NOT NULL AS revoked, corrected.act_key IS NOT NULL AS act_corrected,
    referring.event IS NOT NULL AND referring.target IS NULL AS bad_ref
FROM {base} AS log
JOIN plan_conduct AS conduct ON conduct.conduct = log.conduct
LEFT JOIN (SELECT DISTINCT subject, author, target FROM settled WHERE does = 'record.revoked' AND NOT void) AS revoked
    ON revoked.subject = log.subject AND revoked.author = log.author AND revoked.target = log.event
LEFT JOIN (
    SELECT DISTINCT settled.subject, settled.author, coalesce(target.act, target.event) AS act_key,
        target.act IS NULL AS alone
    FROM settled JOIN {base} AS target ON target.subject = settled.subject AND target.author = settled.author
        AND target.event = settled.target
    ANTI JOIN (SELECT subject, author, target FROM settled WHERE does = 'record.revoked' AND NOT void) AS undone
        ON undone.subject = settled.subject AND undone.author = settled.author AND undone.target = settled.event
    WHERE does = 'record.corrected'
) AS corrected ON corrected.subject = log.subject AND corrected.author = log.author
    AND corrected.act_key = coalesce(log.act, log.event) AND corrected.alone = (log.act IS NULL)
LEFT JOIN referring ON referring.subject = log.subject AND referring.author = log.author
    AND referring.event = log.event
WHERE log.date <= log.as_of
"""

_PLAIN_EVENT = """{select}    false AS revoked, false AS act_corrected, false AS bad_ref
FROM {base} AS log JOIN plan_conduct AS conduct ON conduct.conduct = log.conduct
WHERE log.date <= log.as_of
"""

_REFERRING = """
CREATE OR REPLACE TABLE referring AS
SELECT row.subject, row.author, row.event, row.date, row.conduct AS does, target.event AS target
FROM {base} AS row
JOIN plan_conduct AS conduct ON conduct.conduct = row.conduct AND conduct.kind <> 'conduct'
LEFT JOIN {base} AS target ON target.subject = row.subject AND target.author = row.author AND target.event = row.ref
    AND target.event <> row.event AND target.date <= row.date
WHERE row.date <= row.as_of AND row.ref IS NOT NULL
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

    In: SQL of the rows of *base*, `plan_conduct`. Out: those columns with kind, lasting BOOLEAN, act_key VARCHAR (with
    own_act VARCHAR: the author of an act of its own), ended_by DATE (`ended` if by T), revoked, act_corrected, bad_ref
    BOOLEAN.
    """
    connection.execute(_REFERRING.format(base=base)).fetchall()
    if not _any(connection, "SELECT 1 FROM referring LIMIT 1"):
        return Relation(_PLAIN_EVENT.format(select=_SELECT, base=base))
    connection.execute(_BEGIN).fetchall()
    while _any(connection, "SELECT 1 FROM settled WHERE void IS NULL LIMIT 1"):
        connection.execute(_ROUND).fetchall()
    return Relation(_EVENT.format(select=_SELECT, base=base))


def _any(connection: DuckDBPyConnection, query: str) -> bool:
    return bool(connection.execute(query).fetchall())
