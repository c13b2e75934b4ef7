"""Which clauses may not apply, and whose place each of them takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.model.condition import AllOf, OneOf, attributes_of
from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.model.condition import Condition, Value
    from scorecat.model.rule import Rule

Numbered = tuple[int, "Rule"]
"""A rule with its place in `rules`."""


@dataclass(frozen=True, slots=True)
class Displacement:
    """A clause that may not apply, with the clauses for conducts above whose place it takes, together."""

    index: int
    """The place of the clause in `rules`."""
    rule: Rule
    others: tuple[Rule, ...]
    codes: tuple[str, ...]
    """The conducts through which it does so."""


def displacements(rules: Sequence[Numbered]) -> Iterator[Displacement]:
    """Yield every clause that may not apply with the clauses that it takes the place of, conduct by conduct."""
    naming: dict[str, list[Rule]] = {}
    for _, rule in rules:
        for code in rule.conducts:
            naming.setdefault(code, []).append(rule)
    for index, rule in rules:
        seen: list[tuple[list[Rule], list[str]]] = []
        for code in rule.conducts if _may_not_apply(rule) else ():
            named = [
                other
                for above in _above(code)
                for other in naming.get(above, ())
                if code not in other.conducts and _meet(rule, other)
            ]
            found = [other for number, other in enumerate(named) if other is not rule and other not in named[:number]]
            codes = next((codes for others, codes in seen if others == found), None)
            if codes is not None:
                codes.append(code)
            elif found:
                seen.append((found, [code]))
        yield from (Displacement(index, rule, tuple(others), tuple(codes)) for others, codes in seen)


def _may_not_apply(rule: Rule) -> bool:
    """Whether something in the clause can be undetermined; whether a subject is a person never is."""
    open_ladder = any(isinstance(v.effect, Ladder) and not v.effect.gapless for v in rule.variants)
    return rule.when is not None or bool(attributes_of(rule.subjects) - {"type"}) or rule.reach_open or open_ladder


def _meet(one: Rule, other: Rule) -> bool:
    """Whether two clauses can reach the same event of the same subject."""
    apart = one.passed_on is not None and other.passed_on is not None and one.passed_on is not other.passed_on
    return not apart and bool(_types(one.subjects) & _types(other.subjects))


def _types(condition: Condition | None) -> frozenset[Value]:
    """The types of subject that a condition lets through."""
    every: frozenset[Value] = frozenset({"person", "organisation"})
    match condition:
        case OneOf(attribute="type", values=values):
            return frozenset(values)
        case AllOf(parts=parts):
            return every.intersection(*map(_types, parts))
        case _:
            return every


def _above(code: str) -> Iterator[str]:
    words = code.split(".")
    yield from (".".join(words[:depth]) for depth in range(2, len(words)))
