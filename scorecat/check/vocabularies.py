"""Vocabulary files, which speak of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.library import shown_path
from scorecat.catalog.vocabulary import vocabulary
from scorecat.files.document import read
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scorecat.model.finding import Finding
    from scorecat.model.vocabulary import Vocabulary


def own_vocabulary(paths: Sequence[Path], content_of: Callable[[Path], bytes]) -> tuple[Vocabulary, list[Finding]]:
    """Build the vocabulary of a folder, as far as it can be read, and check those of its files that are asked for.

    Each is checked by what stands in the others of the folder, asked for or not.
    """
    asked = {shown_path(path) for path in paths}
    contents: list[tuple[str, bytes]] = []
    told: list[Finding] = []
    for path in sorted({*paths, *paths[0].parent.glob("*.yaml")}):
        shown = shown_path(path)
        try:
            content = content_of(path)
            read(content, shown)
        except ScorecatError as error:
            told += error.findings
        else:
            contents.append((shown, content))
    built, found = vocabulary(contents)
    return built, [finding for finding in (*told, *found) if finding.where.path in asked]
