"""How wide the columns of a grid are drawn: no word is broken where there is room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.render.blocks import Grid

_LONGEST_WORD: Final = 36
"""Cells; a longer word, such as somebody's id, may be broken."""
_LEAST: Final = 18
"""Cells; what is longer is broken into lines no narrower than this, or nobody can read them."""


def widths(grid: Grid, room: int) -> list[int] | None:
    """Share `room` out among the columns of a grid; None if they would be too narrow to read."""
    cells = [
        [column.name, *(row[index] for row in grid.rows), *grid.footer[index : index + 1]]
        for index, column in enumerate(grid.columns)
    ]
    widest = [max(map(cell_len, texts)) for texts in cells]
    least = [
        wide if column.tight else min(wide, max(_longest_word(texts), _LEAST))
        for column, texts, wide in zip(grid.columns, cells, widest, strict=True)
    ]
    spare = room - sum(least)
    if spare < 0:
        return None
    return _shared_out(least, widest, spare)


def _longest_word(texts: Sequence[str]) -> int:
    words = (cell_len(word) for text in texts for word in text.split())
    return min(max(words, default=1), _LONGEST_WORD)


def _shared_out(least: list[int], widest: list[int], spare: int) -> list[int]:
    """Widen the narrowest column that can still use it, one cell at a time."""
    given = list(least)
    while spare > 0:
        wanting = [index for index, wide in enumerate(widest) if given[index] < wide]
        if not wanting:
            break
        given[min(wanting, key=given.__getitem__)] += 1
        spare -= 1
    return given
