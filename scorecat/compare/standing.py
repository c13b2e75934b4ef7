"""How one subject stands in one place, and whether that can be held against how they stand elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scorecat.compare.position import position
from scorecat.evaluate.flat import NO_CONSENT, NOT_COVERED
from scorecat.model.record import Readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.compare.position import Position, Reading
    from scorecat.model.catalog import Catalog
    from scorecat.model.record import Listing, Record

Key = tuple[Fraction, float | Fraction]
"""What standings are judged by: how far the grade has moved, then the share of the way to the next one."""


class Basis(StrEnum):
    """What a place makes of people, so that one knows what a standing in it can be held against."""

    GRADED = "graded"
    """It has grades, and where one starts is known: standings are judged."""
    SCORED = "scored"
    """It has a score and no grades, or a start whose grade is not known: raw points only."""
    LIST = "list"
    """It is a list without grades: on it or not."""
    OPAQUE = "opaque"
    """How the score is made is not published: only what counts for and against."""
    NO_SCORE = "no score"
    """Where one starts is not known: only what counts for and against."""
    NOT_COVERED = "not covered"
    """It does not cover the subject, or has no consent to score them."""


@dataclass(frozen=True, eq=False)
class Standing:
    """A record, read as a standing."""

    record: Record

    @property
    def catalog(self) -> Catalog:
        """The place, in its version."""
        return self.record.catalog

    @cached_property
    def position(self) -> Position | None:
        """Where it stands on the place's own scale."""
        return position(self.record)

    @cached_property
    def basis(self) -> Basis:
        """What it can be held against."""
        found, catalog = self.record, self.record.catalog
        if NOT_COVERED in found.caveats or NO_CONSENT in found.caveats:
            return Basis.NOT_COVERED
        if self.position is not None and self.position.moved is not None:
            return Basis.GRADED
        if catalog.listing is not None:
            return Basis.LIST
        if found.score is not None or found.grade is not None:
            return Basis.SCORED
        return Basis.OPAQUE if catalog.opaque else Basis.NO_SCORE

    @cached_property
    def speaks(self) -> bool:
        """Whether the place says anything of what the subject did: an entry or a listing that was not revoked."""
        statuses = [entry.status for entry in self.record.entries] + [one.status for one in self.record.listings]
        return self.basis is not Basis.NOT_COVERED and any(status != "revoked" for status in statuses)

    @property
    def judged(self) -> bool:
        """Whether it is held against standings elsewhere."""
        return self.basis is Basis.GRADED and self.speaks

    def key(self, reading: Reading) -> Key:
        """Return what it is judged by in a reading; larger is better.

        A score without a bound is beyond every grade; where no grade is next, no distance is gone.
        """
        found = self.position
        if found is None or found.moved is None:
            raise AssertionError(self.record.catalog.name)
        low = reading == "low"
        way = found.way.low if low else found.way.high
        score = self.record.score
        if way is None and score is not None and (score.low if low else score.high) is None:
            return found.moved.low if low else found.moved.high, float("-inf") if low else float("inf")
        return found.moved.low if low else found.moved.high, Fraction(0) if way is None else way

    def listed(self, *, benefit: bool, surely: bool) -> bool:
        """Whether the place lists the subject, adversely or as a benefit; not `surely`: in one reading only."""
        on = [_on(one) for one in self.record.listings if one.ground.benefit is benefit]
        if surely:
            return Readings(True, True) in on
        return Readings(True, True) not in on and any(one.low or one.high for one in on)

    @property
    def against(self) -> int:
        """How many entries count, or may count, against the subject."""
        return sum(sign < 0 for sign in self._signs())

    @property
    def in_favour(self) -> int:
        """How many entries count, or may count, in the subject's favour."""
        return sum(sign > 0 for sign in self._signs())

    def _signs(self) -> Iterator[int]:
        """The direction of each entry in force, where it has one."""
        for entry in self.record.entries:
            if entry.status not in ("counted", "undetermined", "frozen", "capped"):
                continue
            if entry.points is None:
                yield -1
                continue
            low, high = entry.points.low, entry.points.high
            if low is None or low < 0:
                yield 0 if high is None or high > 0 else -1
            elif high is None or high > 0:
                yield 1


def _on(one: Listing) -> Readings[bool]:
    return Readings(bool(one.on.low), bool(one.on.high))
