"""The plan: the chosen catalogs as tables that the stages join to the events.

Tables made by `install`, all small:

- `plan_catalog(catalog, start, minimum, maximum, scored, needs_consent, since, harm_low, harm_high, bonus_low,
  bonus_high, floors, freeze_low, freeze_high, factor)`: `harm_*`, `bonus_*` say whether only the strongest of an act
  counts in that reading; `floors` whether a direct grade counts as its floor (NULL: unknown); `freeze_*` whether it
  freezes bonuses; `factor` multiplies a repeated deduction.
- `plan_grade(catalog, grade, hard, hard_open, easy, easy_open, floored, last, printed)`: rank 0 is the best;
  `floored`: it has a floor; `printed`: the text says so.
- `plan_rule(rule, catalog, place, direct, low, high, grade_low, grade_high, every, reach_open, id,
  floor_low, floor_high, adds, repeats, passed_on, since, until)`: the lowest and highest floor that a direct grade's
  sides have (NULL: none is known). What a repair leaves is a rule too, after those of all catalogs.
- `plan_source(rule, band, instrument, locator, evidence)`: band -1 is the rule's own source.
- `plan_reach(conduct, catalog, rule, depth)`: every conduct a rule reaches, and how specific the one it names is.
- `plan_validity(rule, effect, over, at_most, months, days, rest, class)`: at most one row fits an entry; `effect` is -1
  for a deduction, 1 for a bonus, 2 + rank for a direct grade; `rest` is the calendar period whose end is counted from,
  `class` the place of the catalog's class. No row: not known. (Bands with a length of their own: *matched*.)
- the tables of `scorecat.engine.plan_clauses` and `scorecat.engine.plan_lists`.
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

from scorecat.engine import plan_clauses, plan_lists
from scorecat.engine.effects import floors_of, ladders_of, least, left_by, most, sources_of
from scorecat.engine.lengths import kinds, lengths
from scorecat.model.catalog import Counting, Floor, Freeze
from scorecat.model.rule import DirectGrade, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import duckdb

    from scorecat.model.catalog import Catalog, Repair
    from scorecat.model.listing import Ground
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.model.working_days import WorkingCalendar

Row = tuple[Any, ...]

_POINTS = "DECIMAL(18,4)"
_TABLES: Mapping[str, Mapping[str, str]] = {
    "plan_catalog": {
        "catalog": "INTEGER", "start": _POINTS, "minimum": _POINTS, "maximum": _POINTS, "scored": "BOOLEAN",
        "needs_consent": "BOOLEAN", "since": "DATE", "harm_low": "BOOLEAN", "harm_high": "BOOLEAN",
        "bonus_low": "BOOLEAN", "bonus_high": "BOOLEAN", "floors": "BOOLEAN", "freeze_low": "BOOLEAN",
        "freeze_high": "BOOLEAN", "factor": _POINTS,
    },
    "plan_grade": {
        "catalog": "INTEGER", "grade": "INTEGER", "hard": _POINTS, "hard_open": "BOOLEAN", "easy": _POINTS,
        "easy_open": "BOOLEAN", "floored": "BOOLEAN", "last": "BOOLEAN", "printed": "BOOLEAN",
    },
    "plan_rule": {
        "rule": "INTEGER", "catalog": "INTEGER", "place": "INTEGER", "direct": "BOOLEAN", "low": _POINTS,
        "high": _POINTS, "grade_low": "INTEGER", "grade_high": "INTEGER", "every": "INTEGER", "reach_open": "BOOLEAN",
        "id": "VARCHAR", "floor_low": _POINTS, "floor_high": _POINTS, "adds": "BOOLEAN", "repeats": "BOOLEAN",
        "passed_on": "BOOLEAN", "since": "DATE", "until": "DATE",
    },
    "plan_source": {
        "rule": "INTEGER", "band": "INTEGER", "instrument": "VARCHAR", "locator": "VARCHAR", "evidence": "VARCHAR",
    },
    "plan_reach": {"conduct": "VARCHAR", "catalog": "INTEGER", "rule": "INTEGER", "depth": "INTEGER"},
    "plan_validity": {
        "rule": "INTEGER", "effect": "INTEGER", "over": _POINTS, "at_most": _POINTS,
        "months": "INTEGER", "days": "INTEGER", "rest": "VARCHAR", "class": "INTEGER",
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
    relations: bool = False
    """Whether there is a relations table."""
    conducts: frozenset[str] | None = None
    """The codes there are in the log: rules that speak of none of them cost nothing. None: any."""
    elsewhere: Mapping[str, tuple[Catalog, ...]] = field(default_factory=dict)
    """The versions of the places that transfers come from and that lists rest on, oldest first."""
    calendar: WorkingCalendar | None = None
    """The working days; None: Monday to Friday."""

    @cached_property
    def rules(self) -> tuple[tuple[int, Rule], ...]:
        """All rules with the number of their catalog, then what repairs leave; a rule's number is its place here."""
        own = [(number, rule) for number, found in enumerate(self.catalogs) for rule in found.rules]
        return (*own, *((number, left_by(repair)) for number, repair in self.repair_clauses))

    @cached_property
    def spoken(self) -> tuple[tuple[int, int, Rule], ...]:
        """The rules (number, catalog, rule) that speak of any conduct there is in the log."""
        reaching = {rule for _, _, rule, _ in self.reach}
        return tuple((number, catalog, rule) for number, (catalog, rule) in enumerate(self.rules) if number in reaching)

    @cached_property
    def repair_clauses(self) -> tuple[tuple[int, Repair], ...]:
        """All repairs with the number of their catalog, in the order of the rules that they leave."""
        return tuple((number, repair) for number, found in enumerate(self.catalogs) for repair in found.repairs)

    @cached_property
    def grounds(self) -> tuple[tuple[int, Ground], ...]:
        """All grounds with the number of their catalog; a ground's number is its place here."""
        return tuple((number, one) for number, found in enumerate(self.catalogs) for one in found.grounds)

    @cached_property
    def grounds_spoken(self) -> tuple[tuple[int, int, Ground], ...]:
        """The grounds (number, catalog, ground) that speak of any conduct there is in the log."""
        return tuple(
            (number, catalog, one)
            for number, (catalog, one) in enumerate(self.grounds)
            if self.conducts is None or any(set(self.vocabulary.below(code)) & self.conducts for code in one.conducts)
        )

    @property
    def has_lists(self) -> bool:
        """Whether any catalog is a list."""
        return any(found.listing for found in self.catalogs)

    @property
    def levels(self) -> bool:
        """Whether any list has grades."""
        return any(found.listing and found.listing.default for found in self.catalogs)

    @property
    def lists(self) -> tuple[str, ...]:
        """The other lists that grounds rest on, if they speak of what is in the log."""
        return tuple(dict.fromkeys(one.listed_in for _, _, one in self.grounds_spoken if one.listed_in))

    @cached_property
    def ahead(self) -> int:
        """How many days ahead of the log working days may be counted; 0: none are counted."""
        return plan_lists.working(self)

    @property
    def counts_working_days(self) -> bool:
        """Whether any length is in working days."""
        return self.ahead > 0

    @property
    def puts_off(self) -> bool:
        """Whether there is anything in the log that may put a listing off or interrupt it."""
        delays = {
            code for found in self.catalogs if found.listing for one in found.listing.delays for code in one.after
        }
        return self._any_of([*delays, "objection.lodged"])

    @property
    def removes(self) -> bool:
        """Whether there is anything in the log that may take a name off a list."""
        after = {code for found in self.catalogs for one in found.removals for code in one.after}
        return self._any_of([*after, "objection.sustained"]) or any(
            one.role_ended for found in self.catalogs for one in found.removals
        )

    def _any_of(self, codes: Iterable[str]) -> bool:
        below = {one for code in codes for one in self.vocabulary.below(code)}
        return bool(below if self.conducts is None else below & self.conducts)

    @property
    def first_repair(self) -> int:
        """The number of the first rule that is what a repair leaves."""
        return len(self.rules) - len(self.repair_clauses)

    @property
    def passes(self) -> bool:
        """Whether anything is passed on."""
        return self.relations and any(found.pass_on for found in self.catalogs)

    @property
    def transfers(self) -> bool:
        """Whether a grade in another place becomes an event in one of these."""
        return any(one.place in self.elsewhere for found in self.catalogs for one in found.transfers)

    @property
    def accumulates(self) -> bool:
        """Whether any rule is on what adds up."""
        return any(rule.accumulated for _, _, rule in self.spoken)

    @property
    def repeats(self) -> bool:
        """Whether any catalog multiplies what is repeated."""
        return any(self._repeats(number, catalog, rule) for number, catalog, rule in self.spoken)

    @property
    def multiplies(self) -> bool:
        """Whether any catalog has a factor on the points of some days."""
        return any(found.multipliers for found in self.catalogs)

    @property
    def freezes(self) -> bool:
        """Whether direct grades may freeze bonuses."""
        return any(found.freeze is not Freeze.COUNTED for found in self.catalogs)

    @property
    def contests(self) -> bool:
        """Whether a cap may decide which entry of an act counts."""
        capped = {catalog for catalog, _ in plan_clauses.capped(self)}
        return any(self.catalogs[catalog].one_act is not Counting.ALL for catalog in capped)

    @property
    def repairs(self) -> bool:
        """Whether there is a procedure in the log after which anything is repaired."""
        return self._any_of(code for _, one in self.repair_clauses for code in one.after)

    @property
    def chooses(self) -> bool:
        """Whether any catalog lets only the strongest of an act count."""
        return any(found.one_act is not Counting.ALL for found in self.catalogs)

    @property
    def banded(self) -> bool:
        """Whether bands have a length of their own."""
        return any(band.validity for _, _, rule in self.spoken for ladder in ladders_of(rule) for band in ladder.bands)

    @property
    def dates(self) -> bool:
        """Whether it is known of any rule how long its entries count."""
        known = any(found.validity for found in self.catalogs) or any(rule.validity for _, rule in self.rules)
        return known or self.banded

    @cached_property
    def displaces(self) -> bool:
        """Whether in any catalog one rule names a conduct below another's."""
        return any(
            len({depth for _, _, depth in group}) > 1
            for found in range(len(self.catalogs))
            for group in _grouped(row for row in self.reach if row[1] == found).values()
        )

    def install(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the plan's tables and variables in a connection."""
        for name, columns in _TABLES.items():
            rows = list(getattr(self, "_" + name.removeprefix("plan_"))())
            _fill(connection, name, columns, rows)
        for name, (columns, make) in plan_clauses.TABLES.items():
            if plan_clauses.needed(name, self):
                _fill(connection, name, columns, list(make(self)))
        if self.has_lists:
            for name, (columns, make) in plan_lists.TABLES.items():
                _fill(connection, name, columns, list(make(self)))
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
                found.freeze is not Freeze.COUNTED,
                found.freeze is Freeze.FROZEN,
                found.repeat and found.repeat.factor,
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
                    easy is not None or grade.up_to is not None or grade.direct_score is not None,
                    rank == len(found.grades) - 1,
                    grade.direct_score is not None,
                )

    def _rule(self) -> Iterator[Row]:
        places: dict[int, int] = {}
        for number, (catalog, rule) in enumerate(self.rules):
            places[catalog] = places.get(catalog, -1) + 1
            ranks = self.catalogs[catalog].grade_rank
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
                *floors_of([self.catalogs[catalog].grades[rank] for rank in grades]),
                rule.accumulated is not None,
                self._repeats(number, catalog, rule),
                rule.passed_on,
                rule.in_force and rule.in_force.start,
                rule.in_force and rule.in_force.until,
            )

    def _repeats(self, number: int, catalog: int, rule: Rule) -> bool:
        """Whether a repetition of the rule is multiplied: a deduction, of a catalog that does so."""
        if self.catalogs[catalog].repeat is None or not rule.repeats or number >= self.first_repair:
            return False
        if rule.accumulated or rule.sets_grade:
            return False
        lows = [v.effect.low for v in rule.variants if not isinstance(v.effect, DirectGrade)]
        return any(low is None or low < 0 for low in lows)

    def _source(self) -> Iterator[Row]:
        for number, (_, rule) in enumerate(self.rules):
            for band, source in sources_of(rule).items():
                yield number, band, source.instrument, source.locator, source.evidence.value

    @cached_property
    def reach(self) -> tuple[tuple[str, int, int, int], ...]:
        """Conduct, catalog, rule and depth; a rule that names one above the other reaches through the lower one."""
        return tuple(self._reach())

    def _reach(self) -> Iterator[tuple[str, int, int, int]]:
        for number, (catalog, rule) in enumerate(self.rules[: self.first_repair]):
            reached: dict[str, int] = {}
            for code in rule.conducts:
                for below in self.vocabulary.below(code):
                    if self.conducts is None or below in self.conducts:
                        reached[below] = max(reached.get(below, 0), code.count("."))
            yield from ((conduct, catalog, number, depth) for conduct, depth in reached.items())

    def _validity(self) -> Iterator[Row]:
        for number, (catalog, rule) in enumerate(self.rules):
            for effect in kinds(rule, self.catalogs[catalog].grade_rank):
                yield from ((number, effect, *row) for row in lengths(rule, effect, self.catalogs[catalog]))

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
                if one.grade != "listed":
                    yield number, place, found.grade_rank.get(one.grade)

    def _conduct(self) -> Iterator[Row]:
        for code, conduct in self.vocabulary.conducts.items():
            yield code, conduct.kind.value, "ended" in conduct.attributes


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
