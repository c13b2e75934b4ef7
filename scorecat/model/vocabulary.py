"""The shared vocabulary: conduct codes and the attributes they take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.model.text import Label


class ConductKind(StrEnum):
    """What a code stands for: conduct, a step of a procedure, or a correction of the record."""

    CONDUCT = "conduct"
    PROCEDURE = "procedure"
    CORRECTION = "correction"


class AttributeType(StrEnum):
    """The declared type of an attribute; a log's cells are read as nothing else."""

    DECIMAL = "decimal"
    INTEGER = "integer"
    DATE = "date"
    TEXT = "text"
    CHOICE = "choice"


NEEDED_ATTRIBUTES: Final = ("ref", "ended", "decided", "served", "published")
"""What the rules of every catalog ask about, whatever conducts there are: rows that name others, ends, four dates."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column that events may have beside subject, date and conduct."""

    name: str
    type: AttributeType
    label: Label
    definition: str
    unit: str = ""
    values: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributeUse:
    """How one conduct takes an attribute: the unit and values where they are its own."""

    unit: str = ""
    values: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Conduct:
    """One code: `topic.conduct[.qualifier]`; a code below another is a special case of it."""

    code: str
    kind: ConductKind
    label: Label
    definition: str
    attributes: Mapping[str, AttributeUse]

    @property
    def topic(self) -> str:
        """The first word of the code."""
        return self.code.partition(".")[0]


@dataclass(frozen=True)
class Vocabulary:
    """All codes and attributes, in file order."""

    topics: Mapping[str, Label]
    conducts: Mapping[str, Conduct]
    attributes: Mapping[str, Attribute]

    def below(self, code: str) -> tuple[str, ...]:
        """Return the code and every code below it: `a.b` covers `a.b.c`, not `a.bc`."""
        return self._below.get(code, (code,))

    def above(self, code: str) -> tuple[str, ...]:
        """Return the codes that a code is a special case of, nearest first: of `a.b.c.d`, `a.b.c` and `a.b`."""
        words = code.split(".")
        return tuple(".".join(words[:depth]) for depth in range(len(words) - 1, 1, -1))

    @cached_property
    def _below(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for code in self.conducts:
            words = code.split(".")
            for depth in range(2, len(words) + 1):
                found.setdefault(".".join(words[:depth]), []).append(code)
        return {code: tuple(codes) for code, codes in found.items()}
