"""Explanations: which rules were looked at for an event, and why each did what it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecat.model.record import Entry, Record
    from scorecat.model.rule import Rule
    from scorecat.model.source import Source

Day: TypeAlias = "date"
"""For classes that have a field `date`."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a rule asks: what it wants, what it saw, and whether that holds (None: undetermined)."""

    wanted: str
    saw: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is, with the clauses that say so."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """One rule that speaks of an event's conduct: what it asked, and its entry, if it made one.

    `verdict`: the status of its entry; else `not matched` or `displaced`.
    """

    rule: Rule
    verdict: str
    checks: tuple[Check, ...]
    reasons: tuple[Reason, ...]
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One event as it stands in a record. `facts`: its attributes; `carried`: no log gives them, but a transfer."""

    event: str
    date: Day
    conduct: str
    via: str | None
    act: str | None
    facts: Mapping[str, str]
    carried: bool
    remarks: tuple[str, ...]
    looked: tuple[Looked, ...]
    left: tuple[Looked, ...]
    """What repairs left of its entries."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record with its events explained."""

    record: Record
    events: tuple[Explained, ...]
