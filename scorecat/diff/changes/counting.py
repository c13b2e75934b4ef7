"""How entries add up: neither stricter nor milder for everybody. It is its own opposite."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    other=Kind("DF261", "counts-otherwise", "counts entries together in another way", Leaning.UNCLEAR),
)
