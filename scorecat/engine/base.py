"""The rows that a record is made from: a subject's own, those of subjects that may reach it, and transfers.

Columns: the log's, with `number` BIGINT (of the row among these), `author` VARCHAR (whose row it was: the subject's
own, or that of one it comes by), `sole` INTEGER (the one catalog it is for; null: all), `doubtful` BOOLEAN (it may not
have come about) and `as_of` DATE (the day of this subject's record).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_OWN = "SELECT log.*{number}, log.subject AS author, NULL::INTEGER AS sole, false AS doubtful FROM {log} AS log"
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
_NUMBERED = "SELECT 1 FROM duckdb_columns() WHERE table_name = 'log' AND column_name = 'number'"
_ANEW = "SELECT COLUMNS(lambda name: name <> 'number')"


def base(connection: DuckDBPyConnection, plan: Plan, *, log: str = "log", moments: bool = False) -> str:
    """Return SQL that stands for the rows; `log` is a table (or a view that numbers its rows) or a query of ours.

    With `moments`, table `moment(subject, as_of)` says whose records are made and at which day; else all, at T.
    """
    day = f"DATE '{plan.as_of.isoformat()}'"
    parts = [_OWN, *([_REACHING] if plan.passes else []), *([_TRANSFERRED] if plan.transfers else [])]
    if len(parts) == 1 and not moments:
        number = "" if connection.execute(_NUMBERED).fetchall() else ", log.rowid AS number"
        return f"(SELECT row.*, {day} AS as_of FROM ({_OWN.format(log=log, number=number)}) AS row)"
    rows = " UNION ALL BY NAME ".join(part.format(log=log, number="") for part in parts)
    rows = f"{_ANEW}, {day} AS as_of FROM ({rows})"
    if moments:
        asked = f"SELECT row.* REPLACE (moment.as_of AS as_of) FROM ({rows}) AS row"
        rows = f"{asked} JOIN moment ON moment.subject = row.subject"
    connection.execute(f"CREATE OR REPLACE TABLE base AS {rows}").fetchall()
    return "(SELECT *, rowid AS number FROM base)"
