"""What brute force has decided of what a catalog leaves open case by case; nothing, in an evaluation as it is meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

Passing: TypeAlias = tuple[str, str, str]
"""Subject of the origin, its event, to whom."""
Granting: TypeAlias = tuple[str, str, str]
"""Event and rule of the entry, and the repair."""
Lot: TypeAlias = "Callable[[tuple[str, ...], Sequence[date]], date]"
"""Picks the day, of those it can be, for what a key names; always the same for one key."""


@dataclass(frozen=True)
class Decided:
    """Open passes and open repairs that were decided, done (True) or not done (False); and days of listings."""

    passes: Mapping[Passing, bool] = field(default_factory=dict)
    repairs: Mapping[Granting, bool] = field(default_factory=dict)
    lot: Lot | None = None
