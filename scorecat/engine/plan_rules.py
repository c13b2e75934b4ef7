"""Tables of the plan for scores, grades and rules; they are always made.

- `plan_catalog(catalog, start, minimum, maximum, scored, needs_consent, since, age, harm_low, harm_high, bonus_low,
  bonus_high, floors, freeze_low, freeze_high, factor)`: `harm_*`, `bonus_*` say whether only the strongest of an act
  counts in that reading; `floors` whether a direct grade counts as its floor (NULL: unknown); `freeze_*` whether it
  freezes bonuses; `factor` multiplies a repeated deduction.
- `plan_grade(catalog, grade, hard, hard_open, easy, easy_open, floored, last, printed)`: rank 0 is the best;
  `floored`: it has a floor; `printed`: the text says so.
- `plan_rule(rule, catalog, place, direct, low, high, grade_low, grade_high, every, reach_open, id,
  floor_low, floor_high, adds, repeats, passed_on, since, until)`: the lowest and highest floor that a direct grade's
  sides have (NULL: none is known). What a repair leaves is a rule too, after those of all catalogs.
- `plan_source(rule, band, instrument, locator, evidence)`: band -1 is the rule's own source.
- `plan_reach(conduct, catalog, rule, depth, single, nested)`: every conduct a rule reaches, and how specific the one
  it names is; whether no other rule of the catalog reaches it, and whether others do that name one above or below.
- `plan_validity(rule, effect, over, at_most, months, days, rest, class)`: at most one row fits an entry; `effect` is -1
  for a deduction, 1 for a bonus, 2 + rank for a direct grade; `rest` is the calendar period whose end is counted from,
  `class` the place of the catalog's class. No row: not known. (Bands with a length of their own: *matched*.)
- `plan_name(catalog, place, version)`, `plan_grade_name(catalog, grade, id)`: what results call them.
- `plan_missing(catalog, conduct, subject_type, typed)`, `plan_consequence(catalog, consequence, grade,
  score)` (from which score on; without both: for every record).
- `plan_conduct(conduct, kind, lasting)`: the vocabulary.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from scorecat.engine.effects import floors_of, least, most, sources_of
from scorecat.engine.lengths import kinds, lengths
from scorecat.model.catalog import Counting, Floor, Freeze
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorecat.engine.plan import Plan

Row = tuple[Any, ...]


def _catalog(plan: Plan) -> Iterator[Row]:
    for number, found in enumerate(plan.catalogs):
        strongest, unknown = found.one_act is Counting.STRONGEST, found.one_act is Counting.UNKNOWN
        yield (
            number,
            found.start,
            found.minimum,
            found.maximum,
            found.start is not None,
            found.participation == "consent",
            found.in_force.start,
            plan.ages[found.in_force.start],
            strongest,
            strongest or unknown,
            strongest or unknown,
            strongest,
            None if found.direct_grade_score is Floor.UNKNOWN else found.direct_grade_score is Floor.FLOOR,
            found.freeze is not Freeze.COUNTED,
            found.freeze is Freeze.FROZEN,
            found.repeat and found.repeat.factor,
        )


def _grade(plan: Plan) -> Iterator[Row]:
    for number, found in enumerate(plan.catalogs):
        for rank, grade in enumerate(found.grades):
            hard, easy = grade.hard, grade.easy
            yield (
                number,
                rank,
                hard and hard.value,
                hard and hard.open,
                easy and easy.value,
                easy and easy.open,
                easy is not None or grade.up_to is not None or grade.direct_score is not None,
                rank == len(found.grades) - 1,
                grade.direct_score is not None,
            )


def _rule(plan: Plan) -> Iterator[Row]:
    places: dict[int, int] = {}
    for number, (catalog, rule) in enumerate(plan.rules):
        places[catalog] = places.get(catalog, -1) + 1
        ranks = plan.catalogs[catalog].grade_rank
        grades = [ranks[v.effect.grade] for v in rule.variants if isinstance(v.effect, DirectGrade)]
        points = [v.effect for v in rule.variants if not isinstance(v.effect, DirectGrade)]
        yield (
            number,
            catalog,
            places[catalog],
            bool(grades),
            least([effect.low for effect in points]),
            most([effect.high for effect in points]),
            max(grades, default=None),
            min(grades, default=None),
            rule.every.months if rule.every else None,
            rule.reach_open,
            rule.id,
            *floors_of([plan.catalogs[catalog].grades[rank] for rank in grades]),
            rule.accumulated is not None,
            plan.multiplied(number, catalog, rule),
            rule.passed_on,
            rule.in_force and rule.in_force.start,
            rule.in_force and rule.in_force.until,
        )


def _source(plan: Plan) -> Iterator[Row]:
    for number, (_, rule) in enumerate(plan.rules):
        for band, source in sources_of(rule).items():
            yield number, band, source.instrument, source.locator, source.evidence.value


def _validity(plan: Plan) -> Iterator[Row]:
    for number, (catalog, rule) in enumerate(plan.rules):
        for effect in kinds(rule, plan.catalogs[catalog].grade_rank):
            yield from ((number, effect, *row) for row in lengths(rule, effect, plan.catalogs[catalog]))


def _name(plan: Plan) -> Iterator[Row]:
    yield from ((number, found.place, found.version) for number, found in enumerate(plan.catalogs))


def _grade_name(plan: Plan) -> Iterator[Row]:
    for number, found in enumerate(plan.catalogs):
        yield from ((number, rank, grade.id) for rank, grade in enumerate(found.grades))


def _missing(plan: Plan) -> Iterator[Row]:
    for number, found in enumerate(plan.catalogs):
        for part in found.missing:
            if part.rules:
                below = chain.from_iterable(map(plan.vocabulary.below, part.conducts))
                codes: Iterable[str | None] = dict.fromkeys(below) if part.conducts else (None,)
                types: Iterable[str | None] = part.subjects or (None,)
                yield from ((number, code, type_, type_ is not None) for code in codes for type_ in types)


def _consequence(plan: Plan) -> Iterator[Row]:
    for number, found in enumerate(plan.catalogs):
        for place, one in enumerate(found.consequences):
            if one.grade in (*found.grade_rank, "any", "score"):
                yield number, place, found.grade_rank.get(one.grade), one.start


def _conduct(plan: Plan) -> Iterator[Row]:
    for code, conduct in plan.vocabulary.conducts.items():
        yield code, conduct.kind.value, "ended" in conduct.attributes


_POINTS = "DECIMAL(18,4)"
TABLES: Mapping[str, tuple[Mapping[str, str], Callable[[Plan], Iterable[Row]]]] = {
    "plan_catalog": (
        {
            "catalog": "INTEGER", "start": _POINTS, "minimum": _POINTS, "maximum": _POINTS, "scored": "BOOLEAN",
            "needs_consent": "BOOLEAN", "since": "DATE", "age": "INTEGER", "harm_low": "BOOLEAN",
            "harm_high": "BOOLEAN", "bonus_low": "BOOLEAN", "bonus_high": "BOOLEAN", "floors": "BOOLEAN",
            "freeze_low": "BOOLEAN", "freeze_high": "BOOLEAN", "factor": _POINTS,
        },
        _catalog,
    ),
    "plan_grade": (
        {
            "catalog": "INTEGER", "grade": "INTEGER", "hard": _POINTS, "hard_open": "BOOLEAN", "easy": _POINTS,
            "easy_open": "BOOLEAN", "floored": "BOOLEAN", "last": "BOOLEAN", "printed": "BOOLEAN",
        },
        _grade,
    ),
    "plan_rule": (
        {
            "rule": "INTEGER", "catalog": "INTEGER", "place": "INTEGER", "direct": "BOOLEAN", "low": _POINTS,
            "high": _POINTS, "grade_low": "INTEGER", "grade_high": "INTEGER", "every": "INTEGER",
            "reach_open": "BOOLEAN", "id": "VARCHAR", "floor_low": _POINTS, "floor_high": _POINTS, "adds": "BOOLEAN",
            "repeats": "BOOLEAN", "passed_on": "BOOLEAN", "since": "DATE", "until": "DATE",
        },
        _rule,
    ),
    "plan_source": (
        {
            "rule": "INTEGER", "band": "INTEGER", "instrument": "VARCHAR", "locator": "VARCHAR", "evidence": "VARCHAR",
        },
        _source,
    ),
    "plan_reach": (
        {
            "conduct": "VARCHAR", "catalog": "INTEGER", "rule": "INTEGER", "depth": "INTEGER", "single": "BOOLEAN",
            "nested": "BOOLEAN",
        },
        lambda plan: plan.ways,
    ),
    "plan_validity": (
        {
            "rule": "INTEGER", "effect": "INTEGER", "over": _POINTS, "at_most": _POINTS,
            "months": "INTEGER", "days": "INTEGER", "rest": "VARCHAR", "class": "INTEGER",
        },
        _validity,
    ),
    "plan_name": ({"catalog": "INTEGER", "place": "VARCHAR", "version": "VARCHAR"}, _name),
    "plan_grade_name": ({"catalog": "INTEGER", "grade": "INTEGER", "id": "VARCHAR"}, _grade_name),
    "plan_missing": (
        {"catalog": "INTEGER", "conduct": "VARCHAR", "subject_type": "VARCHAR", "typed": "BOOLEAN"}, _missing,
    ),
    "plan_consequence": (
        {"catalog": "INTEGER", "consequence": "INTEGER", "grade": "INTEGER", "score": _POINTS},
        _consequence,
    ),
    "plan_conduct": ({"conduct": "VARCHAR", "kind": "VARCHAR", "lasting": "BOOLEAN"}, _conduct),
}  # fmt: skip


def needed(_: str, __: Plan) -> bool:
    """Whether a table is made."""
    return True
