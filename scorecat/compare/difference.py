"""Which clause makes the difference between the place where a subject stands worst and the one where they stand best.

The rule (docs/compare.md): of what counts against the subject in the worst place, from the harshest on, the first that
the best place does not match for the same event; else, of what counts for them in the best place, the first that the
worst one does not match; else the harshest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from scorecat.compare.position import distance, start_rank

if TYPE_CHECKING:
    from scorecat.compare.position import Reading
    from scorecat.compare.standing import Standing
    from scorecat.model.record import Entry, Listing

_IN_FORCE = ("counted", "undetermined", "capped")
Weight = tuple[Fraction, float | Fraction]
"""How much a clause moves a subject by itself: the grade it sets, then the share of the way to the next grade.

Points of a place without a next grade weigh as they are: they are held against those of the same place only.
"""
_NOTHING: Final[Weight] = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Counted:
    """An entry or a listing in force, and what it weighs in a reading; below zero: against the subject."""

    clause: Entry | Listing
    weight: Weight

    @property
    def of(self) -> tuple[str, str | None]:
        """The event it is of, and through whom."""
        return self.clause.event, self.clause.via


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says of one event: entries and listings, else why there is none."""

    standing: Standing
    clauses: tuple[Entry | Listing, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The event that makes the difference: what is said of it where it weighs (`here`), and at the other end."""

    event: str
    conduct: str
    via: str | None
    day: date
    decisive: Counted
    here: Standing
    there: Said | None


def difference(worst: Standing, best: Standing | None, reading: Reading) -> Difference | None:
    """Find the clause that makes the difference; without another place, or where they are one, what weighs most."""
    other = None if best is None or best is worst else best
    heavy = [one for one in counted(worst, reading) if one.weight < _NOTHING]
    if other is None:
        return _of(_heaviest(worst, reading), worst, None)
    light = [one for one in reversed(counted(other, reading)) if one.weight > _NOTHING]
    for one in heavy:
        if one.weight < _weight(other, one.of, reading):
            return _of(one, worst, other)
    for one in light:
        if one.weight > _weight(worst, one.of, reading):
            return _of(one, other, worst)
    return _of(heavy[0], worst, other) if heavy else None


def deciding(standing: Standing) -> Counted | None:
    """Return what decides in one place: what weighs most against the subject, else most in their favour.

    In the harshest reading, or in the kindest where nothing counts in that.
    """
    return _heaviest(standing, "low") or _heaviest(standing, "high")


def counted(standing: Standing, reading: Reading) -> list[Counted]:
    """Return what counts in a place in a reading, from the harshest to the kindest."""
    entries = (one for one in standing.record.entries if one.status in _IN_FORCE)
    found = [Counted(one, _of_entry(one, standing, reading)) for one in entries]
    found += [Counted(one, _of_listing(one, standing, reading)) for one in standing.record.listings]
    return sorted((one for one in found if one.weight != _NOTHING), key=lambda one: one.weight)


def said_of(standing: Standing, event: str, via: str | None) -> Said:
    """Return what a place says of an event."""
    record = standing.record
    every: tuple[Entry | Listing, ...] = (*record.entries, *record.listings)
    found = tuple(one for one in every if (one.event, one.via) == (event, via))
    why = next((one.why for one in record.uncovered if (one.event, one.via) == (event, via)), "not assessed")
    return Said(standing, found, "" if found else why)


def _of(found: Counted | None, here: Standing, there: Standing | None) -> Difference | None:
    if found is None:
        return None
    one = found.clause
    said = None if there is None else said_of(there, one.event, one.via)
    return Difference(one.event, one.conduct, one.via, one.date, found, here, said)


def _heaviest(standing: Standing, reading: Reading) -> Counted | None:
    found = counted(standing, reading)
    if not found:
        return None
    return found[0] if found[0].weight < _NOTHING else found[-1]


def _weight(standing: Standing, of: tuple[str, str | None], reading: Reading) -> Weight:
    """What a place makes of an event in all; nothing where it says nothing."""
    weights = [one.weight for one in counted(standing, reading) if one.of == of]
    harshest = min(weights, default=_NOTHING)
    return harshest if harshest < _NOTHING else max(weights, default=_NOTHING)


def _of_entry(entry: Entry, standing: Standing, reading: Reading) -> Weight:
    low = reading == "low"
    if entry.grade is not None:
        grade = entry.grade.low if low else entry.grade.high
        return (_moved(standing, grade), Fraction(0)) if grade else _NOTHING
    given = entry.counted or entry.points
    if given is None:
        return _NOTHING
    points = given.low if low else given.high
    if points is None:
        return Fraction(0), float("-inf") if low else float("inf")
    if not points:
        return _NOTHING
    whole = distance(standing.catalog, reading, -1 if points < 0 else 1)
    if whole is None:
        return Fraction(0), Fraction(points)
    if not whole:
        return Fraction(0), float("-inf") if points < 0 else float("inf")
    return Fraction(0), Fraction(points) / Fraction(abs(whole))


def _of_listing(one: Listing, standing: Standing, reading: Reading) -> Weight:
    """A listing weighs more than points, and the longer the more; one that sets a grade weighs as that grade."""
    if not (one.on.low if reading == "low" else one.on.high):
        return _NOTHING
    if one.ground.grade:
        return _moved(standing, one.ground.grade), Fraction(0)
    sign = 1 if one.ground.benefit else -1
    until = one.until.low if reading == "low" else one.until.high
    return Fraction(sign), Fraction(sign * (until or date.max).toordinal())


def _moved(standing: Standing, grade: str) -> Fraction:
    """The share of the scale between the grade that everyone starts with and another."""
    catalog = standing.catalog
    started = start_rank(catalog, "low")
    if started is None or len(catalog.grades) == 1:
        return Fraction(-1)
    return Fraction(started - catalog.grade_rank[grade], len(catalog.grades) - 1)
