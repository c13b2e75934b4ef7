"""Clauses beside the rules: caps over several, what is passed on, repairs, multipliers and transfers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from scorecat.diff import orders
from scorecat.diff.changes import counting, discretion, effect, length, reach, repair
from scorecat.diff.field import Field, Met, Part, always, ordered
from scorecat.diff.longer import longer
from scorecat.diff.sections import effects
from scorecat.diff.sections.parts import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.kind import Kind, Nature
    from scorecat.diff.side import Side
    from scorecat.model.rule import Cap


def share(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Say how much of two sets is in both, from 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _below(codes: tuple[str, ...], side: Side) -> frozenset[str]:
    return frozenset(below for code in codes for below in side.vocabulary.below(code))


def reached(one: Part, other: Part) -> float:
    """Say how much of the conducts of two clauses both reach; no conducts are any."""
    if not one.of.conducts or not other.of.conducts:
        return float(one.of.conducts == other.of.conducts) or 0.1
    return share(_below(one.of.conducts, one.side), _below(other.of.conducts, other.side))


def _rules(part: Part, alignment: Alignment, after: bool) -> frozenset[int]:
    return alignment.members(part.of.rules, after=after)


# --- Caps -------------------------------------------------------------------------------------------------


def _caps_alike(one: Part, other: Part, alignment: Alignment) -> float | None:
    common = share(_rules(one, alignment, after=False), _rules(other, alignment, after=True))
    if one.of.points * other.of.points <= 0 or not common:
        return None
    return float(common + (one.of.per == other.of.per))


def _only_cap(part: Part, _: Alignment, after: bool) -> Cap:  # noqa: ARG001
    cap: Cap = part.of
    return replace(cap, id="", rules=())


def _capped(met: Met) -> int | None:
    """Stricter where a cap holds more bonuses down, or fewer deductions."""
    more = orders.sets(met.before, met.after)
    return more if met.one.of.points > 0 or not more else -more


def _cap_alone(own: Part, _: Side, after: bool) -> Kind:
    stricter = (own.of.points > 0) == after
    return effect.PAIR.of(1 if stricter else -1)


CAPS: Final = Section(
    "caps",
    lambda side: side.catalog.caps,
    _caps_alike,
    (
        Field("cap", ordered(effect.PAIR, effects.cap), _only_cap, points=True),
        Field("rules", ordered(effect.PAIR, _capped), _rules),
    ),
    lambda part: (f"cap of {'bonuses' if part.of.points > 0 else 'deductions'}",),
    _cap_alone,
    order=counting.PAIR,
)


# --- Passed on --------------------------------------------------------------------------------------------


def _passed_alike(one: Part, other: Part, _: Alignment) -> float | None:
    like = 3 * reached(one, other) + 2 * share(frozenset(one.of.to), frozenset(other.of.to))
    return float(like + (one.of.of == other.of.of)) if like >= 1 else None


PASS_ON: Final = Section(
    "pass_on",
    lambda side: side.catalog.pass_on,
    _passed_alike,
    (
        Field("conducts", ordered(reach.PAIR, orders.conducts)),
        Field("of", ordered(reach.PAIR, orders.named)),
        Field("to", ordered(reach.PAIR, lambda met: orders.sets(met.before, met.after))),
        Field("reach_open", ordered(discretion.PAIR, orders.open_reach)),
    ),
    lambda part: part.of.to,
    lambda _, __, after: reach.PAIR.of(1 if after else -1),
    lambda part: part.side.nature_of(part.of.conducts),
    may_be_silent=False,
)


# --- Repairs ----------------------------------------------------------------------------------------------


def _repairs_alike(one: Part, other: Part, _: Alignment) -> float | None:
    common = reached(one, other)
    if not common:
        return None
    same: int = sum(
        getattr(one.of, name) == getattr(other.of, name) for name in ("grade", "passed_on", "reach_open", "instead")
    )
    return 3 * common + 2 * share(frozenset(one.of.after), frozenset(other.of.after)) + same


def easier(order: int | None) -> int | None:
    """Turn what is wider into what is easier: the lower kind of `repair`."""
    return order if order is None else -order


def _instead(met: Met) -> int | None:
    """Harder where more is left: more points, or a worse grade."""
    before, after = met.before, met.after
    if isinstance(before, str) and isinstance(after, str):
        ranks, ranks_other = met.one.side.rank, met.other.side.rank
        if [*ranks] != [*ranks_other]:
            return None
        return 1 if ranks_other[after] > ranks[before] else -1
    if isinstance(before, str) or isinstance(after, str):
        return None
    return 1 if after < before else -1


def _left_for(met: Met) -> Sequence[Kind]:
    """Judge how long what is left counts; no length of its own is that of the catalog's class."""
    if met.before is None or met.after is None:
        return (length.PAIR.of(None),)
    return (length.PAIR.of(longer(met.before, met.after) or None),)


