"""Where a score and a grade stand on the scale of their place, in measures that have no unit.

Raw points of two places are never held against each other: each place has a scale, a start and bounds of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scorecat.model.record import Readings

if TYPE_CHECKING:
    from decimal import Decimal

    from scorecat.model.catalog import Catalog, Limit
    from scorecat.model.record import Record

Reading = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Position:
    """A standing on one scale, in each reading.

    `place` is k of `of` grades, 1 the best; `share` the same from 0, the worst, to 1, the best; `moved` the share less
    that of the grade everyone starts with (None: where one starts is not known). `way` is the share of the distance
    from the start to the bound of the next grade below (then it is negative) or above; beyond −1 or 1 that bound is
    passed. It is None where there is no score, no next grade, or no distance, because the start lies on the bound.
    """

    of: int
    place: Readings[int]
    share: Readings[Fraction]
    moved: Readings[Fraction] | None
    way: Readings[Fraction | None]


def position(record: Record) -> Position | None:
    """Return where a record stands; None where it has no grade."""
    grades = record.catalog.grades
    if record.grade is None or len(grades) < 2:  # noqa: PLR2004 -- one grade is no scale
        return None
    rank = record.catalog.grade_rank
    ranks = Readings(rank[record.grade.low], rank[record.grade.high])
    started = Readings(start_rank(record.catalog, "low"), start_rank(record.catalog, "high"))
    share = Readings(_share(ranks.low, len(grades)), _share(ranks.high, len(grades)))
    moved = None
    if started.low is not None and started.high is not None:
        low, high = _share(started.low, len(grades)), _share(started.high, len(grades))
        moved = Readings(share.low - low, share.high - high)
    way = Readings(_way(record, "low"), _way(record, "high"))
    return Position(len(grades), Readings(ranks.low + 1, ranks.high + 1), share, moved, way)


def start_rank(catalog: Catalog, reading: Reading) -> int | None:
    """Return the grade that everyone starts with, 0 the best; None where that is not known."""
    if catalog.listing is not None:
        return None if catalog.listing.default is None else catalog.grade_rank[catalog.listing.default]
    if catalog.start is None or not catalog.grades:
        return None
    for rank, _ in enumerate(catalog.grades[:-1]):
        bound = _bound(catalog, rank, reading)
        if bound is not None and _reaches(catalog.start, bound):
            return rank
    return len(catalog.grades) - 1


def distance(catalog: Catalog, reading: Reading, sign: int) -> Decimal | None:
    """Return how far the start lies from the next grade below (`sign` −1) or above (1), with its sign.

    None: there is no next grade, or its bound is not known. 0: the start lies on the bound.
    """
    rank = start_rank(catalog, reading)
    if rank is None or catalog.start is None:
        return None
    beyond = rank if sign < 0 else rank - 1
    bound = _bound(catalog, beyond, reading) if 0 <= beyond < len(catalog.grades) - 1 else None
    return None if bound is None else bound.value - catalog.start


def _way(record: Record, reading: Reading) -> Fraction | None:
    score = None if record.score is None else record.score.low if reading == "low" else record.score.high
    start = record.catalog.start
    if score is None or start is None:
        return None
    if score == start:
        return Fraction(0)
    sign = -1 if score < start else 1
    whole = distance(record.catalog, reading, sign)
    return Fraction(score - start) / Fraction(abs(whole)) if whole else None


def _bound(catalog: Catalog, rank: int, reading: Reading) -> Limit | None:
    grade = catalog.grades[rank]
    return grade.hard if reading == "low" else grade.easy


def _reaches(score: Decimal, bound: Limit) -> bool:
    return score > bound.value or (score == bound.value and not bound.open)


def _share(rank: int, grades: int) -> Fraction:
    return Fraction(grades - 1 - rank, grades - 1)
