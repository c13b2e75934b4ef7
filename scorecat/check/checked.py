"""What a check looks at: one catalog with its file, or all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecat.catalog.tree import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.catalog.findings import Steps
    from scorecat.files.document import Document
    from scorecat.model.case import CaseFile
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Location
    from scorecat.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalog that loads, the file it was read from, and the cases beside it (None: there is no such file)."""

    catalog: Catalog
    document: Document
    vocabulary: Vocabulary
    cases: CaseFile | None = None

    def at(self, *steps: str | int, key: bool = False) -> Location:
        """Say where a value of the file stands, or its key: `at("rules", 3, "points")`."""
        path: Steps = steps
        return self.document.at(path, key=key)


@dataclass(frozen=True, slots=True)
class Atlas:
    """All catalogs of a run, for checks that hold one against another."""

    catalogs: Sequence[Checked]
    vocabulary: Vocabulary
    places: frozenset[str] = frozenset()
    """Every place there is, checked now or not; empty: those of the catalogs."""
    words: Path = Path(VOCABULARY)
    """The folder of the vocabulary."""

    @property
    def whole(self) -> bool:
        """Whether every place there is is being checked."""
        return bool(self.places) and self.places <= {one.catalog.place for one in self.catalogs}
