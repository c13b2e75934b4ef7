"""The record of one subject over time: from its first event on to the last day on which anything is known to end.

Every day on which something may change is a scene of its own, so that one run makes the records of all
days. Days come from the log, from what turns with the subject's age, and from what the records say (from, until), until
no new ones do.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from scorecat.engine.pipeline import run
from scorecat.evaluate.result import Result
from scorecat.evaluate.rows import all_rows
from scorecat.evaluate.scenes import connect, moments, named, own, scene_of
from scorecat.evaluate.turning import turning
from scorecat.model.finding import UsageError
from scorecat.model.history import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecat.model.record import Record

_MOST: Final = 1000
"""More days than that are no history that anybody reads."""
_LAST: Final = date(9000, 1, 1)
_OWN: Final = "subject = $subject OR subject IN (SELECT relations.of FROM relations WHERE relations.to = $subject)"

Days = dict[date, dict[str, "Record"]]
"""The records of each day, by `place@version`."""


def history(result: Result, subject: str) -> list[Step]:
    """Return each change of the records of a subject, by day, then catalog in the order of the result.

    Raises `UsageError` where there are more than a thousand days to look at.
    """
    end = result.plan.as_of
    rows = _held(result, "log", _OWN if result.plan.relations else "subject = $subject", subject)
    days: Days = {}
    ahead = {row["date"] for row in rows if row["date"] <= end} | {end}
    if result.plan.subject_columns and rows:
        first_day = min(row["date"] for row in rows)
        (about,) = _held(result, "subjects", "subject = $subject", subject) or [{}]
        ahead |= {day for day in turning(result.plan.catalogs, about) if day > first_day}
    while ahead := {day for day in ahead if day not in days and day < _LAST}:
        if len(days) + len(ahead) > _MOST:
            raise UsageError(f"--history: more than {_MOST} days on which something may change; choose fewer places")
        days |= _records(result, subject, sorted(ahead), rows)
        first = min(days)
        ahead = {day for found in days.values() for record in found.values() for day in _told(record) if day > first}
    return list(_steps(result, days))


def _steps(result: Result, days: Days) -> Iterator[Step]:
    before: dict[str, Record] = {}
    for day in sorted(days):
        for catalog in result.plan.catalogs:
            record = days[day].get(catalog.name)
            if record is None:
                continue
            if _said(before.get(catalog.name)) != _said(record):
                yield Step(day, before.get(catalog.name), record, day > result.plan.as_of)
            before[catalog.name] = record


def _said(record: Record | None) -> Any:
    """What of a record is a change if it is another."""
    return record and replace(record, subject="", caveats=())


def _told(record: Record) -> Iterator[date]:
    """The days on which a record says that something begins or ends."""
    for entry in record.entries:
        yield from filter(None, (entry.since, entry.until.low, entry.until.high))
        if entry.rule.every and entry.charges:
            yield _month(entry.date, entry.charges * entry.rule.every.months)
    for one in record.listings:
        for pair in (one.since, one.until, one.public_since, one.public_until):
            yield from filter(None, (pair.low, pair.high))
        for lasts in filter(None, (following.lasts for following in record.catalog.consequences)):
            for since in filter(None, (one.since.low, one.since.high)):
                yield _month(since, lasts.months) + timedelta(lasts.days)


def _month(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, _LAST.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _records(result: Result, subject: str, days: list[date], rows: list[dict[str, Any]]) -> Days:
    connection = connect(result.resources)
    known = [row for row in rows if row["date"] <= result.plan.as_of]
    scenes = range(len(days))
    _table(connection, result, "log", (_named(row, scene, "subject") for scene in scenes for row in known))
    if result.plan.subject_columns:
        found = all_rows(result.connection, "FROM subjects", {})
        _table(connection, result, "subjects", (_named(row, scene, "subject") for scene in scenes for row in found))
    if result.plan.relations:
        found = _held(result, "relations", "relations.to = $subject", subject)
        _table(connection, result, "relations", (_named(row, scene, "of", "to") for scene in scenes for row in found))
    moments(connection, {named(scene, subject): day for scene, day in enumerate(days)})
    plan = replace(result.plan, as_of=max(days), conducts=None)
    run(connection, plan, moments=True)
    made: Days = {day: {} for day in days}
    for record in Result(result.header, plan, connection).records():
        made[days[scene_of(record.subject)]][record.catalog.name] = own(record)
    return made


def _named(row: dict[str, Any], scene: int, *columns: str) -> dict[str, Any]:
    return row | {column: named(scene, row[column]) for column in columns}


def _held(result: Result, table: str, where: str, subject: str) -> list[dict[str, Any]]:
    # (Not on a cursor of its own: a table may be a temporary one, which only this connection sees.)
    return all_rows(result.connection, f"SELECT * FROM {table} WHERE {where}", {"subject": subject})


def _table(connection: Any, result: Result, name: str, rows: Iterable[dict[str, Any]]) -> None:
    """Make a table of the same form as the result's."""
    form = result.connection.execute(f"DESCRIBE {name}").fetchall()
    held = list(rows)
    parts = ", ".join(f'unnest($v{place}::{type_}[]) AS "{column}"' for place, (column, type_, *_) in enumerate(form))
    values = {f"v{place}": [row[column] for row in held] for place, (column, *_) in enumerate(form)}
    connection.execute(f"CREATE TABLE {name} AS SELECT {parts}", values).fetchall()
