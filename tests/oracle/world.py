"""All that one evaluation takes but the catalog and the subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle.known import known

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from oracle.asked import Table
    from oracle.decided import Decided
    from oracle.values import Event, Known
    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.model.working_days import WorkingCalendar


@dataclass(frozen=True)
class World:
    """All that one evaluation takes but the catalog and the subject."""

    vocabulary: Vocabulary
    log: tuple[Event, ...]
    as_of: date
    table: Table
    in_force_only: bool
    decided: Decided
    elsewhere: Mapping[str, tuple[Catalog, ...]]
    """By place: the versions of the lists that others rest on."""
    calendar: WorkingCalendar | None

    @property
    def subjects(self) -> list[str]:
        """Everyone that the log or a relation names."""
        return sorted({event.subject for event in self.log} | {each.to for each in self.table.relations})

    def known_of(self, catalog: Catalog) -> dict[str, Known]:
        """What is known of everyone at T."""
        return {
            subject: known(subject, catalog, self.vocabulary, self.log, self.as_of, in_force_only=self.in_force_only)
            for subject in self.subjects
        }
