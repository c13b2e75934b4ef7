"""Collecting findings while a file is turned into a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecat.model.finding import Finding, Mend

if TYPE_CHECKING:
    from scorecat.files.document import Document
    from scorecat.model.finding import Location

Steps = tuple[str | int, ...]


@dataclass(slots=True)
class Remarks:
    """Findings on one document, in the order they were made."""

    document: Document
    found: list[Finding] = field(default_factory=list)

    def error(
        self, code: str, steps: Steps, message: str, advice: str = "", *, key: bool = False, meant: str = ""
    ) -> None:
        """Note an error at the value (or key) under `steps`; `meant`: what certainly should stand there."""
        where = self.at(steps, key=key)
        self.found.append(Finding(code, where, message, advice, mend=Mend(where, meant) if meant else None))

    def at(self, steps: Steps, *, key: bool = False) -> Location:
        """Say where a value stands."""
        return self.document.at(steps, key=key)
