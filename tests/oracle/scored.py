"""Scored: the score and the grade of one reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle.values import NOTHING, Reading, Row
from scorecat.model.catalog import Catalog, Floor, Grade
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from oracle.asked import Table


def floor_of(catalog: Catalog, grade: Grade, reading: Reading) -> Decimal | None:
    """What a direct grade holds the score to: what the text says, else its lower bound, or the top it prints.

    Between two values low takes the smaller.
    """
    if grade.direct_score is not None:
        return grade.direct_score
    if grade is catalog.grades[-1]:
        return grade.up_to
    bound = grade.easy if reading == "low" else grade.hard
    return None if bound is None else bound.value


def has_floor(grade: Grade) -> bool:
    """Whether a grade has a floor, if perhaps one that is not known."""
    return grade.direct_score is not None or grade.easy is not None or grade.up_to is not None


def floor_of_sides(catalog: Catalog, row: Row, reading: Reading) -> Decimal | None:
    """Of all sides of a conflict: the lowest floor in low; the highest in high, none if one side has none."""
    named = {variant.effect.grade for variant in row.rule.variants if isinstance(variant.effect, DirectGrade)}
    if row.clause is not None:
        named = {grade for grade in (row.grade(reading),) if grade is not None}
    floors = [floor_of(catalog, grade, reading) for grade in catalog.grades if grade.id in named]
    known_floors = [floor for floor in floors if floor is not None]
    if reading == "low":
        return min(known_floors, default=None)
    return max(known_floors) if len(known_floors) == len(floors) else None


def floor_counts(catalog: Catalog, reading: Reading) -> bool:
    """`direct_grade_score: unknown`: low has the floor, high has not."""
    if catalog.direct_grade_score is Floor.UNKNOWN:
        return reading == "low"
    return catalog.direct_grade_score is Floor.FLOOR


def pins(catalog: Catalog, grade: Grade, reading: Reading, *, corrected: bool) -> bool:
    """A direct grade pins unless it is corrected and has a floor that is counted."""
    if catalog.direct_grade_score is Floor.UNKNOWN:
        return reading == "low" or not corrected
    return not (corrected and floor_counts(catalog, reading) and has_floor(grade))


def grade_of_score(catalog: Catalog, score: Decimal, reading: Reading) -> int:
    """Rank of the first grade that the score reaches; the last takes all that is left."""
    for rank, grade in enumerate(catalog.grades[:-1]):
        bound = grade.hard if reading == "low" else grade.easy
        if bound is not None and (score > bound.value if bound.open else score >= bound.value):
            return rank
    return len(catalog.grades) - 1


@dataclass(frozen=True)
class Scored:
    """The score of one reading, the rank of its grade (None: no grades), the floor that lowered it."""

    score: Decimal
    rank: int | None
    held_to: Decimal | None
    last_grade_floor: bool


def in_range(catalog: Catalog, score: Decimal) -> Decimal:
    """Keep a score within the range.

    Choice: the range bounds a score that no size bounds: its minimum (maximum) where low (high) is not known.
    """
    if catalog.maximum is not None:
        score = min(score, catalog.maximum)
    if catalog.minimum is not None:
        score = max(score, catalog.minimum)
    return score


def graded(catalog: Catalog, score: Decimal, free: Decimal, holder: Grade | None, reading: Reading) -> int:
    """Rank of the score's grade.

    `holder` is the grade whose floor holds the score, `free` the score without the floor. The floor and the
    bound of a grade are one number, unless the text gives the floor: in low, where it is in doubt, the score is not
    graded below the holder if `free` reached even the larger bound.
    """
    rank = grade_of_score(catalog, score, reading)
    if reading == "low" and holder is not None and holder.hard is not None and holder.hard != holder.easy:
        place = catalog.grades.index(holder)
        if holder.direct_score is None and free >= holder.hard.value:
            return min(rank, place)
    return rank


def scored(catalog: Catalog, rows: Sequence[Row], reading: Reading, as_of: date) -> Scored:
    """Start, deductions, floor, bonuses, range; then the grade.

    In high, what open repairs leave may be worse than what they take away: then the score is that without them.
    """
    granted = once_scored(catalog, rows, reading, as_of)
    open_grades = [row for row in rows if may_stay(row, reading, as_of)]
    if not open_grades:
        return granted
    left = [row for row in rows if row.replaced not in open_grades]
    refused = once_scored(catalog, left, reading, as_of, held_by=open_grades)
    return refused if refused.score > granted.score else granted


def may_stay(row: Row, reading: Reading, as_of: date) -> bool:
    """Whether it is a direct grade that an open repair has taken away in high, and that would still be in force."""
    return (
        reading == "high"
        and row.open_repair["high"]
        and row.grade("high") is not None
        and not row.reaching.revoked
        and not row.would_have_ended(reading, as_of)
    )


def once_scored(
    catalog: Catalog, rows: Sequence[Row], reading: Reading, as_of: date, held_by: Sequence[Row] = ()
) -> Scored:
    """Score and grade once; `held_by`: the highest of their floors holds the score (none, if one has none)."""
    if catalog.start is None:
        raise AssertionError(catalog.name)
    by_id = {grade.id: grade for grade in catalog.grades}
    deducted = catalog.start + sum((row.counted[reading] for row in rows if row.counted[reading] < 0), NOTHING)
    bonuses = sum((row.counted[reading] for row in rows if row.counted[reading] > 0), NOTHING)
    holder, held_to, last_grade_floor = None, None, False
    if floor_counts(catalog, reading):
        set_by = [
            (row, by_id[id_])
            for row in rows
            if row.in_force(reading, as_of) and (id_ := row.grade(reading)) is not None
        ]
        floors = [floor for row, _ in set_by if (floor := floor_of_sides(catalog, row, reading)) is not None]
        staying = [floor_of_sides(catalog, row, reading) for row in held_by]
        known_floors = [floor for floor in staying if floor is not None]
        if held_by and len(known_floors) == len(staying):
            floors.append(max(known_floors))
        held_to = min((floor for floor in floors if floor < deducted), default=None)
        floored = [grade for _, grade in set_by if has_floor(grade)]
        holder = max(floored, key=catalog.grades.index, default=None) if held_to is not None else None
        last_grade_floor = any(grade is catalog.grades[-1] and grade.direct_score is None for grade in floored)
    score = in_range(catalog, (deducted if held_to is None else held_to) + bonuses)
    rank = None
    if catalog.grades:
        rank = graded(catalog, score, in_range(catalog, deducted + bonuses), holder, reading)
        for row in rows:
            id_ = row.grade(reading)
            if id_ is None or not row.counts(reading, as_of):
                continue
            if pins(catalog, by_id[id_], reading, corrected=row.reaching.act_corrected):
                rank = max(rank, catalog.grades.index(by_id[id_]))
    return Scored(score, rank, held_to, last_grade_floor)


def consent(catalog: Catalog, subject: str, table: Table, as_of: date) -> str | None:
    """The caveat about consent, if any."""
    if catalog.participation != "consent":
        return None
    if not table.has("consent_from") or not table.names(subject):
        return "consent-unknown"
    given = table.info(subject).consent_from
    return "consent-missing" if given is None or given > as_of else None
