"""The grade of graded lists: the worst that a listing sets, else the best, else the usual one (docs/semantics.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.relation import Relation

_LEVELLED = """
SELECT row.* REPLACE (
    CASE WHEN level.usual IS NULL THEN grade_low
        WHEN NOT (not_covered OR consent_missing) THEN coalesce(worst_low, best_low, usual) END AS grade_low,
    CASE WHEN level.usual IS NULL THEN grade_high
        WHEN NOT (not_covered OR consent_missing) THEN coalesce(worst_high, best_high, usual) END AS grade_high)
FROM row
LEFT JOIN plan_level AS level ON level.catalog = row.catalog
LEFT JOIN (
    SELECT listing.catalog, listing.subject,
        max(grade) FILTER (WHERE on_low AND grade > usual) AS worst_low,
        min(grade) FILTER (WHERE on_low AND grade < usual) AS best_low,
        max(grade) FILTER (WHERE on_high AND grade > usual) AS worst_high,
        min(grade) FILTER (WHERE on_high AND grade < usual) AS best_high
    FROM listing JOIN plan_level AS level ON level.catalog = listing.catalog
    WHERE NOT revoked
    GROUP BY ALL
) AS found ON found.catalog = row.catalog AND found.subject = row.subject
"""


def levelled(records: Relation) -> Relation:
    """Give the records of graded lists their grades.

    In: the columns of *scored*; tables `listing`, `plan_level`. Out: the same.
    """
    return records.then(_LEVELLED)
