"""What conduct costs or gives: stricter, milder, or neither.

Stricter: in no case more points, in some case fewer, or a worse grade set directly. Points on different scales are
held against each other as shares of the way from the start to the next grade, and the change says so. Points against a
direct grade, a list against points, and steps of which some are stricter and some milder are neither.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF101", "stricter", "takes more, or gives less", Leaning.WORSE),
    down=Kind("DF102", "milder", "takes less, or gives more", Leaning.BETTER),
    other=Kind("DF103", "other-effect", "does something else, neither stricter nor milder throughout", Leaning.UNCLEAR),
)
