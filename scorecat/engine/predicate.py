"""Conditions as SQL, with SQL's three-valued logic (NULL is undetermined); values become parameters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from scorecat.events.identifier import identifier
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecat.engine.relation import Values
    from scorecat.model.rule import Band, Ladder

POINTS = "DECIMAL(18,4)"


def predicate(
    condition: Condition,
    values: Values,
    prefix: str = "",
    *,
    passed: frozenset[str] = frozenset(),
    holds: bool = True,
) -> str:
    """Turn a condition into SQL over columns named `prefix` + attribute.

    A question about an attribute in `passed` is passed whichever way it is asked; `holds` is that way.
    """
    match condition:
        case OneOf(attribute=name) | Within(attribute=name) if name in passed:
            return "true" if holds else "false"
        case OneOf(attribute=name, values=wanted):
            return f"{identifier(prefix + name)} IN ({', '.join(_value(value, values) for value in wanted)})"
        case Within(attribute=name):
            return conjunction(_bounds(condition, identifier(prefix + name), values))
        case AllOf(parts=parts):
            return conjunction(predicate(part, values, prefix, passed=passed, holds=holds) for part in parts)
        case AnyOf(parts=parts):
            return _joined("OR", (predicate(part, values, prefix, passed=passed, holds=holds) for part in parts))
        case Not(part=part):
            return f"(NOT {predicate(part, values, prefix, passed=passed, holds=not holds)})"


def conjunction(parts: Iterable[str]) -> str:
    """Join parts of which all must hold."""
    return _joined("AND", parts)


def by_rule(answers: Mapping[int, str], otherwise: str, column: str = "rule") -> str:
    """Choose among expressions by the row's rule (or catalog); rules with the same answer share a branch."""
    if not answers:
        return otherwise
    shared: dict[str, list[str]] = {}
    for number, answer in answers.items():
        shared.setdefault(answer, []).append(str(number))
    cases = " ".join(f"WHEN {column} IN ({', '.join(numbers)}) THEN {answer}" for answer, numbers in shared.items())
    return f"CASE {cases} ELSE {otherwise} END"


def in_some_band(ladder: Ladder, values: Values) -> str:
    """Say whether the attribute falls in a band; undetermined where it is missing and the bands leave a gap."""
    found = _joined("OR", (predicate(band.condition, values) for band in ladder.bands))
    return f"coalesce({found}, true)" if ladder.gapless else found


def band_points(ladder: Ladder, values: Values, *, low: bool) -> str:
    """Give the points of the strongest band that fits; of all of them the harshest (or kindest) if none is known."""
    missing = values(ladder.low if low else ladder.high, POINTS)
    cases = " ".join(
        f"WHEN {predicate(band.condition, values)} THEN {values(band.points.low if low else band.points.high, POINTS)}"
        for _, band in by_strength(ladder, low=low)
    )
    return f"CASE WHEN {identifier(ladder.by)} IS NULL THEN {missing} {cases} END"


def extreme(sides: list[tuple[str, str]], *, low: bool) -> str:
    """Return the smallest (or largest) points of the sides that hold or may hold, NULL being no bound.

    A side is whether it holds, and its points.
    """
    if len(sides) == 1:
        return sides[0][1]
    unbounded = _joined("OR", (f"({holds}) IS NOT false AND ({points}) IS NULL" for holds, points in sides))
    speaking = ", ".join(f"CASE WHEN ({holds}) IS NOT false THEN {points} END" for holds, points in sides)
    return f"CASE WHEN NOT {unbounded} THEN {'least' if low else 'greatest'}({speaking}) END"


def agreed(truths: list[str]) -> str:
    """What all sides say: true, false, or undetermined where they differ."""
    if len(truths) == 1:
        return truths[0]
    same = " ".join(
        f"WHEN {_joined('AND', (f'({t}) IS {value}' for t in truths))} THEN {value}" for value in ("true", "false")
    )
    return f"CASE {same} END"


def by_strength(ladder: Ladder, *, low: bool) -> list[tuple[int, Band]]:
    """Order the bands, with their places, for the first that fits to be the strongest: the largest in that reading."""

    def strength(numbered: tuple[int, Band]) -> tuple[bool, Decimal]:
        end = numbered[1].points.low if low else numbered[1].points.high
        return (end is None, abs(end or Decimal(0)))

    return sorted(enumerate(ladder.bands), key=strength, reverse=True)


def _bounds(test: Within, column: str, values: Values) -> Iterable[str]:
    for sign, bound in ((">", test.over), (">=", test.start), ("<=", test.up_to), ("<", test.under)):
        if bound is not None:
            yield f"{column} {sign} {_value(bound, values)}"


def _value(value: Value, values: Values) -> str:
    types = {bool: "BOOLEAN", int: "BIGINT", Decimal: "DECIMAL(38,10)", date: "DATE", str: "VARCHAR"}
    return values(value, types[type(value)])


def _joined(word: str, parts: Iterable[str]) -> str:
    return "(" + f" {word} ".join(parts) + ")"
