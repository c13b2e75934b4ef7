"""What the instrument is: a score or a list, its form, when it is in force. It is its own opposite."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    other=Kind("DF271", "other-instrument", "is another kind of instrument, or in force at another time", Leaning.NONE),
)
