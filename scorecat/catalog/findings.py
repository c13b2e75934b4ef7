"""Collecting findings while a file is turned into a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecat.model.finding import Finding, Severity

if TYPE_CHECKING:
    from scorecat.files.document import Document
    from scorecat.model.finding import Location

Steps = tuple[str | int, ...]


@dataclass(slots=True)
class Remarks:
    """Findings on one document, in the order they were made."""

    document: Document
    found: list[Finding] = field(default_factory=list)

    def error(self, code: str, steps: Steps, message: str, advice: str = "", *, key: bool = False) -> None:
        """Note an error at the value (or key) under `steps`."""
        self.found.append(Finding(code, self.at(steps, key=key), message, advice))

    def warn(self, code: str, steps: Steps, message: str, advice: str = "") -> None:
        """Note something true of the text that its reader should know; it stops nothing."""
        self.found.append(Finding(code, self.at(steps), message, advice, Severity.WARNING))

    def at(self, steps: Steps, *, key: bool = False) -> Location:
        """Say where a value stands."""
        return self.document.at(steps, key=key)
