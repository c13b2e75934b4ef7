"""What of the text is known: it became available, or is not available any more.

The rules may be the same: only what can be told of them differs. A part of a partial text that holds nothing at all is
taken as not available, not as saying nothing.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF251", "available", "has the text that was not available", Leaning.UNCLEAR),
    down=Kind("DF252", "unavailable", "does not have the text any more", Leaning.UNCLEAR),
    other=Kind("DF253", "other-missing", "lacks another part of the text", Leaning.UNCLEAR),
)
