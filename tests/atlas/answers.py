"""What the atlas says to cells: all of their events in one log, and one run of the engine over every catalog."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from scorecat.cases.load import Scene, load
from scorecat.compare.said import said
from scorecat.engine.pipeline import run
from scorecat.engine.plan import Plan
from scorecat.evaluate.evaluate import elsewhere
from scorecat.evaluate.result import Result
from scorecat.evaluate.scenes import connect, scene_of
from scorecat.evaluate.scenes import moments as scenes_at
from scorecat.model.case import Case, Expectation, Row
from scorecat.model.finding import Location
from scorecat.model.record import Counts, Header

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from atlas.cells import Cell

    from scorecat.catalog.library import Library
    from scorecat.model.catalog import Catalog
    from scorecat.model.record import Entry, Listing, Readings, Record

T = TypeVar("T")

_DAY: Final = date(2020, 2, 1)
_BORN: Final = "1980-01-01"
"""Of age everywhere: a cell that is about the age says when somebody was born."""
_OFFICES: Final = {"legal-representative", "principal", "directly-responsible", "actual-controller"}
"""What somebody may be to an organisation."""
_SUBJECT: Final = "p1"
_OTHER: Final = "p2"
_UNKNOWN: Final = {(None, Decimal(0)): "deducted", (Decimal(0), None): "added", (None, None): "either"}
"""What points are called of which no number is known."""


def answers(cells: Sequence[Cell], catalogs: dict[str, Catalog], library: Library) -> list[tuple[str, ...]]:
    """Say for each cell what its last event comes to, in every way it may be written: short, and with dates."""
    scenes = [Scene(number, _case(cell, catalogs[cell.place])) for number, cell in enumerate(cells)]
    connection = connect()
    columns = load(connection, scenes, library.vocabulary)
    days = {scene.name(_SUBJECT): scene.case.expect[0].at for scene in scenes}
    wanted = tuple({cell.place: catalogs[cell.place] for cell in cells}.values())
    plan = Plan(
        wanted,
        library.vocabulary,
        max(days.values()),
        subject_columns=columns,
        relations=True,
        elsewhere=elsewhere(wanted, library),
        calendar=library.calendar,
    )
    scenes_at(connection, days)
    run(connection, plan, moments=True)
    header = Header(plan.as_of, True, plan.catalogs, {}, Counts(0, 0, 0, 0), len(days), ())
    found: list[tuple[str, ...]] = [("nothing",)] * len(cells)
    for record in Result(header, plan, connection).records():
        number = scene_of(record.subject)
        if cells[number].place == record.catalog.name:
            found[number] = _said(record, f"e{len(_days(cells[number], record.catalog))}")
    return found


def silent(cell: Cell, catalogs: Sequence[Catalog], library: Library) -> list[str]:
    """Name the places that do speak of a conduct of which none should."""
    return [one.name for one in catalogs if said(one, cell.conduct, library.vocabulary).reaching]


def _case(cell: Cell, catalog: Catalog) -> Case:
    where = Location(f"tests/atlas/{cell.file}", cell.line, 1)
    days = _days(cell, catalog)
    relation = cell.told.get("of", "")
    who = _OTHER if relation else _SUBJECT
    rows = [
        {"event": f"e{number}", "date": day.isoformat(), "subject": who, "conduct": cell.conduct, **cell.attributes}
        for number, day in enumerate(days, 1)
    ]
    rows += [
        {"event": f"t{number}", "date": day.isoformat(), "subject": who, "conduct": conduct, "ref": f"e{len(days)}"}
        for number, (conduct, day) in enumerate(cell.then, 1)
    ]
    born = cell.told.get("born", _BORN)
    told = [
        {"subject": _SUBJECT, "type": cell.told.get("type", "person"), "born": born},
        {"subject": _OTHER, "type": "organisation" if relation in _OFFICES else "person", "born": born},
    ]
    # A table of relations with no row in it would be none, and every event might then be anybody's.
    related = {"of": _OTHER, "to": _SUBJECT if relation else "p3", "relation": relation or "parent"}
    last = cell.told.get("ended", max(row["date"] for row in rows))
    at = date.fromisoformat(cell.told.get("at", last))
    return Case(
        id=cell.name,
        where=where,
        events=tuple(Row(row, where, {}) for row in rows),
        expect=(Expectation(_SUBJECT, at, where, {}),),
        subjects=tuple(Row(row, where, {}) for row in told),
        relations=(Row(related, where, {}),),
    )


def _days(cell: Cell, catalog: Catalog) -> tuple[date, ...]:
    """The days of the events: where the cell does not say, from 1 February 2020 or the first day in force on."""
    first = max(_DAY, catalog.in_force.start)
    until = catalog.in_force.until
    return cell.days(first if until is None or first < until else until - timedelta(days=cell.times))


def _said(record: Record, event: str) -> tuple[str, ...]:
    effects = sorted({_effect(one) for one in record.entries if one.event == event and not one.replaces})
    on = [one for one in record.listings if one.event == event]
    if on:
        short, long = ([how(one) for one in on] for how in (_status, _dated))
        return tuple(" and ".join(sorted(dict.fromkeys([*effects, *words]))) for words in (short, long))
    if effects:
        return (" and ".join(effects),)
    return tuple(one.why for one in record.uncovered if one.event == event) or ("nothing",)


def _effect(entry: Entry) -> str:
    if entry.grade is not None:
        return _ends(entry.grade, str)
    if entry.points is None:
        return "nothing"
    ends = (entry.points.low, entry.points.high)
    return _UNKNOWN.get(ends) or _ends(entry.points, _signed)


def _signed(value: Decimal | None) -> str:
    return "open" if value is None else f"{value.normalize():+f}" if value else "0"


def _ends(readings: Readings[T], how: Callable[[T], str]) -> str:
    return "..".join(dict.fromkeys(how(end) for end in (readings.low, readings.high)))


def _status(one: Listing) -> str:
    word = {"undetermined": "may be listed"}.get(one.status, one.status)
    return f"{word}, {one.ground.grade}" if one.ground.grade else word


def _dated(one: Listing) -> str:
    return f"{_status(one)} from {_ends(one.since, _day)} until {_ends(one.until, _day)}"


def _day(value: date | None) -> str:
    return "open" if value is None else value.isoformat()
