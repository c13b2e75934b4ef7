"""What points weigh in a catalog: the way from the start to the next grade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from scorecat.model.catalog import Catalog, Grade


@dataclass(frozen=True, slots=True)
class Scale:
    """How many points it is from the start to the next grade, or to the end of the score; None: not known or none."""

    start: Decimal | None
    down: Decimal | None
    up: Decimal | None
    grade: int | None
    """The place of the grade that everyone starts in."""

    def way(self, points: Decimal) -> Decimal | None:
        """Return the way that points go along: down for deductions, up for bonuses."""
        return self.down if points < 0 else self.up

    def same(self, other: Scale, *signs: int) -> bool:
        """Whether points of these signs (-1, 1) weigh the same: the ways are equal, or neither catalog has a score."""
        if self.start is None and other.start is None and self.grade is None and other.grade is None:
            return True
        ways = [((self.down, other.down) if sign < 0 else (self.up, other.up)) for sign in signs]
        if all(one is not None and one == another for one, another in ways):
            return True
        return self.start is not None and self == other


def scale_of(catalog: Catalog) -> Scale:
    """Return the scale of a catalog, in the reading that is harder on people."""
    start = catalog.start
    if start is None:
        return Scale(None, None, None, None)
    grade = next((place for place, one in enumerate(catalog.grades) if _reaches(one, start)), None)
    lower = catalog.minimum if grade is None else _bound(catalog.grades[grade])
    upper = catalog.maximum if not grade else _bound(catalog.grades[grade - 1])
    down = None if lower is None or lower >= start else start - lower
    up = None if upper is None or upper <= start else upper - start
    return Scale(start, down, up, grade)


def _reaches(grade: Grade, score: Decimal) -> bool:
    if grade.easy is None:
        return True
    if grade.hard is None:
        return False
    return score > grade.hard.value if grade.hard.open else score >= grade.hard.value


def _bound(grade: Grade) -> Decimal | None:
    return grade.hard.value if grade.hard else None
