"""What a clause may ask of a subject, beside each event: columns `subject_*` from the subjects table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.engine.predicate import predicate
from scorecat.model.condition import AllOf, OneOf
from scorecat.model.subject import RESPONSIBLE, SUBJECT_COLUMNS

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation, Values
    from scorecat.model.catalog import Catalog
    from scorecat.model.condition import Condition

PREFIX = "subject_"

_WITH_TABLE = """
SELECT row.*, coalesce(subjects.type, 'person') AS subject_type, subjects.role AS subject_role,
    datesub('year', subjects.born, {day}) AS subject_age,
    datesub('year', subjects.resident_since, {day}) AS subject_resident_years,
    subjects.residence_permit AS subject_residence_permit, subjects.household AS subject_household
FROM row LEFT JOIN subjects ON subjects.subject = row.subject
"""
UNKNOWN: Final = {
    "subject_role": "VARCHAR",
    "subject_age": "INTEGER",
    "subject_resident_years": "INTEGER",
    "subject_residence_permit": "BOOLEAN",
    "subject_household": "VARCHAR",
}
"""What nobody knows of a subject without a subjects table, with its type."""

_NULLS = ", ".join(f"NULL::{type_} AS {name}" for name, type_ in UNKNOWN.items())
_WITHOUT = f"SELECT row.*, {{type}} AS subject_type, {_NULLS} FROM row"


def type_of(name: str, plan: Plan) -> str:
    """Return SQL for the type of the subject in a column of ours, where no subjects table tells it."""
    if not plan.relations:
        return "'person'"
    responsible = ", ".join(f"'{relation}'" for relation in RESPONSIBLE)
    led = f"SELECT relations.of FROM relations WHERE relation IN ({responsible})"
    return f"CASE WHEN {name} IN ({led}) THEN 'organisation' ELSE 'person' END"


def with_subject(rows: Relation, plan: Plan, *, day: str = "row.date") -> Relation:
    """Add what rules may ask of a subject: subject_type, _role, _age, _resident_years, _residence_permit, _household.

    In: rows with `subject` (and `date`); `day` is the SQL of the day that ages are asked at, one of ours.
    """
    if not plan.subject_columns:
        return rows.then(_WITHOUT.format(type=type_of("row.subject", plan)))
    return rows.then(_WITH_TABLE.format(day=day))


def coverage(catalog: Catalog, plan: Plan, values: Values) -> str | None:
    """Return whether a catalog covers the subject of a row with `subject_*`; None where it covers everyone.

    Without a subjects table everyone is a person and `covers` holds; what the table has no column for is passed.
    """
    lacking = {name for name, column in SUBJECT_COLUMNS.items() if column not in plan.subject_columns}
    parts: list[Condition] = [] if len(catalog.subjects) > 1 else [OneOf("type", catalog.subjects)]
    parts += [catalog.covers] if catalog.covers and plan.subject_columns else []
    if not parts:
        return None
    return predicate(AllOf(tuple(parts)), values, PREFIX, passed=frozenset(lacking - {"type"}))
