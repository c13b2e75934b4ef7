"""Graded lists: the grade of who is on their grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.listed_at import long_on, short_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oracle.listed_values import Held
    from oracle.values import Reading
    from scorecat.model.catalog import Catalog


def is_on(held: Held, reading: Reading) -> bool:
    """Whether the span that a reading takes is on: low the long one, of merit the short one."""
    return long_on(held) if (reading == "low") != held.case.ground.benefit else short_on(held)


def rank_of(catalog: Catalog, listings: Sequence[Held], reading: Reading) -> int | None:
    """The worst of those worse than the default, else the best of those better, else the default."""
    if catalog.listing is None or catalog.listing.default is None:
        return None
    default = catalog.grade_rank[catalog.listing.default]
    ranks = [
        catalog.grade_rank[held.case.ground.grade]
        for held in listings
        if held.case.ground.grade is not None and is_on(held, reading)
    ]
    worst, best = max(ranks, default=default), min(ranks, default=default)
    return worst if worst > default else best
