"""Conditions, in SQL's three-valued logic, and what they ask of a subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from oracle.days import full_years
from oracle.values import SubjectInfo, Truth
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from relations import Relation

    from scorecat.model.catalog import Catalog

COLUMN: Final = {
    "type": "type",
    "age": "born",
    "resident_years": "resident_since",
    "residence_permit": "residence_permit",
    "role": "role",
    "household": "household",
}
RESPONSIBLE: Final = frozenset({"legal-representative", "principal", "directly-responsible", "actual-controller"})


@dataclass(frozen=True)
class Table:
    """The subjects table, if there is one (`rows` None: there is none), and the relations table."""

    rows: Mapping[str, SubjectInfo] | None
    columns: frozenset[str]
    relations: Sequence[Relation]

    def has(self, column: str) -> bool:
        """Whether there is a table with such a column."""
        return self.rows is not None and column in self.columns

    def names(self, subject: str) -> bool:
        """Whether there is a table that names the subject."""
        return self.rows is not None and subject in self.rows

    def info(self, subject: str) -> SubjectInfo:
        """What the table says of a subject, blank where it does not name it."""
        return (self.rows or {}).get(subject, SubjectInfo())

    def type_of(self, subject: str) -> str:
        """`type` alone is never undetermined; without a table, a relation tells an organisation."""
        if self.rows is None:
            leads = any(each.of == subject and each.relation in RESPONSIBLE for each in self.relations)
            return "organisation" if leads else "person"
        return (self.info(subject).type if self.has("type") else None) or "person"


def lies_at_or_below(conduct: str, above: str) -> bool:
    """`a.b` reaches `a.b` and `a.b.c`, not `a.bc`."""
    return conduct == above or conduct.startswith(above + ".")


def both(truths: Sequence[Truth]) -> Truth:
    """SQL's AND: false wins, then undetermined."""
    if any(truth is False for truth in truths):
        return False
    return None if any(truth is None for truth in truths) else True


def either(truths: Sequence[Truth]) -> Truth:
    """SQL's OR: true wins, then undetermined."""
    if any(truth is True for truth in truths):
        return True
    return None if any(truth is None for truth in truths) else False


def negated(truth: Truth) -> Truth:
    """SQL's NOT."""
    return None if truth is None else not truth


def holds(condition: Condition, value_of: Callable[[str], Value | None]) -> Truth:
    """True, false or undetermined."""
    match condition:
        case AllOf(parts=parts):
            return both([holds(part, value_of) for part in parts])
        case AnyOf(parts=parts):
            return either([holds(part, value_of) for part in parts])
        case Not(part=part):
            return negated(holds(part, value_of))
        case OneOf() | Within():
            value = value_of(condition.attribute)
            return None if value is None else meets(value, condition)


def meets(value: Value, test: OneOf | Within) -> bool:
    """One value against one test."""
    if isinstance(test, OneOf):
        return value in test.values
    return (
        (test.over is None or value > test.over)  # type: ignore[operator]
        and (test.start is None or value >= test.start)  # type: ignore[operator]
        and (test.up_to is None or value <= test.up_to)  # type: ignore[operator]
        and (test.under is None or value < test.under)  # type: ignore[operator]
    )


def subject_holds(condition: Condition, subject: str, table: Table, day: date) -> Truth:
    """What a rule's or a repair's `for` asks: what is not known of the subject leaves it undetermined."""

    def value_of(name: str) -> Value | None:
        if name == "type":
            return table.type_of(subject)
        return subject_value(name, table.info(subject), day) if table.has(COLUMN[name]) else None

    return holds(condition, value_of)


def covers_holds(condition: Condition, subject: str, table: Table, day: date, *, passes: bool = True) -> Truth:
    """What `covers` asks: without a table it holds for all; a question on a column not there is passed.

    Under `not`, to pass is to be false (`passes`).
    """
    if table.rows is None:
        return passes
    match condition:
        case AllOf(parts=parts):
            return both([covers_holds(part, subject, table, day, passes=passes) for part in parts])
        case AnyOf(parts=parts):
            return either([covers_holds(part, subject, table, day, passes=passes) for part in parts])
        case Not(part=part):
            return negated(covers_holds(part, subject, table, day, passes=not passes))
        case OneOf(attribute=name) | Within(attribute=name):
            if name != "type" and not table.has(COLUMN[name]):
                return passes
            return subject_holds(condition, subject, table, day)


def subject_value(name: str, info: SubjectInfo, day: date) -> Value | None:
    """What a condition asks of a subject, on a day."""
    match name:
        case "age":
            return full_years(info.born, day) if info.born else None
        case "resident_years":
            return full_years(info.resident_since, day) if info.resident_since else None
        case "residence_permit":
            return info.residence_permit
        case "role":
            return info.role
        case "household":
            return info.household
        case _:
            raise AssertionError(name)


def scores_subject(catalog: Catalog, subject: str, table: Table, day: date) -> Truth:
    """Whether the subject is one the catalog scores: `subjects` and `covers`."""
    of_type = table.type_of(subject) in catalog.subjects
    covered = True if catalog.covers is None else covers_holds(catalog.covers, subject, table, day)
    return both([of_type, covered])
