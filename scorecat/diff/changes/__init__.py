"""Pairs of opposite kinds of changes, one file each; help, options and the page are made of this table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.diff.changes import (
    available,
    begin,
    benefit,
    clause,
    counting,
    coverage,
    discretion,
    editorial,
    effect,
    evidence,
    grade,
    instrument,
    length,
    numbering,
    participation,
    procedure,
    publicity,
    reach,
    repair,
    restriction,
    sign,
    use,
)

if TYPE_CHECKING:
    from types import ModuleType

    from scorecat.diff.kind import Kind, Pair

MODULES: Final[tuple[ModuleType, ...]] = (
    effect,
    sign,
    clause,
    reach,
    length,
    repair,
    discretion,
    evidence,
    grade,
    restriction,
    benefit,
    use,
    coverage,
    participation,
    procedure,
    begin,
    publicity,
    available,
    counting,
    instrument,
    numbering,
    editorial,
)
"""By id; the docstring of each is its page."""

PAIRS: Final[tuple[Pair, ...]] = tuple(module.PAIR for module in MODULES)
KINDS: Final[dict[str, Kind]] = {kind.id: kind for pair in PAIRS for kind in pair.kinds}
OPPOSITE: Final[dict[str, str]] = {kind.id: pair.opposite(kind).id for pair in PAIRS for kind in pair.kinds}
