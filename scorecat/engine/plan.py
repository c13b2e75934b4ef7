"""The plan: the chosen catalogs as tables that the stages join to the events.

Tables made by `install`, all small: those of `plan_rules`, `plan_clauses` and `plan_lists`.

Variables: `as_of` (DATE), `in_force_only` (BOOLEAN).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scorecat.engine import plan_clauses, plan_lists, plan_rules
from scorecat.engine.effects import ladders_of, left_by, sources_of
from scorecat.model.catalog import Counting, Freeze
from scorecat.model.rule import DirectGrade, Rule
from scorecat.model.subject import types_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import duckdb

    from scorecat.model.catalog import Catalog, Repair
    from scorecat.model.listing import Ground
    from scorecat.model.source import Evidence
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.model.working_days import WorkingCalendar

Row = tuple[Any, ...]


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
    def plain(self) -> bool:
        """Whether a record rests on the subject's own rows alone, which rules look through a few times and no more."""
        return not (self.passes or self.transfers or self.has_lists or self.subject_columns)

    @property
    def transfers(self) -> bool:
        """Whether a grade in another place may become an event in one of these, for those it is told to cover."""
        return bool(self.subject_columns) and any(
            one.place in self.elsewhere for found in self.catalogs for one in found.transfers
        )

    @property
    def accumulates(self) -> bool:
        """Whether any rule is on what adds up."""
        return any(rule.accumulated for _, _, rule in self.spoken)

    @property
    def charges(self) -> bool:
        """Whether any rule charges for each period."""
        return any(rule.every for _, _, rule in self.spoken)

    @property
    def repeats(self) -> bool:
        """Whether any catalog multiplies what is repeated."""
        return any(self.multiplied(number, catalog, rule) for number, catalog, rule in self.spoken)

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

    @property
    def shares(self) -> bool:
        """Whether in any catalog more than one rule may reach an event."""
        return not all(single for *_, single, _ in self.ways)

    @cached_property
    def evidence(self) -> frozenset[Evidence]:
        """What kinds of sources the entries may rest on."""
        left = self.rules[self.first_repair :]
        rules = [*(rule for *_, rule in self.spoken), *(rule for _, rule in left)]
        return frozenset(source.evidence for rule in rules for source in sources_of(rule).values())

    @cached_property
    def ages(self) -> Mapping[date, int]:
        """The days since when the catalogs are in force, the earliest being 1."""
        days = sorted({found.in_force.start for found in self.catalogs})
        return {day: age for age, day in enumerate(days, start=1)}

    @property
    def displaces(self) -> bool:
        """Whether in any catalog one rule names a conduct below another's."""
        return any(nested for *_, nested in self.ways)

    @cached_property
    def ways(self) -> tuple[tuple[str, int, int, int, bool, bool], ...]:
        """`reach`, with whether no other rule of the catalog may reach the same event, and whether others nest.

        Rules for subjects of different types never meet.
        """
        ways: dict[tuple[str, int], list[tuple[int, int, frozenset[str]]]] = {}
        for conduct, catalog, number, depth in self.reach:
            types = types_of(self.rules[number][1].subjects)
            ways.setdefault((conduct, catalog), []).append((number, depth, types))
        found = []
        for conduct, catalog, number, depth in self.reach:
            types = types_of(self.rules[number][1].subjects)
            meeting = [other for rule, other, theirs in ways[conduct, catalog] if rule != number and types & theirs]
            found.append((conduct, catalog, number, depth, not meeting, any(other != depth for other in meeting)))
        return tuple(found)

    def install(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make the plan's tables and variables in a connection."""
        for module in (plan_rules, plan_clauses, plan_lists):
            for name, (columns, make) in module.TABLES.items():
                if module.needed(name, self):
                    _fill(connection, name, columns, list(make(self)))
        connection.execute("SET VARIABLE as_of = $day", {"day": self.as_of}).fetchall()
        connection.execute("SET VARIABLE in_force_only = $only", {"only": self.in_force_only}).fetchall()

    def multiplied(self, number: int, catalog: int, rule: Rule) -> bool:
        """Whether a repetition of the rule is multiplied: a deduction, of a catalog that does so."""
        if self.catalogs[catalog].repeat is None or not rule.repeats or number >= self.first_repair:
            return False
        if rule.accumulated or rule.sets_grade:
            return False
        lows = [v.effect.low for v in rule.variants if not isinstance(v.effect, DirectGrade)]
        return any(low is None or low < 0 for low in lows)

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


def _fill(connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Sequence[Row]) -> None:
    """Make one table, a column at a time: one statement however many rows. Names are constants of ours."""
    parts = ", ".join(f"unnest(${column}::{type_}[]) AS {column}" for column, type_ in columns.items())
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    lists = {column: list(value) for column, value in zip(columns, values, strict=True)}
    connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT {parts}", lists).fetchall()
