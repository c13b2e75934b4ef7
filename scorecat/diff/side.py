"""The two sides of a diff: each catalog with what is needed to read it, and the places of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from scorecat.diff.kind import Nature
from scorecat.diff.points import signs
from scorecat.diff.scale import Scale, scale_of
from scorecat.model.catalog import Consequence
from scorecat.model.finding import Location
from scorecat.model.listing import Ground
from scorecat.model.rule import DirectGrade, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scorecat.files.document import Document
    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary

Clause = Rule | Ground

_IN_FILE: Final = {
    "repairs": "repair",
    "removals": "removal",
    "bands": "grades",
    "missing": "completeness",
    "delays": "listing",
}
"""Where a section of a catalog has another name in its file."""


@dataclass(frozen=True)
class Side:
    """One catalog of a diff; without its document, parts have no line of their own."""

    catalog: Catalog
    vocabulary: Vocabulary
    document: Document | None = None

    @cached_property
    def scale(self) -> Scale:
        """What points weigh here."""
        return scale_of(self.catalog)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Rules and grounds, in file order."""
        return (*self.catalog.rules, *self.catalog.grounds)

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """By id of a grade: 0 for the best."""
        return self.catalog.grade_rank

    def nature(self, clause: Clause) -> Nature | None:
        """Say what a clause is to whom it reaches; None where it may be either."""
        if isinstance(clause, Ground):
            return Nature.BENEFIT if clause.benefit else Nature.BURDEN
        found = {Nature.BURDEN if sign < 0 else Nature.BENEFIT for sign in signs(clause)}
        found |= {
            self._set(variant.effect.grade) for variant in clause.variants if isinstance(variant.effect, DirectGrade)
        }
        return found.pop() if len(found) == 1 else None

    def nature_of(self, conducts: tuple[str, ...]) -> Nature | None:
        """Say what the clauses on some conducts (any: empty) are to whom they reach, where all are one thing."""
        named = {below for code in conducts for below in self.vocabulary.below(code)}
        found = {self.nature(clause) for clause in self.clauses if not conducts or named.intersection(clause.conducts)}
        return found.pop() if len(found) == 1 else None

    def at(self, section: str, index: int | None, key: str | None = None) -> Location:
        """Say where a part of the catalog stands: a section, and the place of the part in it."""
        if self.document is None:
            return Location(self.catalog.path)
        steps: list[str | int] = [_IN_FILE.get(section, section)]
        if section == "missing":
            steps.append("missing")
        if section == "delays":
            steps.append("delays")
        if key is not None:
            steps.append(key)
        if index is not None:
            steps.append(index)
        if steps[0] not in self.document.root:
            return Location(self.catalog.path, 1, 1)
        return self.document.at(steps, key=index is None)

    def part_at(self, section: str, place: int, part: Any) -> Location:
        """Say where a part stands; consequences stand in their file by grade."""
        if isinstance(part, Consequence):
            before = self.catalog.consequences[:place]
            return self.at(section, sum(one.grade == part.grade for one in before), part.grade)
        return self.at(section, place)

    def _set(self, grade: str) -> Nature:
        """What setting a grade is: a burden below the grade that everyone starts in, else a benefit."""
        start = self.scale.grade
        place = self.rank.get(grade, 0)
        if start is None:
            return Nature.BURDEN if place > 0 or len(self.rank) == 1 else Nature.BENEFIT
        return Nature.BURDEN if place > start else Nature.BENEFIT
