"""Sections that are lists of parts: which parts face each other, what differs, and what only one catalog has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scorecat.compare.said import Silence
from scorecat.diff.changes import available, editorial
from scorecat.diff.field import Field, Met, Part, differing, one_sided, written
from scorecat.diff.likeness import matched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.change import Change
    from scorecat.diff.kind import Kind, Nature, Pair
    from scorecat.diff.side import Side


@dataclass(frozen=True, slots=True)
class Section:
    """How the parts of one section are compared.

    `like`: how like two parts are (None: never a pair), and the same the other way round; `about`: what a part is
    about; `nature`: what it is to whom it reaches; `alone`: the kind of change that a part is which only the second
    catalog has (`after`), or only the first.
    """

    name: str
    parts: Callable[[Side], Sequence[Any]]
    like: Callable[[Part, Part, Alignment], float | None]
    fields: tuple[Field, ...]
    about: Callable[[Part], tuple[str, ...]]
    alone: Callable[[Part, Side, bool], Kind]
    nature: Callable[[Part], Nature | None] = lambda _: None
    order: Pair = editorial.PAIR
    """What it is when the parts stand in another order."""
    may_be_silent: bool = True
    """Whether a partial text that holds none of it is taken as not available."""

    def changes(self, one: Side, other: Side, alignment: Alignment) -> Iterator[Change]:
        """Yield every change of the section."""
        parts, others = self._read(one), self._read(other)
        faced = matched(parts, others, lambda first, second: self.like(first, second, alignment))
        for first, second in faced.pairs:
            part, facing = parts[first], others[second]
            natures = self.nature(part), self.nature(facing)
            met = Met(part, facing, natures[0] if natures[0] is natures[1] else None, alignment)
            about = tuple(dict.fromkeys((*self.about(part), *self.about(facing))))
            yield from differing(self.name, about, met, self.fields)
            yield from written(self.name, about, met)
        for place in faced.left:
            yield self._alone(parts[place], other, len(others), after=False)
        for place in faced.left_other:
            yield self._alone(others[place], one, len(parts), after=True)
        if any(first[1] > second[1] for first, second in pairwise(faced.pairs)):
            before, then = (Part(side, None, side.at(self.name, None)) for side in (one, other))
            yield one_sided(self.name, (), "order", before, then, self.order.of(None), None)

    def _read(self, side: Side) -> list[Part]:
        return [
            Part(side, one, getattr(one, "where", None) or side.part_at(self.name, place, one))
            for place, one in enumerate(self.parts(side))
        ]

    def _alone(self, own: Part, other: Side, size: int, *, after: bool) -> Change:
        unread = self.may_be_silent and other.catalog.partial and not size
        silence = Silence.NOT_AVAILABLE if unread else Silence.NO_RULE
        kind = available.PAIR.of(1 if after else -1) if unread else self.alone(own, other, after)
        nothing = Part(other, None, other.at("missing" if unread else self.name, None), silence)
        before, then = (nothing, own) if after else (own, nothing)
        return one_sided(self.name, self.about(own), "clause", before, then, kind, self.nature(own))
