"""Whom the instrument covers at all: wider, narrower, or neither.

It depends on the person whether being covered is good or bad.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF211", "wider-coverage", "covers more people", Leaning.UNCLEAR),
    down=Kind("DF212", "narrower-coverage", "covers fewer people", Leaning.UNCLEAR),
    other=Kind("DF213", "other-coverage", "covers other people", Leaning.UNCLEAR),
)
