"""From two catalogs to every change between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.diff.alignment import How, align
from scorecat.diff.change import Change, Diff, fingerprinted
from scorecat.diff.changes import editorial, evidence
from scorecat.diff.sections import clauses, scope
from scorecat.diff.sections.beside import CAPS, MULTIPLIERS, PASS_ON, REPAIRS, TRANSFERS
from scorecat.diff.sections.following import CONSEQUENCES
from scorecat.diff.sections.grades import BANDS, GRADES, validity
from scorecat.diff.sections.lists import DELAYS, MISSING, PROCEDURE, REMOVALS, law

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.side import Side

SECTIONS: Final[tuple[Callable[[Side, Side, Alignment], Iterator[Change]], ...]] = (
    scope.changes,
    MISSING.changes,
    GRADES.changes,
    BANDS.changes,
    clauses.changes,
    law,
    DELAYS.changes,
    REMOVALS.changes,
    validity,
    CAPS.changes,
    MULTIPLIERS.changes,
    PASS_ON.changes,
    TRANSFERS.changes,
    REPAIRS.changes,
    CONSEQUENCES.changes,
    PROCEDURE.changes,
)
"""In the order in which changes are told."""
WORDING: Final = (*editorial.PAIR.kinds, *evidence.PAIR.kinds)
"""Kinds after which a clause still says the same."""


def diff(one: Side, other: Side) -> Diff:
    """Return every change from one catalog to another; the other way round each is of the opposite kind."""
    alignment = align(one, other)
    found = [change for section in SECTIONS for change in section(one, other, alignment)]
    told = {code for change in found if change.kind not in WORDING for code in change.conducts}
    faced = {code for facing in alignment.facings if facing.how is How.SAME for code in facing.codes}
    return Diff(one.catalog, other.catalog, fingerprinted(found), len(faced - told))
