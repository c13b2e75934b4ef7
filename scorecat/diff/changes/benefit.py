"""A benefit that follows from a grade, a listing or a record: added or dropped."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF196", "benefit-added", "has a benefit more follow", Leaning.BETTER),
    down=Kind("DF197", "benefit-dropped", "has a benefit less follow", Leaning.WORSE),
)
