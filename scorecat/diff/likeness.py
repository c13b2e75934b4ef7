"""Which parts of two catalogs stand against each other: the likest first, the same whichever catalog comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_WORD: Final = re.compile(r"[^\W_]+")
_ENDINGS: Final = ("ing", "es", "ed", "s")
_SHORT: Final = 4
_LITTLE: Final = frozenset(
    {
        *("a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "has", "in", "is", "it", "may", "no"),
        *("not", "of", "on", "or", "that", "the", "they", "this", "to", "was", "who", "with"),
    }
)


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """Pairs of places in the two sequences, in order of the first, and the places that are left."""

    pairs: tuple[tuple[int, int], ...]
    left: tuple[int, ...]
    left_other: tuple[int, ...]


def matched(parts: Sequence[T], others: Sequence[T], likeness: Callable[[T, T], float | None]) -> Matched[T]:
    """Pair parts with others; `likeness` is symmetric, and None where two are never a pair.

    Of equally like pairs those come first that stand nearer to the beginning, and nearer to each other.
    """
    likely = []
    for place, part in enumerate(parts):
        for place_other, other in enumerate(others):
            like = likeness(part, other)
            if like is not None:
                likely.append((-like, place + place_other, abs(place - place_other), place, place_other))
    taken: dict[int, int] = {}
    taken_other: set[int] = set()
    for _, _, _, place, place_other in sorted(likely):
        if place not in taken and place_other not in taken_other:
            taken[place] = place_other
            taken_other.add(place_other)
    return Matched(
        tuple(sorted(taken.items())),
        tuple(place for place in range(len(parts)) if place not in taken),
        tuple(place for place in range(len(others)) if place not in taken_other),
    )


def alike(one: str, other: str) -> float:
    """Say how far one text has the words of another, from 0 to 1."""
    words, others = _words(one), _words(other)
    return len(words & others) / min(len(words), len(others)) if words and others else 0.0


def overlap(one: str, other: str) -> float:
    """Say how much of the words of two texts is in both, from 0 to 1."""
    words, others = _words(one), _words(other)
    return len(words & others) / len(words | others) if words or others else 1.0


@cache
def _words(text: str) -> frozenset[str]:
    found = (_stem(word) for word in _WORD.findall(text.casefold()) if word not in _LITTLE)
    return frozenset(found)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return word
