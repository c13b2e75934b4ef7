"""Changes: what one catalog says and the other says instead, as one kind, with the places of both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from scorecat.diff.substance import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.compare.said import Silence
    from scorecat.diff.kind import Kind, Tendency
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Location
    from scorecat.model.source import Source

_FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two catalogs says. `part`: the rule, grade, … that says it; None: there is none, or `silence`."""

    value: Any
    part: Any
    where: Location
    source: Source | None
    silence: Silence | None = None

    @property
    def clause(self) -> str:
        """The id of the part, where it has one."""
        return str(getattr(self.part, "id", ""))


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `about`: the conducts, or what else it is about; `scales`: its numbers rest on different scales."""

    kind: Kind
    tendency: Tendency
    section: str
    about: tuple[str, ...]
    field: str
    before: Said
    after: Said
    scales: bool = False
    fingerprint: str = ""

    @property
    def conducts(self) -> tuple[str, ...]:
        """The conducts it is about, if it is about conducts."""
        return self.about if self.section in ("rules", "grounds") else ()


@dataclass(frozen=True, slots=True)
class Diff:
    """Every change from one catalog to another, in the order of sections and of the first catalog."""

    before: Catalog
    after: Catalog
    changes: tuple[Change, ...]
    same: int
    """Conducts of which both say the same, in all but wording."""


def fingerprinted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Give each change the hash of its kind, of what it is about, and of what both say: no line, id or version.

    Changes that are the same in all of that are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found = []
    for change in changes:
        values = canonical([change.before.value, change.after.value])
        text = canonical([change.kind.id, change.section, sorted(change.about), change.field, values])
        seen[text] += 1
        digest = sha256(f"{text}{seen[text]}".encode()).hexdigest()
        found.append(replace(change, fingerprint=digest[:_FINGERPRINT]))
    return tuple(found)
