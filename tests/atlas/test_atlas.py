"""The atlas against the dossiers' tables: every sourced number is in a catalog, or an exception says why not."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from atlas.answers import answers, silent
from atlas.cells import cells
from atlas.figures import figure, tells

from scorecat.catalog.library import Library
from scorecat.events.column import log_columns
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from atlas.cells import Cell

    from scorecat.model.catalog import Catalog

BEHAVIOURS: Final = 50
SYSTEMS: Final = ("W", "R", "SN", "SZ", "SQ", "law", "private")
MATRIX: Final = "localities 5"
"""The table of behaviours × systems."""

LINES: Final = {
    "behaviours.tsv": 805,
    "lists.tsv": 253,
    "bands.tsv": 214,
    "stated.tsv": 243,
    "exceptions.tsv": 68,
}
"""How many lines each file holds: a line that is lost is noticed."""

LAST: Final = """
SPC-36 HC-13 AIR-11 CAI-10 CATA-01 RAIL-10 TAX-07 WAGE-06 SAMR-08 ABN-06 CUS-04 ENV-06 PROC-03 MIL-01 MED-01 MAR-02
SOC-01 ELD-01 COM-01 STAT-01 SOCINS-01 SAFE-01 FOOD-01 CREDIT-01 FISH-01 MOU-01 G49-05 CAT-05 PUN-07
USC-09 RIC-05 RED-08
"""
"""The items of sections 1 to 7 on national lists: the last of each series, which begins with 01."""

REPAIR: Final = {f"REP-{item}" for item in ("19", "23", "26", "26a", "26b", "26c", "26d", "26e", "26f", "26g")}
"""The items on credit repair, which are named by their year."""

GROUPS: Final = {"law": "localities 3", "private": "localities 4"}
"""Columns that are about many places at once: all of those that these tables of the dossier name."""

EVENTS: Final = (*cells("behaviours.tsv"), *cells("lists.tsv"))
EXCEPTIONS: Final = cells("exceptions.tsv")
EVERY: Final = (*EVENTS, *cells("bands.tsv"), *cells("stated.tsv"), *EXCEPTIONS)
LIBRARY: Final = Library()


@cache
def catalogs() -> dict[str, Catalog]:
    """Every catalog by `place@version`."""
    return {one.name: one for one in LIBRARY.all()}


@cache
def document(place: str) -> Any:
    """The content of a catalog's file."""
    return LIBRARY.document(catalogs()[place])


@cache
def found() -> dict[Cell, tuple[str, ...]]:
    """What the atlas makes of every event, all in one run."""
    asked = [one for one in (*EVENTS, *EXCEPTIONS) if one.conduct and one.place not in GROUPS and not unknown(one)]
    return dict(zip(asked, answers(asked, catalogs(), LIBRARY), strict=True))


@cache
def group(name: str) -> tuple[Catalog, ...]:
    """The catalogs of a column that is about many places."""
    named = {one.place for one in EVERY if one.table.startswith(GROUPS[name])}
    return tuple(catalog for place, catalog in catalogs().items() if place in named)


def unknown(cell: Cell) -> str:
    """Say what a line names that there is not."""
    if cell.place and cell.place not in GROUPS and cell.place not in catalogs():
        return f"there is no place {cell.place}"
    for code in filter(None, (cell.conduct, *(conduct for conduct, _ in cell.then))):
        if code not in LIBRARY.vocabulary.conducts:
            return f"there is no conduct {code}"
    if cell.conduct and LIBRARY.vocabulary.conducts[cell.conduct].kind is not ConductKind.CONDUCT:
        return f"{cell.conduct} is no conduct"
    columns = {column.name for column in log_columns(LIBRARY.vocabulary)}
    for attribute in cell.attributes:
        if attribute not in columns:
            return f"there is no attribute {attribute}"
    return ""


def known(cell: Cell) -> str:
    """Say what the atlas has for a line with an event, as the files write it."""
    if unknown(cell):
        return unknown(cell)
    if cell.place in GROUPS:
        return " ".join(silent(cell, group(cell.place), LIBRARY)) or "silent"
    ways = found()[cell]
    return cell.expected if cell.expected in ways else ways[-1]


