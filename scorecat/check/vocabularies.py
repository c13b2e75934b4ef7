"""Vocabulary files, which speak of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.library import content_of, shown_path
from scorecat.catalog.vocabulary import vocabulary
from scorecat.files.document import read
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scorecat.model.finding import Finding


def vocabularies(paths: Sequence[Path]) -> Iterator[Finding]:
    """Check vocabulary files by what stands in the others of their folder, asked for or not."""
    asked = {shown_path(path) for path in paths}
    for folder in dict.fromkeys(path.parent for path in paths):
        files = sorted({*(path for path in paths if path.parent == folder), *folder.glob("*.yaml")})
        contents = []
        for path in files:
            shown = shown_path(path)
            try:
                content = content_of(path)
                read(content, shown)
            except ScorecatError as error:
                yield from (finding for finding in error.findings if shown in asked)
            else:
                contents.append((shown, content))
        _, found = vocabulary(contents)
        yield from (finding for finding in found if finding.where.path in asked)
