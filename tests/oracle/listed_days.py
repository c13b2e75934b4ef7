"""Days of listings: lengths with working days, days that are never reached, and what brute force has decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from oracle.days import after, months_later
from oracle.listed_values import NEVER, Key, Pair
from scorecat.model.listing import WorkingDays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oracle.decided import Decided
    from scorecat.model.listing import Wait
    from scorecat.model.working_days import WorkingCalendar

ONE_DAY: Final = timedelta(days=1)
FRIDAY: Final = 4


def works(day: date, calendar: WorkingCalendar | None) -> bool:
    """Monday to Friday, but for the days that the calendar takes off or works instead."""
    if calendar is None:
        raise TypeError(calendar)
    if day in calendar.days_off:
        return False
    return day.weekday() <= FRIDAY or day in calendar.days_worked


def working_day(day: date, number: int, calendar: WorkingCalendar | None) -> date:
    """The n-th working day that follows a day."""
    while number:
        day += ONE_DAY
        number -= works(day, calendar)
    return day


def later(day: date, wait: Wait | None, calendar: WorkingCalendar | None) -> date:
    """So long after a day; `n working days` is the n-th itself."""
    if wait is None or day == NEVER:
        return day
    return working_day(day, wait.count, calendar) if isinstance(wait, WorkingDays) else after(day, wait)


def past(day: date, wait: Wait | None, calendar: WorkingCalendar | None) -> date:
    """As `later`, but the day after the n-th working day."""
    found = later(day, wait, calendar)
    return found + ONE_DAY if isinstance(wait, WorkingDays) and found != NEVER else found


def both_later(pair: Pair, wait: Wait | None, calendar: WorkingCalendar | None) -> Pair:
    """So long after both ends."""
    return later(pair[0], wait, calendar), later(pair[1], wait, calendar)


def first_working_day_of_a_month(day: date, calendar: WorkingCalendar | None) -> date:
    """The next one after a day."""
    month = day.replace(day=1)
    while True:
        found = month
        while not works(found, calendar):
            found += ONE_DAY
        if found > day:
            return found
        month = months_later(month, 1)


def day_of_next_month(day: date, number: int) -> date:
    """The n-th of the month after a day."""
    return day if day == NEVER else months_later(day.replace(day=1), 1).replace(day=number)


def between(decided: Decided, key: Key, pair: Pair) -> Pair:
    """A day that may be any from the earliest to the latest."""
    first, last = pair
    if decided.lot is None or first == last:
        return pair
    middle = first + (min(last, first + timedelta(days=90)) - first) / 2
    return one_of(decided, key, (first, last, middle))


def one_of(decided: Decided, key: Key, days: Sequence[date]) -> Pair:
    """A day that may be one of some, the earliest first and the latest next."""
    if decided.lot is None:
        return days[0], days[1]
    day = decided.lot(key, tuple(days))
    return day, day
