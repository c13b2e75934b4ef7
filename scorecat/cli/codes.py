"""Every code there is a manual page of: what checks and reading find, and the changes that `scorecat diff` tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.check.table import Entry


def codes() -> Mapping[str, Entry]:
    """Return all entries by code: checks and reading first, then changes."""
    from scorecat.check.table import entries  # noqa: PLC0415  (start-up)
    from scorecat.render import kind  # noqa: PLC0415

    return {**entries(), **{entry.code: entry for entry in kind.entries()}}
