"""Working days: Monday to Friday, but for the days that a country takes off or works instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_SATURDAY: Final = 5
_DECEMBER: Final = 12
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Where the working days of a country are not Monday to Friday.

    `years` are those known completely; `days_off` are Mondays to Fridays in them that are not worked, `days_worked`
    Saturdays and Sundays that are. Outside those years Monday to Friday are taken to be worked: a caller who must
    not guess asks `covers`.
    """

    years: frozenset[int]
    days_off: frozenset[date]
    days_worked: frozenset[date]

    def covers(self, day: date) -> bool:
        """Say whether the working days of the day's year are known."""
        return day.year in self.years

    def works(self, day: date) -> bool:
        """Say whether a day is worked."""
        if day.weekday() < _SATURDAY:
            return day not in self.days_off
        return day in self.days_worked

    def after(self, day: date, n: int) -> date:
        """Return the n-th working day that follows a day, which itself never counts; raises `ValueError` for n < 1.

        So a term of 3 working days that runs from a Friday ends with the Wednesday after. Raises `OverflowError`
        where the days that Python knows end first.
        """
        if n < 1:
            raise ValueError(f"there is no working day number {n} after a day")
        for _ in range(n):
            day = self._worked_from(day + _ONE_DAY)
        return day

    def first_of_month(self, day: date) -> date:
        """Return the next day after `day` that is the first working day of a month; may raise `OverflowError`."""
        month = day.replace(day=1)
        if (found := self._worked_from(month)) > day:
            return found
        return self._worked_from(_next_month(month))

    def _worked_from(self, day: date) -> date:
        while not self.works(day):
            day += _ONE_DAY
        return day


def _next_month(month: date) -> date:
    if month.month < _DECEMBER:
        return month.replace(month=month.month + 1)
    if month.year == date.max.year:
        raise OverflowError("no month follows the last one")
    return date(month.year + 1, 1, 1)
