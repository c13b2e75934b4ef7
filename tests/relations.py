"""What one subject is to another: one line of a relations table, for the oracle, the engine and the strategies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Relation:
    """`to` is the `relation` of `of`, on days in [from_, until); None is open."""

    of: str
    to: str
    relation: str
    from_: date | None = None
    until: date | None = None
