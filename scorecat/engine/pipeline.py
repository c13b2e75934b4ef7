"""The pipeline: from the table `log` to the tables `record`, `entry`, `tally`, `uncovered`, `followed` and `fell`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecat.engine.base import base
from scorecat.engine.capped import capped
from scorecat.engine.chosen import chosen
from scorecat.engine.derived import derived
from scorecat.engine.fallen import fallen
from scorecat.engine.followed import followed
from scorecat.engine.frozen import frozen
from scorecat.engine.known import known
from scorecat.engine.later import install as install_days
from scorecat.engine.levelled import levelled
from scorecat.engine.linked import linked
from scorecat.engine.listed import listed
from scorecat.engine.matched import matched
from scorecat.engine.met import met
from scorecat.engine.relation import Relation
from scorecat.engine.repaired import repaired
from scorecat.engine.scored import scored
from scorecat.engine.stored import SHARED_ACT, empty, of_entry, of_event
from scorecat.engine.subject import with_subject
from scorecat.engine.tallied import tallied
from scorecat.engine.transferred import transferred
from scorecat.engine.uncovered import counted, uncovered
from scorecat.engine.valued import valued

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan


def run(
    connection: DuckDBPyConnection,
    plan: Plan,
    *,
    log: str = "log",
    moments: bool = False,
    whole: bool = True,
    entries: bool = True,
) -> None:
    """Compute all records.

    In: table `log` (or `log`, SQL of ours in its stead) and, if the plan names subject columns, table `subjects`, if it
    says so, `relations`. With `moments`, table `moment(subject, as_of)` says whose records are made, each at its own
    day; if not `whole` also of those without an event by then. Out: `event` (the columns of *derived*, and `number`),
    `tally` and `kept` (of *tallied*) and `record` (of *scored*; if `whole` of *counted*), of lists `listing` (of
    *listed*); if `whole` also `followed` and `fell`; if `entries` also `entry` (of *capped*) and, if `whole`,
    `uncovered`. Of these `event`, `entry` and `uncovered` are views, which are looked through only where they are read.
    """
    plan = _spoken(connection, plan, log)
    plan.install(connection)
    if plan.transfers:
        transferred(connection, plan, run, log)
    reached = derived(connection, known(connection, base(connection, plan, log=log, moments=moments)), plan)
    event = _stored(connection, with_subject(reached, plan), plan, log, passing=plan.plain and not moments)
    given = repaired(connection, valued(connection, matched(connection, event, plan), plan), plan)
    counting = frozen(chosen(connection, given, plan), plan)
    entry = capped(connection, counting, plan)
    tallied(connection, entry.view(connection, "entry", of_entry(plan), SHARED_ACT) if entries else entry, plan)
    if plan.has_lists:
        if plan.counts_working_days:
            install_days(connection, plan)
        linked(connection, plan, run, log)
        listed(connection, event, plan)
    found = scored(met(connection, event, plan), plan, asked=moments and not whole)
    found = levelled(found) if plan.levels else found
    record = (counted(found, plan) if whole else found).table(connection, "record")
    if whole:
        if entries:
            connection.execute(f"CREATE OR REPLACE VIEW uncovered AS {uncovered(event, plan).sql}").fetchall()
        followed(record, plan).table(connection, "followed")
        fallen(connection, plan, run)


def _stored(connection: DuckDBPyConnection, events: Relation, plan: Plan, log: str, *, passing: bool) -> Relation:
    """Make `event`: in `passing` the rows are the log's, and what is said of them is made anew for whoever reads it."""
    if not passing:
        return events.view(connection, "event", of_event(plan, empty(connection, log)))
    connection.execute(f"CREATE OR REPLACE VIEW event AS {events.sql}").fetchall()
    return Relation("FROM event")


def _spoken(connection: DuckDBPyConnection, plan: Plan, log: str) -> Plan:
    """Return the plan for no more than the codes there are in the log, or may come from elsewhere."""
    found = connection.execute(f"SELECT DISTINCT conduct FROM {log} AS log").fetchall()
    carried = {one.conduct for each in plan.catalogs for one in each.transfers}
    return replace(plan, conducts=frozenset({*carried, *(row[0] for row in found)}))
