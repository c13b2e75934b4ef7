"""What a clause rests on: better or worse evidence.

Best first: the text read, a translation, scholarship, the press, memory.
Nothing changes for a person; what is told of them is surer or less sure.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF171", "better-evidence", "rests on better evidence", Leaning.NONE),
    down=Kind("DF172", "worse-evidence", "rests on weaker evidence", Leaning.NONE),
)
