"""Strict YAML, schema, vocabulary and references of files, and the checks of catalogs, in one pass."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import shown_path
from scorecat.check.allowed import Allows
from scorecat.check.asked import files_of
from scorecat.check.judged import judged
from scorecat.check.reading import Reading
from scorecat.check.report import Report
from scorecat.check.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scorecat.catalog.library import Library

_NEVER: Final = date.min
"""A day on which nothing has expired."""


def validate(paths: Sequence[Path], library: Library, settings: Settings | None = None, today: date = _NEVER) -> Report:
    """Check files, and all `*.yaml` and `*.yml` below folders; no path: the shipped catalogs.

    Files in a folder named `vocabulary` are vocabulary, in one named `calendars` calendars; `*.cases.yaml` are the
    cases of the catalog beside them, which are read and not run; all others are catalogs. On the day `today` some
    suppressions have expired. Raises `IdentityRefusedError`.
    """
    reading = Reading(list(files_of(paths or [library.folder])), library)
    chosen = settings or Settings()
    found = [told for finding in reading.found() if (told := judged(finding, chosen))]
    kept, allowed = Allows(reading, chosen, today).sort(found)
    files = tuple(shown_path(path) for path in reading.files)
    return Report(files, tuple(sorted(kept, key=lambda one: one.order)), tuple(allowed), chosen.fail_on)
