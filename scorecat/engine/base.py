"""The rows that a record is made from: a subject's own, those of subjects that may reach it, and transfers.

Columns: the log's, with `author` VARCHAR (whose row it was: the subject's own, or that of one it comes by), `sole`
INTEGER (the one catalog it is for; null: all), `doubtful` BOOLEAN (it may not have come about) and `as_of` DATE (the
day of this subject's record).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_OWN = "SELECT log.*, log.subject AS author, NULL::INTEGER AS sole, false AS doubtful FROM {log} AS log"
_REACHING = """
SELECT log.* REPLACE (pair.whom AS subject), log.subject AS author, NULL::INTEGER AS sole, false AS doubtful
FROM {log} AS log
JOIN (
    SELECT DISTINCT relations.of AS whose, relations.to AS whom
    FROM relations JOIN plan_pass AS pass ON pass.relation = relations.relation
    WHERE relations.of <> relations.to
) AS pair ON pair.whose = log.subject
"""
_TRANSFERRED = "SELECT * FROM transferred"


def base(connection: DuckDBPyConnection, plan: Plan, *, log: str = "log", moments: bool = False) -> str:
    """Return SQL that stands for the rows; `log` is a table or query of ours.

    With `moments`, table `moment(subject, as_of)` says whose records are made and at which day; else all, at `as_of`.
    """
    parts = [_OWN, *([_REACHING] if plan.passes else []), *([_TRANSFERRED] if plan.transfers else [])]
    rows = " UNION ALL BY NAME ".join(part.format(log=log) for part in parts)
    if moments:
        rows = f"SELECT row.*, moment.as_of FROM ({rows}) AS row JOIN moment ON moment.subject = row.subject"
    else:
        rows = f"SELECT row.*, getvariable('as_of') AS as_of FROM ({rows}) AS row"
    if len(parts) == 1 and not moments:
        return f"({rows})"
    connection.execute(f"CREATE OR REPLACE TABLE base AS {rows}").fetchall()
    return "base"
