"""Run the engine on values, as the oracle does: its answer in the oracle's own words, to be compared."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb
import oracle

from scorecat.engine.pipeline import run
from scorecat.engine.plan import Plan
from scorecat.evaluate.result import Result
from scorecat.model.record import Counts, Header, Readings
from scorecat.model.vocabulary import AttributeType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from strategies import Scenario

    from scorecat.model.record import Entry, Listing, Record

TYPES = {
    AttributeType.DECIMAL: "DECIMAL(18,4)",
    AttributeType.INTEGER: "INTEGER",
    AttributeType.DATE: "DATE",
    AttributeType.TEXT: "VARCHAR",
    AttributeType.CHOICE: "VARCHAR",
}
SUBJECTS = {
    "type": "VARCHAR",
    "born": "DATE",
    "resident_since": "DATE",
    "residence_permit": "BOOLEAN",
    "consent_from": "DATE",
    "role": "VARCHAR",
    "household": "VARCHAR",
}
RELATIONS = {"of": "VARCHAR", "to": "VARCHAR", "relation": "VARCHAR", "from": "DATE", "until": "DATE"}
RELATION_FIELDS = ("of", "to", "relation", "from_", "until")
CAVEATS = {
    "open choices interact": "open-choices-interact",
    "this place does not cover": "not-covered",
    "whether this place covers": "coverage-open",
    "no consent": "consent-missing",
    "consent is not known": "consent-unknown",
    "the last grade prints": "last-grade-floor",
    "how long entries count": "unknown-validity",
    "events from before": "before-in-force",
    "rows that refer": "bad-ref",
    "how long listings last": "unknown-term",
}

_AT_ONCE = 50
"""Rows that one statement inserts: many times faster than one by one."""


def engine(scenario: Scenario) -> list[oracle.Record]:
    """Evaluate a scenario with the engine."""
    with result_of(scenario) as result:
        return [_record(one, scenario) for one in result.records()]


@contextmanager
def result_of(scenario: Scenario) -> Iterator[Result]:
    """Evaluate a scenario with the engine; the result can be read until the end of the block."""
    connection = duckdb.connect()
    columns = {
        "subject": "VARCHAR",
        "date": "DATE",
        "conduct": "VARCHAR",
        "event": "VARCHAR",
        "act": "VARCHAR",
    }
    attributes = scenario.vocabulary.attributes
    columns |= {name: TYPES[attribute.type] for name, attribute in attributes.items()}
    rows = [
        [
            one.subject,
            one.date,
            one.conduct,
            one.event,
            one.act,
            *(one.attributes.get(name) for name in attributes),
        ]
        for one in scenario.events
    ]
    _table(connection, "log", columns, rows)
    if scenario.subjects is not None:
        listed = [[name, *(getattr(info, column) for column in SUBJECTS)] for name, info in scenario.subjects.items()]
        _table(connection, "subjects", {"subject": "VARCHAR", **SUBJECTS}, listed)
    if scenario.relations:
        _table(
            connection,
            "relations",
            RELATIONS,
            [[getattr(one, name) for name in RELATION_FIELDS] for one in scenario.relations],
        )
    given = scenario.subject_columns | {"subject"} if scenario.subjects is not None else frozenset[str]()
    plan = Plan(
        scenario.catalogs,
        scenario.vocabulary,
        scenario.as_of,
        scenario.in_force_only,
        frozenset(given),
        relations=bool(scenario.relations),
        elsewhere=scenario.elsewhere,
        calendar=scenario.calendar,
    )
    run(connection, plan)
    header = Header(scenario.as_of, True, scenario.catalogs, {}, Counts(0, 0, 0, 0), 0, ())
    yield Result(header, plan, connection)
    connection.close()


def _table(connection: Any, name: str, columns: dict[str, str], rows: Sequence[Sequence[Any]]) -> None:
    typed = ", ".join(f'"{column}" {type_}' for column, type_ in columns.items())
    connection.execute(f"CREATE TABLE {name} ({typed})").fetchall()
    marks = f"({', '.join('?' for _ in columns)})"
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        values = ", ".join([marks] * len(some))
        connection.execute(f"INSERT INTO {name} VALUES {values}", [cell for row in some for cell in row]).fetchall()


def _record(record: Record, scenario: Scenario) -> oracle.Record:
    index = next(at for at, one in enumerate(scenario.catalogs) if one is record.catalog)
    consequences = list(record.catalog.consequences)
    return oracle.Record(
        subject=record.subject,
        catalog_index=index,
        score=_pair(record.score),
        grade=_pair(record.grade),
        held_to=_pair(record.held_to) or (None, None),
        entries=tuple(map(_entry, record.entries)),
        uncovered=tuple((one.event, one.date, one.conduct, one.why, one.via) for one in record.uncovered),
        consequences=tuple(
            (
                one.consequence.grade,
                next(i for i, c in enumerate(consequences) if c is one.consequence),
                one.open,
            )
            for one in record.consequences
        ),
        caveats=frozenset(
            token for text in record.caveats for start, token in CAVEATS.items() if text.startswith(start)
        ),
        fell_from=_pair(record.fell_from) or (None, None),
        listings=tuple(map(_listing, record.listings)),
    )


def _entry(entry: Entry) -> oracle.Entry:
    return oracle.Entry(
        event=entry.event,
        date=entry.date,
        conduct=entry.conduct,
        rule=entry.rule.id,
        points=_pair(entry.points),
        grade=_pair(entry.grade),
        counted=_pair(entry.counted),
        status=entry.status,
        from_=entry.since,
        until=(entry.until.low, entry.until.high),
        charges=entry.charges,
        via=entry.via,
        replaces=entry.replaces,
    )


def _listing(listing: Listing) -> oracle.Listing:
    since, until = listing.public_since, listing.public_until
    return oracle.Listing(
        event=listing.event,
        date=listing.date,
        conduct=listing.conduct,
        ground=listing.ground.id,
        status=listing.status,
        on=_pair(listing.on),
        since=_pair(listing.since),
        until=_pair(listing.until),
        removal=listing.removal,
        public_since=(since.low, since.high),
        public_until=(until.low if since.low else None, until.high if since.high else None),
        via=listing.via,
    )


def _pair(readings: Readings[Any] | None) -> Any:
    return None if readings is None else (readings.low, readings.high)
