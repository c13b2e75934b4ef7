"""Which of two lengths of time is surely the longer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from scorecat.model.listing import Lengths, WorkingDays
from scorecat.model.rule import Calendar, Duration

if TYPE_CHECKING:
    from collections.abc import Sequence

Length: TypeAlias = Duration | WorkingDays | Calendar | None
"""None: without an end."""

_ENDLESS: Final = float("inf")
_PERIODS: Final = {Calendar.MONTH: 31, Calendar.QUARTER: 92, Calendar.YEAR: 366, Calendar.LIFETIME: _ENDLESS}
_DAYS_OFF: Final = 12
"""A row of days off in China is never longer, make-up days aside."""


def longer(one: Length, other: Length) -> int | None:
    """Say whether `other` is longer than `one` (1), shorter (-1), the same (0), or neither for sure (None)."""
    if one == other:
        return 0
    if isinstance(one, WorkingDays) and isinstance(other, WorkingDays):
        return 1 if other.count > one.count else -1
    if isinstance(one, Duration) and isinstance(other, Duration) and not one.rest_of and not other.rest_of:
        if not one.days and not other.days:
            return 1 if other.months > one.months else -1
        if not one.months and not other.months:
            return 1 if other.days > one.days else -1
    (least, most), (least_other, most_other) = _days(one), _days(other)
    if most < least_other:
        return 1
    return -1 if most_other < least else None


def longer_within(one: Lengths | None, other: Lengths | None) -> int | None:
    """Compare from the shortest to the longest: longer where one end is and neither is shorter."""
    (least, most), (least_other, most_other) = (
        (each.shortest, each.longest) if each else (None, None) for each in (one, other)
    )
    return agreed([longer(least, least_other), longer(most, most_other)])


def agreed(orders: Sequence[int | None]) -> int | None:
    """Return the one way that orders go, 0 where all are the same; None where they go both ways, or one neither."""
    if None in orders:
        return None
    ways = {order for order in orders if order}
    return 0 if not ways else ways.pop() if len(ways) == 1 else None


def _days(length: Length) -> tuple[float, float]:
    """The fewest and the most days that a length comes to."""
    match length:
        case None:
            return _ENDLESS, _ENDLESS
        case WorkingDays(count=count):
            return count, count * 7 / 5 + _DAYS_OFF
        case Duration(rest_of=None):
            years, months = divmod(length.months, 12)
            return (
                years * 365 + months * 28 + length.days,
                years * 366 + months * 31 + length.days,
            )
        case Duration(rest_of=Calendar() as period):
            return 0, _PERIODS[period]
        case Calendar():
            return (_ENDLESS, _ENDLESS) if length is Calendar.LIFETIME else (_PERIODS[length] - 3, _PERIODS[length])
    raise AssertionError(length)
