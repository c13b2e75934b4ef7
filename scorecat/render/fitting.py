"""Which places a table has room for on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_EACH: Final = 20
"""Cells that a place needs: the least width of a column, and what stands between two."""
_LEAST: Final = 2
"""Places shown in any case: one alone is no comparison."""
MORE: Final = "Choose with --city; --format csv, a file or a pipe has all."
"""How to see what a table has no room for."""


def places_that_fit(holding: Sequence[int], first: int, width: int | None) -> list[int]:
    """Choose places by how much each has to show, for a table whose first column is `first` cells wide.

    Returns their positions in order; all of them where there is room, or no `width` to keep to.
    """
    everything = list(range(len(holding)))
    if width is None:
        return everything
    room = max((width - first - 2) // _EACH, _LEAST)
    if room >= len(everything):
        return everything
    return sorted(sorted(everything, key=lambda place: -holding[place])[:room])
