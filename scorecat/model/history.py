"""The record over time: each day on which anything in it changes, and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scorecat.model.record import Record


@dataclass(frozen=True, slots=True)
class Step:
    """One place's record from a day on, beside what it was the day before; `ahead`: if nothing more happens."""

    day: date
    before: Record | None
    after: Record
    ahead: bool
