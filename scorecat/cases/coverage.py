"""Which clauses of a catalog the cases reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.outcome import Clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.model.catalog import Catalog
    from scorecat.model.record import Record


def clauses(catalog: Catalog) -> tuple[Clause, ...]:
    """Return what cases are to reach: the rules and repairs of a catalog, or its grounds, in file order."""
    rules = (Clause(rule.id, rule.where) for rule in catalog.rules)
    repairs = (Clause(repair.id, repair.where) for repair in catalog.repairs)
    grounds = (Clause(ground.id, ground.where) for ground in catalog.grounds)
    return (*rules, *repairs, *grounds)


def reached(records: Iterable[Record]) -> frozenset[str]:
    """Return the ids of the clauses that some record has an entry, or a listing, of."""
    found = list(records)
    entries = {entry.rule.id for record in found for entry in record.entries}
    return frozenset(entries | {one.ground.id for record in found for one in record.listings})
