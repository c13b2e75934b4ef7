"""The pipeline: from the table `log` to the tables `record`, `entry`, `uncovered` and `followed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.chosen import chosen
from scorecat.engine.followed import followed
from scorecat.engine.known import known
from scorecat.engine.matched import matched
from scorecat.engine.scored import scored
from scorecat.engine.subject import with_subject
from scorecat.engine.uncovered import uncovered
from scorecat.engine.valued import valued

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan


def run(connection: DuckDBPyConnection, plan: Plan) -> None:
    """Compute all records.

    In: table `log` and, if the plan names subject columns, table `subjects`. Out: tables `event`, `entry`
    (columns of *chosen*), `record` (of *scored*), `uncovered` and `followed`.
    """
    plan.install(connection)
    event = with_subject(known(connection), plan).table(connection, "event")
    chosen(valued(matched(event, plan), plan), plan).table(connection, "entry")
    record = scored(event, plan).table(connection, "record")
    uncovered(event).table(connection, "uncovered")
    followed(record).table(connection, "followed")
