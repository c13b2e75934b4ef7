"""Which files are asked for, by themselves and by their folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.tree import hidden
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield files, and all YAML files below folders that are not hidden, each once.

    Raises `UsageError` for a folder without any.
    """
    seen: set[Path] = set()
    for path in paths:
        inside = [path]
        if path.is_dir():
            found = (file for ending in ("*.yaml", "*.yml") for file in path.rglob(ending))
            inside = sorted(file for file in found if not hidden(file, path))
        if not inside:
            raise UsageError(f"{path}: no YAML file in this folder or below it")
        yield from (file for file in inside if file.resolve() not in seen)
        seen.update(file.resolve() for file in inside)
