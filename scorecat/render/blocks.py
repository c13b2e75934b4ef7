"""What a person reads, before it is drawn: headings, lines, lists and grids of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Plain sentences, one a line; `faint` where they are by the way."""

    lines: Sequence[str]
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under a title."""

    title: str
    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: numbers stand to the right; `tight` ones are not broken."""

    name: str
    right: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of text."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    title: str = ""
    footer: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Code:
    """An example, as it stands in a file of this language."""

    title: str
    lines: Sequence[str]
    language: str = "yaml"


Block: TypeAlias = Heading | Lines | Bullets | Code | Grid
