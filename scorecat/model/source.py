"""Where a number comes from and how good the evidence is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.model.text import Label


class Evidence(StrEnum):
    """How we know, best first (design.md section 2)."""

    PRIMARY = "primary"
    TRANSLATION = "translation"
    SCHOLARLY = "scholarly"
    PRESS = "press"
    RECALLED = "recalled"

    @property
    def rank(self) -> int:
        """0 for the best."""
        return list(Evidence).index(self)

    @property
    def read_in_text(self) -> bool:
        """Whether somebody read the rule text itself, in whatever language."""
        return self in (Evidence.PRIMARY, Evidence.TRANSLATION)


@dataclass(frozen=True, slots=True)
class Text:
    """An instrument (legal text, programme terms) or a report about one."""

    id: str
    title: Label
    evidence: Evidence
    report: bool
    number: str = ""
    issuer: Label | None = None
    date: str = ""
    part_of: str = ""
    read: str = ""
    publisher: str = ""
    via: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One place in one text: what every number in a result names."""

    instrument: str
    locator: str
    evidence: Evidence
    note: str = ""

    def __str__(self) -> str:
        """`instrument, locator`."""
        return f"{self.instrument}, {self.locator}" if self.locator else self.instrument
