"""The score that everyone starts with and the bounds of grades: stricter, milder, or neither.

Stricter: fewer points may be lost before a grade is lost, or more are needed for a better one. Bounds are taken as seen
from the start.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF181", "stricter-grades", "gives a grade for more points, or loses it for fewer", Leaning.WORSE),
    down=Kind("DF182", "milder-grades", "gives a grade for fewer points, or loses it for more", Leaning.BETTER),
    other=Kind(
        "DF183", "other-grades", "has other grades or another score, neither stricter nor milder", Leaning.UNCLEAR
    ),
)
