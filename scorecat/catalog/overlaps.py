"""SC401: two bands of a ladder that hold the same value, as some texts draft them: the larger effect counts."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scorecat.model.condition import OneOf, Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.condition import Condition, Value
    from scorecat.model.rule import Band


def overlaps(bands: Sequence[Band], remarks: Remarks, at: Steps) -> None:
    """Note every band that holds a value of an earlier one."""
    for (_, one), (place, other) in combinations(enumerate(bands), 2):
        shared = _shared(one.condition, other.condition)
        if shared:
            said = f"this band and an earlier one both hold {shared}: the larger effect counts"
            remarks.warn("SC401", (*at, "bands", place), said, "true of some texts; else let one bound be open")


def _shared(one: Condition, other: Condition) -> str:
    """Say what two conditions on one attribute share, or nothing."""
    if isinstance(one, OneOf) and isinstance(other, OneOf):
        both = [value for value in one.values if value in other.values]
        return ", ".join(map(str, both))
    if isinstance(one, OneOf) or isinstance(other, OneOf):
        listed, bounds = (one, other) if isinstance(one, OneOf) else (other, one)
        if not isinstance(listed, OneOf) or not isinstance(bounds, Within):
            return ""
        return ", ".join(str(value) for value in listed.values if _within(value, bounds))
    if not isinstance(one, Within) or not isinstance(other, Within):
        return ""
    low, high = _starting_later(one, other), _ending_sooner(one, other)
    start, end = _start(low), _end(high)
    if start is None or end is None:
        return (
            "some values"
            if start is None and end is None
            else f"values from {start}"
            if end is None
            else f"values to {end}"
        )
    if start > end or (start == end and (low.over is not None or high.under is not None)):  # type: ignore[operator]
        return ""
    return str(start) if start == end else f"values from {start} to {end}"


def _starting_later(one: Within, other: Within) -> Within:
    first, second = _start(one), _start(other)
    if first is None or second is None:
        return other if first is None else one
    if first == second:
        return one if one.over is not None else other
    return one if first > second else other  # type: ignore[operator]


def _ending_sooner(one: Within, other: Within) -> Within:
    first, second = _end(one), _end(other)
    if first is None or second is None:
        return other if first is None else one
    if first == second:
        return one if one.under is not None else other
    return one if first < second else other  # type: ignore[operator]


def _start(bounds: Within) -> Value | None:
    return bounds.start if bounds.over is None else bounds.over


def _end(bounds: Within) -> Value | None:
    return bounds.up_to if bounds.under is None else bounds.under


def _within(value: Value, bounds: Within) -> bool:
    start, end = _start(bounds), _end(bounds)
    above = start is None or value > start or (value == start and bounds.over is None)  # type: ignore[operator]
    below = end is None or value < end or (value == end and bounds.under is None)  # type: ignore[operator]
    return bool(above and below)
