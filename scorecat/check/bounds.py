"""What two conditions on one attribute have in common, and what lies between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.condition import OneOf, Within

if TYPE_CHECKING:
    from scorecat.model.condition import Condition, Value


def shared(one: Condition, other: Condition) -> str:
    """Say which values two conditions on one attribute both hold, or nothing."""
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        both = [value for value in one.values if value in other.values]
        return ", ".join(map(str, both))
    if isinstance(one, OneOf) or isinstance(other, OneOf):
        listed, bounds = (one, other) if isinstance(one, OneOf) else (other, one)
        if not isinstance(listed, OneOf) or not isinstance(bounds, Within):
            return ""
        return ", ".join(str(value) for value in listed.values if holds(bounds, value))
    if not isinstance(one, Within) or not isinstance(other, Within):
        return ""
    low, high = _starting_later(one, other), _ending_sooner(one, other)
    first, last = start(low), end(high)
    if first is None or last is None:
        return (
            "some values"
            if first is None and last is None
            else f"values from {first}"
            if last is None
            else f"values to {last}"
        )
    if first > last or (first == last and (low.over is not None or high.under is not None)):  # type: ignore[operator]
        return ""
    return str(first) if first == last else f"values from {first} to {last}"


def start(bounds: Within) -> Value | None:
    """Return the lower bound, open or closed."""
    return bounds.start if bounds.over is None else bounds.over


def end(bounds: Within) -> Value | None:
    """Return the upper bound, open or closed."""
    return bounds.up_to if bounds.under is None else bounds.under


def holds(bounds: Within, value: Value) -> bool:
    """Whether a value lies within bounds."""
    first, last = start(bounds), end(bounds)
    above = first is None or value > first or (value == first and bounds.over is None)  # type: ignore[operator]
    below = last is None or value < last or (value == last and bounds.under is None)  # type: ignore[operator]
    return bool(above and below)


def _starting_later(one: Within, other: Within) -> Within:
    first, second = start(one), start(other)
    if first is None or second is None:
        return other if first is None else one
    if first == second:
        return one if one.over is not None else other
    return one if first > second else other  # type: ignore[operator]


def _ending_sooner(one: Within, other: Within) -> Within:
    first, second = end(one), end(other)
    if first is None or second is None:
        return other if first is None else one
    if first == second:
        return one if one.under is not None else other
    return one if first < second else other  # type: ignore[operator]
