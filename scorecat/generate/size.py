"""How large a synthetic log is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Size:
    """How large a log is: events, subjects, and the days [first, until)."""

    events: int
    subjects: int
    first: date
    until: date

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.until - self.first).days
