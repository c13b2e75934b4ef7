"""About how many rows files hold, told without reading them."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.events.source import Form, Packing, form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE: Final = 1 << 20


def about_rows(names: Sequence[str]) -> int | None:
    """Estimate the rows of files (globs too) from their size and first lines; None where that does not tell."""
    paths = [Path(found) for name in names for found in glob.glob(name) or [name]]  # noqa: PTH207 -- as inputs are found
    found = [_about(path) for path in paths]
    known = [rows for rows in found if rows is not None]
    return sum(known) if known and len(known) == len(found) else None


def _about(path: Path) -> int | None:
    form, packing = form_of(path.name) or (None, Packing.NONE)
    if form not in (Form.CSV, Form.JSON_LINES) or packing is not Packing.NONE:
        return None
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE)
        lines = sample.count(b"\n")
        return round(path.stat().st_size * lines / len(sample)) if lines else None
    except OSError:
        return None
