"""Making the index of a folder of catalogs: done once, when the wheel is built (hatch_build.py)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from scorecat.catalog.library import Library
from scorecat.files.document import read

if TYPE_CHECKING:
    from pathlib import Path


def index(folder: Path) -> str:
    """Make the index of a folder whose files are right; raises `ScorecatError` where they are not."""
    library = Library(folder)
    vocabulary = library.vocabulary_files
    catalogs = [path for paths in library.files.values() for path in paths]
    _ = library.calendar
    return json.dumps(
        {
            "files": {
                _name(path, folder): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in [*vocabulary, library.calendar_file, *catalogs]
            },
            "places": {
                place: [
                    {
                        "path": _name(found.path, folder),
                        "version": found.version,
                        "from": found.start.isoformat(),
                        "until": found.until.isoformat() if found.until else None,
                        "names": found.names,
                    }
                    for found in library.known(place)
                ]
                for place in library.files
            },
            "vocabulary": {_name(path, folder): read(path.read_bytes(), path.name).root for path in vocabulary},
        },
        ensure_ascii=False,
    )


def _name(path: Path, folder: Path) -> str:
    return path.resolve().relative_to(folder.resolve()).as_posix()
