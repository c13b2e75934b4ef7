"""The days on which what is asked of a subject turns: an age or a length of residence is reached, a consent begins."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.condition import AllOf, AnyOf, Not, OneOf, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scorecat.model.catalog import Catalog
    from scorecat.model.condition import Condition

_COUNTED_FROM: Final = {"age": "born", "resident_years": "resident_since"}
"""What counts in years at the as-of date, and from which column of a subjects table."""


def turning(catalogs: Iterable[Catalog], subject: Mapping[str, Any]) -> set[date]:
    """Return the days on which an answer about a subject may change, by its row of the subjects table.

    Only what is asked at the as-of date counts: who is covered, for whom a consequence of a listing is, and consent.
    """
    found: set[date] = set()
    for catalog in catalogs:
        asked = [catalog.covers, *(one.subjects for one in catalog.consequences)]
        for attribute, column in _COUNTED_FROM.items():
            since = subject.get(column)
            if since is not None:
                for years in {number for one in asked if one for number in _numbers(one, attribute)}:
                    found |= _reached(since, years) | _reached(since, years + 1)
        if catalog.participation == "consent" and subject.get("consent_from") is not None:
            found.add(subject["consent_from"])
    return found


def _numbers(condition: Condition, attribute: str) -> Iterator[int]:
    """Every number that a condition holds an attribute against."""
    match condition:
        case OneOf(attribute=name, values=values) if name == attribute:
            yield from (int(value) for value in values if isinstance(value, int | Decimal))
        case Within(attribute=name) if name == attribute:
            bounds = (condition.over, condition.start, condition.up_to, condition.under)
            yield from (int(bound) for bound in bounds if isinstance(bound, int | Decimal))
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _numbers(part, attribute)
        case Not(part=part):
            yield from _numbers(part, attribute)


def _reached(since: date, years: int) -> set[date]:
    """The day on which so many years are full; 29 February has two that may be it."""
    if not date.min.year <= since.year + years < date.max.year:
        return set()
    year = since.year + years
    day = date(year, since.month, min(since.day, monthrange(year, since.month)[1]))
    return {day, day + timedelta(1)} if day.day != since.day else {day}
