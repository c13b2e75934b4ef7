"""Spreads in SQL: whole numbers between the neighbours of a rising row, by one half of a draw each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scorecat.generate.draw import HALF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.generate.profile import Spread


def spread(numbers: Spread, stretch: str, place: str) -> str:
    """Return an expression for a number: `stretch` and `place` (0 to 65,535) choose the stretch and the place in it."""
    stretches = list(pairwise(numbers))
    last = len(stretches) - 1
    cases = []
    for index, (start, end) in enumerate(stretches):
        # Both ends of the last stretch belong to it, of the others the first alone.
        width = end - start + (1 if index == last else 0)
        cases.append(f"{start} + (({place}::BIGINT * {width}) >> {HALF})")
    if not last:
        return f"({cases[0]})"
    whens = " ".join(f"WHEN {index} THEN {case}" for index, case in enumerate(cases[:-1]))
    return f"(CASE {stretch} % {last + 1} {whens} ELSE {cases[-1]} END)"


def by_variant(variant: str, spreads: Sequence[Spread], stretch: str, place: str) -> str:
    """Return an expression for a number of the spread that column `variant` (from 1) names; null for none."""
    whens = " ".join(f"WHEN {at} THEN {spread(one, stretch, place)}" for at, one in enumerate(spreads, 1))
    return f"(CASE {variant} {whens} END)" if whens else "NULL::BIGINT"
