"""Rules that name the same conduct and can hold for the same event."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scorecat.catalog.sides import highs, lows
from scorecat.check.contradiction import contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.check.checked import Checked
    from scorecat.model.rule import Rule, Span


def twins(one: Checked) -> Iterator[tuple[Rule, int, Rule, str]]:
    """Yield pairs of rules, the later with its place, and the first conduct that both name."""
    naming: dict[str, list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(one.catalog.rules):
        for code in rule.conducts:
            naming.setdefault(code, []).append((place, rule))
    seen: set[tuple[int, int]] = set()
    for code, named in naming.items():
        for (place, first), (later, second) in combinations(named, 2):
            if (place, later) not in seen and can_meet(first, second):
                seen.add((place, later))
                yield first, later, second, code


def gives(rule: Rule) -> int:
    """1: only ever a bonus, -1: only ever a deduction, 0: anything else."""
    if rule.sets_grade:
        return 0
    low, high = min(lows(rule)), max(highs(rule))
    return 1 if low >= 0 < high else -1 if low < 0 >= high else 0


def can_meet(first: Rule, second: Rule) -> bool:
    """Whether one event of one subject can meet the conditions of both rules."""
    if first.passed_on is not None and second.passed_on is not None and first.passed_on is not second.passed_on:
        return False
    if contradiction([first.when, second.when]) or contradiction([first.subjects, second.subjects]):
        return False
    return not (_ends_before(first.in_force, second.in_force) or _ends_before(second.in_force, first.in_force))


def _ends_before(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.until and other.start and one.until <= other.start)
