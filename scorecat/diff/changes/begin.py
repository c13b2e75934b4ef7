"""When a listing takes effect: sooner, later, or neither."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF241", "sooner", "takes effect sooner", Leaning.WITH),
    down=Kind("DF242", "later", "takes effect later", Leaning.AGAINST),
    other=Kind("DF243", "other-begin", "takes effect counted from another day", Leaning.UNCLEAR),
)
