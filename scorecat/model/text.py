"""Text in one or more languages, and near misses among names."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


# Control characters move a cursor or reorder a line: none of them reaches a terminal, a page or a message.
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def clean(text: object) -> str:
    """Return text that is safe to show on one line."""
    return UNSAFE.sub("�", str(text).replace("\n", " "))


_LONG_ENOUGH = 4
"""Of shorter words many are near each other."""


def number_of(number: int, noun: str) -> str:
    """Return `1 place`, `2 places`, `1,000 places`; `noun` is one that takes an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@dataclass(frozen=True, slots=True)
class Label:
    """A name in English and, where there is one, Chinese."""

    en: str
    zh: str = ""

    def __str__(self) -> str:
        """English with the Chinese in brackets."""
        return f"{self.en} ({self.zh})" if self.zh and self.en else self.en or self.zh


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for the nearest known word, or nothing."""
    candidates = list(known)
    near = difflib.get_close_matches(word.lower(), [c.lower() for c in candidates], n=1, cutoff=0.6)
    if not near:
        return ""
    best = next(c for c in candidates if c.lower() == near[0])
    return f"did you mean '{best}'?"


def sole_near(word: str, known: Iterable[str]) -> str:
    """Return the one known word that a slip of one key makes into `word`, if there is just one; else nothing."""
    near = [one for one in dict.fromkeys(known) if len(one) >= _LONG_ENOUGH and _one_slip(word.lower(), one.lower())]
    return near[0] if len(near) == 1 else ""


def _one_slip(word: str, other: str) -> bool:
    """Whether two words are the same but for one letter too many, missing, wrong, or swapped with the next."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((place for place, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    if len(short) != len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[:same] + short[same : same + 2][::-1] + short[same + 2 :]
    return short[same + 1 :] == long[same + 1 :] or swapped == long
