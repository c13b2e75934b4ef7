"""Kinds of changes, in opposite pairs: what a change is called, and how it turns for a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Nature(StrEnum):
    """What a clause is to whoever it reaches."""

    BURDEN = "burden"
    BENEFIT = "benefit"


class Tendency(StrEnum):
    """What a change means for a person whom it reaches."""

    WORSE = "worse"
    BETTER = "better"
    UNCLEAR = "unclear"
    """It depends on the person, or on what the text leaves open."""
    NONE = "none"
    """Nothing follows from it."""


class Leaning(StrEnum):
    """How a kind turns for a person."""

    WORSE = "worse"
    BETTER = "better"
    WITH = "with the clause"
    """More of the clause: worse of a burden, better of a benefit."""
    AGAINST = "against the clause"
    """Less of the clause: better of a burden, worse of a benefit."""
    UNCLEAR = "unclear"
    NONE = "none"


_BY_NATURE: Final = {
    (Leaning.WITH, Nature.BURDEN): Tendency.WORSE,
    (Leaning.WITH, Nature.BENEFIT): Tendency.BETTER,
    (Leaning.AGAINST, Nature.BURDEN): Tendency.BETTER,
    (Leaning.AGAINST, Nature.BENEFIT): Tendency.WORSE,
}
_ALWAYS: Final = {
    Leaning.WORSE: Tendency.WORSE,
    Leaning.BETTER: Tendency.BETTER,
    Leaning.NONE: Tendency.NONE,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: a stable id, a name that options take, and what it says of the second catalog."""

    id: str
    name: str
    says: str
    leaning: Leaning

    def tendency(self, nature: Nature | None) -> Tendency:
        """Say what a change of this kind means for a person, given what the clause is to them."""
        if self.leaning in _ALWAYS:
            return _ALWAYS[self.leaning]
        return Tendency.UNCLEAR if nature is None else _BY_NATURE.get((self.leaning, nature), Tendency.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kinds that are each other's opposite, and the one for what is neither, which is its own.

    A pair without `up` and `down` is one kind that is its own opposite.
    """

    other: Kind | None = None
    up: Kind | None = None
    down: Kind | None = None

    def of(self, order: int | None) -> Kind:
        """Return the kind for an order: more than 0 is up, less is down, None is neither."""
        found = self.other if not order else self.up if order > 0 else self.down
        if found is None:
            raise AssertionError((self, order))
        return found

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Its kinds, by id."""
        return tuple(kind for kind in (self.up, self.down, self.other) if kind)

    def opposite(self, kind: Kind) -> Kind:
        """Return what a change of this kind is the other way round."""
        if kind == self.up and self.down:
            return self.down
        return self.up if kind == self.down and self.up else kind
