"""Which of two conditions admits more, by what they admit and not by how they are written.

Every attribute is tried at each value that either condition names, and between and beyond them; that decides it, since
conditions only compare an attribute with values.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within, attributes_of
from scorecat.model.vocabulary import Attribute, AttributeType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

World = dict[str, Any]
"""A value for each attribute."""

_MOST: Final = 20_000
"""Worlds; what needs more is not decided."""
_OTHER: Final = "another value"
_STEP: Final = Decimal("0.001")


def wider(one: Condition | None, other: Condition | None, attributes: Mapping[str, Attribute]) -> int | None:
    """Say whether `other` admits more than `one` (1), less (-1), the same (0), or neither (None); no condition is all.

    Conditions that ask of different attributes are never the same: what a log does not say leaves them open.
    """
    tried = worlds((one, other), attributes)
    if tried is None:
        return None
    more = less = False
    for world in tried:
        first, second = admits(one, world), admits(other, world)
        more, less = more or (second and not first), less or (first and not second)
    if more and less:
        return None
    if not more and not less:
        return 0 if attributes_of(one) == attributes_of(other) else None
    return 1 if more else -1


def worlds(conditions: Sequence[Condition | None], attributes: Mapping[str, Attribute]) -> tuple[World, ...] | None:
    """Return every world that conditions can tell apart, by the names of their attributes; None: too many."""
    names = sorted({name for each in conditions for name in attributes_of(each)})
    tried = [_values(name, conditions, attributes.get(name)) for name in names]
    size = 1
    for values in tried:
        size *= len(values)
    if size > _MOST:
        return None
    return tuple(dict(zip(names, values, strict=True)) for values in product(*tried))


def admits(condition: Condition | None, world: World) -> bool:
    """Whether a condition holds in a world."""
    match condition:
        case None:
            return True
        case OneOf(attribute=name, values=values):
            return world[name] in values
        case Within(attribute=name):
            return _within(condition, world[name])
        case AllOf(parts=parts):
            return all(admits(part, world) for part in parts)
        case AnyOf(parts=parts):
            return any(admits(part, world) for part in parts)
        case Not(part=part):
            return not admits(part, world)


def _within(bounds: Within, value: Any) -> bool:
    return (
        (bounds.over is None or value > bounds.over)
        and (bounds.start is None or value >= bounds.start)
        and (bounds.up_to is None or value <= bounds.up_to)
        and (bounds.under is None or value < bounds.under)
    )


def _values(name: str, conditions: Sequence[Condition | None], attribute: Attribute | None) -> list[Any]:
    named = dict.fromkeys(value for each in conditions for value in _named(each, name))
    if attribute is None or attribute.type in (AttributeType.CHOICE, AttributeType.TEXT) or attribute.values:
        possible = dict.fromkeys(attribute.values) if attribute else {}
        return [*named, *(value for value in possible if value not in named)] if possible else [*named, _OTHER]
    return sorted({near for value in named for near in _near(value)})


def _near(value: Any) -> tuple[Any, Any, Any]:
    if isinstance(value, date):
        day = timedelta(days=1)
        return (value - day if value > date.min else value, value, value + day)
    step = 1 if isinstance(value, int) else _STEP
    return (value - step, value, value + step)


def _named(condition: Condition | None, name: str) -> Iterator[Value]:
    match condition:
        case OneOf(attribute=found, values=values) if found == name:
            yield from values
        case Within(attribute=found) if found == name:
            ends = (condition.over, condition.start, condition.up_to, condition.under)
            yield from (end for end in ends if end is not None)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _named(part, name)
        case Not(part=part):
            yield from _named(part, name)
        case _:
            return
