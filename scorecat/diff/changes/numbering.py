"""The text numbers its grounds otherwise, and a log names them by its numbers. It is its own opposite."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    other=Kind("DF281", "renumbered", "numbers the ground otherwise", Leaning.NONE),
)
