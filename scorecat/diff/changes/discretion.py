"""How much is left to an official: more, less, or neither.

A range of points or of time in the place of a fixed one or around another range, a clause of which the text leaves open
whether it reaches, may in the place of must, more items that a body may set.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF161", "more-discretion", "leaves more to discretion", Leaning.UNCLEAR),
    down=Kind("DF162", "less-discretion", "leaves less to discretion", Leaning.UNCLEAR),
    other=Kind("DF163", "other-discretion", "says otherwise what is left to discretion", Leaning.UNCLEAR),
)
