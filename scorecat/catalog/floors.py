"""What a direct grade holds the score to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.repairs import grades_of
from scorecat.catalog.sides import ENDLESS

if TYPE_CHECKING:
    from decimal import Decimal

    from scorecat.model.catalog import Catalog, Grade
    from scorecat.model.rule import Rule


def floors_of(rule: Rule, catalog: Catalog) -> tuple[Decimal, Decimal]:
    """Return the floor of a clause's grades in the low and in the high reading; infinite where there is none."""
    set_ = [_floor(grade) for grade in catalog.grades if grade.id in grades_of(rule)]
    return min(low for low, _ in set_), max(high for _, high in set_)


def _floor(grade: Grade) -> tuple[Decimal, Decimal]:
    if grade.direct_score is not None:
        return grade.direct_score, grade.direct_score
    if grade.easy is not None:
        return grade.easy.value, grade.hard.value if grade.hard else ENDLESS
    last = ENDLESS if grade.up_to is None else grade.up_to
    return last, last
