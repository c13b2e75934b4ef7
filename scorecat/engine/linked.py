"""What other lists hold, for the grounds that rest on them (design.md section 4: linked orders)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecat.engine.past import beside

if TYPE_CHECKING:
    from datetime import date

    from duckdb import DuckDBPyConnection

    from scorecat.engine.past import Run
    from scorecat.engine.plan import Plan
    from scorecat.model.catalog import Catalog

_EMPTY = """
CREATE OR REPLACE TABLE linked (list VARCHAR, author VARCHAR, event VARCHAR, as_of DATE, in_long BOOLEAN,
    in_short BOOLEAN, from_early DATE, from_late DATE, until_early DATE, until_late DATE)
"""
# Everyone whose event may rest on another list, each at the day of the record that it is for.
_MOMENT = """
CREATE OR REPLACE TABLE moment AS
SELECT DISTINCT event.author AS subject, event.as_of
FROM {schema}.event AS event JOIN {schema}.plan_ground_reach AS reach ON reach.conduct = event.conduct
JOIN {schema}.plan_ground AS ground ON ground.basis = reach.basis
WHERE ground.list = $place AND event.as_of IN (SELECT unnest($days::DATE[]))
"""
# Of several grounds the first to begin; it ends with the last. A span that never was begins never.
_FOUND = """
INSERT INTO {schema}.linked BY NAME
SELECT $place AS list, author, event, as_of, bool_or(was_long) AS in_long, bool_or(in_short) AS in_short,
    min(from_early) FILTER (WHERE was_long) AS from_early,
    coalesce(min(from_late) FILTER (WHERE was_short), 'infinity'::DATE) AS from_late,
    coalesce(max(until_early) FILTER (WHERE was_short), min(until_early)) AS until_early,
    max(until_late) FILTER (WHERE was_long) AS until_late
FROM listing
WHERE author = subject
GROUP BY author, event, as_of
"""


def linked(connection: DuckDBPyConnection, plan: Plan, run: Run, log: str) -> None:
    """Make table `linked`: by list, author and event what the list has of it, in both spans.

    In: tables `event`, `plan_ground`, `plan_ground_reach`. Out: list, author, event VARCHAR; as_of DATE; in_long,
    in_short BOOLEAN; from_early, from_late, until_early, until_late DATE ('infinity': never).
    """
    connection.execute(_EMPTY).fetchall()
    schema = connection.execute("SELECT current_schema()").fetchall()[0][0]
    days = [row[0] for row in connection.execute("SELECT DISTINCT as_of FROM event").fetchall()]
    for number, place in enumerate(plan.lists):
        for turn, (other, these) in enumerate(_versions(plan.elsewhere.get(place, ()), days)):
            with beside(connection, f"{schema}_list_{number}_{turn}"):
                values = {"place": place, "days": these}
                connection.execute(_MOMENT.format(schema=schema), values).fetchall()
                run(connection, replace(plan, catalogs=(other,)), log=log, moments=True, whole=False, entries=False)
                if other.grounds:
                    connection.execute(_FOUND.format(schema=schema), {"place": place}).fetchall()


def _versions(versions: tuple[Catalog, ...], days: list[date]) -> list[tuple[Catalog, list[date]]]:
    """The versions, each with the days at which it is the one in force, or the nearest."""
    found: dict[str, tuple[Catalog, list[date]]] = {}
    for day in days if versions else ():
        one = min(versions, key=lambda version: version.in_force.distance(day))
        found.setdefault(one.version, (one, []))[1].append(day)
    return list(found.values())
