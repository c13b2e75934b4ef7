"""The order of what stands in a record, by no more than what may tell it apart in this plan: sorting is dear."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan


def events(plan: Plan) -> str:
    """Events: by date, then id, one's own before those passed on."""
    return "date, event, author <> subject, author" if plan.passes else "date, event"


def entries(plan: Plan) -> str:
    """Entries: by event, then by the place of the rule in the file.

    What a repair leaves comes after what it replaces, in the order of the rows that carry it out.
    """
    return f"{events(plan)}, place, clause, begins, step" if plan.repairs else f"{events(plan)}, place"
