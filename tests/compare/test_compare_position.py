"""Positions on a scale: cases worked by hand, and that they have no unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from compare.compare_small import NORTH, SOUTH, place, record
from hypothesis import given
from hypothesis import strategies as st

from scorecat.compare.position import position

if TYPE_CHECKING:
    from scorecat.compare.position import Position
    from scorecat.model.catalog import Catalog

NORTHERN, SOUTHERN = place("north", NORTH), place("south", SOUTH)
GRADED_LIST = place(
    "law",
    """\
grades: [{id: good, source: text}, {id: fair, source: text}, {id: bad, source: text}]
listing: {form: list, default: fair, objection: {pending: runs-on}}
grounds:
  - {id: "1", conduct: utilities.theft, grade: bad, term: {for: 2 years}, source: "text, art. 1"}
  - {id: "2", conduct: honour.bravery, grade: good, benefit: true, term: {for: 1 year}, source: "text, art. 2"}
""",
    kind="list",
)


def at(catalog: Catalog, score: int | None, grade: str) -> Position:
    """The position of a settled record."""
    found = position(record(catalog, (score, score), (grade, grade)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("catalog", "score", "grade", "place", "share", "moved", "way"),
    [
        # Four grades; the start, 1000, lies 40 above the bound of the grade below and 50 below that of the next.
        (NORTHERN, 1000, "B", 2, Fraction(2, 3), 0, 0),
        (NORTHERN, 980, "B", 2, Fraction(2, 3), 0, Fraction(-1, 2)),
        (NORTHERN, 940, "C", 3, Fraction(1, 3), Fraction(-1, 3), Fraction(-3, 2)),
        (NORTHERN, 1025, "B", 2, Fraction(2, 3), 0, Fraction(1, 2)),
        (NORTHERN, 1100, "A", 1, 1, Fraction(1, 3), 2),
        # A grade set directly moves the grade and leaves the score where it is.
        (NORTHERN, 1000, "D", 4, 0, Fraction(-2, 3), 0),
        # Two grades, 3 above the bound; no grade above the best one to be on the way to.
        (SOUTHERN, 9, "good", 1, 1, 0, -1),
        (SOUTHERN, 6, "bad", 2, 0, -1, -2),
        (SOUTHERN, 20, "good", 1, 1, 0, None),
        # No bound on the score: how far the way goes is not known.
        (NORTHERN, None, "D", 4, 0, Fraction(-2, 3), None),
    ],
)
def test_positions_worked_by_hand(
    catalog: Catalog,
    score: int | None,
    grade: str,
    place: int,
    share: Fraction,
    moved: Fraction,
    way: Fraction | None,
) -> None:
    """Place k of n, the same from 0 to 1, how far that is from the start, and the way to the next grade."""
    found = at(catalog, score, grade)

    assert (len(catalog.grades), place, share) == (found.of, found.place.low, found.share.low)
    assert found.moved is not None
    assert (moved, way) == (found.moved.low, found.way.low)


def test_a_start_on_the_bound_has_no_way_down() -> None:
    """There is no distance to take a share of; the grade itself tells of a fall."""
    found = at(place("edge", NORTH.replace("start: 1000", "start: 960")), 950, "C")

    assert found.way.low is None
    assert found.moved is not None
    assert Fraction(-1, 3) == found.moved.low


def test_a_graded_list_is_a_scale_without_points() -> None:
    """Everyone starts with its default grade."""
    found = position(record(GRADED_LIST, None, ("bad", "fair")))

    assert found is not None
    assert found.moved is not None
    assert (3, 3, 2) == (found.of, found.place.low, found.place.high)
    assert (Fraction(-1, 2), Fraction(0)) == (found.moved.low, found.moved.high)
    assert found.way.low is None


@pytest.mark.parametrize("body", [NORTH.replace("start: 1000", "start: unknown"), NORTH])
def test_nothing_is_made_up_where_nothing_is_known(body: str) -> None:
    """No grade, no position; no start, nothing has moved."""
    assert position(record(place("here", body), None, None)) is None
    if body != NORTH:
        found = position(record(place("here", body), None, ("B", "B")))
        assert found is not None
        assert found.moved is None


@given(
    st.integers(-2000, 2000),
    st.decimals(Decimal("0.25"), 40, places=2),
    st.integers(-5000, 5000),
    st.sampled_from(["A", "B", "C", "D"]),
)
def test_a_position_has_no_unit(score: int, factor: Decimal, shift: int, grade: str) -> None:
    """Another zero and another unit of the whole scale change nothing: that is what makes places comparable."""
    body = NORTH.split("rules:", maxsplit=1)[0].replace("up_to: 599, ", "") + "rules: []\n"
    for points in (1000, 1050, 960, 600):
        body = body.replace(f": {points},", f": {points * factor + shift},")
    there = Decimal(score) * factor + shift

    here = position(record(NORTHERN, (score, score), (grade, grade)))
    elsewhere = position(record(place("north", body), (there, there), (grade, grade)))

    assert here == elsewhere
