"""Valued and dated: what each row gives in each reading, and until when."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from oracle.accumulated import accumulate
from oracle.days import after, months_later
from oracle.known import ended_by, lasts
from oracle.values import OTHER, READINGS, Reading, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Duration
    from scorecat.model.vocabulary import Vocabulary


def charges(row: Row, vocabulary: Vocabulary, as_of: date) -> int:
    """Conduct that lasts is charged on the event's date and on each like date before `ended`, or up to and with T."""
    if row.rule.every is None or not lasts(row.event, vocabulary):
        return 1
    ended = ended_by(row.event, as_of)
    for number in count(1):
        like_date = months_later(row.event.date, row.rule.every.months * number)
        if (like_date >= ended) if ended is not None else (like_date > as_of):
            return number
    raise AssertionError


def class_of(catalog: Catalog, row: Row, reading: Reading) -> Duration | None:
    """The first class of the catalog that fits what a row gives, or would give; None is not known."""
    points = row.ends.get(reading)
    grade = row.grades.get(reading)
    for each in catalog.validity:
        if each.effect in ("deduction", "bonus"):
            signed = points is not None and (points < 0 if each.effect == "deduction" else points > 0)
            fits = signed and points is not None and (each.at_most is None or abs(points) <= each.at_most)
        else:
            fits = grade is not None and each.effect in ("grade", f"grade {grade}")
        if fits:
            return each.lasts
    return None


def of_rule(catalog: Catalog, row: Row, reading: Reading) -> Duration | None:
    """The rule's own length, else that of the class; None is not known."""
    if row.rule.validity_unknown:
        return None
    return row.rule.validity or class_of(catalog, row, reading)


def end_of(catalog: Catalog, row: Row, reading: Reading, counts_from: date | None) -> tuple[date | None, bool]:
    """The end that follows from what a row gives, or would give, and whether its length is known.

    Of bands that give as much, the one that lasts longer where that harms: a deduction in low, a bonus in high.
    """
    lengths = [of_band or of_rule(catalog, row, reading) for of_band in row.of_bands.get(reading) or (None,)]
    ends = [date.max if length is None or counts_from is None else after(counts_from, length) for length in lengths]
    harms = not row.ends or (row.ends[reading] < 0)
    longer = harms == (reading == "low")
    chosen = (max if longer else min)(ends)
    known = any(length is not None for end, length in zip(ends, lengths, strict=True) if end == chosen)
    return (None if chosen == date.max else chosen), known


def makes_repeat(earlier: Row, row: Row, reading: Reading) -> bool:
    """Whether an earlier row of the rule makes a row a repeat."""
    applies = any(earlier.applies.values()) if reading == "low" else all(earlier.applies.values())
    end = earlier.would_end[reading]
    return (
        earlier.rule is row.rule
        and earlier.act != row.act
        and not earlier.reaching.revoked
        and applies
        and earlier.ends[reading] < 0
        and (end is None or end > row.event.date)
    )


def multiplied(catalog: Catalog, row: Row, earlier: Sequence[Row]) -> None:
    """Multiply the points of one charge: by each multiplier in force, and once where it is a repeat."""
    for each in catalog.multipliers:
        start, until = each.span.start, each.span.until
        within = (start is None or start <= row.event.date) and (until is None or row.event.date < until)
        if row.rule.id in each.rules and within:
            for reading in READINGS:
                row.multiply(reading, each.factor)
    if catalog.repeat is None or row.rule.accumulated is not None or not row.rule.repeats:
        return
    for reading in READINGS:
        if row.ends[reading] < 0 and any(makes_repeat(other, row, reading) for other in earlier):
            row.multiply(reading, catalog.repeat.factor)


def dated(catalog: Catalog, row: Row, vocabulary: Vocabulary, as_of: date) -> None:
    """Give a row its end in each reading."""
    counts_from: date | None = row.event.date
    if row.rule.accumulated is None and lasts(row.event, vocabulary):
        counts_from = ended_by(row.event, as_of)
    known = {}
    for reading in READINGS:
        row.would_end[reading], known[reading] = end_of(catalog, row, reading, counts_from)
        row.validity_known[reading] = known[reading] or not row.gives(reading)
    for reading in READINGS:
        gives, other_gives = row.gives(reading), row.gives(OTHER[reading])
        other_end = row.would_end[OTHER[reading]] if other_gives else None
        row.until[reading] = row.would_end[reading] if gives else other_end


def valued_and_dated(catalog: Catalog, rows: Sequence[Row], vocabulary: Vocabulary, as_of: date) -> None:
    """Points and dates of all rows of a record, which stand in order."""
    for number, row in enumerate(rows):
        row.charges = charges(row, vocabulary, as_of)
        if row.rule.accumulated is not None:
            accumulate(catalog, row, rows[:number], rows, as_of)
        if row.ends:
            multiplied(catalog, row, rows[:number])
        dated(catalog, row, vocabulary, as_of)
