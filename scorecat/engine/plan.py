"""The plan: the chosen catalogs as tables that the stages join to the events.

Tables made by `install`, all small:

- `plan_catalog(catalog, start, minimum, maximum, scored, needs_consent, since, harm_low, harm_high, bonus_low,
  bonus_high, floors)`: `harm_*`, `bonus_*` say whether only the strongest of an act counts in that reading; `floors`
  whether a direct grade counts as its floor (NULL: unknown).
- `plan_grade(catalog, grade, hard, hard_open, easy, easy_open, floored, last)`: rank 0 is the best;
  `floored`: it has a floor.
- `plan_rule(rule, catalog, place, direct, low, high, grade_low, grade_high, every, reach_open, id,
  floor_low, floor_high)`: the lowest and highest floor that a direct grade's sides have (NULL: none is known).
- `plan_source(rule, band, instrument, locator, evidence)`: band -1 is the rule's own source.
- `plan_reach(conduct, catalog, rule, depth)`: every conduct a rule reaches, and how specific the one it names is.
- `plan_validity(rule, effect, over, at_most, months, days)`: at most one row fits an entry; `effect` is -1 for a
  deduction, 1 for a bonus, 2 + rank for a direct grade. No row: not known.
- `plan_name(catalog, place, version)`, `plan_grade_name(catalog, grade, id)`: what results call them.
- `plan_missing(catalog, conduct, subject_type, typed)`, `plan_consequence(catalog, consequence, grade)`.
- `plan_conduct(conduct, kind, lasting)`: the vocabulary.

Variables: `as_of` (DATE), `in_force_only` (BOOLEAN).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from scorecat.model.catalog import Counting, Floor
from scorecat.model.rule import Amount, DirectGrade, Ladder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    import duckdb

    from scorecat.model.catalog import Catalog, Grade
    from scorecat.model.rule import Rule
    from scorecat.model.source import Source
    from scorecat.model.vocabulary import Vocabulary

Row = tuple[Any, ...]

_POINTS = "DECIMAL(18,4)"
_GRADE = 2
_TABLES: Mapping[str, Mapping[str, str]] = {
    "plan_catalog": {
        "catalog": "INTEGER", "start": _POINTS, "minimum": _POINTS, "maximum": _POINTS, "scored": "BOOLEAN",
        "needs_consent": "BOOLEAN", "since": "DATE", "harm_low": "BOOLEAN", "harm_high": "BOOLEAN",
        "bonus_low": "BOOLEAN", "bonus_high": "BOOLEAN", "floors": "BOOLEAN",
    },
    "plan_grade": {
        "catalog": "INTEGER", "grade": "INTEGER", "hard": _POINTS, "hard_open": "BOOLEAN", "easy": _POINTS,
        "easy_open": "BOOLEAN", "floored": "BOOLEAN", "last": "BOOLEAN",
    },
    "plan_rule": {
        "rule": "INTEGER", "catalog": "INTEGER", "place": "INTEGER", "direct": "BOOLEAN", "low": _POINTS,
        "high": _POINTS, "grade_low": "INTEGER", "grade_high": "INTEGER", "every": "INTEGER", "reach_open": "BOOLEAN",
        "id": "VARCHAR", "floor_low": _POINTS, "floor_high": _POINTS,
    },
    "plan_source": {
        "rule": "INTEGER", "band": "INTEGER", "instrument": "VARCHAR", "locator": "VARCHAR", "evidence": "VARCHAR",
    },
    "plan_reach": {"conduct": "VARCHAR", "catalog": "INTEGER", "rule": "INTEGER", "depth": "INTEGER"},
    "plan_validity": {
        "rule": "INTEGER", "effect": "INTEGER", "over": _POINTS, "at_most": _POINTS, "months": "INTEGER",
        "days": "INTEGER",
    },
    "plan_name": {"catalog": "INTEGER", "place": "VARCHAR", "version": "VARCHAR"},
    "plan_grade_name": {"catalog": "INTEGER", "grade": "INTEGER", "id": "VARCHAR"},
    "plan_missing": {"catalog": "INTEGER", "conduct": "VARCHAR", "subject_type": "VARCHAR", "typed": "BOOLEAN"},
    "plan_consequence": {"catalog": "INTEGER", "consequence": "INTEGER", "grade": "INTEGER"},
    "plan_conduct": {"conduct": "VARCHAR", "kind": "VARCHAR", "lasting": "BOOLEAN"},
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """Everything a run computes with, beside the log."""

    catalogs: tuple[Catalog, ...]
    vocabulary: Vocabulary
    as_of: date
    in_force_only: bool = False
    subject_columns: frozenset[str] = field(default_factory=frozenset)
    """Columns the subjects table has; empty without one."""

    @cached_property
    def rules(self) -> tuple[tuple[int, Rule], ...]:
        """All rules with the number of their catalog; a rule's own number is its place here."""
        return tuple((number, rule) for number, found in enumerate(self.catalogs) for rule in found.rules)

    @property
    def chooses(self) -> bool:
        """Whether any catalog lets only the strongest of an act count."""
        return any(found.one_act is not Counting.ALL for found in self.catalogs)

    @property
    def dates(self) -> bool:
        """Whether it is known of any rule how long its entries count."""
        return any(found.validity or any(rule.validity for rule in found.rules) for found in self.catalogs)

    @cached_property
    def displaces(self) -> bool:
        """Whether in any catalog one rule names a conduct below another's."""
        return any(
            len({depth for _, _, depth in group}) > 1
            for found in range(len(self.catalogs))
            for group in _grouped(row for row in self._reach() if row[1] == found).values()
        )

    def install(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the plan's tables and variables in a connection."""
        for name, columns in _TABLES.items():
            rows = list(getattr(self, "_" + name.removeprefix("plan_"))())
            _fill(connection, name, columns, rows)
        connection.execute("SET VARIABLE as_of = $day", {"day": self.as_of}).fetchall()
        connection.execute("SET VARIABLE in_force_only = $only", {"only": self.in_force_only}).fetchall()

    def _catalog(self) -> Iterator[Row]:
        for number, found in enumerate(self.catalogs):
            strongest, unknown = found.one_act is Counting.STRONGEST, found.one_act is Counting.UNKNOWN
            yield (
                number,
                found.start,
                found.minimum,
                found.maximum,
                found.start is not None,
                found.participation == "consent",
                found.in_force.start,
                strongest,
                strongest or unknown,
                strongest or unknown,
                strongest,
                None if found.direct_grade_score is Floor.UNKNOWN else found.direct_grade_score is Floor.FLOOR,
            )

    def _grade(self) -> Iterator[Row]:
        for number, found in enumerate(self.catalogs):
            for rank, grade in enumerate(found.grades):
                hard, easy = grade.hard, grade.easy
                yield (
                    number,
                    rank,
                    hard and hard.value,
                    hard and hard.open,
                    easy and easy.value,
                    easy and easy.open,
                    easy is not None or grade.up_to is not None,
                    rank == len(found.grades) - 1,
                )

    def _rule(self) -> Iterator[Row]:
        places: dict[int, int] = {}
        for number, (catalog, rule) in enumerate(self.rules):
            places[catalog] = places.get(catalog, -1) + 1
            ranks = self.catalogs[catalog].grade_rank
            grades = [ranks[v.effect.grade] for v in rule.variants if isinstance(v.effect, DirectGrade)]
            points = [v.effect for v in rule.variants if isinstance(v.effect, Amount | Ladder)]
            yield (
                number,
                catalog,
                places[catalog],
                bool(grades),
                _least([effect.low for effect in points]),
                _most([effect.high for effect in points]),
                max(grades, default=None),
                min(grades, default=None),
                rule.every.months if rule.every else None,
                rule.reach_open,
                rule.id,
                *floors_of([self.catalogs[catalog].grades[rank] for rank in grades]),
            )

    def _source(self) -> Iterator[Row]:
        for number, (_, rule) in enumerate(self.rules):
            for band, source in sources_of(rule).items():
                yield number, band, source.instrument, source.locator, source.evidence.value

    def _reach(self) -> Iterator[tuple[str, int, int, int]]:
        """A rule that names a conduct and one above it reaches what lies below both through the lower one."""
        for number, (catalog, rule) in enumerate(self.rules):
            reached: dict[str, int] = {}
            for code in rule.conducts:
                for below in self.vocabulary.below(code):
                    reached[below] = max(reached.get(below, 0), code.count("."))
            yield from ((conduct, catalog, number, depth) for conduct, depth in reached.items())

    def _validity(self) -> Iterator[Row]:
        for number, (catalog, rule) in enumerate(self.rules):
            if not rule.validity_unknown:
                for effect in _effects(rule, self.catalogs[catalog].grade_rank):
                    yield from ((number, effect, *row) for row in _lengths(rule, effect, self.catalogs[catalog]))

    def _name(self) -> Iterator[Row]:
        yield from ((number, found.place, found.version) for number, found in enumerate(self.catalogs))

    def _grade_name(self) -> Iterator[Row]:
        for number, found in enumerate(self.catalogs):
            yield from ((number, rank, grade.id) for rank, grade in enumerate(found.grades))

    def _missing(self) -> Iterator[Row]:
        for number, found in enumerate(self.catalogs):
            for part in found.missing:
                if part.rules:
                    below = chain.from_iterable(map(self.vocabulary.below, part.conducts))
                    codes: Iterable[str | None] = dict.fromkeys(below) if part.conducts else (None,)
                    types: Iterable[str | None] = part.subjects or (None,)
                    yield from ((number, code, type_, type_ is not None) for code in codes for type_ in types)

    def _consequence(self) -> Iterator[Row]:
        for number, found in enumerate(self.catalogs):
            for place, one in enumerate(found.consequences):
                yield number, place, found.grade_rank.get(one.grade)

    def _conduct(self) -> Iterator[Row]:
        for code, conduct in self.vocabulary.conducts.items():
            yield code, conduct.kind.value, "ended" in conduct.attributes


def floors_of(grades: Sequence[Grade]) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and the highest score to which one of these grades may hold, as its floor.

    The floor of the last grade is the top it prints. None on the low side: there is no floor; on the high side: one
    of them has none, or none that is known.
    """
    lows = [grade.up_to if grade.easy is None else grade.easy.value for grade in grades]
    highs = [grade.up_to if grade.easy is None else grade.hard.value if grade.hard else None for grade in grades]
    return min((low for low in lows if low is not None), default=None), _most(highs)


def sources_of(rule: Rule) -> dict[int, Source]:
    """Return the source an entry of a rule names: -1 the rule's own, else that of a band with one of its own."""
    found = {-1: rule.source}
    effect = rule.variants[0].effect
    if isinstance(effect, Ladder) and len(rule.variants) == 1:
        found |= {place: band.source for place, band in enumerate(effect.bands) if band.source}
    return found


def _fill(connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Sequence[Row]) -> None:
    """Make one table, a column at a time: one statement however many rows. Names are constants of this module."""
    parts = ", ".join(f"unnest(${column}::{type_}[]) AS {column}" for column, type_ in columns.items())
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    lists = {column: list(value) for column, value in zip(columns, values, strict=True)}
    connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT {parts}", lists).fetchall()


def _grouped(rows: Iterable[tuple[str, int, int, int]]) -> dict[str, list[tuple[int, int, int]]]:
    groups: dict[str, list[tuple[int, int, int]]] = {}
    for conduct, *rest in rows:
        groups.setdefault(conduct, []).append((rest[0], rest[1], rest[2]))
    return groups


def _least(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return min(known) if known and len(known) == len(values) else None


def _most(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return max(known) if known and len(known) == len(values) else None


def _effects(rule: Rule, ranks: Mapping[str, int]) -> set[int]:
    grades = {_GRADE + ranks[v.effect.grade] for v in rule.variants if isinstance(v.effect, DirectGrade)}
    return grades or {-1, 1}


def _lengths(rule: Rule, effect: int, catalog: Catalog) -> Iterator[tuple[Decimal | None, Decimal | None, int, int]]:
    """The first class that fits, as intervals of size that do not overlap: (over, at_most]."""
    if rule.validity:
        yield None, None, rule.validity.months, rule.validity.days
        return
    name = catalog.grades[effect - _GRADE].id if effect >= _GRADE else ""
    fitting = {-1: ("deduction",), 1: ("bonus",)}.get(effect, ("grade", f"grade {name}"))
    reached: Decimal | None = None
    for one in catalog.validity:
        if one.effect not in fitting or (reached is not None and one.at_most is not None and one.at_most <= reached):
            continue
        if one.lasts:
            yield reached, one.at_most, one.lasts.months, one.lasts.days
        if one.at_most is None:
            return
        reached = one.at_most
