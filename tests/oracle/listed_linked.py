"""Linked: the listing of the same event in another list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle.listed_values import NEVER, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oracle.listed_values import Held
    from oracle.world import World
    from scorecat.model.catalog import Catalog


@dataclass(frozen=True)
class Linked:
    """The spans of the listing in the other list, None where it is not there."""

    long: Span | None
    short: Span | None


def version_at(place: str, world: World) -> Catalog | None:
    """The version of another list in force at T, or the nearest; None where there is no such list."""
    versions = world.elsewhere.get(place, ())
    return min(versions, key=lambda one: one.in_force.distance(world.as_of), default=None)


def together(others: Sequence[Held]) -> Linked:
    """Of several grounds there, the first to begin and the last to end, of spans that ever were."""
    longs = [one.long for one in others]
    shorts = [one.short for one in others if one.short is not None]
    long, short = spanned(longs), spanned(shorts)
    if short is None and shorts:
        short = Span(NEVER, min(one.ends for one in shorts))
    return Linked(long, short)


def spanned(spans: Sequence[Span]) -> Span | None:
    """From the first beginning to the last end of those that ever were."""
    ever = [one for one in spans if one.ever_was]
    if not ever:
        return None
    return Span(min(one.begins for one in ever), max(one.ends for one in ever))