REPAIRS: Final = Section(
    "repairs",
    lambda side: side.catalog.repairs,
    _repairs_alike,
    (
        Field("after", ordered(repair.PAIR, lambda met: easier(orders.sets(met.before, met.after)))),
        Field("conducts", ordered(repair.PAIR, lambda met: easier(orders.conducts(met)))),
        Field("grade", ordered(repair.PAIR, lambda met: easier(orders.fewer(met.before, met.after)))),
        Field("subjects", ordered(repair.PAIR, lambda met: easier(orders.subjects(met)))),
        Field("passed_on", ordered(repair.PAIR, lambda met: easier(orders.whose(met)))),
        Field("reach_open", ordered(discretion.PAIR, orders.open_reach)),
        Field("instead", ordered(repair.PAIR, _instead), points=True),
        Field("lasts", _left_for),
    ),
    lambda part: part.of.conducts,
    lambda _, __, after: repair.PAIR.of(-1 if after else 1),
    lambda part: part.side.nature_of(part.of.conducts),
)


# --- Multipliers and transfers ----------------------------------------------------------------------------


def _times_alike(one: Part, other: Part, alignment: Alignment) -> float | None:
    common = share(_rules(one, alignment, after=False), _rules(other, alignment, after=True))
    same = (one.of.factor == other.of.factor) + (one.of.span == other.of.span)
    return float(common + same) if common else None


def _nature_of_rules(part: Part) -> Nature | None:
    found = {part.side.nature(rule) for rule in part.side.catalog.rules if rule.id in part.of.rules}
    return found.pop() if len(found) == 1 else None


def _factor(met: Met) -> int | None:
    """Stricter where deductions are multiplied by more, or bonuses by less."""
    larger = orders.larger(met)
    return None if larger is None or not met.way else larger * met.way


def _times_alone(own: Part, _: Side, after: bool) -> Kind:
    nature = _nature_of_rules(own)
    way = {"burden": 1, "benefit": -1}.get(nature or "", 0) * (1 if own.of.factor > 1 else -1)
    return effect.PAIR.of(way * (1 if after else -1) or None)


MULTIPLIERS: Final = Section(
    "multipliers",
    lambda side: side.catalog.multipliers,
    _times_alike,
    (
        Field("factor", ordered(effect.PAIR, _factor)),
        Field("rules", ordered(reach.PAIR, lambda met: orders.sets(met.before, met.after)), _rules),
        Field("span", ordered(reach.PAIR, orders.spans)),
    ),
    lambda part: (f"times {part.of.factor}",),
    _times_alone,
    _nature_of_rules,
    may_be_silent=False,
)
TRANSFERS: Final = Section(
    "transfers",
    lambda side: side.catalog.transfers,
    lambda one, other, _: float(one.of.place == other.of.place) + (one.of.conduct == other.of.conduct) or None,
    tuple(Field(name, always(counting.PAIR)) for name in ("place", "conduct", "attribute", "values")),
    lambda part: (part.of.conduct,),
    lambda *_: counting.PAIR.of(None),
    may_be_silent=False,
)
