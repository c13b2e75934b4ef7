"""What a catalog says of a conduct: its clauses, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.catalog.library import Library
    from scorecat.model.catalog import Catalog, Missing
    from scorecat.model.listing import Ground
    from scorecat.model.rule import Rule
    from scorecat.model.vocabulary import Vocabulary


class Reach(StrEnum):
    """How a clause comes to speak of a conduct."""

    NAMED = "named"
    """It names this conduct."""
    BROADER = "broader"
    """It names conduct above, and no clause that names this one displaces it."""
    NARROWER = "narrower"
    """It names conduct below, a graver or milder case."""


class Silence(StrEnum):
    """Why no clause speaks of a conduct, as `why` of an uncovered event says it."""

    NO_RULE = "no rule"
    NOT_AVAILABLE = "text not available"


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule or a ground of a catalog, how it comes to speak of a conduct, and which codes it names for it."""

    of: Rule | Ground
    reach: Reach
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one catalog says of one conduct: clauses nearest first; none of them `narrower` alone, or `silence`."""

    catalog: Catalog
    conduct: str
    clauses: tuple[Clause, ...]
    silence: Silence | None
    missing: tuple[Missing, ...]
    """Parts of the text that were not available and may speak of it too."""

    @property
    def reaching(self) -> tuple[Clause, ...]:
        """The clauses that reach the conduct itself."""
        return tuple(one for one in self.clauses if one.reach is not Reach.NARROWER)


def said(catalog: Catalog, conduct: str, vocabulary: Vocabulary) -> Said:
    """Say what a catalog has on a conduct: in the order named, broader, narrower, each by its place in the file."""
    above = list(vocabulary.above(conduct))
    below = set(vocabulary.below(conduct)) - {conduct}
    found: list[Clause] = []
    clauses: tuple[Rule | Ground, ...] = (*catalog.rules, *catalog.grounds)
    for clause in clauses:
        named = set(clause.conducts)
        if conduct in named:
            found.append(Clause(clause, Reach.NAMED, (conduct,)))
        elif broader := [code for code in above if code in named]:
            found.append(Clause(clause, Reach.BROADER, (broader[0],)))
        elif narrower := [code for code in clause.conducts if code in below]:
            found.append(Clause(clause, Reach.NARROWER, tuple(narrower)))
    order = list(Reach)
    found.sort(key=lambda one: (order.index(one.reach), above.index(one.codes[0]) if one.reach is Reach.BROADER else 0))
    reaching = any(one.reach is not Reach.NARROWER for one in found)
    missing = tuple(part for part in catalog.missing if _may_speak(part, conduct, vocabulary))
    silence = None if reaching else Silence.NOT_AVAILABLE if missing else Silence.NO_RULE
    return Said(catalog, conduct, tuple(found), silence, missing)


def other_versions(found: Iterable[Said], library: Library) -> tuple[str, ...]:
    """Return the other versions that speak of a conduct, of shipped places of which the version asked does not.

    By `place@version`, in order.
    """
    silent = {(one.catalog.place, one.conduct) for one in found if one.silence is not None}
    return tuple(
        one.name
        for place, conduct in sorted(silent)
        for one in (library.versions(place) if place in library.files else ())
        if said(one, conduct, library.vocabulary).reaching
    )


def _may_speak(part: Missing, conduct: str, vocabulary: Vocabulary) -> bool:
    """Whether a part that was not available may hold a clause on a conduct."""
    return part.rules and (not part.conducts or conduct in _all_below(part.conducts, vocabulary))


def _all_below(codes: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    return {below for code in codes for below in vocabulary.below(code)}
