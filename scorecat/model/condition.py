"""Conditions of rules: typed trees over attributes, true, false or undetermined (design.md section 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = str | int | bool | Decimal | date


@dataclass(frozen=True, slots=True)
class OneOf:
    """The attribute is one of these values."""

    attribute: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The attribute lies within bounds: `over` and `under` are open, `from` and `up_to` closed."""

    attribute: str
    over: Value | None = None
    start: Value | None = None
    up_to: Value | None = None
    under: Value | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition: TypeAlias = OneOf | Within | AllOf | AnyOf | Not


def attributes_of(condition: Condition | None) -> frozenset[str]:
    """Name every attribute a condition asks for."""
    match condition:
        case None:
            return frozenset()
        case OneOf(attribute=name) | Within(attribute=name):
            return frozenset({name})
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return frozenset().union(*map(attributes_of, parts))
        case Not(part=part):
            return attributes_of(part)


def words(condition: Condition) -> str:
    """Say a condition as a reader would: `level is county or prefecture`."""
    match condition:
        case OneOf(attribute=name, values=values):
            return f"{name} is {' or '.join(map(_value, values))}"
        case Within(attribute=name):
            bounds = (
                ("over", condition.over),
                ("from", condition.start),
                ("up to", condition.up_to),
                ("under", condition.under),
            )
            return f"{name} " + " and ".join(f"{word} {_value(bound)}" for word, bound in bounds if bound is not None)
        case AllOf(parts=parts):
            return "; ".join(map(words, parts))
        case AnyOf(parts=parts):
            return "(" + " or ".join(map(words, parts)) + ")"
        case Not(part=part):
            return f"not ({words(part)})"


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