def name(cell: Cell) -> str:
    """What a test is called."""
    return "-".join(filter(None, f"{cell.table} {cell.row} {cell.column} {cell.line}".split()))


def test_every_cell_of_the_matrix_is_walked() -> None:
    """Fifty behaviours × seven columns, each in a line or in an exception, and nothing beside them."""
    walked = {one.key for one in EVERY if one.table == MATRIX and one.row != "below"}

    assert len(walked) == BEHAVIOURS * len(SYSTEMS) == 350
    assert walked == {(MATRIX, str(row), column) for row in range(1, BEHAVIOURS + 1) for column in SYSTEMS}


def test_every_item_of_the_national_lists_is_walked() -> None:
    """Each in a line or in an exception."""
    walked = {one.row for one in EVERY if one.table.startswith("national-lists")}
    series = (last.split("-") for last in LAST.split())
    items = {f"{name}-{number:02}" for name, last in series for number in range(1, int(last) + 1)} | REPAIR

    assert len(items) == 184
    assert sorted(items - walked) == []


def test_every_row_of_rongchengs_standard_is_walked() -> None:
    """The seventeen rows that were readable, each in a line."""
    assert {one.row for one in EVERY if one.table == "rongcheng 4.1"} == {str(row) for row in range(1, 18)}


def test_no_line_is_lost() -> None:
    """As many lines as there were."""
    assert Counter(one.file for one in EVERY) == LINES


def test_no_line_stands_twice() -> None:
    """One line asks one thing of one cell."""
    asked = Counter((*one.key, one.about, one.place, one.conduct, one.given, one.expected) for one in EVERY)

    assert [line for line, times in asked.items() if times > 1] == []


def test_lines_name_what_there_is() -> None:
    """Places by place and version, conduct by its code, attributes by the columns of a log."""
    assert [f"{one.name}: {unknown(one)}" for one in EVERY if unknown(one)] == []


@pytest.mark.parametrize("cell", EVENTS, ids=name)
def test_the_atlas_gives_what_the_dossier_has(cell: Cell) -> None:
    """Points, grade, entry on a list and its days, no rule, text not available, or none of many places speaks."""
    assert known(cell) == cell.expected, f"{cell.name}: the dossier has {cell.expected}, the atlas {known(cell)}"


@pytest.mark.parametrize("cell", cells("bands.tsv"), ids=name)
def test_the_atlas_has_starts_ranges_grades_and_thresholds(cell: Cell) -> None:
    """The numbers of a system that are no effect of conduct, and its first and last day."""
    assert not unknown(cell), f"{cell.name}: {unknown(cell)}"
    has = figure(catalogs()[cell.place], cell.about, cell.expected)

    assert has == cell.expected, f"{cell.name}: the dossier has {cell.expected}, the atlas {has}"


@pytest.mark.parametrize("cell", cells("stated.tsv"), ids=name)
def test_the_atlas_tells_what_it_cannot_compute(cell: Cell) -> None:
    """Perks, deadlines and figures stand in the words of a catalog."""
    assert not unknown(cell), f"{cell.name}: {unknown(cell)}"
    assert tells(document(cell.place), cell.expected), f"{cell.name}: nowhere in the catalog is {cell.expected!r}"


@pytest.mark.parametrize("cell", EXCEPTIONS, ids=name)
def test_an_exception_is_needed(cell: Cell) -> None:
    """It has a reason, and the atlas still has something else; without an event, no line speaks of the cell."""
    assert cell.remark, f"{cell.name}: an exception says why"
    if not cell.conduct:
        walked = [one.name for one in EVERY if one.file != cell.file and one.key == cell.key]
        assert not walked, f"{cell.name}: the cell is walked, take the exception out: {walked[0]}"
        return
    has = known(cell)
    assert has != cell.expected, f"{cell.name}: the atlas has what the dossier has, take the exception out"
    assert has == cell.atlas, f"{cell.name}: the exception says that the atlas has {cell.atlas}; it has {has}"
