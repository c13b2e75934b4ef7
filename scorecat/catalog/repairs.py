"""SC318: a repair leaves nothing harsher than what it takes the place of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scorecat.model.finding import quoted
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.catalog.findings import Remarks
    from scorecat.model.catalog import Catalog, Repair
    from scorecat.model.rule import Rule


def check(catalog: Catalog, remarks: Remarks) -> None:
    """Note every repair that would make the outcome of some rule it reaches worse."""
    places = {node["id"]: place for place, node in enumerate(remarks.document.root.get("repair", ()))}
    for repair in catalog.repairs:
        if isinstance(repair.instead, str) and repair.instead not in catalog.grade_rank:
            continue
        for rule in catalog.rules:
            named = repair.grade is None or repair.grade in grades_of(rule)
            why = _harsher(repair, rule, catalog) if named and may_reach(repair, rule, rule.conducts) else ""
            if why:
                said = f"repair {quoted(repair.id)} {why} rule {quoted(rule.id)} (line {rule.where.line}) does"
                advice = "name in `grade` or `of` what it is for"
                remarks.error("SC318", ("repair", places.get(repair.id, 0), "instead"), said, advice)
                break


def may_reach(repair: Repair, rule: Rule, conducts: Iterable[str]) -> bool:
    """Whether what a clause gives to one of these conducts may be repaired, whatever it sets."""
    if repair.passed_on is not None and rule.passed_on is not None and repair.passed_on is not rule.passed_on:
        return False
    return any(_touch(one, other) for one in repair.conducts for other in conducts)


def grades_of(rule: Rule) -> list[str]:
    """Return the grades that the sides of a clause set."""
    return [variant.effect.grade for variant in rule.variants if isinstance(variant.effect, DirectGrade)]


def _touch(one: str, other: str) -> bool:
    """Whether one code is the other or lies below it, whichever way."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _harsher(repair: Repair, rule: Rule, catalog: Catalog) -> str:
    rank = catalog.grade_rank
    if isinstance(repair.instead, str):
        if not rule.sets_grade:
            return "sets a grade, and deducts no points as"
        grades = [repair.grade] if repair.grade else grades_of(rule)
        return "sets a worse grade than" if rank[repair.instead] > min(rank[grade] for grade in grades) else ""
    if rule.sets_grade:
        return ""
    highs = [variant.effect.high for variant in rule.variants if not isinstance(variant.effect, DirectGrade)]
    kindest = max((high for high in highs if high is not None), default=Decimal(0))
    return "deducts more than" if kindest < 0 and repair.instead < kindest else ""
