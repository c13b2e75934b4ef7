"""Whether an effect can be repaired or a name taken off early: harder, easier, or neither.

Easier: a way more, one that leaves less, that is open to more cases, sooner, or by right. Harder is the reverse.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF151", "harder-repair", "can be repaired or removed less easily", Leaning.WORSE),
    down=Kind("DF152", "easier-repair", "can be repaired or removed more easily", Leaning.BETTER),
    other=Kind("DF153", "other-repair", "is repaired or removed in another way", Leaning.UNCLEAR),
)
