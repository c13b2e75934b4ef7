"""From which grade one fell to the last (design.md section 5.9): the record of the day before a direct last grade."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecat.engine.past import beside

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.past import Run
    from scorecat.engine.plan import Plan

_FELL = "CREATE OR REPLACE TABLE fell (catalog INTEGER, subject VARCHAR, low INTEGER, high INTEGER)"
_DAYS = """
CREATE OR REPLACE TABLE fell_day AS
SELECT kept.subject, min(date) FILTER (WHERE alive_low AND kept.grade_low = $last) - 1 AS low,
    min(date) FILTER (WHERE alive_high AND kept.grade_high = $last) - 1 AS high
FROM kept JOIN record ON record.catalog = kept.catalog AND record.subject = kept.subject AND record.scored
WHERE kept.catalog = $catalog AND kept.direct
GROUP BY kept.subject HAVING low IS NOT NULL OR high IS NOT NULL
"""
# The log as it is known at T to be true: without what is void by then.
_LOG = """(
    SELECT log.* FROM log
    ANTI JOIN main.event AS void ON void.author = log.subject AND void.event = log.event AND void.revoked
)"""
_MOMENT = """
CREATE OR REPLACE TABLE moment AS
SELECT subject, {day} AS as_of FROM main.fell_day WHERE {day} IS NOT NULL
"""
# A subject that fell on the same day in both readings, as is usual, is asked about once.
_FOUND = """
INSERT INTO main.fell
SELECT $catalog, record.subject, CASE WHEN day.low = record.as_of AND grade_low < $last THEN grade_low END,
    CASE WHEN day.high = record.as_of AND grade_high < $last THEN grade_high END
FROM record JOIN main.fell_day AS day ON day.subject = record.subject
WHERE scored
"""
_JOINED = """
CREATE OR REPLACE TABLE fell AS
SELECT catalog, subject, max(low) AS low, max(high) AS high FROM fell
WHERE low IS NOT NULL OR high IS NOT NULL GROUP BY catalog, subject
"""
_OTHERS = (
    "SELECT count(*) FILTER (WHERE low IS NOT NULL), count(*) FILTER (WHERE high <> low OR low IS NULL) FROM fell_day"
)


def fallen(connection: DuckDBPyConnection, plan: Plan, run: Run) -> None:
    """Make table `fell(catalog, subject, low, high)`: the rank of the grade of the day before, in each reading.

    In: tables `event`, `kept`, `record`. There is a row only where a direct last grade is in force and was not that
    of the day before; a reading in which that is not so is NULL.
    """
    connection.execute(_FELL).fetchall()
    for number, found in enumerate(plan.catalogs):
        if not found.grades or not found.grades[-1].fell_from:
            continue
        last = len(found.grades) - 1
        connection.execute(_DAYS, {"catalog": number, "last": last}).fetchall()
        of_low, of_high = connection.execute(_OTHERS).fetchall()[0]
        for day, count in (("low", of_low), ("CASE WHEN high <> low OR low IS NULL THEN high END", of_high)):
            if count:
                with beside(connection, "past"):
                    connection.execute(_MOMENT.format(day=day)).fetchall()
                    run(
                        connection, replace(plan, catalogs=(found,)), log=_LOG, moments=True, whole=False, entries=False
                    )
                    connection.execute(_FOUND, {"catalog": number, "last": last}).fetchall()
    connection.execute(_JOINED).fetchall()
