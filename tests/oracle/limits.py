"""Under which caps an entry stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from oracle.values import Row
    from scorecat.model.catalog import Catalog

Side: TypeAlias = Literal["deduction", "bonus"]


def under_cap(catalog: Catalog, row: Row, side: Side) -> bool:
    """Whether a cap on a side holds for an entry; replacements fill none."""
    caps = [row.rule.cap, *(cap for cap in catalog.caps if row.rule.id in cap.rules)]
    return row.clause is None and any(cap is not None and (cap.points < 0) == (side == "deduction") for cap in caps)
