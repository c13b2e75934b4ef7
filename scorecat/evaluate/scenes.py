"""Scenes: several logs beside each other in one, each subject under a name of its own in its scene.

What a record is never depends on who else is in the log, so one run makes the records of all scenes, each at its day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecat.evaluate.resources import Resources
    from scorecat.model.record import Record


def connect(resources: Resources | None = None) -> duckdb.DuckDBPyConnection:
    """Open a connection that loads nothing from anywhere, with the resources of a run if it is one's.

    Of a run, only what is asked for in an order comes in one: keeping rows in theirs takes time and memory.
    """
    config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    if resources is not None:
        config |= {"preserve_insertion_order": False, **resources.settings()}
    return duckdb.connect(config=config)


def named(scene: int, subject: str) -> str:
    """Return what a subject is called in a scene."""
    return f"{scene}:{subject}"


def scene_of(name: str) -> int:
    """Return the scene of a name."""
    return int(name.partition(":")[0])


def own(record: Record) -> Record:
    """Give the subjects of a record back their names."""
    return replace(
        record,
        subject=_subject(record.subject),
        entries=tuple(replace(one, via=one.via and _subject(one.via)) for one in record.entries),
        uncovered=tuple(replace(one, via=one.via and _subject(one.via)) for one in record.uncovered),
        listings=tuple(replace(one, via=one.via and _subject(one.via)) for one in record.listings),
    )


def moments(connection: duckdb.DuckDBPyConnection, days: Mapping[str, date]) -> None:
    """Make table `moment(subject, as_of)`: whose records are made, each at its own day."""
    values = {"names": list(days), "days": list(days.values())}
    moment = "CREATE TABLE moment AS SELECT unnest($names::VARCHAR[]) AS subject, unnest($days::DATE[]) AS as_of"
    connection.execute(moment, values).fetchall()


def _subject(name: str) -> str:
    return name.partition(":")[2]
