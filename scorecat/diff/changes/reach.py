"""Whom and what a clause reaches: wider, narrower, or neither.

Subjects, conditions, exceptions, how often, days in force, whose events, the conduct itself (a code above or below), or
what else a clause is for. Of a burden wider is worse for a person, of a benefit better. Conditions are compared by what
they admit, not by how they are written.
"""

from __future__ import annotations

from typing import Final

from scorecat.diff.kind import Kind, Leaning, Pair

PAIR: Final = Pair(
    up=Kind("DF131", "wider", "reaches more people or more cases", Leaning.WITH),
    down=Kind("DF132", "narrower", "reaches fewer people or cases", Leaning.AGAINST),
    other=Kind("DF133", "other-reach", "reaches other people or cases, neither wider nor narrower", Leaning.UNCLEAR),
)
