"""The tree that files belong to: with a vocabulary of its own, or the installed one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scorecat.catalog.library import Library

VOCABULARY: Final = "vocabulary"
"""The name of a folder whose files are vocabulary."""
CALENDARS: Final = "calendars"
"""The name of a folder whose files are calendars."""
ENDINGS: Final = (".yaml", ".yml")
CASES: Final = ".cases"
"""What the name of a file of cases ends with, before its ending."""


def is_cases(path: Path) -> bool:
    """Whether a file is one of cases, by its name."""
    return path.suffix in ENDINGS and path.stem.endswith(CASES)


def must_be_catalog(path: Path) -> None:
    """Raise `UsageError` for a file that by its name is cases, vocabulary or a calendar."""
    if is_cases(path):
        beside = path.stem.removesuffix(CASES) + path.suffix
        raise UsageError(f"{path} holds worked cases; name the catalog, {beside} beside it")
    for folder, what in ((VOCABULARY, "vocabulary"), (CALENDARS, "working days")):
        if path.parent.name == folder:
            raise UsageError(f"{path} holds {what}; name a catalog")


def library_of(paths: Iterable[Path], installed: Library) -> Library:
    """Return the library around the vocabulary that is among paths or below them; if there is none, the installed one.

    Raises `UsageError` where there are two: a catalog is checked by one.
    """
    found = {folder.resolve(): folder for path in paths for folder in _vocabularies(path)}
    if len(found) > 1:
        first, second, *_ = found.values()
        raise UsageError(f"{first} and {second} are two vocabularies; name the files of one tree at a time")
    own = next((folder.parent for folder in found.values()), installed.folder)
    return installed if own == installed.folder else replace(installed, folder=own, _read={})


def hidden(path: Path, below: Path) -> bool:
    """Whether a path is in a hidden folder below another, such as `.venv`: what is there is nobody's own."""
    return any(part.startswith(".") for part in path.relative_to(below).parts)


def _vocabularies(path: Path) -> Iterable[Path]:
    """Yield the folders of vocabulary files: that of a file, and all below a folder."""
    if not path.is_dir():
        return [path.parent] if path.parent.name == VOCABULARY else []
    inside = [folder for folder in sorted(path.rglob(VOCABULARY)) if folder.is_dir() and not hidden(folder, path)]
    folders = [path, *inside] if path.name == VOCABULARY else inside
    return [folder for folder in folders if any(folder.glob("*.yaml"))]
