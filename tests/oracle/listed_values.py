"""What a listing is on its way out: pairs of days, its two spans, and what may end it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from oracle.asked import lies_at_or_below
from oracle.known import kind_of, of_subject
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oracle.values import Event, Known, Reaching, Truth
    from oracle.world import World
    from scorecat.model.catalog import Catalog
    from scorecat.model.listing import Ground, ListLaw

NEVER: Final = date.max
"""Later than any day; as the end of a span, no end."""
Pair: TypeAlias = tuple[date, date]
"""The earliest and the latest that a day can be."""
Key: TypeAlias = tuple[str, ...]
"""What tells one choice from another."""


def later_of(one: Pair, other: Pair) -> Pair:
    """The latest of two pairs, end by end."""
    return max(one[0], other[0]), max(one[1], other[1])


def earlier_of(one: Pair, other: Pair) -> Pair:
    """The earliest of two pairs, end by end."""
    return min(one[0], other[0]), min(one[1], other[1])


@dataclass(frozen=True)
class Span:
    """Days [begins, ends). One whose end is not after its beginning never was."""

    begins: date
    ends: date

    @property
    def ever_was(self) -> bool:
        """Whether there is a day in it."""
        return self.begins < self.ends

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.begins <= day < self.ends


@dataclass(frozen=True)
class Closing:
    """What may end a listing: when, and the event that ends it (None: the term, or the end of a role)."""

    ends: Pair
    event: str | None = None


@dataclass(frozen=True)
class Case:
    """One ground and one event that reaches a subject."""

    catalog: Catalog
    ground: Ground
    reaching: Reaching
    reached: Sequence[Reaching]
    """All that reaches the subject, in order."""
    everyone: Mapping[str, Known]
    world: World

    @property
    def event(self) -> Event:
        """The event of the subject."""
        return self.reaching.event

    @property
    def subject(self) -> str:
        """Who is listed."""
        return self.event.subject

    @property
    def author(self) -> str:
        """Whose event it was."""
        return self.reaching.via or self.event.subject

    @property
    def law(self) -> ListLaw:
        """How the list works."""
        if self.catalog.listing is None:
            raise TypeError(self.catalog.name)
        return self.catalog.listing

    @property
    def key(self) -> Key:
        """What tells this listing from others."""
        return self.catalog.name, self.ground.id, self.subject, self.author, self.event.event

    def asks(self) -> bool:
        """Whether the ground names the conduct, and is for what is passed on or not."""
        named = any(lies_at_or_below(self.event.conduct, code) for code in self.ground.conducts)
        return named and self.ground.passed_on in (None, self.reaching.via is not None)

    def rows(self, codes: Sequence[str], *, of: Sequence[str]) -> list[Event]:
        """Rows of a procedure (or of one below) that name the event, by T and not void, in order."""
        return naming(self.event, codes, of, self.everyone, self.world)

    @property
    def concerned(self) -> tuple[str, ...]:
        """The event's author, and whom it was passed on to."""
        return tuple(dict.fromkeys((self.author, self.subject)))

    def own(self, subject: str, codes: Sequence[str]) -> Iterator[Event]:
        """A subject's own events of such conduct that are not revoked, in order.

        Choice: with in-force-only, what a list does not assess counts all the same.
        """
        facts = self.everyone[subject]
        for event in of_subject(subject, self.world.log, self.world.as_of):
            is_conduct = kind_of(event, self.world.vocabulary) is ConductKind.CONDUCT
            named = any(lies_at_or_below(event.conduct, code) for code in codes)
            if is_conduct and named and event.event not in facts.voided:
                yield event

    def stands_after(self, other: Event) -> bool:
        """Whether another event stands after this one: date, event id."""
        return (other.date, other.event) > (self.event.date, self.event.event)


def naming(
    event: Event, codes: Sequence[str], of: Sequence[str], everyone: Mapping[str, Known], world: World
) -> list[Event]:
    """Rows of some subjects, of a procedure (or of one below), that name an event, by T and not void, in order."""
    found = []
    for subject in of:
        facts = everyone[subject]
        for row in facts.events:
            is_procedure = kind_of(row, world.vocabulary) is ConductKind.PROCEDURE
            named = any(lies_at_or_below(row.conduct, code) for code in codes)
            refers = row.attributes.get("ref") == event.event and row.date >= event.date
            if is_procedure and named and refers and row.event not in facts.voided:
                found.append(row)
    return sorted(found, key=lambda row: (row.date, row.event))


@dataclass(frozen=True)
class Held:
    """A ground that holds, or may hold, for an event. A short span that is None is not there."""

    case: Case
    long: Span
    short: Span | None
    effect: Pair
    published: Pair
    term: Pair
    closings: tuple[Closing, ...] = field(default=())
    """What ends it before its term, a sustained objection first, then clause by clause."""
    suspended: bool = False
    """Surely."""
    maybe_suspended: bool = False
    by_another: bool = False
    """Whether it is not known which version's rules hold for it."""

    @property
    def truth(self) -> Truth:
        """Whether it surely is there."""
        return True if self.short is not None else None
