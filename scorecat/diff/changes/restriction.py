"""A restriction or closer supervision that follows from a grade, a listing or a record: added or dropped."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF191", "restriction-added", "has a restriction more follow", Leaning.WORSE),
    down=Kind("DF192", "restriction-dropped", "has a restriction less follow", Leaning.BETTER),
)
