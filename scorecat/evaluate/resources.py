"""What a run may take of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Resources:
    """How much a database may take; what is None is as the database itself would have it.

    Attributes:
        memory: bytes that it may hold; what is more goes into the folder. (Four fifths of the machine's.)
        threads: how many compute. (One for each core.)
        folder: an existing folder for what does not fit into memory, and for files that pass by.
    """

    memory: int | None = None
    threads: int | None = None
    folder: Path | None = None

    def settings(self) -> dict[str, Any]:
        """Return them as the database's own settings.

        Tables in memory are put aside as well as what a query holds under way: no database file is needed.
        """
        found: dict[str, Any] = {}
        if self.memory is not None:
            found["memory_limit"] = f"{self.memory}B"
        if self.threads is not None:
            found["threads"] = self.threads
        if self.folder is not None:
            found["temp_directory"] = str(self.folder)
        return found
