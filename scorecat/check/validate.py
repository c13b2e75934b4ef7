"""Strict YAML, schema, vocabulary and references of files, and the checks of catalogs, in one pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import shown_path
from scorecat.catalog.tree import library_of
from scorecat.check.allowed import Allows
from scorecat.check.asked import files_of
from scorecat.check.judged import judged
from scorecat.check.reading import Reading
from scorecat.check.report import Report
from scorecat.check.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scorecat.catalog.library import Library

_NEVER: Final = date.min
"""A day on which nothing has expired."""


def validate(
    paths: Sequence[Path],
    library: Library,
    settings: Settings | None = None,
    today: date = _NEVER,
    given: Mapping[Path, bytes] | None = None,
) -> Report:
    """Check files, and all `*.yaml` and `*.yml` below folders; no path: the shipped catalogs.

    Files in a folder named `vocabulary` are vocabulary, in one named `calendars` calendars; `*.cases.yaml` are the
    cases of the catalog beside them, which are read and not run; all others are catalogs. They are checked by the
    vocabulary and the places of their own tree if the paths hold its vocabulary, else by those of `library`. What is
    `given` for a path is checked in the place of what the file holds, if there is one. On the day `today` some
    suppressions have expired. Raises `IdentityRefusedError`, and `UsageError` for two vocabularies.
    """
    files = list(files_of(paths or [library.folder]))
    named = {path.resolve(): path for path in files}
    texts = {named.get(path.resolve(), path): text for path, text in (given or {}).items()}
    reading = Reading(files, library_of(files, library), texts)
    chosen = settings or Settings()
    found = [told for finding in reading.found() if (told := judged(finding, chosen))]
    kept, allowed = Allows(reading, chosen, today).sort(found)
    shown = tuple(shown_path(path) for path in files)
    return Report(shown, tuple(sorted(kept, key=lambda one: one.order)), tuple(allowed), chosen.fail_on)
