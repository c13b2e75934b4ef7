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
