"""The versions of a place, one after the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Atlas, Checked


def successions(atlas: Atlas) -> Iterator[tuple[Checked, Checked]]:
    """Yield each version of a place with the next one, by their first days."""
    places: dict[str, list[Checked]] = {}
    for one in atlas.catalogs:
        places.setdefault(one.catalog.place, []).append(one)
    for versions in places.values():
        yield from pairwise(sorted(versions, key=lambda one: one.catalog.in_force.start))
