"""Tables of the plan for the clauses beside the rules; each is made only if a chosen catalog has such a clause.

- `plan_pass(catalog, conduct, type, relation, open)`: what reaches whom; NULL conduct or type: any.
- `plan_cap(cap, level, catalog, rule, points, upward, per, months, days, apart)`: caps of rules (level 0), then those
  of groups in file order; no rule stands twice in a level. `per` is a calendar period; NULL with no months and days: a
  lifetime; else a window of that length; `apart`: a later cap holds what it holds in other parts.
- `plan_repair(rule, catalog, place, grade, passed_on, open, direct, points, grade_left, months, days, rest)`, with
  `plan_repair_of(rule, catalog, conduct)`, `plan_repair_after(rule, conduct)` and `plan_repair_grade(rule, sets, sure)`
  (which rules set the grade it names, with all their sides or with some): `rule` is the number of what it leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.engine.lengths import length
from scorecat.model.rule import Calendar, DirectGrade, Duration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorecat.engine.plan import Plan
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Cap, Period

Row = tuple[Any, ...]
Leveled = tuple[int, "Cap", tuple[str, ...]]
"""A cap with its level and the rules it is over."""


def caps_of(catalog: Catalog) -> list[Leveled]:
    """Return every cap of a catalog in the order in which they are applied."""
    found: list[Leveled] = [(0, rule.cap, (rule.id,)) for rule in catalog.rules if rule.cap]
    reached: dict[str, int] = {}
    for cap in catalog.caps:
        level = 1 + max(reached.get(id_, 0) for id_ in cap.rules)
        found.append((level, cap, cap.rules))
        reached.update(dict.fromkeys(cap.rules, level))
    return found


def needed(name: str, plan: Plan) -> bool:
    """Whether a table has anything in it."""
    if name == "plan_pass":
        return plan.passes
    return any(caps_of(found) if name == "plan_cap" else found.repairs for found in plan.catalogs)


def capped(plan: Plan) -> Iterator[tuple[int, Leveled]]:
    """Yield the caps, with their catalogs, over any rule that speaks of what is in the log."""
    spoken = {(catalog, rule.id) for _, catalog, rule in plan.spoken}
    for catalog, found in enumerate(plan.catalogs):
        yield from ((catalog, one) for one in caps_of(found) if any((catalog, id_) in spoken for id_ in one[2]))


def levels(plan: Plan) -> list[tuple[bool, int, bool]]:
    """Return what caps there are, in the order in which they are applied: upward, level, a window that reaches back."""
    return sorted({(cap.points > 0, level, isinstance(cap.per, Duration)) for _, (level, cap, _) in capped(plan)})


def _pass(plan: Plan) -> Iterator[Row]:
    for number, found in enumerate(plan.catalogs):
        for one in found.pass_on:
            codes: Iterable[str | None] = (
                dict.fromkeys(below for code in one.conducts for below in plan.vocabulary.below(code))
                if one.conducts
                else (None,)
            )
            types: Iterable[str | None] = one.of or (None,)
            for relation in one.to:
                yield from ((number, code, type_, relation, one.reach_open) for code in codes for type_ in types)


def _cap(plan: Plan) -> Iterator[Row]:
    number = 0
    rules = {(catalog, rule.id): place for place, (catalog, rule) in enumerate(plan.rules[: plan.first_repair])}
    for place, found in enumerate(plan.catalogs):
        caps = caps_of(found)
        for index, (level, cap, ids) in enumerate(caps):
            apart = any(_apart(cap, ids, *later[1:]) for later in caps[index + 1 :])
            for id_ in ids:
                held = abs(cap.points), cap.points > 0
                yield number, level, place, rules[place, id_], *held, *period(cap.per), apart
            number += 1


def _apart(cap: Cap, ids: tuple[str, ...], later: Cap, others: tuple[str, ...]) -> bool:
    """Whether a later cap of the sign has some of the rules but another period, or not all of them."""
    if cap.points * later.points < 0 or not set(ids) & set(others):
        return False
    return later.per != cap.per or not set(ids) <= set(others)


def period(per: Period) -> tuple[str | None, int, int]:
    """Return a calendar period, or months and days of a window; of a lifetime neither."""
    if isinstance(per, Duration):
        return None, per.months, per.days
    return (None if per is Calendar.LIFETIME else per.value), 0, 0


def _repair(plan: Plan) -> Iterator[Row]:
    for number, (catalog, one) in enumerate(plan.repair_clauses, start=plan.first_repair):
        rank = plan.catalogs[catalog].grade_rank
        left = one.instead if isinstance(one.instead, str) else None
        yield (
            number,
            catalog,
            number,
            rank[one.grade] if one.grade else None,
            one.passed_on,
            one.reach_open,
            left is not None,
            None if left is not None else one.instead,
            rank[left] if left is not None else None,
            *(length(one.lasts) if one.lasts else (None, None, None)),
        )


def _repair_of(plan: Plan) -> Iterator[Row]:
    for number, (catalog, one) in enumerate(plan.repair_clauses, start=plan.first_repair):
        below = dict.fromkeys(below for code in one.conducts for below in plan.vocabulary.below(code))
        yield from ((number, catalog, code) for code in below)


def _repair_after(plan: Plan) -> Iterator[Row]:
    for number, (_, one) in enumerate(plan.repair_clauses, start=plan.first_repair):
        below = dict.fromkeys(below for code in one.after for below in plan.vocabulary.below(code))
        yield from ((number, code) for code in below)


def _repair_grade(plan: Plan) -> Iterator[Row]:
    for number, (catalog, one) in enumerate(plan.repair_clauses, start=plan.first_repair):
        for place, (other, rule) in enumerate(plan.rules[: plan.first_repair]):
            grades = {variant.effect.grade for variant in rule.variants if isinstance(variant.effect, DirectGrade)}
            if other == catalog and one.grade in grades:
                yield number, place, True if grades == {one.grade} else None


_POINTS = "DECIMAL(18,4)"
TABLES: Mapping[str, tuple[Mapping[str, str], Callable[[Plan], Iterator[Row]]]] = {
    "plan_pass": (
        {"catalog": "INTEGER", "conduct": "VARCHAR", "type": "VARCHAR", "relation": "VARCHAR", "open": "BOOLEAN"},
        _pass,
    ),
    "plan_cap": (
        {
            "cap": "INTEGER", "level": "INTEGER", "catalog": "INTEGER", "rule": "INTEGER", "points": _POINTS,
            "upward": "BOOLEAN", "per": "VARCHAR", "months": "INTEGER", "days": "INTEGER",
            "apart": "BOOLEAN",
        },
        _cap,
    ),
    "plan_repair": (
        {
            "rule": "INTEGER", "catalog": "INTEGER", "place": "INTEGER", "grade": "INTEGER", "passed_on": "BOOLEAN",
            "open": "BOOLEAN", "direct": "BOOLEAN", "points": _POINTS, "grade_left": "INTEGER",
            "months": "INTEGER", "days": "INTEGER", "rest": "VARCHAR",
        },
        _repair,
    ),
    "plan_repair_of": ({"rule": "INTEGER", "catalog": "INTEGER", "conduct": "VARCHAR"}, _repair_of),
    "plan_repair_grade": ({"rule": "INTEGER", "sets": "INTEGER", "sure": "BOOLEAN"}, _repair_grade),
    "plan_repair_after": ({"rule": "INTEGER", "conduct": "VARCHAR"}, _repair_after),
}  # fmt: skip
