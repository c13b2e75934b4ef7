"""The same conduct counts for the person in one catalog and against them in the other. It is its own opposite."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    other=Kind("DF111", "opposite-sign", "counts for where the other counts against", Leaning.UNCLEAR),
)
