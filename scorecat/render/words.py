"""Points, scores, grades and dates in words; a range from the harshest to the kindest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from scorecat.model.record import Entry, Following, Readings, Record
    from scorecat.model.source import Source, Text

MINUS = "−"


def number(value: Decimal) -> int | float:
    """Return a whole number as int, else the float that prints as the same digits."""
    return int(value) if value == value.to_integral_value() else float(value)


def plain(value: Decimal, *, sign: bool = False) -> str:
    """Write a number: `940`, `−0.5`; with `sign`, `+10`."""
    text = str(abs(number(value)))
    if value < 0:
        return MINUS + text
    return f"+{text}" if sign and value > 0 else text


def a(noun: str) -> str:
    """Put the article before a noun: `a person`, `an organisation`."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def span(readings: Readings[Decimal | None], *, sign: bool = False) -> str:
    """Write a range: `940`, `−50 … −5`; `?` where no bound is known."""
    low, high = ("?" if end is None else plain(end, sign=sign) for end in (readings.low, readings.high))
    return low if low == high and low != "?" else f"{low} … {high}"


def points(entry: Entry) -> str:
    """Write what the rule gave."""
    if entry.grade is not None:
        return grades(entry.grade)
    text = span(entry.points, sign=True) if entry.points else ""
    return f"{text} ({entry.charges}×)" if entry.charges and entry.charges > 1 else text


def grades(readings: Readings[str | None]) -> str:
    """Write direct grades: `direct C`, `direct C … B`."""
    named = [grade or "none" for grade in (readings.low, readings.high)]
    return f"direct {named[0]}" if named[0] == named[1] else f"direct {named[0]} … {named[1]}"


def counts_now(entry: Entry) -> str:
    """Write what the entry counts for now."""
    if entry.counted is None:
        return "–"
    if entry.grade is not None:
        return "as grade" if entry.status in ("counted", "undetermined") else "0"
    return span(entry.counted, sign=True)


def until(readings: Readings[date | None]) -> str:
    """Write until when an entry counts; no date, no end that is known."""
    return _days(readings, "no end known")


def since(readings: Readings[date | None]) -> str:
    """Write from when a listing is in effect; no date, not yet or never."""
    return _days(readings, "never")


def listed_until(readings: Readings[date | None]) -> str:
    """Write until when a listing lasts; no date, no end by itself."""
    return _days(readings, "no end")


def _days(readings: Readings[date | None], none: str) -> str:
    ends = [none if end is None else end.isoformat() for end in (readings.low, readings.high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} or {ends[1]}"


def follows(one: Following) -> str:
    """Write how a consequence follows and on which text: `restriction, must, open; measure, art. 3`."""
    must = {True: "must", False: "may", None: ""}[one.consequence.must]
    kind = ", ".join(part for part in (one.consequence.kind, must, "open" if one.open else "") if part)
    return f"{kind}; {cite(one.consequence.source)}"


def listings(record: Record) -> str:
    """Write what a list holds: each status, and of how many listings."""
    if not record.catalog.listing:
        return ""
    counts = Counter(one.status for one in record.listings)
    parts = (f"{status} {count}×" if count > 1 else status for status, count in counts.items())
    return ", ".join(parts) or "not listed"


def score(record: Record) -> str:
    """Write the score of a record."""
    return "none" if record.score is None else span(record.score)


def grade(record: Record) -> str:
    """Write the grade of a record."""
    if record.grade is None:
        return "none"
    low, high = (_called(record, reading) for reading in ("low", "high"))
    return low if low == high else f"{low} … {high}"


def _called(record: Record, reading: str) -> str:
    """The grade in a reading; the last one by the name it has after the grade it was set from."""
    grade: str = getattr(record.grade, reading)
    fell = getattr(record.fell_from, reading) if record.fell_from else None
    names = dict(record.catalog.grades[-1].fell_from)
    return f"{grade} ({names[fell]})" if fell in names and grade == record.catalog.grades[-1].id else grade


def cite(source: Source, texts: dict[str, Text] | None = None) -> str:
    """Write a source: place in the text, the text's id, and the evidence unless the text itself was read."""
    said = f"{source.instrument}, {source.locator}" if source.locator else source.instrument
    return said if source.evidence.read_in_text and not texts else f"{said} [{source.evidence}]"


def reference(text: Text) -> str:
    """Write a text for a list of sources: title, number, issuer or publisher, date, evidence."""
    parts = [str(text.title), text.number, str(text.issuer or ""), text.publisher, text.date]
    via = f"; seen through {text.via}" if text.via else ""
    return ", ".join(part for part in parts if part) + f" [{text.evidence}{via}]"
