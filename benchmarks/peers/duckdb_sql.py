"""The best hand-written DuckDB SQL for the same semantics."""

from __future__ import annotations

import duckdb
from duckdb_log import relation
from given import given
from texts import (
    AWARD,
    AWARDS,
    CORRECTED,
    FINE,
    FINES,
    GRADED,
    MONTHLY,
    REVOKED,
    RONGCHENG_FLOOR,
    SMALL,
    START,
    WENDENG_FLOOR,
    rules,
)

_VOID = f"""
void AS (
    SELECT one.subject, one.ref AS event FROM log AS one
    WHERE one.conduct = '{REVOKED}' AND NOT EXISTS (
        FROM log AS other
        WHERE other.conduct = '{REVOKED}' AND other.subject = one.subject AND other.ref = one.event)
)"""
_AWARDS = " ".join(f"WHEN '{level}' THEN {points}" for level, points in AWARDS.items())
_MONTHLY = ", ".join(f"'{code}'" for code in MONTHLY)
_LAST = "CASE WHEN ended <= t THEN ended - 1 ELSE t END"
_CHARGES = f"""CASE WHEN rule IN ({_MONTHLY}) THEN greatest(1, date_diff('month', date, {_LAST})
    + (date + to_months(date_diff('month', date, {_LAST})::INTEGER) <= {_LAST})::INTEGER) ELSE 1 END"""

RONGCHENG_SQL = f"""
WITH {_VOID},
valued AS (
    SELECT log.subject, act, rule = '{GRADED}' AS graded,
        CASE rule WHEN '{AWARD}' THEN CASE level {_AWARDS} ELSE 0 END ELSE points.low * {_CHARGES} END AS low,
        CASE rule WHEN '{AWARD}' THEN CASE WHEN level IS NULL THEN 30 ELSE CASE level {_AWARDS} ELSE 0 END END
            ELSE points.high * {_CHARGES} END AS high
    FROM log JOIN points ON points.conduct = log.conduct ANTI JOIN void USING (subject, event),
        (SELECT max(date) AS t FROM log)
),
sided AS (
    SELECT subject, graded, least(low, 0) AS low_minus, greatest(low, 0) AS low_plus,
        least(high, 0) AS high_minus, greatest(high, 0) AS high_plus FROM valued WHERE act IS NULL
    UNION ALL
    SELECT subject, bool_or(graded), sum(least(low, 0)), max(greatest(low, 0)),
        CASE WHEN bool_or(graded) THEN 0 ELSE min(least(high, 0)) END, sum(greatest(high, 0))
    FROM valued WHERE act IS NOT NULL GROUP BY subject, act
),
summed AS (
    SELECT subject, bool_or(graded) AS graded, sum(low_minus) AS low_minus, sum(low_plus) AS low_plus,
        sum(high_minus) + sum(high_plus) AS high FROM sided GROUP BY subject
)
SELECT subject,
    CASE WHEN graded THEN least({START} + low_minus, {RONGCHENG_FLOOR}) ELSE {START} + coalesce(low_minus, 0) END
        + coalesce(low_plus, 0) AS low,
    {START} + coalesce(high, 0) AS high
FROM (SELECT DISTINCT subject FROM log) LEFT JOIN summed USING (subject)
"""

_FINES = " ".join(f"WHEN amount < {bound} THEN {points}" for bound, points in FINES)
WENDENG_SQL = f"""
WITH {_VOID},
valued AS (
    SELECT log.subject, date, event, log.conduct,
        CASE WHEN log.conduct = '{FINE}' THEN CASE {_FINES} END ELSE points.low END AS base
    FROM log JOIN points ON points.conduct = log.conduct ANTI JOIN void USING (subject, event)
),
charged AS (
    SELECT subject, date, base * CASE WHEN base < 0 AND coalesce(max(date
            + to_years(CASE WHEN base >= -{SMALL} THEN 1 ELSE 2 END)) OVER earlier > date, false)
            THEN 2 ELSE 1 END AS points
    FROM valued WHERE conduct <> '{GRADED}'
    WINDOW earlier AS (PARTITION BY subject, conduct ORDER BY date, event
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
counted AS (
    SELECT subject, sum(least(points, 0)) AS minus, sum(greatest(points, 0)) AS plus
    FROM charged, (SELECT max(date) AS t FROM log)
    WHERE date + to_years(CASE WHEN points >= -{SMALL} THEN 1 ELSE 2 END) > t GROUP BY subject
),
graded AS (
    SELECT subject, bool_or(NOT EXISTS (FROM log AS put WHERE put.conduct = '{CORRECTED}'
        AND put.subject = valued.subject AND put.ref = valued.event)) AS frozen
    FROM valued, (SELECT max(date) AS t FROM log)
    WHERE conduct = '{GRADED}' AND date + to_years(2) > t GROUP BY subject
)
SELECT subject,
    CASE WHEN frozen IS NOT NULL THEN least({START} + coalesce(minus, 0), {WENDENG_FLOOR})
        ELSE {START} + coalesce(minus, 0) END + CASE WHEN frozen THEN 0 ELSE coalesce(plus, 0) END AS low,
    low AS high
FROM (SELECT DISTINCT subject FROM log) LEFT JOIN counted USING (subject) LEFT JOIN graded USING (subject)
"""


def main() -> None:
    """Score."""
    what = given()
    connection = duckdb.connect()
    connection.execute(f"CREATE TEMP TABLE log AS {relation(what)}")
    found = rules(what.place, what.codes)
    named, lows, highs = zip(*found.values(), strict=True)
    connection.execute(
        "CREATE TEMP TABLE points AS SELECT unnest($codes) AS conduct, unnest($rules) AS rule, "
        "unnest($low::DOUBLE[]) AS low, unnest($high::DOUBLE[]) AS high",
        {"codes": list(found), "rules": list(named), "low": list(lows), "high": list(highs)},
    )
    query = RONGCHENG_SQL if what.place == "rongcheng" else WENDENG_SQL
    connection.execute(f"COPY ({query}) TO '{what.scores}' (FORMAT parquet)")


if __name__ == "__main__":
    main()
