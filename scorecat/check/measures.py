"""What an audit asks of a text: each measure a question, the passages that answer it, and out of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from scorecat.check.clause import clauses, nothing_else_missing
from scorecat.check.evidence import conflicting_values, unknown_size
from scorecat.check.passage import of_clause, of_finding
from scorecat.check.rights import (
    charged_for_listing,
    charged_without_limit,
    counted_twice,
    falls_two_grades,
    family_restricted,
    graded_and_charged,
    identity_published,
    local_items,
    minors_covered,
    no_notice,
    nobody_asked,
    objection_open,
    open_discretion,
    open_reach,
    open_term,
    outlasting_consequence,
    people_behind,
    refusable_repair,
    relatives_burdened,
    reporting_rewarded,
    sensitive_conduct,
    status_asked,
    steep_step,
    unmeasured_severity,
    vague_conduct,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scorecat.check.checked import Checked
    from scorecat.check.clause import Clause
    from scorecat.check.passage import Passage
    from scorecat.model.finding import Finding

Check: TypeAlias = "Callable[[Checked], Iterator[Finding]]"
"""What a check does with a catalog."""

Answer: TypeAlias = "tuple[list[Passage], int | None]"
"""The passages, and out of how many clauses; None: there is no whole to take a share of."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One question to a text; `of` says what it counts, `ask` gives no answer where the catalog cannot tell."""

    id: str
    title: str
    of: str
    ask: Callable[[Checked], Answer | None]


def _by(*checks: Check, burdens: bool = False) -> Callable[[Checked], Answer | None]:
    """Ask checks; out of all rules and grounds, or of those that burden."""

    def ask(one: Checked) -> Answer:
        return _found(one, checks), len(_burdens(one) if burdens else [*clauses(one.catalog)])

    return ask


def _whatever(*checks: Check) -> Callable[[Checked], Answer | None]:
    """Ask checks of clauses of any kind, of which there is no whole."""

    def ask(one: Checked) -> Answer:
        return _found(one, checks), None

    return ask


def _found(one: Checked, checks: Iterable[Check]) -> list[Passage]:
    return [of_finding(one, finding) for check in checks for finding in check(one)]


def _burdens(one: Checked) -> list[Clause]:
    return [clause for clause in clauses(one.catalog) if clause.burdens]


def _unread(one: Checked) -> Answer:
    """Which clauses rest on no text that was read."""
    every = [*clauses(one.catalog)]
    passages = [
        of_clause(one, clause, f"rests on {clause.rests_on} alone") for clause in every if not clause.read_in_text
    ]
    return passages, len(every)


def _endless(one: Checked) -> Answer | None:
    """Which burdens do not end by themselves, of those of which that is known."""
    catalog, passages, known = one.catalog, [], 0
    whole = nothing_else_missing(catalog)
    for clause in _burdens(one):
        if clause.kind == "ground":
            term = catalog.grounds[int(clause.steps[1])].term
            ends = None if term.unknown else term.lasts is not None
        else:
            rule = catalog.rules[int(clause.steps[1])]
            kind = "grade" if rule.sets_grade else "deduction"
            classes = [one.lasts is not None for one in catalog.validity if one.effect.startswith(kind)]
            said = not rule.validity_unknown and (bool(rule.validity) or any(classes))
            ends = said or (False if whole and not classes and not rule.validity_unknown else None)
        known += ends is not None
        if ends is False:
            passages.append(of_clause(one, clause, "does not end by itself"))
    return (passages, known) if known else None


def _irreparable(one: Checked) -> Answer | None:
    """For which burdens no repair or removal is encoded, where the catalog has any, or all of the text was at hand."""
    catalog = one.catalog
    burdens = _burdens(one)
    if catalog.opaque or not burdens or not (catalog.repairs or catalog.removals or nothing_else_missing(catalog)):
        return None
    repaired = {code for one_ in catalog.repairs for named in one_.conducts for code in one.vocabulary.below(named)}
    passages = [
        of_clause(one, clause, "nothing takes a name off" if clause.kind == "ground" else "no repair is for it")
        for clause in burdens
        if not (
            any(removal.admits(clause.id) for removal in catalog.removals)
            if clause.kind == "ground"
            else repaired.intersection(clause.conducts)
        )
    ]
    return passages, len(burdens)


def _refusable(one: Checked) -> Answer | None:
    """Which repairs and removals may be refused, of all."""
    whole = len(one.catalog.repairs) + len(one.catalog.removals)
    return (_found(one, [refusable_repair.check]), whole) if whole else None


def _cliffs(one: Checked) -> Answer | None:
    """Where one event or one step more takes much; the deepest fall first."""
    if one.catalog.opaque or one.catalog.start is None or not one.catalog.grades:
        return None
    ranks = [
        max(falls_two_grades.rank_after(one.catalog, variant.effect) for variant in rule.variants)
        for rule in one.catalog.rules
    ]
    by_id = {rule.id: rank for rule, rank in zip(one.catalog.rules, ranks, strict=True)}
    falls = sorted(_found(one, [falls_two_grades.check]), key=lambda passage: -by_id[passage.id])
    return [*falls, *_found(one, [steep_step.check, charged_without_limit.check])], len(_burdens(one))


_LEFT_OPEN: Final = (
    open_discretion.check,
    open_reach.check,
    vague_conduct.check,
    unmeasured_severity.check,
    open_term.check,
    local_items.check,
)
_UNSETTLED: Final = (conflicting_values.check, unknown_size.check)
_FOR_OTHERS: Final = (relatives_burdened.check, people_behind.check, family_restricted.check)
_TWICE: Final = (counted_twice.check, graded_and_charged.check, charged_for_listing.check)
_LACKING: Final = (
    nobody_asked.check,
    minors_covered.check,
    status_asked.check,
    no_notice.check,
    objection_open.check,
    identity_published.check,
    outlasting_consequence.check,
)
_SENSITIVE: Final = (sensitive_conduct.check, reporting_rewarded.check)

MEASURES: Final = (
    Measure("open", "Open to discretion", "clauses", _by(*_LEFT_OPEN)),
    Measure("unread", "Resting on press, scholarship or memory alone", "clauses", _unread),
    Measure("differs", "Told in ways that differ, or without a size", "clauses", _by(*_UNSETTLED)),
    Measure("endless", "Without an end", "burdens", _endless),
    Measure("no-remedy", "Without repair or removal", "burdens", _irreparable),
    Measure("refusable", "Remedies that may be refused", "remedies", _refusable),
    Measure("others", "Who answers for somebody else", "", _whatever(*_FOR_OTHERS)),
    Measure("cliffs", "Cliffs, and charges without a limit", "burdens", _cliffs),
    Measure("double", "Punished twice", "burdens", _by(*_TWICE, burdens=True)),
    Measure("sensitive", "On belief, speech, petitions, family, politics, reporting", "clauses", _by(*_SENSITIVE)),
    Measure("lacking", "Safeguards found lacking", "", _whatever(*_LACKING)),
)
"""In the order of a report."""
