"""Days that lie a length of time after others, in calendar time or in working days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

NEVER: Final = "'infinity'::DATE"

_SPAN = """
CREATE OR REPLACE TABLE plan_days AS
SELECT min(day) AS first, list(passed ORDER BY day) AS passed, list(day ORDER BY day) FILTER (WHERE works) AS workdays,
    list(beginning ORDER BY day) AS beginnings
FROM (
    SELECT day, works, (sum(works::INTEGER) OVER (ORDER BY day))::INTEGER AS passed,
        min(CASE WHEN begins THEN day END) OVER (ORDER BY day ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
            AS beginning
    FROM (
        SELECT day, works,
            works AND row_number() OVER (PARTITION BY date_trunc('month', day), works ORDER BY day) = 1 AS begins
        FROM (
            SELECT day, (isodow(day) < 6 AND day NOT IN (FROM plan_off)) OR day IN (FROM plan_worked) AS works
            FROM (
                SELECT unnest(generate_series(first - INTERVAL 1 MONTH, last + to_days($ahead), INTERVAL 1 DAY))::DATE
                    AS day
                FROM (SELECT min(day) AS first, max(day) AS last FROM (
                    SELECT unnest([date, decided, served, published, ended, as_of]) AS day FROM event
                    WHERE isfinite(date)
                ))
            )
        )
    )
)
"""
# What stands in a list at a day; NULL for a day that is not in the span. (A list that is one value for all rows is
# looked up at once. A query that asks for each row made as many copies of the rows as it asks for lengths.)
_AT = """CASE WHEN isfinite({day})
        THEN (SELECT {name} FROM plan_days)[greatest({day} - (SELECT first FROM plan_days) + 1, 0)] END"""


def install(connection: DuckDBPyConnection, plan: Plan) -> None:
    """Make `plan_days`, one row: the `first` day, and lists.

    `passed`, by day: the working days up to it; `workdays`, in order; `beginnings`, by day: the next first working day
    of a month.

    In: table `event`, `plan_off`, `plan_worked`. They reach from before the first day that anything is counted from to
    beyond the last that it is counted to.
    """
    connection.execute(_SPAN, {"ahead": plan.ahead}).fetchall()


def later(day: str, length: str, plan: Plan, *, following: bool = False) -> str:
    """Return SQL for the day so long after a day: columns `length`_months, _days, _working; all of ours.

    `following`: of working days, the day after the last of them.
    """
    calendar = f"({day} + to_months({length}_months) + to_days({length}_days))::DATE"
    if not plan.counts_working_days:
        return calendar
    more = " + 1" if following else ""
    nth = f"(SELECT workdays FROM plan_days)[{_AT.format(day=day, name='passed')} + {length}_working]{more}"
    return f"CASE WHEN {length}_working > 0 THEN coalesce({nth}, {NEVER}) ELSE {calendar} END"


def first_of_month(day: str) -> str:
    """Return SQL for the next first working day of a month after a day."""
    return f"coalesce({_AT.format(day=day, name='beginnings')}, {NEVER})"


def is_some(length: str) -> str:
    """Return SQL for whether there is such a length at all."""
    return f"({length}_months + {length}_days + {length}_working > 0)"
