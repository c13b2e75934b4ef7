"""A use that somebody makes of the record, such as a bank that asks for it: added or dropped."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF201", "use-added", "has somebody more use the record", Leaning.UNCLEAR),
    down=Kind("DF202", "use-dropped", "has somebody less use the record", Leaning.UNCLEAR),
)
