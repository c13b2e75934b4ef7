"""Which conducts catalogs use, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.check.clause import clauses

if TYPE_CHECKING:
    from scorecat.check.checked import Atlas
    from scorecat.model.finding import Location


def first_uses(atlas: Atlas) -> dict[str, Location]:
    """Say where each conduct is named first by a rule or a ground, by code."""
    found: dict[str, Location] = {}
    for one in atlas.catalogs:
        for clause in clauses(one.catalog):
            where = one.at(*clause.steps, "conduct")
            for code in clause.conducts:
                found.setdefault(code, where)
    return found
