"""Which of two conditions, lengths and texts is wider, longer, or like the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from strategies import ATTRIBUTES, event_conditions

from scorecat.diff.containment import admits, wider, worlds
from scorecat.diff.longer import longer
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Within
from scorecat.model.listing import WorkingDays
from scorecat.model.rule import Calendar, Duration

if TYPE_CHECKING:
    from scorecat.diff.longer import Length

SERIOUS = OneOf("severity", ("serious",))


@settings(max_examples=100, deadline=None)
@given(event_conditions(), event_conditions())
def test_wider_admits_all_of_the_other_and_more(one: Condition, other: Condition) -> None:
    """In every world; and it is narrower the other way round."""
    found = wider(one, other, ATTRIBUTES)
    tried = worlds((one, other), ATTRIBUTES) or ()

    assert wider(other, one, ATTRIBUTES) == (None if found is None else -found)
    only_one = any(admits(one, world) and not admits(other, world) for world in tried)
    only_other = any(admits(other, world) and not admits(one, world) for world in tried)
    if found is not None and tried:
        assert (only_other, only_one) == (found > 0, found < 0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (SERIOUS, None, 1),
        (SERIOUS, OneOf("severity", ("serious", "ordinary")), 1),
        (SERIOUS, OneOf("severity", ("ordinary",)), None),
        (SERIOUS, Not(OneOf("severity", ("ordinary", "very-serious"))), 0),
        (Within("rank", start=2), Within("rank", over=1), 0),
        (Within("amount", start=100), Within("amount", over=100), -1),
        (Within("amount", up_to=100), Within("amount", under=500), 1),
        (AllOf((SERIOUS, Within("amount", start=100))), SERIOUS, 1),
        (AnyOf((SERIOUS, Within("amount", start=100))), SERIOUS, -1),
        (OneOf("role", ("x",)), Not(OneOf("role", ("y",))), 1),
        (OneOf("severity", ("ordinary", "serious", "very-serious")), None, None),
    ],
)
def test_conditions_are_compared_by_what_they_admit(one: Condition, other: Condition | None, expected: int) -> None:
    """Not by how they are written; what asks of more is not the same, since a log may not say it."""
    assert expected == wider(one, other, ATTRIBUTES)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Duration(months=12), Duration(months=24), 1),
        (Duration(days=30), Duration(months=1), None),
        (Duration(days=27), Duration(months=1), 1),
        (Duration(months=12), None, 1),
        (WorkingDays(3), WorkingDays(7), 1),
        (WorkingDays(3), Duration(days=5), None),
        (WorkingDays(20), Duration(days=15), -1),
        (Duration(rest_of=Calendar.YEAR), Duration(months=12), None),
        (Duration(rest_of=Calendar.YEAR), Duration(months=24), 1),
        (Calendar.MONTH, Calendar.YEAR, 1),
    ],
)
def test_a_length_is_longer_only_where_it_surely_is(one: Length, other: Length, expected: int | None) -> None:
    """A month has 28 to 31 days, and working days leave days off out."""
    assert expected == longer(one, other)
    assert (None if expected is None else -expected) == longer(other, one)
