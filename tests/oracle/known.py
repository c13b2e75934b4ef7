"""Known: the rows of a log by T, what is void and what is corrected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from oracle.values import Event, Known
from scorecat.model.vocabulary import ConductKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.model.catalog import Catalog


def order(event: Event) -> tuple[date, str]:
    """Events stand in order of date, then event id, compared as text."""
    return event.date, event.event


def act_of(event: Event) -> tuple[str, str]:
    """Name the act of a subject's own event: one without `act` is an act of its own."""
    return ("act", event.act) if event.act is not None else ("event", event.event)


def kind_of(event: Event, vocabulary: Vocabulary) -> ConductKind:
    """Conduct, procedure or correction."""
    return vocabulary.conducts[event.conduct].kind


def named_by(row: Event, events: Sequence[Event]) -> Event | None:
    """Another event of the same subject, dated the same day or earlier."""
    for other in events:
        if other.event == row.attributes.get("ref") and other is not row and other.date <= row.date:
            return other
    return None


def lasts(event: Event, vocabulary: Vocabulary) -> bool:
    """Conduct lasts if the vocabulary gives it `ended`, or the row does."""
    return "ended" in vocabulary.conducts[event.conduct].attributes or "ended" in event.attributes


def ended_by(event: Event, as_of: date) -> date | None:
    """The day on which it ended, if that is T or earlier."""
    ended = event.attributes.get("ended")
    return ended if isinstance(ended, date) and ended <= as_of else None


def of_subject(subject: str, log: Sequence[Event], as_of: date) -> list[Event]:
    """The rows of a subject by T, in order."""
    return sorted((e for e in log if e.subject == subject and e.date <= as_of), key=order)


def voided_of(events: Sequence[Event]) -> frozenset[str]:
    """What revocations void, settled latest first; `events` are one subject's, in order."""
    voided: set[str] = set()
    for event in reversed(events):
        if event.conduct == "record.revoked" and event.event not in voided:
            named = named_by(event, events)
            if named is not None:
                voided.add(named.event)
    return frozenset(voided)


def known(
    subject: str,
    catalog: Catalog,
    vocabulary: Vocabulary,
    log: Sequence[Event],
    as_of: date,
    *,
    in_force_only: bool,
) -> Known:
    """Events by T, in order; what is revoked and what is corrected."""
    events = of_subject(subject, log, as_of)
    voided = voided_of(events)
    corrected = set()
    for event in events:
        if event.conduct == "record.corrected" and event.event not in voided:
            named = named_by(event, events)
            # Choice: a correction that names a revoked event still marks its act.
            if named is not None and (not lasts(named, vocabulary) or ended_by(named, as_of) is not None):
                corrected.add(act_of(named))
    assessed = [e for e in events if not (in_force_only and e.date < catalog.in_force.start)]
    bad_ref = any(
        kind_of(event, vocabulary) is not ConductKind.CONDUCT
        and ("ref" in event.attributes or "ref" in vocabulary.conducts[event.conduct].attributes)
        and named_by(event, events) is None
        for event in assessed
    )
    return Known(tuple(assessed), voided, frozenset(corrected), bad_ref)
