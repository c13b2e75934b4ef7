"""Chosen and Frozen: what stays of one act, and what a direct grade freezes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.limits import Side, under_cap
from oracle.values import NOTHING, READINGS, Reading, Row
from scorecat.model.catalog import Catalog, Counting, Freeze

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from oracle.values import Order


def side_in(row: Row, reading: Reading) -> Side | None:
    """Deductions and direct grades on one side, bonuses on the other, points of 0 on neither."""
    if row.grade(reading) is not None or row.points(reading) < 0:
        return "deduction"
    return "bonus" if row.points(reading) > 0 else None


def only_strongest(one_act: Counting, side: Side, reading: Reading) -> bool:
    """`unknown`: for deductions low is `all` and high `strongest`; for bonuses the other way round."""
    if one_act is Counting.UNKNOWN:
        return (side == "deduction") == (reading == "high")
    return one_act is Counting.STRONGEST


def weakness(catalog: Catalog, row: Row, reading: Reading) -> tuple[int, int, Decimal, Order]:
    """Sort key, the strongest first: grade, worse grade, larger points, then where it stands."""
    grade = row.grade(reading)
    return (
        0 if grade is not None else 1,
        -catalog.grade_rank[grade] if grade is not None else 0,
        -abs(row.points(reading)),
        row.order,
    )


def sure(row: Row, as_of: date) -> bool:
    """A direct grade is sure if it is in force in both readings."""
    return all(row.in_force(reading, as_of) for reading in READINGS)


def may_supersede(row: Row, other: Row, reading: Reading, as_of: date) -> bool:
    """A direct grade that is not sure supersedes no points, and no direct grade that is."""
    if row.grade(reading) is None or sure(row, as_of):
        return True
    return other.grade(reading) is not None and not sure(other, as_of)


def outdone(row: Row, rows: Sequence[Row], as_of: date) -> bool:
    """In high: of one act with a direct grade that may be in force, so that the deduction may not count."""
    return row.grade("high") is None and any(
        other.act == row.act
        and other is not row.replaced
        and other.grade("low") is not None
        and other.in_force("low", as_of)
        for other in rows
    )


# --- Contested ---------------------------------------------------------------------------------------------


def size(row: Row, side: Side, reading: Reading, as_of: date) -> Decimal:
    """What an entry gives on a side while in force in a reading, sign aside; 0 where it gives nothing there."""
    if row.grades or not row.in_force(reading, as_of) or side_in(row, reading) != side:
        return NOTHING
    return abs(row.points(reading))


def surely_beats(row: Row, other: Row, side: Side, as_of: date) -> bool:
    """In force in both readings, and its smaller points are larger, or as large and it stands earlier."""
    smaller = min(size(row, side, reading, as_of) for reading in READINGS)
    larger = max(size(other, side, reading, as_of) for reading in READINGS)
    return smaller > 0 and (smaller > larger or (smaller == larger and row.order < other.order))


def contested(catalog: Catalog, row: Row, rows: Sequence[Row], side: Side, as_of: date) -> bool:
    """Whether it is not sure which of two entries counts, while a cap may leave nothing of the stronger."""
    return any(
        other is not row
        and other.act == row.act
        and all(any(size(one, side, reading, as_of) for reading in READINGS) for one in (row, other))
        and (under_cap(catalog, row, side) or under_cap(catalog, other, side))
        and not surely_beats(row, other, side, as_of)
        and not surely_beats(other, row, side, as_of)
        for other in rows
    )


# --- Chosen ------------------------------------------------------------------------------------------------


def superseded(catalog: Catalog, row: Row, rows: Sequence[Row], reading: Reading, as_of: date) -> bool:
    """Whether something of its act and side takes the place of a row that is in force in a reading."""
    side = side_in(row, reading)
    if side is None or not only_strongest(catalog.one_act, side, reading):
        return False
    if reading == "high" and side == "deduction" and outdone(row, rows, as_of):
        return True
    others = [
        other
        for other in rows
        if other is not row
        and other.act == row.act
        and other.in_force(reading, as_of)
        and side_in(other, reading) == side
    ]
    stronger = [
        other
        for other in others
        if weakness(catalog, other, reading) < weakness(catalog, row, reading)
        and may_supersede(other, row, reading, as_of)
    ]
    if row.grades or not contested(catalog, row, rows, side, as_of):
        return bool(stronger)
    if (side == "bonus") == (reading == "low"):
        return True
    return any(other.grades or surely_beats(other, row, side, as_of) for other in stronger)


def chosen(catalog: Catalog, rows: Sequence[Row], as_of: date) -> None:
    """Within one act, of what is in force at T: which rows are superseded, in each reading."""
    for reading in READINGS:
        for row in rows:
            row.superseded[reading] = row.in_force(reading, as_of) and superseded(catalog, row, rows, reading, as_of)


def frozen(catalog: Catalog, rows: Sequence[Row], as_of: date) -> None:
    """While a direct grade is in force and its act not corrected, all bonuses are frozen, in each reading."""
    for reading in READINGS:
        freezes = catalog.freeze is Freeze.FROZEN or (catalog.freeze is Freeze.UNKNOWN and reading == "low")
        graded = any(
            row.grade(reading) is not None and row.in_force(reading, as_of) and not row.reaching.act_corrected
            for row in rows
        )
        for row in rows:
            row.frozen[reading] = freezes and graded and side_in(row, reading) == "bonus"
