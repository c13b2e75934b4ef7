"""SC315: a clause that may not apply takes the place of those for conducts above it only if it bounds them.

In the low reading it applies if it is a deduction: then it must be as harsh as all of them together; else they apply
in its stead, and it may not be harsher. In the high reading the same with bonuses. It must also count for as long
(SC316). Else whether it applies would hide the harsher or the kinder outcome, and low and high would be no bounds
(design.md section 5).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecat.catalog.lasting import check as check_lengths
from scorecat.catalog.lasting import of_grade, of_size, shorter
from scorecat.model.condition import attributes_of
from scorecat.model.finding import quoted
from scorecat.model.rule import DirectGrade, Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.catalog.lasting import Step
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Rule

Numbered = tuple[int, "Rule"]
"""A rule with its place in `rules`."""

_ENDLESS: Final = Decimal("Infinity")
_NONE: Final = Decimal(0)


def check(catalog: Catalog, rules: Sequence[Numbered], remarks: Remarks) -> None:
    """Note every clause and every validity class that would let low or high be passed."""
    for index, rule, others in _displaced(rules):
        names = " and ".join(f"{quoted(other.id)} (line {other.where.line})" for other in others)
        at = _effect_at(index, remarks)
        why = _stronger(others, rule, catalog.grade_rank)
        said = f"rule {quoted(rule.id)} may not apply and takes the place of {names}, which {why}"
        if why:
            advice = "let it bound what it takes the place of, or give the other clause a conduct of its own"
            remarks.error("SC315", at, said, advice)
        elif any(_sooner_over(rule, other, catalog) for other in others):
            own: Steps = ("rules", index, "validity")
            remarks.error("SC316", own if rule.validity else at, f"{said}counts for longer", "let it count as long")
    found = [rule for _, rule in rules]
    check_lengths(found, [grade.id for grade in catalog.grades], catalog.validity, remarks)


def _displaced(rules: Sequence[Numbered]) -> Iterator[tuple[int, Rule, list[Rule]]]:
    """Every clause that may not apply with the clauses that it takes the place of, conduct by conduct."""
    naming: dict[str, list[Rule]] = {}
    for _, rule in rules:
        for code in rule.conducts:
            naming.setdefault(code, []).append(rule)
    for index, rule in rules:
        seen: list[list[Rule]] = []
        for code in rule.conducts if _may_not_apply(rule) else ():
            named = [other for above in _above(code) for other in naming.get(above, ()) if code not in other.conducts]
            found = [other for number, other in enumerate(named) if other is not rule and other not in named[:number]]
            if found and found not in seen:
                seen.append(found)
                yield index, rule, found


def _above(code: str) -> Iterator[str]:
    words = code.split(".")
    yield from (".".join(words[:depth]) for depth in range(2, len(words)))


def _may_not_apply(rule: Rule) -> bool:
    """Whether something in the clause can be undetermined; whether a subject is a person never is."""
    open_ladder = any(isinstance(v.effect, Ladder) and not v.effect.gapless for v in rule.variants)
    return rule.when is not None or bool(attributes_of(rule.subjects) - {"type"}) or rule.reach_open or open_ladder


def _stronger(others: Sequence[Rule], rule: Rule, ranks: Mapping[str, int]) -> str:
    """Say in what clauses are stronger than the one that takes their place, or nothing."""
    if rule.sets_grade:
        if not all(other.sets_grade for other in others):
            return "gives points: they and a grade do not bound each other"
        if max(_worst(other, ranks) for other in others) > _worst(rule, ranks):
            return "sets a worse grade"
        return "sets no better grade" if max(_best(other, ranks) for other in others) > _best(rule, ranks) else ""
    low, high = _ends(rule)
    if any(other.sets_grade for other in others) and (low < 0 or high <= 0):
        return "sets a grade"
    points = [other for other in others if not other.sets_grade]
    if any(other.every is not None and other.every != rule.every for other in points):
        return "is charged by the period"
    lows, highs = [_ends(other)[0] for other in points], [_ends(other)[1] for other in points]
    if low < 0:
        if sum(min(end, _NONE) for end in lows) < low:
            return "is harsher"
    elif sum(lows) > low:
        return "gives more at least"
    if high > 0:
        return "gives more" if sum(max(end, _NONE) for end in highs) > high else ""
    return "is harsher at its kind end" if sum(highs) < high else ""


def _sooner_over(rule: Rule, other: Rule, catalog: Catalog) -> bool:
    """Whether what takes the place of a clause in the low or the high reading surely ends before it would.

    Where both have the catalog's classes for one kind of effect, these are checked in themselves.
    """
    if rule.sets_grade == other.sets_grade and not _own(rule) and not _own(other):
        return False
    pairs = zip(_lengths(rule, catalog), _lengths(other, catalog), strict=True)
    return any(own is not None and its is not None and shorter(own[1], its[1]) for own, its in pairs)


def _lengths(rule: Rule, catalog: Catalog) -> tuple[Step | None, Step | None]:
    """How long the harshest effect counts, and the largest bonus; None where there is none."""
    if rule.sets_grade:
        worst = catalog.grades[_worst(rule, catalog.grade_rank)].id
        return _own(rule) or of_grade(worst, catalog.validity), None
    low, high = _ends(rule)
    return (
        (_own(rule) or of_size("deduction", -low, catalog.validity)) if low < 0 else None,
        (_own(rule) or of_size("bonus", high, catalog.validity)) if high > 0 else None,
    )


def _own(rule: Rule) -> Step | None:
    return (None, rule.validity) if rule.validity or rule.validity_unknown else None


def _effect_at(index: int, remarks: Remarks) -> Steps:
    node = remarks.document.root["rules"][index]
    key = next(key for key in ("points", "grade", "conflict") if key in node)
    return ("rules", index, key)


def _best(rule: Rule, ranks: Mapping[str, int]) -> int:
    return min(ranks[v.effect.grade] for v in rule.variants if isinstance(v.effect, DirectGrade))


def _worst(rule: Rule, ranks: Mapping[str, int]) -> int:
    return max(ranks[v.effect.grade] for v in rule.variants if isinstance(v.effect, DirectGrade))


def _ends(rule: Rule) -> tuple[Decimal, Decimal]:
    """Harshest and kindest points of all sides; infinite where no bound is known."""
    effects = [v.effect for v in rule.variants if not isinstance(v.effect, DirectGrade)]
    lows = [-_ENDLESS if effect.low is None else effect.low for effect in effects]
    highs = [_ENDLESS if effect.high is None else effect.high for effect in effects]
    return min(lows), max(highs)
