"""The engine says what the oracle says, on generated logs and shipped catalogs."""

from __future__ import annotations

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
        scenario = _scenario(catalog, PLACES[name], seed, tmp_path_factory.mktemp("made"))
        assert oracle.evaluate(**scenario.arguments) == engine(scenario)

    holds()


def _scenario(catalog: Catalog, profile: str, seed: int, folder: Path) -> Scenario:
    connection, log = read(written(folder, rates=profile, events=60, subjects=4, seed=seed)[0])
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
    others = elsewhere((catalog,), _library())
    return Scenario(
        (catalog,),
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
