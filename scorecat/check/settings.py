"""Which findings a run tells, and how grave each is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from scorecat.check.table import entries
from scorecat.model.finding import Severity, UsageError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.check.table import Entry

_CODES: Final = re.compile(r"SC[0-9]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is told: `select` (empty: everything) less `ignore`; the most exact word about a code decides.

    Words are codes (`SC530`), beginnings of codes (`SC53`) and families (`rights`). `severity` is by the same words.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    fail_on: Severity | None = Severity.ERROR
    """From which severity on findings fail a run; None: never."""

    def tells(self, entry: Entry) -> bool:
        """Whether findings of a code are told; what is wrong with a file always is."""
        if not entry.optional:
            return True
        taken, left = _nearest(entry, self.select), _nearest(entry, self.ignore)
        return (not self.select or taken > 0) and left < max(taken, 1)

    def severity_of(self, entry: Entry, given: Severity) -> Severity:
        """Return how grave findings of a code are, where a check gives a severity."""
        words = [word for word in self.severity if entry.optional and _exactness(entry, word)]
        return self.severity[max(words, key=lambda word: _exactness(entry, word))] if words else given


def known_word(word: str, where: str) -> str:
    """Return a word that names a code, the beginning of one, or a family; raises `UsageError`."""
    if any(_exactness(entry, word) for entry in entries().values() if entry.optional):
        return word
    if any(_exactness(entry, word) for entry in entries().values()):
        raise UsageError(f"{where}: {quoted(word)} says that a file is wrong, and is always told")
    optional = [entry for entry in entries().values() if entry.optional]
    known = [*dict.fromkeys(entry.group for entry in optional), *(entry.code for entry in optional)]
    hint = did_you_mean(word, known) or "`scorecat rules` lists codes and families"
    raise UsageError(f"{where}: there is no check {quoted(word)}; {hint}")


def _nearest(entry: Entry, words: tuple[str, ...]) -> int:
    return max((_exactness(entry, word) for word in words), default=0)


def _exactness(entry: Entry, word: str) -> int:
    """Say how exactly a word names a code: 0, not at all; a family, 1; then by its length."""
    if word == entry.group:
        return 1
    return len(word) if _CODES.match(word) and entry.code.startswith(word) else 0
