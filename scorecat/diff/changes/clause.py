"""A clause of which the other catalog has none, though its text is there: new, or gone.

What the other text says is `no rule`; where it is not available, the change is of `available`.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF121", "new", "has a clause where there was none", Leaning.WITH),
    down=Kind("DF122", "gone", "has no clause where there was one", Leaning.AGAINST),
)
