"""Derived: all events that reach a subject."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oracle.asked import Table, lies_at_or_below
from oracle.known import act_of, kind_of
from oracle.values import Event, Known, Reaching
from scorecat.model.vocabulary import ConductKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oracle.decided import Decided
    from scorecat.model.catalog import Catalog, PassOn


def leads(clause: PassOn, event: Event, to: str, table: Table) -> bool:
    """Whether a clause passes an event of one subject on to another."""
    return (
        to != event.subject
        and (not clause.conducts or any(lies_at_or_below(event.conduct, code) for code in clause.conducts))
        and (not clause.of or table.type_of(event.subject) in clause.of)
        and any(
            each.of == event.subject
            and each.to == to
            and each.relation in clause.to
            and (each.from_ is None or each.from_ <= event.date)
            and (each.until is None or event.date < each.until)
            for each in table.relations
        )
    )


def passed_on(
    subject: str,
    catalog: Catalog,
    vocabulary: Vocabulary,
    everyone: Mapping[str, Known],
    table: Table,
    decided: Decided,
) -> list[Reaching]:
    """What reaches a subject from others, of their own events of conduct."""
    found = []
    for origin, facts in everyone.items():
        for event in facts.events:
            if kind_of(event, vocabulary) is not ConductKind.CONDUCT:
                continue
            clauses = [clause for clause in catalog.pass_on if leads(clause, event, subject, table)]
            if not clauses:
                continue
            is_open = all(clause.reach_open for clause in clauses)
            choice = decided.passes.get((origin, event.event, subject)) if is_open else None
            if choice is not False:
                found.append(_reaching(replace(event, subject=subject), facts, origin, is_open=is_open and not choice))
    return found


def _reaching(event: Event, facts: Known, via: str | None, *, is_open: bool) -> Reaching:
    return Reaching(event, via, is_open, event.event in facts.voided, act_of(event) in facts.corrected_acts)


def reaching(
    subject: str,
    catalog: Catalog,
    vocabulary: Vocabulary,
    everyone: Mapping[str, Known],
    table: Table,
    decided: Decided,
) -> list[Reaching]:
    """All events of conduct that reach a subject: its own, those passed on and those transferred, in order."""
    facts = everyone[subject]
    own = [
        _reaching(event, facts, None, is_open=False)
        for event in facts.events
        if kind_of(event, vocabulary) is ConductKind.CONDUCT
    ]
    passed = passed_on(subject, catalog, vocabulary, everyone, table, decided)
    return sorted([*own, *passed, *facts.transferred], key=lambda one: one.order)
