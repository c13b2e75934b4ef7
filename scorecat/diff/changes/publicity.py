"""What of a listing is made public, and for how long: more, less, or neither."""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF246", "more-public", "is more public", Leaning.WITH),
    down=Kind("DF247", "less-public", "is less public", Leaning.AGAINST),
    other=Kind("DF248", "other-public", "is made public in another way", Leaning.UNCLEAR),
)
