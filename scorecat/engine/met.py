"""What of the events a record counts: the conduct there is, that from before the catalog was in force, bad references.

Events are counted once for all catalogs: a catalog asks no more of an event than whether it is older than itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.relation import Relation, Values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_MET = """
SELECT subject, as_of, sole, {age} AS age,
    count(*) FILTER (WHERE kind = 'conduct') AS conducts,
    count(*) FILTER (WHERE kind = 'conduct' AND NOT revoked) AS standing,
    count(*) FILTER (WHERE bad_ref AND author = subject) AS bad_refs
FROM row
GROUP BY ALL
"""
# Catalogs between whose first days nothing happened have the same counts: `present` are the ages that events have, in
# turn, and a catalog's class says how many of these are older than it.
_BY_CLASS = """
WITH present AS (
    SELECT age, row_number() OVER (ORDER BY age) - 1 AS turn FROM (SELECT DISTINCT age FROM met)
), classed AS (
    SELECT catalog.catalog, count(present.age) AS class
    FROM plan_catalog AS catalog LEFT JOIN present ON present.age < catalog.age
    GROUP BY catalog.catalog
)
SELECT subject, as_of, classed.catalog, before_in_force, bad_refs, standing
FROM (
    SELECT subject, as_of, one.class, coalesce(sum(conducts) FILTER (WHERE turn < one.class), 0)::BIGINT
            AS before_in_force,
        sum(bad_refs)::BIGINT AS bad_refs, sum(standing)::BIGINT AS standing
    FROM met JOIN present ON present.age = met.age
    JOIN (SELECT DISTINCT class FROM classed) AS one ON NOT ({only} AND turn < one.class)
    GROUP BY subject, as_of, one.class
) AS counted
JOIN classed ON classed.class = counted.class
"""
# Rows that are one catalog's own.
_BY_CATALOG = """
SELECT subject, as_of, catalog.catalog,
    coalesce(sum(conducts) FILTER (WHERE row.age < catalog.age), 0)::BIGINT AS before_in_force,
    sum(bad_refs)::BIGINT AS bad_refs, sum(standing)::BIGINT AS standing
FROM met AS row JOIN plan_catalog AS catalog ON row.sole IS NULL OR row.sole = catalog.catalog
WHERE NOT ({only} AND row.age < catalog.age)
GROUP BY subject, as_of, catalog.catalog
"""
# In a list a row of one's own may name what that list passed on: who is bound with others may be cleared alone.
_EXCUSED = """
SELECT counted.* REPLACE (bad_refs - coalesce(excused.events, 0) AS bad_refs)
FROM ({counted}) AS counted
LEFT JOIN (
    SELECT own.subject, own.as_of, passed.catalog, count(DISTINCT own.number) AS events
    FROM event AS own
    JOIN passed_on AS passed ON passed.subject = own.subject AND passed.event = own.ref AND passed.date <= own.date
    JOIN plan_catalog AS catalog ON catalog.catalog = passed.catalog
    WHERE own.bad_ref AND own.author = own.subject AND own.kind = 'procedure' AND passed.catalog IN ({lists})
        AND NOT ({only} AND passed.date < catalog.since)
    GROUP BY ALL
) AS excused ON excused.subject = counted.subject AND excused.as_of = counted.as_of
    AND excused.catalog = counted.catalog
"""


def met(connection: DuckDBPyConnection, events: Relation, plan: Plan) -> Relation:
    """Count the events of every subject in every catalog.

    In: the columns of *derived*; of lists that pass on, its table `passed_on`. Out: subject VARCHAR, as_of DATE,
    catalog INTEGER; before_in_force (conduct from before the catalog was), bad_refs, standing (conduct that is not
    revoked) BIGINT.
    """
    values = Values("met")
    ages = sorted(plan.ages.items(), reverse=True)
    older = " ".join(f"WHEN date >= {values(day, 'DATE')} THEN {age}" for day, age in ages)
    events.then(_MET.format(age=f"CASE {older} ELSE 0 END"), values).table(connection, "met")
    apart = plan.transfers or plan.passes
    counted = (_BY_CATALOG if apart else _BY_CLASS).format(only=plan.in_force_only)
    lists = ", ".join(str(number) for number, found in enumerate(plan.catalogs) if found.listing)
    if plan.passes and lists:
        counted = _EXCUSED.format(counted=counted, lists=lists, only=plan.in_force_only)
    return Relation(counted)
