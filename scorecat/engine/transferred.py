"""Grades of another place that become events here on the first day of the next year (design.md section 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecat.engine.past import beside
from scorecat.events.identifier import identifier
from scorecat.model.condition import attributes_of
from scorecat.model.subject import SUBJECT_COLUMNS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.past import Run
    from scorecat.engine.plan import Plan
    from scorecat.model.catalog import Catalog, Transfer

_EMPTY = """
CREATE OR REPLACE TABLE transferred AS
SELECT log.*, log.subject AS author, 0 AS sole, false AS doubtful FROM {log} AS log LIMIT 0
"""
# Where the readings' grades differ, what they give is not known, and if one of them gives nothing, nor is that; nor
# where the place may not cover somebody. What the log itself calls so is not said twice.
_ROWS = """
INSERT INTO {schema}.transferred BY NAME
SELECT row.subject, $day::DATE AS date, $conduct AS conduct, $event AS event, row.subject AS author, $catalog AS sole,
    row.coverage_open OR row.grade_low <> row.grade_high AND least_given < between AS doubtful,
    CASE WHEN row.grade_low = row.grade_high THEN {value} END AS {attribute}
FROM (
    SELECT *, grade_low - grade_high + 1 AS between,
        len([rank FOR rank IN range(grade_high, grade_low + 1) IF rank IN ({ranks})]) AS least_given
    FROM record WHERE scored AND NOT not_covered
) AS row
ANTI JOIN {log} AS log ON log.subject = row.subject AND log.event = $event
WHERE least_given > 0
"""


def transferred(connection: DuckDBPyConnection, plan: Plan, run: Run, log: str) -> None:
    """Make table `transferred` of the form of *base*, without `as_of`.

    A transfer needs a subjects table with what tells whom the other place covers: else none is made.
    """
    connection.execute(_EMPTY.format(log=log)).fetchall()
    schema = connection.execute("SELECT current_schema()").fetchall()[0][0]
    first = connection.execute(f"SELECT min(date) FROM {log} AS log").fetchall()[0][0]
    if first is None:
        return
    for number, found in enumerate(plan.catalogs):
        for one in found.transfers:
            for year in range(first.year, plan.as_of.year):
                other = _in_force(plan.elsewhere.get(one.place, ()), date(year, 12, 31))
                if other is not None and not lacking(other, plan.subject_columns):
                    with beside(connection, f"{schema}_{year}"):
                        of_year = replace(plan, catalogs=(other,), as_of=date(year, 12, 31))
                        run(connection, of_year, log=log, whole=False, entries=False)
                        _insert(connection, (schema, log), other, one, (number, year))


def _in_force(versions: tuple[Catalog, ...], day: date) -> Catalog | None:
    return next((one for one in reversed(versions) if one.in_force.covers(day)), None)


def lacking(other: Catalog, columns: frozenset[str]) -> frozenset[str]:
    """Return what a subjects table lacks of what tells whom a place covers."""
    return frozenset({"type", *(SUBJECT_COLUMNS[name] for name in attributes_of(other.covers))}) - columns


def _insert(
    connection: DuckDBPyConnection, tables: tuple[str, str], other: Catalog, one: Transfer, which: tuple[int, int]
) -> None:
    (schema, log), (catalog, year) = tables, which
    ranks = {other.grade_rank[grade]: value for grade, value in one.values if grade in other.grade_rank}
    if not ranks:
        return
    values: dict[str, Any] = {f"value_{rank}": value for rank, value in ranks.items()}
    cases = " ".join(f"WHEN {rank} THEN $value_{rank}" for rank in ranks)
    query = _ROWS.format(
        schema=schema,
        log=log,
        value=f"CASE row.grade_low {cases} END",
        attribute=identifier(one.attribute),
        ranks=", ".join(map(str, ranks)),
    )
    values |= {"day": date(year + 1, 1, 1), "conduct": one.conduct, "event": f"{one.id}:{year}", "catalog": catalog}
    connection.execute(query, values).fetchall()
