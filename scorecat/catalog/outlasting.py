"""SC316: a clause that may not apply counts for as long as those whose place it takes.

Else it would hide them once it has expired, in low a deduction and in high a bonus; and where they count in its stead,
a deduction in high and a bonus in low, they would be left when it is gone.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from scorecat.catalog.lasting import has_own, longest, of_grade, shorter, shortest
from scorecat.catalog.repairs import grades_of
from scorecat.catalog.sides import given_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from scorecat.catalog.sides import Given
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Duration, Rule


def outlasts(other: Rule, rule: Rule, catalog: Catalog) -> bool:
    """Whether a clause may count for longer than the one that takes its place.

    Where both have the catalog's classes, these are checked in themselves.
    """
    if rule.sets_grade and other.sets_grade:
        both_by_class = not any(one.validity or one.validity_unknown for one in (rule, other))
        pairs = zip(_of_grades(rule, catalog), _of_grades(other, catalog), strict=True)
        return not both_by_class and any(shorter(own, its) for own, its in pairs)
    return any(
        shorter(shortest(end, one, rule, catalog), longest(its_end, its, other, catalog))
        for end, its_end, one, its in _alike(rule, other)
        if has_own(one, rule) or has_own(its, other)
    )


def _of_grades(rule: Rule, catalog: Catalog) -> tuple[Duration | None, Duration | None]:
    """How long the worst grade counts, and the best."""
    if rule.validity or rule.validity_unknown:
        return rule.validity, rule.validity
    names = sorted(grades_of(rule), key=lambda name: catalog.grade_rank[name])
    return of_grade(names[-1], catalog.validity)[1], of_grade(names[0], catalog.validity)[1]


def _alike(rule: Rule, other: Rule) -> Iterator[tuple[Decimal, Decimal, Given, Given]]:
    """The harshest ends of two clauses, and the kindest, wherever both deduct or both give points."""
    for one, its in product(given_by(rule), given_by(other)):
        for end, its_end in ((one.low, its.low), (one.high, its.high)):
            if end and its_end and (end < 0) == (its_end < 0):
                yield end, its_end, one, its
