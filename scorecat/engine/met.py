"""What of the events a record counts: the conduct there is, that from before the catalog was in force, bad references.

Events are counted once for all catalogs: a catalog asks no more of an event than whether it is older than itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.relation import Values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

_MET = """
SELECT subject, as_of, sole, {age} AS age,
    count(*) FILTER (WHERE kind = 'conduct') AS conducts,
    count(*) FILTER (WHERE kind = 'conduct' AND NOT revoked) AS standing,
    count(*) FILTER (WHERE bad_ref AND author = subject) AS bad_refs
FROM row
GROUP BY ALL
"""
_BY_CATALOG = """
SELECT subject, as_of, catalog.catalog,
    coalesce(sum(conducts) FILTER (WHERE row.age < catalog.age), 0)::BIGINT AS before_in_force,
    sum(bad_refs)::BIGINT AS bad_refs, sum(standing)::BIGINT AS standing
FROM row JOIN plan_catalog AS catalog ON row.sole IS NULL OR row.sole = catalog.catalog
WHERE NOT ({only} AND row.age < catalog.age)
GROUP BY subject, as_of, catalog.catalog
"""


def met(connection: DuckDBPyConnection, events: Relation, plan: Plan) -> Relation:
    """Count the events of every subject in every catalog.

    In: the columns of *derived*. Out: subject VARCHAR, as_of DATE, catalog INTEGER; before_in_force (conduct from
    before the catalog was), bad_refs, standing (conduct that is not revoked) BIGINT.
    """
    values = Values("met")
    ages = sorted(plan.ages.items(), reverse=True)
    older = " ".join(f"WHEN date >= {values(day, 'DATE')} THEN {age}" for day, age in ages)
    counted = events.then(_MET.format(age=f"CASE {older} ELSE 0 END"), values).table(connection, "met")
    return counted.then(_BY_CATALOG.format(only=plan.in_force_only))
