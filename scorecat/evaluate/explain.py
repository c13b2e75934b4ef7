"""Why a record is as it is: read from the tables that the pipeline made, so that it says what `eval` says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scorecat.engine.looked import looked
from scorecat.evaluate.reasons import Reasons, carried
from scorecat.evaluate.rows import all_rows
from scorecat.model.explanation import Check, Explained, Explanation, Looked, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.evaluate.result import Result
    from scorecat.model.record import Entry, Record

Row = dict[str, Any]

_EVENTS = """
SELECT * FROM event WHERE kind = 'conduct' AND (sole IS NULL OR sole = $catalog) AND subject = $subject
ORDER BY date, event, author <> subject, author
"""
_LOOKED = """
SELECT author, event, rule, checks FROM ({looked}) WHERE catalog = $catalog AND subject = $subject
ORDER BY author, event, rule
"""
_DECIMALS = re.compile(r"(?<=\d)\.0+\b|(?<=\.\d)0+\b|(?<=\.\d\d)0+\b|(?<=\.\d\d\d)0+\b")
"""The zeros that say nothing at the end of a number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to explain: an event, an act, a rule; None is all of them."""

    event: str | None = None
    act: str | None = None
    rule: str | None = None


def explain(result: Result, asked: Asked) -> Iterator[Explanation]:
    """Yield the explanation of every record of a result, with the events that are asked about."""
    spoken = result.connection.execute("SELECT DISTINCT conduct FROM event").fetchall()
    query = looked(replace(result.plan, conducts=frozenset(row[0] for row in spoken)))
    for record in result.records():
        catalog = result.plan.catalogs.index(record.catalog)
        yield Explanation(record, tuple(_events(result, record, catalog, asked, query)))


def _events(result: Result, record: Record, catalog: int, asked: Asked, query: Any) -> Iterator[Explained]:
    which = {"catalog": catalog, "subject": record.subject}
    rules = _rows(result, _LOOKED.format(looked=query.sql), {**query.values, **which})
    by_event = {key: list(group) for key, group in groupby(rules, key=lambda row: (row["author"], row["event"]))}
    reasons = Reasons(result, record, catalog)
    for row in _rows(result, _EVENTS, which):
        if asked.event not in (None, row["event"]) or asked.act not in (None, row["act"]):
            continue
        via = None if row["author"] == record.subject else row["author"]
        entries = [one for one in record.entries if one.event == row["event"] and one.via == via]
        found = [
            _looked(one, result, reasons, entries)
            for one in by_event.get((row["author"], row["event"]), [])
            if asked.rule is None or result.plan.rules[one["rule"]][1].id == asked.rule
        ]
        yield Explained(
            event=row["event"],
            date=row["date"],
            conduct=row["conduct"],
            via=via,
            act=row["act"],
            facts={name: _said(row[name]) for name in result.plan.vocabulary.attributes if row.get(name) is not None},
            carried=carried(row),
            remarks=tuple(reasons.of_event(row)),
            looked=tuple(found),
            left=tuple(
                Looked(one.rule, one.status, (), tuple(reasons.of_entry(one)), one) for one in entries if one.replaces
            ),
        )


def _looked(row: Row, result: Result, reasons: Reasons, entries: list[Entry]) -> Looked:
    rule = result.plan.rules[row["rule"]][1]
    checks = tuple(
        Check(one["wanted"], _DECIMALS.sub("", one["saw"]), one["holds"]) for one in row["checks"] if one["saw"]
    )
    for entry in entries:
        if entry.rule is rule and not entry.replaces:
            return Looked(rule, entry.status, checks, tuple(reasons.of_entry(entry)), entry)
    if any(check.holds is False for check in checks):
        return Looked(rule, "not matched", checks, ())
    others = ", ".join(one.rule.id for one in entries if not one.replaces)
    why = Reason(f"a clause for more specific conduct takes its place: {others}")
    return Looked(rule, "displaced", checks, (why,))


def _said(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _rows(result: Result, query: str, values: dict[str, Any]) -> list[Row]:
    return all_rows(result.connection.cursor(), query, values)
