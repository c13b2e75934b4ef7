"""Where conducts stand in the files of a vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorecat.catalog.library import content_of, shown_path
from scorecat.files.document import read
from scorecat.model.finding import Location, ScorecatError

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.files.document import Document
    from scorecat.model.vocabulary import Conduct


@dataclass(frozen=True)
class Words:
    """The files of a vocabulary, read when asked for and only once."""

    folder: Path

    def at(self, conduct: Conduct) -> Location:
        """Say where a conduct is defined; where no file that can be read does, in which file it should be."""
        document = self._documents.get(conduct.code)
        if document is None:
            return Location(shown_path(self.folder / f"{conduct.topic}.yaml"))
        return document.at(("conducts", conduct.code), key=True)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        found = {}
        for path in sorted(self.folder.glob("*.yaml")):
            try:
                document = read(content_of(path), shown_path(path))
            except ScorecatError:
                continue  # it is told that it cannot be read
            root: Any = document.root
            conducts = root.get("conducts") if isinstance(root, dict) else None
            found.update(dict.fromkeys(conducts if isinstance(conducts, dict) else (), document))
        return found
