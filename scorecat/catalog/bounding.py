"""SC315: a clause that may not apply takes the place of those for conducts above it only if it bounds them.

In the low reading it applies if it is a deduction: then it must be as harsh as all of them together; else they apply
in its stead, and none of it may be harsher than they are. In the high reading the same with bonuses. That must hold
of each band alone, once points are multiplied or repeated, within caps, and after repairs. Else whether it applies
would hide the harsher or the kinder outcome, and low and high would be no bounds (design.md section 5).
"""

from __future__ import annotations

from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from scorecat.catalog.floors import floors_of
from scorecat.catalog.repairs import grades_of, may_reach
from scorecat.catalog.sides import NOTHING, highs, lows, repeat_factor
from scorecat.model.catalog import Counting, Floor
from scorecat.model.condition import attributes_of
from scorecat.model.finding import quoted
from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.catalog.displacing import Displacement
    from scorecat.model.catalog import Catalog, Repair
    from scorecat.model.rule import Rule

_ELSE = "or give the other clause a conduct of its own"


def stronger(found: Displacement, catalog: Catalog) -> tuple[str, str]:
    """Say in what clauses are not bounded by the one that takes their place, and what to do; or nothing."""
    rule, others = found.rule, found.others
    if why := _grades(rule, others, catalog) if rule.sets_grade else _points(rule, others, catalog):
        return why, f"let it bound what it takes the place of, {_ELSE}"
    if why := _capped(rule, others, catalog):
        return why, f"let the cap be over all of them or over none, {_ELSE}"
    return _repaired(found, catalog), f"let the repair be for all of them alike, {_ELSE}"


def _grades(rule: Rule, others: Sequence[Rule], catalog: Catalog) -> str:
    if not all(other.sets_grade for other in others):
        return "gives points: they and a grade do not bound each other"
    rank = catalog.grade_rank
    own, theirs = [rank[name] for name in grades_of(rule)], [[rank[name] for name in grades_of(one)] for one in others]
    if max(map(max, theirs)) > max(own):
        return "sets a worse grade"
    if max(map(min, theirs)) > min(own):
        return "sets no better grade"
    (low, high), floors = floors_of(rule, catalog), [floors_of(other, catalog) for other in others]
    held = catalog.direct_grade_score is not Floor.NONE
    if held and (low > min(floor for floor, _ in floors) or high > min(floor for _, floor in floors)):
        return "holds the score lower"
    return ""


def _points(rule: Rule, others: Sequence[Rule], catalog: Catalog) -> str:
    low, high = lows(rule), highs(rule)
    if rule.accumulated or _only_its_ladder_is_open(rule):
        low, high = {min(low)}, {max(high)}
    if any(other.sets_grade for other in others) and (min(low) < 0 or min(high) <= 0):
        return "sets a grade"
    points = [other for other in others if not other.sets_grade]
    if any(other.every is not None and other.every != rule.every for other in points):
        return "is charged by the period"
    if rule.accumulated and any(_counts(other, rule.accumulated.sign) for other in points):
        return "has points for each event: what adds up may have none for one"
    if min(low) < 0 < max(high) and any(_carries_over(other, catalog) for other in points):
        return "counts with later events, too, and may be hidden by both a deduction and a bonus"
    plain = [(other, Decimal(1), Decimal(1)) for other in points]
    if why := _unbounded(low, high, plain):
        return why
    # Of two clauses that multipliers do not name alike, the worst is: its own points at their least, others' at most.
    worst = [one for one in catalog.multipliers if (one.factor < 1) == (rule.id in one.rules)]
    own, *theirs = [
        prod((one.factor for one in worst if each.id in one.rules), start=Decimal(1)) for each in (rule, *points)
    ]
    most = [(one, more, more * repeat_factor(one, catalog)) for one, more in zip(points, theirs, strict=True)]
    why = _unbounded({end * own for end in low}, {end * own for end in high}, most)
    return f"{why} once multiplied or repeated" if why else ""


def _carries_over(rule: Rule, catalog: Catalog) -> bool:
    """Whether what one event is given may change what a later one is."""
    return bool(rule.accumulated) or (_counts(rule, -1) and repeat_factor(rule, catalog) > 1)


def _only_its_ladder_is_open(rule: Rule) -> bool:
    """Whether a clause surely applies, or not, once the attribute of its bands is known."""
    effect = rule.variants[0].effect
    if not isinstance(effect, Ladder) or len(rule.variants) > 1 or rule.reach_open:
        return False
    return attributes_of(rule.when) <= {effect.by} and attributes_of(rule.subjects) <= {"type"}


def _unbounded(low: set[Decimal], high: set[Decimal], others: Sequence[tuple[Rule, Decimal, Decimal]]) -> str:
    """Say in what others, each with the factors of its bonuses and its deductions, are more than these ends."""
    harshest = sum((less * min(*lows(one), NOTHING) for one, _, less in others), NOTHING)
    if any(harshest < end < 0 for end in low):
        return "is harsher"
    least = sum((more * max(*lows(one), NOTHING) for one, more, _ in others), NOTHING)
    if any(0 <= end < least for end in low):
        return "gives more at least"
    kindest = sum((more * max(*highs(one), NOTHING) for one, more, _ in others), NOTHING)
    if any(0 < end < kindest for end in high):
        return "gives more"
    mildest = sum((less * min(*highs(one), NOTHING) for one, _, less in others), NOTHING)
    return "is harsher at its kind end" if any(mildest < end <= 0 for end in high) else ""


def _counts(rule: Rule, sign: int) -> bool:
    """Whether a clause may deduct points (-1), or give some (1)."""
    if rule.sets_grade:
        return False
    return min(lows(rule)) < 0 if sign < 0 else max(highs(rule)) > 0


def _capped(rule: Rule, others: Sequence[Rule], catalog: Catalog) -> str:
    caps = [(rule.cap, {rule.id}, "its own cap")] if rule.cap else []
    caps += [(cap, {*cap.rules}, f"its cap {quoted(cap.id)}") for cap in catalog.caps if rule.id in cap.rules]
    for cap, over, name in caps:
        sign = -1 if cap.points < 0 else 1
        if _counts(rule, sign) and any(_counts(other, sign) and other.id not in over for other in others):
            return f"is not under {name}"
    return ""


def _repaired(found: Displacement, catalog: Catalog) -> str:
    """Say in what a repair makes a difference between them: by the grade it names, or by what it leaves of each."""
    rule = found.rule
    for repair in catalog.repairs if rule.sets_grade or _counts(rule, -1) else ():
        if not may_reach(repair, rule, found.codes):
            continue
        if repair.grade is not None and len({_named(repair.grade, one) for one in (rule, *found.others)}) > 1:
            return f"repair {quoted(repair.id)} does not reach alike"
        several = sum(_is_repaired(repair, one) for one in found.others) > 1
        keeps = isinstance(repair.instead, Decimal) and repair.instead < 0
        if several and keeps and catalog.one_act is not Counting.STRONGEST:
            return f"repair {quoted(repair.id)} leaves points of, one by one"
    return ""


def _is_repaired(repair: Repair, rule: Rule) -> bool:
    if rule.sets_grade:
        return repair.grade is None or repair.grade in grades_of(rule)
    return repair.grade is None and _counts(rule, -1)


def _named(grade: str, rule: Rule) -> tuple[bool, bool]:
    """Whether some side of a clause sets a grade, and whether all do."""
    same = [name == grade for name in grades_of(rule)]
    return any(same), all(same)
