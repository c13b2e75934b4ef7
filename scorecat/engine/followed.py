"""Stage *followed*: the consequences of each record's grade (design.md section 5.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.relation import Relation

_FOLLOWED = """
SELECT row.catalog, row.subject, one.consequence,
    one.grade IS NOT NULL AND row.grade_low <> row.grade_high AS open
FROM row
JOIN plan_consequence AS one ON one.catalog = row.catalog
    AND (one.grade IS NULL OR one.grade BETWEEN row.grade_high AND row.grade_low)
WHERE NOT row.consent_missing
"""


def followed(records: Relation) -> Relation:
    """Return what follows from each record, each consequence once.

    In: the columns of *scored*. Out: catalog INTEGER, subject VARCHAR, consequence INTEGER (its place in the catalog),
    open BOOLEAN (only in some readings).
    """
    return records.then(_FOLLOWED)
