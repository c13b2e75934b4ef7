"""Whether one has a choice: more bound, or freer.

From free to bound: withdrawn, opt-in, consent, mandatory. What is not known is a matter of `available`.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF221", "less-choice", "leaves a person less choice to take part", Leaning.WORSE),
    down=Kind("DF222", "more-choice", "leaves a person more choice to take part", Leaning.BETTER),
)
