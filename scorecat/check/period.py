"""Dates that may be a year or a month alone: the first and the last day that they can mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

_FIRST: Final = "-01-01"
_YEAR: Final = len("2019")


def first_day(text: str) -> date:
    """Return the first day of `2019`, `2019-05` or `2019-05-03`."""
    return date.fromisoformat(text + _FIRST[len(text) - _YEAR :])


def last_day(text: str) -> date:
    """Return the last day of `2019`, `2019-05` or `2019-05-03`."""
    first = first_day(text)
    if len(text) > len("2019-05"):
        return first
    month = first.month if len(text) > _YEAR else 12
    return first.replace(month=month, day=monthrange(first.year, month)[1])
