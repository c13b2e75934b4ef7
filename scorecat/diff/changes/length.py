"""How long an entry counts or a name stays on a list: longer, shorter, or neither.

Lengths of which none is surely the longer, such as 30 days and a month, are neither.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF141", "longer", "counts or stays for longer", Leaning.WITH),
    down=Kind("DF142", "shorter", "counts or stays for less long", Leaning.AGAINST),
    other=Kind(
        "DF143", "other-length", "counts or stays for another time, neither longer nor shorter", Leaning.UNCLEAR
    ),
)
