"""Lengths of time as the plan holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.model.rule import Calendar, DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Duration, Rule

_GRADE = 2
_MONTHS = {Calendar.YEAR: 12, Calendar.QUARTER: 3, Calendar.MONTH: 1}


def length(lasts: Duration) -> tuple[int, int, str | None]:
    """Return months and days, and the calendar period from whose beginning they count, if any."""
    if lasts.rest_of:
        return _MONTHS[lasts.rest_of], 0, lasts.rest_of.value
    return lasts.months, lasts.days, None


def kinds(rule: Rule, ranks: Mapping[str, int]) -> set[int]:
    """Return the kinds of effect a rule may have: -1 a deduction, 1 a bonus, 2 + rank a direct grade."""
    grades = {_GRADE + ranks[v.effect.grade] for v in rule.variants if isinstance(v.effect, DirectGrade)}
    return grades or {-1, 1}


def lengths(rule: Rule, effect: int, catalog: Catalog) -> Iterator[tuple[Any, ...]]:
    """Yield over, at_most, months, days, rest and class of what fits a kind of effect.

    The first class that fits, as intervals of size that do not overlap: (over, at_most].
    """
    if rule.validity or rule.validity_unknown:
        if rule.validity:
            yield None, None, *length(rule.validity), None
        return
    name = catalog.grades[effect - _GRADE].id if effect >= _GRADE else ""
    fitting = {-1: ("deduction",), 1: ("bonus",)}.get(effect, ("grade", f"grade {name}"))
    reached: Decimal | None = None
    for place, one in enumerate(catalog.validity):
        if one.effect not in fitting or (reached is not None and one.at_most is not None and one.at_most <= reached):
            continue
        if one.lasts:
            yield reached, one.at_most, *length(one.lasts), place
        if one.at_most is None:
            return
        reached = one.at_most
