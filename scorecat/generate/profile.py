"""Profiles: the invented rates of a synthetic log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

Spread = tuple[int, ...]
"""Rising whole numbers; each stretch between neighbours is as likely as any other, and so is each number in it."""


@dataclass(frozen=True, slots=True)
class Mix:
    """What one type of subject does: relative weights by topic and by conduct.

    `anything` is the share of events that are any conduct of the vocabulary, all alike.
    """

    topics: Mapping[str, Decimal]
    conducts: Mapping[str, Decimal]
    anything: Decimal


@dataclass(frozen=True, slots=True)
class Population:
    """Who the subjects are; shares are between 0 and 1, `stride` says that every so-manieth is an organisation."""

    stride: int | None
    busy_subjects: Decimal
    busy_events: Decimal
    age: Spread | None
    resident_years: Spread | None
    residence_permit: Decimal | None
    consent: Decimal | None
    rural: Decimal | None
    roles: Mapping[str, Decimal]
    missing: Decimal


@dataclass(frozen=True, slots=True)
class Kinship:
    """How many have which relation to somebody, and how many of these are dated and have ended."""

    rates: Mapping[str, Decimal]
    dated: Decimal
    ended: Decimal


@dataclass(frozen=True, slots=True)
class Distribution:
    """What the cells of an attribute hold: numbers of a spread (of a date: days after the event), or weighted texts.

    Without either, each value that the vocabulary knows is as likely as any other; where it knows none, the cell is
    blank.
    """

    missing: Decimal
    spread: Spread | None
    decimals: int
    units: Mapping[str, Spread]
    weights: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A procedure or correction that follows an event, `days` after it; `then` may follow this in turn.

    `of`: topics or conducts; empty: any. `names_previous`: its `ref` names the row it follows, not that row's event.
    """

    conduct: str
    of: tuple[str, ...]
    rate: Decimal
    days: Spread
    then: tuple[FollowUp, ...] = ()
    names_previous: bool = False

    def follows(self, code: str) -> bool:
        """Whether it may follow events of a conduct."""
        return not self.of or any(code == one or code.startswith(f"{one}.") for one in self.of)


@dataclass(frozen=True, slots=True)
class Errors:
    """The share of rows that hold an error, and the relative weights of what it is."""

    rate: Decimal
    unknown_conduct: Decimal
    bad_date: Decimal
    missing_cell: Decimal


@dataclass(frozen=True, slots=True)
class Profile:
    """All rates of a log."""

    name: str
    person: Mix
    organisation: Mix
    population: Population
    kinship: Kinship
    attributes: Mapping[str, Distribution]
    one_act: Decimal
    follow_ups: tuple[FollowUp, ...]
    errors: Errors
