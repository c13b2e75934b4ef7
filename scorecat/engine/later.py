"""Days that lie a length of time after others, in calendar time or in working days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

NEVER: Final = "'infinity'::DATE"

_SPAN = """
CREATE OR REPLACE TABLE plan_day AS
SELECT day, (sum(works::INTEGER) OVER (ORDER BY day))::INTEGER AS passed, works
FROM (
    SELECT day, (isodow(day) < 6 AND day NOT IN (FROM plan_off)) OR day IN (FROM plan_worked) AS works
    FROM (
        SELECT unnest(generate_series(first - INTERVAL 1 MONTH, last + to_days($ahead), INTERVAL 1 DAY))::DATE AS day
        FROM (SELECT min(day) AS first, max(day) AS last FROM (
            SELECT unnest([date, decided, served, published, ended, as_of]) AS day FROM event WHERE isfinite(date)
        ))
    )
)
"""
_WORKDAY = "CREATE OR REPLACE TABLE plan_workday AS SELECT day, passed AS number FROM plan_day WHERE works"
_FIRST = """
CREATE OR REPLACE TABLE plan_first AS SELECT min(day) AS day FROM plan_workday GROUP BY date_trunc('month', day)
"""


def install(connection: DuckDBPyConnection, plan: Plan) -> None:
    """Make `plan_day(day, passed, works)`, `plan_workday(day, number)` and `plan_first(day)`.

    In: table `event`, `plan_off`, `plan_worked`. They reach from before the first day that anything is counted from to
    beyond the last that it is counted to.
    """
    connection.execute(_SPAN, {"ahead": plan.ahead}).fetchall()
    connection.execute(_WORKDAY).fetchall()
    connection.execute(_FIRST).fetchall()


def later(day: str, length: str, plan: Plan, *, following: bool = False) -> str:
    """Return SQL for the day so long after a day: columns `length`_months, _days, _working; all of ours.

    `following`: of working days, the day after the last of them.
    """
    calendar = f"({day} + to_months({length}_months) + to_days({length}_days))::DATE"
    if not plan.counts_working_days:
        return calendar
    more = " + 1" if following else ""
    nth = f"""(SELECT work.day{more} FROM plan_day AS gone, plan_workday AS work
        WHERE gone.day = {day} AND work.number = gone.passed + {length}_working)"""
    return f"CASE WHEN {length}_working > 0 THEN coalesce({nth}, {NEVER}) ELSE {calendar} END"


def first_of_month(day: str) -> str:
    """Return SQL for the next first working day of a month after a day."""
    return f"coalesce((SELECT min(first.day) FROM plan_first AS first WHERE first.day > {day}), {NEVER})"


def is_some(length: str) -> str:
    """Return SQL for whether there is such a length at all."""
    return f"({length}_months + {length}_days + {length}_working > 0)"
