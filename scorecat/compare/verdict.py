"""Where a subject would stand best and worst, in each reading (docs/compare.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecat.model.record import Readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scorecat.compare.position import Reading
    from scorecat.compare.standing import Standing

Places = tuple["Standing", ...]
"""Standings that are alike, in the order of the places; empty where there is none."""


class By(StrEnum):
    """What best and worst rest on."""

    GRADE = "grade"
    """On graded places that say something of the subject."""
    LIST = "list"
    """No graded place does: on being listed."""
    NOTHING = "nothing"
    """Nothing that can be held against anything."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Best and worst places in the harshest and the kindest reading, of so many that were `judged`."""

    by: By
    judged: int
    worst: Readings[Places]
    best: Readings[Places]

    @property
    def differs(self) -> bool:
        """Whether there is a better and a worse place, in any reading."""
        return self.worst.low != self.best.low or self.worst.high != self.best.high

    @property
    def settled(self) -> bool:
        """Whether best and worst are the same places in both readings."""
        return _names(self.worst.low) == _names(self.worst.high) and _names(self.best.low) == _names(self.best.high)


def verdict(standings: Sequence[Standing]) -> Verdict:
    """Judge graded standings by how far the grade has moved from the start, then by the way to the next grade.

    Where no graded place says anything of the subject, lists are judged: worst is one that surely lists them, else one
    that may, for the longest; best is one that lists them as a benefit.
    """
    judged = [one for one in standings if one.judged]
    if judged:
        low, high = _ends(judged, "low"), _ends(judged, "high")
        return Verdict(By.GRADE, len(judged), Readings(low[0], high[0]), Readings(low[1], high[1]))
    worst, best = _listed(standings, benefit=False), _listed(standings, benefit=True)
    listing = sum(1 for one in standings if one.speaks and one.record.listings)
    by = By.LIST if worst or best else By.NOTHING
    return Verdict(by, listing if worst or best else 0, Readings(worst, worst), Readings(best, best))


def _ends(judged: Sequence[Standing], reading: Reading) -> tuple[Places, Places]:
    keys = [one.key(reading) for one in judged]
    worst, best = min(keys), max(keys)
    return (
        tuple(one for one, key in zip(judged, keys, strict=True) if key == worst),
        tuple(one for one, key in zip(judged, keys, strict=True) if key == best),
    )


def _listed(standings: Iterable[Standing], *, benefit: bool) -> Places:
    """Return the lists that surely have the subject, else those that may, that do so for the longest."""
    known = list(standings)
    for surely in (True, False):
        on = [one for one in known if one.listed(benefit=benefit, surely=surely)]
        if on:
            longest = max(map(_until, on))
            return tuple(one for one in on if _until(one) == longest)
    return ()


def _until(standing: Standing) -> date:
    """The last end of a listing in the harshest reading; one without an end ends last."""
    return max(one.until.low or date.max for one in standing.record.listings)


def _names(places: Places) -> list[str]:
    return [one.catalog.name for one in places]
