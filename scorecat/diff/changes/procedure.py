"""The way onto the record and off it: better, worse, or other for whoever it happens to.

Better: a step more that protects (notice, hearing, service, objection, review, correction, removal, liability), or an
objection that holds the effect up. Other steps, deadlines in the text's own words, and other wording are neither.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF231", "better-procedure", "protects a person better on the way", Leaning.BETTER),
    down=Kind("DF232", "worse-procedure", "protects a person less on the way", Leaning.WORSE),
    other=Kind("DF233", "other-procedure", "goes another way", Leaning.UNCLEAR),
)
