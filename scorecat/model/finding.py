"""Findings: what is wrong, where, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from scorecat.model.text import UNSAFE

_IDENTITY_LIKE = re.compile(r"[0-9０-９]{17}[0-9０-９XxＸｘ]")
_LONGEST_ECHO = 60


class Severity(StrEnum):
    """How much a finding matters; `error` stops a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file; lines and columns count from 1, 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """`path:line:col`, as editors and terminals make it clickable."""
        return f"{self.path}:{max(self.line, 1)}:{max(self.column, 1)}"


@dataclass(frozen=True, slots=True)
class Mend:
    """What certainly belongs in a place of the file, instead of what stands there."""

    where: Location
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a file: a stable code, a place, what is wrong and what to do."""

    code: str
    where: Location
    message: str
    advice: str = ""
    severity: Severity = field(default=Severity.ERROR)
    mend: Mend | None = None
    """Where there can be no doubt how to put it right."""

    def __str__(self) -> str:
        """`path:line:col: CODE message; advice` on one line."""
        tail = f"; {self.advice}" if self.advice else ""
        return f"{self.where}: {self.code} {self.message}{tail}"

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: file, place, code, text."""
        return (self.where, self.code, self.message)


class ScorecatError(Exception):
    """What stops a run: one or more findings, none of them a bug of ours."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class UsageError(Exception):
    """A command was asked for something it cannot do; the message says what to do instead."""


class IdentityRefusedError(Exception):
    """The identity guard: a subject is a real-looking resident identity number.

    The message counts and locates; it never holds a value.
    """


def quoted(value: object) -> str:
    """Show a value of a file in a message: short, on one line, never an identity number."""
    text = UNSAFE.sub("�", str(value))
    if _IDENTITY_LIKE.search(text):
        return "a value that looks like an identity number (not shown)"
    if len(text) > _LONGEST_ECHO:
        text = text[: _LONGEST_ECHO - 1] + "…"
    return f"'{text}'"
