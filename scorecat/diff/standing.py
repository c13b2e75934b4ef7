"""Where subjects stand by the two catalogs of a diff, and who moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from scorecat.diff.change import Change
    from scorecat.model.record import Readings, Record


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a subject stands; `listed`: the events of which a list has or may have it."""

    score: Readings[Decimal | None] | None
    grade: Readings[str] | None
    listed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A subject who stands otherwise, and the changes that do it, those of its own events first.

    A record is None where a catalog has none: nothing of what others did is entered for the subject there.
    """

    subject: str
    before: Record | None
    after: Record | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Everyone who moves, of so many subjects."""

    as_of: date
    as_of_given: bool
    subjects: int
    moves: tuple[Move, ...]
    notes: tuple[str, ...]


def standing(record: Record | None) -> Standing:
    """Say where a subject stands."""
    if record is None:
        return Standing(None, None, ())
    listed = sorted((one.event, one.status) for one in record.listings if one.status in ("listed", "undetermined"))
    return Standing(record.score, record.grade, tuple(listed))
