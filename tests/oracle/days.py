"""Days, lengths of time and periods."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from scorecat.model.rule import Calendar, Duration

MONTHS: Final = {Calendar.YEAR: 12, Calendar.QUARTER: 3, Calendar.MONTH: 1}


def months_later(day: date, months: int) -> date:
    """The like date some months on; a month's last day where the month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError(day)


def first_of(calendar: Calendar, day: date) -> date:
    """The first day of the calendar period that a day lies in; of a lifetime, the same for all days."""
    if calendar is Calendar.LIFETIME:
        return date.min
    size = MONTHS[calendar]
    return date(day.year, (day.month - 1) // size * size + 1, 1)


def after(day: date, duration: Duration) -> date:
    """Calendar years and months, or days, or the rest of a period: 29 February + 1 year is 28 February."""
    if duration.rest_of is not None:
        return months_later(first_of(duration.rest_of, day), MONTHS[duration.rest_of])
    return months_later(day, duration.months) + timedelta(days=duration.days)


def reaches_back(day: date, window: Duration) -> date:
    """The last day that a window of a length does not hold: later ones, up to the day, lie within it."""
    return months_later(day, -window.months) - timedelta(days=window.days)


def full_years(since: date, day: date) -> int:
    """Full years passed.

    Choice: a year is full on the day that `after` gives, so on 28 February for a 29th.
    """
    years = day.year - since.year
    return years if months_later(since, 12 * years) <= day else years - 1
