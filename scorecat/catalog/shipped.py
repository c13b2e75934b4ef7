"""What a build of the package knows of the catalogs it ships, so that a start need not find it out again.

`index.json` beside the shipped catalogs is made once, when the wheel is built, after every file has passed its
schema. It is trusted file by file, and only while the file's content still has the recorded hash: an edited,
added or removed file is read and checked as any other. A checkout has no index.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME: Final = "index.json"


@dataclass(frozen=True, slots=True)
class Version:
    """What one catalog file is, without reading it."""

    path: Path
    version: str
    start: date
    until: date | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shipped:
    """The index of a folder of catalogs; empty where there is none."""

    folder: Path
    files: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    vocabulary: Mapping[str, Any] = field(default_factory=dict)

    def passed(self, path: Path, content: bytes) -> bool:
        """Whether this very content passed its schema when the package was built."""
        if not self.files or not path.is_relative_to(self.folder):
            return False
        known = self.files.get(path.relative_to(self.folder).as_posix())
        return known == hashlib.sha256(content).hexdigest()

    def versions(self, place: str, paths: Iterable[Path]) -> tuple[Version, ...] | None:
        """Return the versions of a place, oldest first, if the index speaks of just these unchanged files."""
        found = list(paths)
        listed = self.places.get(place, [])
        if len(listed) != len(found) or not all(self.passed(path, path.read_bytes()) for path in found):
            return None
        return tuple(
            Version(
                self.folder / one["path"],
                one["version"],
                date.fromisoformat(one["from"]),
                date.fromisoformat(one["until"]) if one["until"] else None,
                tuple(one["names"]),
            )
            for one in listed
        )

    def plain_vocabulary(self, paths: Iterable[Path]) -> Mapping[str, Any] | None:
        """Return the vocabulary files as plain data, if they are just these, unchanged."""
        found = list(paths)
        if len(self.vocabulary) != len(found) or not all(self.passed(path, path.read_bytes()) for path in found):
            return None
        return self.vocabulary


def load(folder: Path) -> Shipped:
    """Read the index of a folder; what cannot be read is no index."""
    try:
        found = json.loads((folder / NAME).read_bytes())
        return Shipped(folder, dict(found["files"]), dict(found["places"]), dict(found["vocabulary"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Shipped(folder)
