"""Where conducts stand in the files of the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecat.catalog.library import content_of
from scorecat.files.document import read
from scorecat.model.finding import Location, ScorecatError

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.files.document import Document
    from scorecat.model.vocabulary import Conduct


@dataclass(frozen=True, slots=True)
class Words:
    """The files of the vocabulary, one for each topic, read when asked for and only once."""

    folder: Path
    _read: dict[str, Document | None] = field(default_factory=dict)

    def at(self, conduct: Conduct) -> Location:
        """Say where a conduct is defined; where its file cannot be read, which file that is."""
        path = self.folder / f"{conduct.topic}.yaml"
        if conduct.topic not in self._read:
            self._read[conduct.topic] = _document(path)
        document = self._read[conduct.topic]
        return document.at(("conducts", conduct.code), key=True) if document else Location(str(path))


def _document(path: Path) -> Document | None:
    try:
        return read(content_of(path), str(path))
    except ScorecatError:
        return None
