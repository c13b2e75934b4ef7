"""The engine says what the oracle says, on generated logs and shipped catalogs."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import oracle
import pytest
from engine_run import engine
from generate.made import UNTIL, read, vocabulary, written
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Event, SubjectInfo
from relations import Relation
from strategies import Scenario

from scorecat.catalog.library import Library
from scorecat.evaluate.evaluate import elsewhere
from scorecat.generate.profiles import conducts_of

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.model.catalog import Catalog

PLACES = {
    "rongcheng@2019": "rongcheng",
    "wendeng@2020": "wendeng",
    "suining": "default",
    "shanghai-non-motor": "default",
}
"""Shipped catalogs, with the profile of the log."""

GROUPS = 22
"""Into so many the shipped catalogs are parted, by the first day in force: a log for each."""
YEARS = 4
"""How long a group's log is: much that counts for a time ends in it."""
EARLIEST, LATEST = date(2010, 1, 1), date(2022, 1, 1)
"""When a group's log begins: not before there is a calendar, nor so late that it would go beyond it."""


@cache
def _library() -> Library:
    return Library()


@pytest.mark.parametrize("name", PLACES)
def test_engine_equals_oracle_on_generated_logs(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every record, entry, status, date, caveat and consequence, with subjects and relations."""
    catalog = _library().choose(name, UNTIL)

    @given(st.integers(0, 1_000_000))
    @settings(max_examples=8)
    def holds(seed: int) -> None:
        options = {"rates": PLACES[name], "events": 60, "subjects": 4, "seed": seed}
        scenario = _scenario((catalog,), tmp_path_factory.mktemp("made"), **options)
        assert oracle.evaluate(**scenario.arguments) == engine(scenario)

    holds()


@pytest.mark.parametrize("group", range(GROUPS))
def test_engine_equals_oracle_on_every_shipped_catalog(group: int, tmp_path: Path) -> None:
    """Each version of each place, over conducts of its own, procedures and corrections, from its first day on."""
    catalogs = _group(group)
    only = frozenset[str]().union(*(conducts_of(one, vocabulary()) for one in catalogs))
    start = min(max(EARLIEST, *(one.in_force.start for one in catalogs)), LATEST)
    period = start, start.replace(year=start.year + YEARS)
    scenario = _scenario(catalogs, tmp_path, events=500, subjects=15, seed=group, only=only, period=period)

    expected, found = oracle.evaluate(**scenario.arguments), engine(scenario)

    assert [(one.subject, one.catalog_index) for one in expected] == [(one.subject, one.catalog_index) for one in found]
    differing = [
        (catalogs[one.catalog_index].name, one.subject)
        for one, other in zip(expected, found, strict=True)
        if one != other
    ]
    assert differing == []


def test_a_revoked_listing_of_an_unknown_term_is_no_caveat() -> None:
    """It never was, so that nobody need know how long it would have lasted."""
    catalog = _library().choose("aviation-industry-credit@2018", None)
    listed = Event("p", date(2020, 10, 23), "aviation.service-mass-incident", "e1", None, {})
    revoked = Event("p", date(2020, 10, 25), "record.revoked", "e2", None, {"ref": "e1"})

    def caveats(*events: Event) -> frozenset[str]:
        scenario = Scenario((catalog,), vocabulary(), events, date(2021, 12, 23), None, frozenset(), False)
        (record,) = oracle.evaluate(**scenario.arguments)
        assert [record] == engine(scenario)
        return record.caveats

    assert {"unknown-term"} == caveats(listed) - caveats(listed, revoked)


def _group(number: int) -> tuple[Catalog, ...]:
    """Return the catalogs of a group."""
    every = sorted(_library().all(), key=lambda one: (one.in_force.start, one.name))
    size = -(-len(every) // GROUPS)
    return tuple(every[number * size : (number + 1) * size])


def _scenario(catalogs: tuple[Catalog, ...], folder: Path, **options: Any) -> Scenario:
    connection, log = read(written(folder, **options)[0])
    cursor = connection.execute("FROM log")
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    attributes = vocabulary().attributes
    events = tuple(
        Event(
            row["subject"],
            row["date"],
            row["conduct"],
            row["event"],
            row["act"],
            {name: row[name] for name in attributes if row[name] is not None},
        )
        for row in rows
    )
    subjects = {row.pop("subject"): SubjectInfo(**row) for row in _dicts(connection, "subjects")}
    relations = tuple(
        Relation(row["of"], row["to"], row["relation"], row["from"], row["until"])
        for row in _dicts(connection, "relations")
    )
    assert log.last_date is not None
    columns = frozenset(SubjectInfo.__dataclass_fields__)
    others = elsewhere(catalogs, _library())
    return Scenario(
        catalogs,
        vocabulary(),
        events,
        log.last_date,
        subjects,
        columns,
        False,
        relations,
        others,
        _library().calendar,
    )


def _dicts(connection: Any, table: str) -> list[dict[str, Any]]:
    cursor = connection.execute(f"FROM {table}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
