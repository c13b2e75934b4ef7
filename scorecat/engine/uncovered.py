"""Which conduct a place's rules do not mention, and why there is no entry (design.md sections 1 and 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

_UNCOVERED = """
SELECT one.catalog, one.subject, one.author, one.event, one.date, one.conduct,
    CASE
        WHEN typed.catalog IS NOT NULL THEN 'text not available'
        WHEN named.catalog IS NOT NULL THEN 'condition not met'
        WHEN untyped.catalog IS NOT NULL THEN 'text not available'
        ELSE 'no rule'
    END AS why
FROM (
    SELECT row.*, catalog.catalog
    FROM row JOIN plan_catalog AS catalog ON row.sole IS NULL OR row.sole = catalog.catalog
    WHERE kind = 'conduct' AND NOT revoked
        AND NOT ({only} AND row.date < catalog.since)
) AS one
ANTI JOIN entry ON entry.catalog = one.catalog AND entry.number = one.number
{listings}
LEFT JOIN ({named}) AS named
    ON named.catalog = one.catalog AND named.conduct = one.conduct
LEFT JOIN (SELECT DISTINCT catalog, conduct, subject_type FROM missing WHERE typed) AS typed
    ON typed.catalog = one.catalog AND typed.conduct = one.conduct AND typed.subject_type = one.subject_type
LEFT JOIN (SELECT DISTINCT catalog, conduct FROM missing WHERE NOT typed) AS untyped
    ON untyped.catalog = one.catalog AND untyped.conduct = one.conduct
"""
_LISTINGS = """
ANTI JOIN listing ON listing.catalog = one.catalog AND listing.number = one.number
"""
_NAMED = "SELECT DISTINCT catalog, conduct FROM plan_reach"
_NAMED_BY_LISTS = f"{_NAMED} UNION SELECT DISTINCT catalog, conduct FROM plan_ground_reach"
_MISSING = """
WITH missing AS (
    SELECT part.* REPLACE (conduct.conduct AS conduct)
    FROM plan_missing AS part JOIN plan_conduct AS conduct ON part.conduct IS NULL OR part.conduct = conduct.conduct
)
"""
_COUNTED = """
SELECT row.* EXCLUDE (entered), standing - entered - coalesce(covered.events, 0) AS uncovered
FROM row LEFT JOIN ({covered}) AS covered ON covered.catalog = row.catalog AND covered.subject = row.subject
"""
_ALL_ENTERED = "SELECT row.* EXCLUDE (entered), standing - entered AS uncovered FROM row"
# A catalog has rules or grounds, not both.
_SHARED = """
SELECT catalog, subject, count(DISTINCT number) AS events FROM kept WHERE NOT (revoked OR replaces OR single)
GROUP BY catalog, subject
"""
_LISTED = """
SELECT catalog, subject, count(DISTINCT number) AS events FROM listing WHERE NOT revoked GROUP BY catalog, subject
"""


def counted(records: Relation, plan: Plan) -> Relation:
    """Say in each record how many events have no entry or listing: `uncovered` BIGINT instead of `entered`.

    In: the columns of *scored*; tables `kept`, `listing`.
    """
    covered = [*([_SHARED] if plan.shares else []), *([_LISTED] if plan.has_lists else [])]
    return records.then(_COUNTED.format(covered=" UNION ALL ".join(covered)) if covered else _ALL_ENTERED)


def uncovered(events: Relation, plan: Plan) -> Relation:
    """Return the events of conduct without an entry or a listing, once for each catalog.

    In: the columns of *derived* with `subject_type`, and `number`; tables `entry`, `listing`. Out: catalog INTEGER,
    subject, author, event VARCHAR, date DATE, conduct, why VARCHAR.
    """
    named = _NAMED_BY_LISTS if plan.has_lists else _NAMED
    listings = _LISTINGS if plan.has_lists else ""
    found = _UNCOVERED.format(listings=listings, named=named, only=plan.in_force_only)
    return events.then(_MISSING + found)
