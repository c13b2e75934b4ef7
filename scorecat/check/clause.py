"""What checks ask alike of rules and of grounds: which conduct, of whom, resting on what, and whether it burdens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.model.finding import quoted
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder
from scorecat.model.source import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.model.catalog import Catalog
    from scorecat.model.condition import Condition
    from scorecat.model.listing import Ground
    from scorecat.model.rule import Effect, Rule
    from scorecat.model.source import Source


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule, or a ground of a list; `steps` lead to it in the file."""

    kind: str
    id: str
    steps: Steps
    conducts: tuple[str, ...]
    subjects: Condition | None
    when: Condition | None
    passed_on: bool | None
    reach_open: bool
    sources: tuple[Source, ...]
    burdens: bool
    """Whether somebody can be the worse for it: a deduction, a grade below what one begins with, a listing."""

    def __str__(self) -> str:
        """`rule 'theft'`."""
        return f"{self.kind} {quoted(self.id)}"

    @property
    def read_in_text(self) -> bool:
        """Whether any of its sources is a text that was read itself."""
        return any(source.evidence.read_in_text for source in self.sources)

    @property
    def rests_on(self) -> str:
        """The best evidence it has, in a word: `press`, `memory`."""
        best = min((source.evidence for source in self.sources), key=lambda evidence: evidence.rank)
        return "memory" if best is Evidence.RECALLED else best.value


def clauses(catalog: Catalog) -> Iterator[Clause]:
    """Yield the rules and the grounds of a catalog, in file order."""
    for place, rule in enumerate(catalog.rules):
        sources = tuple(variant.source for variant in rule.variants)
        burdens = any(is_burden(variant.effect, catalog) for variant in rule.variants)
        yield _clause("rule", ("rules", place), rule, sources, burdens=burdens)
    for place, ground in enumerate(catalog.grounds):
        merit = ground.benefit or (catalog.listing is not None and catalog.listing.form == "redlist")
        yield _clause("ground", ("grounds", place), ground, (ground.source,), burdens=not merit)


def is_burden(effect: Effect, catalog: Catalog) -> bool:
    """Whether an effect can take points away, or sets a grade below the one that everyone begins with."""
    match effect:
        case DirectGrade(grade=grade):
            return catalog.grade_rank.get(grade, 0) > (first_rank(catalog) or 0)
        case Amount(low=low, high=high):
            return low < 0 if low is not None else high is not None
        case Ladder(bands=bands):
            return any(is_burden(band.points, catalog) for band in bands)
        case Accumulated():
            return effect.sign < 0


def first_rank(catalog: Catalog) -> int | None:
    """The rank (0: best) of the grade that everyone begins with, in the kinder reading; None where it is not known."""
    if catalog.start is None:
        return None
    for rank, grade in enumerate(catalog.grades):
        bound = grade.easy
        if bound is None or catalog.start > bound.value or (catalog.start == bound.value and not bound.open):
            return rank
    return None


def nothing_else_missing(catalog: Catalog) -> bool:
    """Whether all of the text but single rules was at hand, so that what the catalog lacks the text lacks too."""
    return all(part.rules and (part.conducts or part.subjects) for part in catalog.missing)


def _clause(kind: str, steps: Steps, one: Rule | Ground, sources: tuple[Source, ...], *, burdens: bool) -> Clause:
    return Clause(
        kind,
        one.id,
        steps,
        one.conducts,
        one.subjects,
        one.when,
        one.passed_on,
        one.reach_open,
        sources,
        burdens,
    )
