"""What a rule gives for an event, as SQL: points, the band they come from, what adds up, what multiplies them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.effects import ladders_of, sources_of
from scorecat.engine.lengths import length
from scorecat.engine.predicate import POINTS, band_points, by_rule, by_strength, extreme, in_some_band, predicate
from scorecat.events.identifier import identifier
from scorecat.model.condition import Within
from scorecat.model.rule import Amount, Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Values
    from scorecat.model.rule import Duration, Effect, Rule

_LENGTH = "STRUCT(months INTEGER, days INTEGER, rest VARCHAR)"


def columns(plan: Plan, values: Values) -> str:
    """Return given_low, given_high (before multipliers), factor, size, value_open, band, dated_low and dated_high."""
    found = {
        "given_low": _given(plan, values, low=True),
        "given_high": _given(plan, values, low=False),
        "factor": _factor(plan, values),
        "size": _size(plan),
        "value_open": _value_open(plan),
        "band": _band(plan, values),
        "dated_low": _dated(plan, values, low=True),
        "dated_high": _dated(plan, values, low=False),
    }
    return ", ".join(f"{expression} AS {name}" for name, expression in found.items())


def truths(rule: Rule, values: Values) -> list[str]:
    """Whether each side of a rule has something to say of the event."""
    effects = [variant.effect for variant in rule.variants]
    return [in_some_band(effect, values) if isinstance(effect, Ladder) else "true" for effect in effects]


def _given(plan: Plan, values: Values, *, low: bool) -> str:
    """Points of one charge in one reading; across the sides of a conflict the harshest (or kindest)."""
    answers = {number: _given_by(rule, values, low=low) for number, _, rule in plan.spoken if ladders_of(rule)}
    return by_rule(answers, "rule_low" if low else "rule_high")


def _given_by(rule: Rule, values: Values, *, low: bool) -> str:
    sides = zip(truths(rule, values), rule.variants, strict=True)
    return extreme([(truth, _points(one.effect, values, low=low)) for truth, one in sides], low=low)


def _factor(plan: Plan, values: Values) -> str:
    """What multipliers make of a rule's points on the day of the event."""
    found: dict[int, list[str]] = {}
    for number, catalog, rule in plan.spoken:
        for one in plan.catalogs[catalog].multipliers:
            if rule.id in one.rules:
                test = Within("date", start=one.span.start, under=one.span.until)
                held = predicate(test, values)
                found.setdefault(number, []).append(f"CASE WHEN {held} THEN {values(one.factor, POINTS)} ELSE 1 END")
    return by_rule({number: f"({' * '.join(parts)})::{POINTS}" for number, parts in found.items()}, f"1::{POINTS}")


def _size(plan: Plan) -> str:
    """What an event adds to the total of a rule that adds up."""
    answers = {
        number: f"{identifier(rule.accumulated.of)}::{POINTS}" if rule.accumulated.of else f"1::{POINTS}"
        for number, _, rule in plan.spoken
        if rule.accumulated
    }
    return by_rule(answers, f"NULL::{POINTS}")


def _dated(plan: Plan, values: Values, *, low: bool) -> str:
    """How long the bands last that give the points in a reading; of an entry whose bands do not say, NULL.

    In the list, NULL is a band (or side) without a length of its own.
    """
    answers = {}
    for number, _, rule in plan.spoken:
        if any(band.validity for ladder in ladders_of(rule) for band in ladder.bands):
            given = _given_by(rule, values, low=low)
            parts = []
            for variant in rule.variants:
                for test, amount, lasts in _sides(variant.effect, values):
                    points = values(amount.low if low else amount.high, POINTS)
                    same = f"{points} IS NOT DISTINCT FROM {given}"
                    parts.append(f"CASE WHEN {test} AND {same} THEN [{_struct(lasts)}] END")
            answers[number] = f"flatten([part FOR part IN [{', '.join(parts)}] IF part IS NOT NULL])"
    return by_rule(answers, f"NULL::{_LENGTH}[]")


def _sides(effect: Effect, values: Values) -> Iterator[tuple[str, Amount, Duration | None]]:
    """Each band of a side (or the side): whether it may speak, what it gives and how long it says it lasts."""
    if isinstance(effect, Ladder):
        for band in effect.bands:
            yield f"({predicate(band.condition, values)}) IS NOT false", band.points, band.validity
    elif isinstance(effect, Amount):
        yield "true", effect, None


def _struct(lasts: Duration | None) -> str:
    if lasts is None:
        return f"NULL::{_LENGTH}"
    months, days, rest = length(lasts)
    named = f"'{rest}'" if rest else "NULL"
    return f"struct_pack(months := {months}, days := {days}, rest := {named})::{_LENGTH}"


def _points(effect: Effect, values: Values, *, low: bool) -> str:
    if isinstance(effect, Ladder):
        return band_points(effect, values, low=low)
    if isinstance(effect, Amount):
        return values(effect.low if low else effect.high, POINTS)
    raise AssertionError(effect)


def _value_open(plan: Plan) -> str:
    answers = {}
    for number, _, rule in plan.spoken:
        asked = [ladder.by for ladder in ladders_of(rule)]
        asked += [rule.accumulated.of] if rule.accumulated and rule.accumulated.of else []
        if asked:
            answers[number] = " OR ".join(f"{identifier(name)} IS NULL" for name in asked)
    return by_rule(answers, "false")


def _band(plan: Plan, values: Values) -> str:
    """The band whose own source the entry names; -1 for the rule's."""
    answers = {}
    for number, _, rule in plan.spoken:
        own = {band for band in sources_of(rule) if band >= 0}
        for ladder in ladders_of(rule) if own else ():
            cases = (
                f"WHEN {predicate(band.condition, values)} THEN {place if place in own else -1}"
                for place, band in by_strength(ladder, low=True)
            )
            answers[number] = f"CASE {' '.join(cases)} ELSE -1 END"
    return by_rule(answers, "-1")
