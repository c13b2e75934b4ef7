"""Which clauses of two catalogs stand against each other, conduct by conduct."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scorecat.compare.said import Silence, said
from scorecat.diff.likeness import alike, matched, overlap
from scorecat.diff.points import sign
from scorecat.diff.substance import same_substance
from scorecat.model.condition import attributes_of
from scorecat.model.listing import Ground
from scorecat.model.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.diff.side import Clause, Side


class How(StrEnum):
    """How two clauses come to stand against each other."""

    SAME = "same"
    """Both name the conduct."""
    NEAR = "near"
    """One names the conduct, the other one above it; neither has another clause against it."""
    UNDER = "under"
    """One names the conduct, and in the other catalog it falls under a clause for conduct above."""
    ALONE = "alone"
    """The other catalog has no clause for it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says of one of its conducts; `place`: that of the clause among the clauses of its catalog."""

    clause: Clause
    code: str
    place: int


@dataclass(frozen=True, slots=True)
class Facing:
    """Two clauses that face each other on some conducts; None: there is none. `near`: the codes of the other one."""

    how: How
    codes: tuple[str, ...]
    before: Clause | None
    after: Clause | None
    near: tuple[str, ...] = ()
    place: int | None = None
    place_after: int | None = None
    silence: Silence | None = None
    """Why the other says nothing, where a clause is alone."""
    of_after: bool = False
    """Whether it is the second catalog whose clause is alone, or falls under one of the other."""


@dataclass(frozen=True)
class Alignment:
    """All clauses of two catalogs, facing each other."""

    facings: tuple[Facing, ...]

    def members(self, ids: Sequence[str], *, after: bool) -> frozenset[int]:
        """Name clauses of one side by the facings with the other side that they stand in; no ids: all of them."""
        return frozenset(
            number
            for number, facing in enumerate(self.facings)
            if facing.how in (How.SAME, How.NEAR)
            and (clause := facing.after if after else facing.before)
            and (not ids or clause.id in ids)
        )


def align(one: Side, other: Side) -> Alignment:
    """Face every statement of both with the likest of the other, in file order of the first, then of the other."""
    statements, others = list(_statements(one)), list(_statements(other))
    pairs = _same(statements, others, one, other)
    left = _without(statements, [first for first, _ in pairs])
    left_other = _without(others, [second for _, second in pairs])
    near = _near(left, left_other, one, other)
    left = _without(left, [first for first, _ in near])
    left_other = _without(left_other, [second for _, second in near])
    found = [
        *_grouped(How.SAME, pairs),
        *_grouped(How.NEAR, near),
        *_alone(left, others, one, other, of_after=False),
        *_alone(left_other, statements, other, one, of_after=True),
    ]
    return Alignment(tuple(sorted(found, key=_order)))


def _order(facing: Facing) -> tuple[bool, int, int]:
    place, place_after = facing.place or 0, facing.place_after or 0
    return (True, place_after, place) if facing.of_after else (False, place, place_after)


def _without(statements: list[Statement], done: list[Statement]) -> list[Statement]:
    known = {(each.place, each.code) for each in done}
    return [each for each in statements if (each.place, each.code) not in known]


def _statements(side: Side) -> Iterator[Statement]:
    for place, clause in enumerate(side.clauses):
        for code in clause.conducts:
            yield Statement(clause, code, place)


def _same(
    statements: list[Statement], others: list[Statement], one: Side, other: Side
) -> list[tuple[Statement, Statement]]:
    by_code: dict[str, tuple[list[Statement], list[Statement]]] = {}
    for number, each in enumerate((statements, others)):
        for statement in each:
            by_code.setdefault(statement.code, ([], []))[number].append(statement)
    found = []
    for mine, theirs in by_code.values():
        pairs = matched(mine, theirs, lambda first, second: likeness(first.clause, second.clause, one, other))
        found += [(mine[first], theirs[second]) for first, second in pairs.pairs]
    return found


def _near(
    statements: list[Statement], others: list[Statement], one: Side, other: Side
) -> list[tuple[Statement, Statement]]:
    def like(first: Statement, second: Statement) -> float | None:
        if not _touch(first.code, second.code) or one.nature(first.clause) != other.nature(second.clause):
            return None
        apart = abs(first.code.count(".") - second.code.count("."))
        return likeness(first.clause, second.clause, one, other) - 100 * apart

    by_stem: dict[str, tuple[list[Statement], list[Statement]]] = {}
    for number, each in enumerate((statements, others)):
        for statement in each:
            stem = ".".join(statement.code.split(".")[:2])
            by_stem.setdefault(stem, ([], []))[number].append(statement)
    found = []
    for mine, theirs in by_stem.values():
        found += [(mine[first], theirs[second]) for first, second in matched(mine, theirs, like).pairs]
    return found


def _touch(code: str, other: str) -> bool:
    return f"{code}.".startswith(f"{other}.") or f"{other}.".startswith(f"{code}.")


def likeness(one: Clause, other: Clause, side: Side, side_other: Side) -> float:
    """Say how like two clauses on one conduct are; a title tells more than the number that a text gives a ground."""
    like = 0.0
    if isinstance(one, Ground) and isinstance(other, Ground):
        titles = (one.title.en, other.title.en) if one.title and other.title else ("", "")
        like += 5 * (alike(*titles) + overlap(*titles)) if all(titles) else 0
        like += 4 * (one.listed_in == other.listed_in) + 2 * (one.times == other.times)
    elif type(one) is not type(other):
        like -= 20
    like += 6 * (side.nature(one) == side_other.nature(other))
    numbered = "ground" in attributes_of(one.when) | attributes_of(other.when)
    like += (1.5 if numbered else 5) * same_substance(one.when, other.when)
    like += 2 * ((one.when is None) == (other.when is None))
    like += 4 * same_substance(one.subjects, other.subjects)
    like += 3 * (one.passed_on == other.passed_on) + 2 * (one.reach_open == other.reach_open)
    like += 2.0 * ((one.in_force is None) == (other.in_force is None)) + (one.in_force == other.in_force)
    like += len({*one.conducts} & {*other.conducts}) / len({*one.conducts} | {*other.conducts})
    if isinstance(one, Rule) and isinstance(other, Rule):
        like += _effects_alike(one, other)
    return like + 0.5 * (one.id == other.id)


def _effects_alike(one: Rule, other: Rule) -> float:
    effects = [variant.effect for variant in one.variants]
    others = [variant.effect for variant in other.variants]
    like = 3.0 * (type(effects[0]) is type(others[0]))
    like += 2 * (sign(effects) == sign(others)) + (one.validity == other.validity) + (one.every == other.every)
    return like + 3 * same_substance(effects, others)


def _grouped(how: How, pairs: list[tuple[Statement, Statement]]) -> Iterator[Facing]:
    """Put the conducts together on which the same two clauses face each other in the same way."""
    groups: dict[tuple[int, int, int], list[tuple[Statement, Statement]]] = {}
    for first, second in pairs:
        way = len(second.code) - len(first.code)
        groups.setdefault((first.place, second.place, (way > 0) - (way < 0)), []).append((first, second))
    for group in groups.values():
        first, second = group[0]
        codes = tuple(one.code for one, _ in group)
        near = tuple(other.code for _, other in group) if how is How.NEAR else ()
        yield Facing(how, codes, first.clause, second.clause, near, first.place, second.place)


def _alone(
    left: list[Statement], others: list[Statement], own: Side, silent: Side, *, of_after: bool
) -> Iterator[Facing]:
    """Face what is left with the clause that it falls under in the other catalog, or with nothing."""
    by_code: dict[str, list[Statement]] = {}
    for each in others:
        by_code.setdefault(each.code, []).append(each)
    groups: dict[tuple[int, int | None, Silence | None], list[tuple[Statement, Statement | None]]] = {}
    for each in left:
        above = next((by_code[code] for code in silent.vocabulary.above(each.code) if code in by_code), [])
        likest = sorted(above, key=lambda other: (-likeness(each.clause, other.clause, own, silent), other.place))
        under = next(iter(likest), None)
        silence = None if under else said(silent.catalog, each.code, silent.vocabulary).silence or Silence.NO_RULE
        groups.setdefault((each.place, under.place if under else None, silence), []).append((each, under))
    for (_, _, silence), group in groups.items():
        each, under = group[0]
        before, after = (under, each) if of_after else (each, under)
        yield Facing(
            How.UNDER if under else How.ALONE,
            tuple(one.code for one, _ in group),
            before.clause if before else None,
            after.clause if after else None,
            tuple(other.code for _, other in group if other),
            before.place if before else None,
            after.place if after else None,
            silence,
            of_after,
        )
