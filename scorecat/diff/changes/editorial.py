"""Only how it is written: ids, titles, notes, order, wording of the same, the place in a source. Its own opposite."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    other=Kind("DF291", "editorial", "is written otherwise and means the same", Leaning.NONE),
)
