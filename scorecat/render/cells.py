"""What a place says of a conduct in a few characters, for the cell of a table: `−60`, `−50…−5`, `list: 2 years`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.compare.said import Reach, Silence
from scorecat.model.condition import OneOf
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder, Rule
from scorecat.render import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from scorecat.compare.said import Clause, Said
    from scorecat.model.condition import Condition
    from scorecat.model.listing import Ground
    from scorecat.model.rule import Effect

NOT_AVAILABLE: Final = "n/a"
CONDITIONAL, OPEN, BROADER, ORGANISATION = "*", "≈", "↑", "org"
LEGEND: Final = {
    NOT_AVAILABLE: f"{NOT_AVAILABLE}: the part of the text that may speak of it was not available",
    "list:": "list: 2 years: put on the list for that long; benefit: the list is one of praise",
    ORGANISATION: f"{ORGANISATION}: for organisations",
    CONDITIONAL: f"{CONDITIONAL} under conditions",
    OPEN: f"{OPEN} the text leaves open whether it reaches this",
    BROADER: f"{BROADER} through a broader code, of which this is a case",
    "?": "? size or length not known",
    "up to": "up to: adds up over a time to so much at most",
    "narrower": "narrower: only graver or milder cases with a code of their own have a clause",
}
"""What each mark of a cell means; a table explains those that occur in it."""
_SHOWN: Final = 2


def cell(said: Said) -> str:
    """Write the clauses that reach the conduct, each effect once; `no rule` or `n/a` where none does."""
    if said.silence is not None:
        narrower = f" ({len(said.clauses)} narrower)" if said.clauses else ""
        return (NOT_AVAILABLE if said.silence is Silence.NOT_AVAILABLE else str(said.silence)) + narrower
    found = list(dict.fromkeys(map(clause, _in_force_first(said))))
    more = len(found) - _SHOWN
    return "; ".join(found[:_SHOWN]) + (f" (+{more})" if more > 0 else "")


def legend(cells: Iterable[str]) -> Iterator[str]:
    """Explain the marks that occur in cells."""
    text = "\n".join(cells)
    return (meaning for mark, meaning in LEGEND.items() if mark in text or (mark == "list:" and "benefit:" in text))


def clause(one: Clause) -> str:
    """Write one clause with its marks."""
    of = one.of
    said = _rule(of) if isinstance(of, Rule) else _ground(of)
    marks = f" {ORGANISATION}" if _types(of.subjects) == ("organisation",) else ""
    marks += CONDITIONAL if _conditional(of) else ""
    marks += OPEN if of.reach_open else ""
    marks += BROADER if one.reach is Reach.BROADER else ""
    return said + marks


def _in_force_first(said: Said) -> Iterator[Clause]:
    """The clauses to show: broader ones only where every clause that names the conduct has a condition."""
    named = [one for one in said.clauses if one.reach is Reach.NAMED]
    yield from named
    if all(_conditional(one.of) for one in named):
        yield from (one for one in said.clauses if one.reach is Reach.BROADER)


def _conditional(of: Rule | Ground) -> bool:
    whom = of.subjects is not None and not _types(of.subjects)
    limited = whom or of.when is not None or of.passed_on is not None or of.in_force is not None
    if isinstance(of, Rule):
        return limited
    return limited or of.times is not None or bool(of.exceptions) or of.listed_in is not None


def _types(subjects: Condition | None) -> tuple[str, ...]:
    """The types of subject that a clause is for, where it asks nothing else of them."""
    match subjects:
        case OneOf(attribute="type", values=values):
            return tuple(map(str, values))
        case _:
            return ()


def _rule(rule: Rule) -> str:
    every = f" per {str(rule.every).removeprefix('1 ')}" if rule.every else ""
    return " or ".join(dict.fromkeys(effect(variant.effect) for variant in rule.variants)) + every


def effect(given: Effect) -> str:
    """Write an effect: a ladder from its harshest to its kindest step, what adds up by its most."""
    match given:
        case DirectGrade(grade=grade):
            return f"grade {grade}"
        case Amount(low=low, high=high) | Ladder(low=low, high=high):
            return _span(low, high)
        case Accumulated():
            sign = "+" if given.sign > 0 else words.MINUS
            return f"{sign}?" if given.top is None else f"up to {words.plain(given.top, sign=True)}"


def _span(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        if low is None and high is None:
            return "±?"
        return f"{words.MINUS}?" if low is None else "+?"
    ends = [words.plain(end, sign=True) for end in (low, high)]
    return ends[0] if low == high else "…".join(ends)


def _ground(ground: Ground) -> str:
    name = "benefit" if ground.benefit else "list"
    if ground.grade:
        return f"{name}: grade {ground.grade}"
    if ground.term.unknown:
        return f"{name}: ?"
    return f"{name}: {ground.term.lasts or 'no end'}"
