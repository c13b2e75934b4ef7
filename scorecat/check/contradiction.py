"""Whether conditions can hold at once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scorecat.check.bounds import shared
from scorecat.model.condition import AllOf, AnyOf, Not, OneOf, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecat.model.condition import Condition


def contradiction(conditions: Iterable[Condition | None]) -> str:
    """Name an attribute that no value can have if all of these are to hold; nothing where they can."""
    parts = [part for condition in conditions if condition is not None for part in _all(condition)]
    tests = [part for part in parts if isinstance(part, OneOf | Within)]
    for one, other in combinations(tests, 2):
        if one.attribute == other.attribute and not shared(one, other):
            return one.attribute
    for part in parts:
        if isinstance(part, Not) and any(_within(test, part.part) for test in tests):
            return ", ".join(sorted({test.attribute for test in tests if _within(test, part.part)}))
    for part in parts:
        if isinstance(part, AnyOf) and part.parts:
            found = [contradiction([*tests, choice]) for choice in part.parts]
            if all(found):
                return found[0]
    return ""


def _all(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from _all(part)
    else:
        yield condition


def _within(test: OneOf | Within, other: Condition) -> bool:
    """Whether a test lets through only what another condition holds."""
    if isinstance(test, OneOf) and isinstance(other, OneOf):
        return test.attribute == other.attribute and set(test.values) <= set(other.values)
    return test == other
