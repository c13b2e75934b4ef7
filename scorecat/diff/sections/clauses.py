"""Rules and grounds: what each says of its conducts, and how it differs from the clause that it faces."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.lasting import of_grade, of_size
from scorecat.compare.said import Silence
from scorecat.diff import orders
from scorecat.diff.alignment import How
from scorecat.diff.change import Change
from scorecat.diff.changes import available, clause, counting, discretion, editorial, effect, reach, sign
from scorecat.diff.field import Field, Met, Part, differing, one_sided, ordered, written
from scorecat.diff.points import signs
from scorecat.diff.sections import effects, terms
from scorecat.model.listing import Ground
from scorecat.model.rule import Amount, DirectGrade, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.diff.alignment import Alignment, Facing
    from scorecat.diff.kind import Kind, Nature
    from scorecat.diff.side import Clause, Side
    from scorecat.model.rule import Duration


def changes(one: Side, other: Side, alignment: Alignment) -> Iterator[Change]:
    """Yield every change of rules and grounds, facing by facing."""
    for facing in alignment.facings:
        before, after = _part(one, facing.before, facing), _part(other, facing.after, facing)
        section = "grounds" if isinstance(facing.before or facing.after, Ground) else "rules"
        if facing.how is How.ALONE:
            yield _alone(section, facing, before, after)
        elif facing.how is How.UNDER:
            yield from _under(section, facing, before, after, alignment)
        else:
            yield from _facing(section, facing, before, after, alignment)
    if _reordered(alignment):
        first, second = (Part(side, None, side.at("rules", None)) for side in (one, other))
        yield one_sided("rules", (), "order", first, second, editorial.PAIR.of(None), None)


def _part(side: Side, found: Clause | None, facing: Facing) -> Part:
    silence = facing.silence if found is None else None
    return Part(side, found, found.where if found else side.at("missing", None), silence)


def _facing(section: str, facing: Facing, before: Part, after: Part, alignment: Alignment) -> Iterator[Change]:
    nature = _nature(before, after)
    met = Met(before, after, nature, alignment)
    kinds = (type(before.of), type(after.of))
    fields = RULE if kinds == (Rule, Rule) else GROUND if kinds == (Ground, Ground) else BETWEEN
    if facing.how is How.NEAR:
        found = Met(before, after, nature, alignment, facing.codes, facing.near)
        kind = reach.PAIR.of(orders.conducts(found))
        said = before.said(facing.codes), after.said(facing.near)
        yield Change(kind, kind.tendency(nature), section, facing.codes, "conducts", *said)
    yield from differing(section, facing.codes, met, fields, _signs(before, after))
    yield from written(section, facing.codes, met)


def _nature(before: Part, after: Part) -> Nature | None:
    first, second = before.side.nature(before.of), after.side.nature(after.of)
    return first if first is second else None


def _signs(before: Part, after: Part) -> tuple[int, ...]:
    found = {one for part in (before, after) if isinstance(part.of, Rule) for one in signs(part.of)}
    return tuple(sorted(found)) or (-1,)


def _alone(section: str, facing: Facing, before: Part, after: Part) -> Change:
    pair = available.PAIR if facing.silence is Silence.NOT_AVAILABLE else clause.PAIR
    own = after if facing.of_after else before
    kind = pair.of(1 if facing.of_after else -1)
    return one_sided(section, facing.codes, "clause", before, after, kind, own.side.nature(own.of))


def _under(section: str, facing: Facing, before: Part, after: Part, alignment: Alignment) -> Iterator[Change]:
    """Yield one change: the first thing in which the clause of its own differs from the one that it falls under."""
    nature = _nature(before, after)
    kinds = (type(before.of), type(after.of))
    fields = RULE if kinds == (Rule, Rule) else GROUND if kinds == (Ground, Ground) else BETWEEN
    met = Met(before, after, nature, alignment)
    signs_ = _signs(before, after)
    asked = [one for one in fields if one.name != "together"]
    found = next(differing(section, facing.codes, met, asked, signs_), None)
    kind = found.kind if found else editorial.PAIR.of(None)
    values = (None, after.of) if facing.of_after else (before.of, None)
    said = before.said(values[0]), after.said(values[1])
    yield Change(kind, kind.tendency(nature), section, facing.codes, "clause", *said, bool(found and found.scales))


def _reordered(alignment: Alignment) -> bool:
    places = [one.place_after or 0 for one in alignment.facings if one.how in (How.SAME, How.NEAR)]
    return any(first > second for first, second in pairwise(places))


def _together(part: Part, _: Alignment, after: bool) -> tuple[str, ...]:  # noqa: ARG001
    """The conducts that a clause counts together, where that makes a difference to having a clause for each."""
    one, catalog = part.of, part.side.catalog
    if len(one.conducts) == 1:
        return ()
    if isinstance(one, Ground):
        return tuple(sorted(one.conducts)) if one.times and not one.times.of else ()
    repeated = catalog.repeat is not None and one.repeats and -1 in signs(one)
    return tuple(sorted(one.conducts)) if one.accumulated or one.cap or repeated else ()


def _validity(part: Part, _: Alignment, after: bool) -> Duration | str | None:  # noqa: ARG001
    return "unknown" if part.of.validity_unknown else part.of.validity


def _lasts(met: Met) -> Sequence[Kind]:
    """Judge a length of its own, or that of the catalog's class in its place."""
    before = _by_class(met.one) if met.before is None else met.before
    after = _by_class(met.other) if met.after is None else met.after
    if before == after:
        return (editorial.PAIR.of(None),)
    return orders.lengths(Met(met.one, met.other, met.nature, met.alignment, before, after))


def _by_class(part: Part) -> Duration | None:
    given, classes = part.of.variants[0].effect, part.side.catalog.validity
    match given:
        case DirectGrade(grade=grade):
            return of_grade(grade, classes)[1]
        case Amount(low=low) if given.fixed and low:
            return of_size("deduction" if low < 0 else "bonus", abs(low), classes)[1]
        case _:
            return None


def _what(part: Part, _: Alignment, after: bool) -> Any:  # noqa: ARG001
    """What a clause does, where the other is of another kind: points, or a listing."""
    return part.of.term if isinstance(part.of, Ground) else part.of.variants


REACH: Final = (
    Field("subjects", ordered(reach.PAIR, orders.subjects)),
    Field("when", orders.when),
    Field("passed_on", ordered(reach.PAIR, orders.whose)),
    Field("in_force", orders.in_force),
    Field("reach_open", ordered(discretion.PAIR, orders.open_reach)),
)
BETWEEN: Final = (Field("effect", lambda _: (effect.PAIR.of(None),), _what), *REACH)
"""Of a rule that faces a ground."""
RULE: Final = (
    Field("variants", effects.judge, points=True),
    *REACH,
    Field("every", ordered(effect.PAIR, effects.every)),
    Field("cap", ordered(effect.PAIR, effects.cap), points=True),
    Field("validity", _lasts, _validity),
    Field("repeats", ordered(effect.PAIR, effects.repeats)),
    Field("slots", ordered(discretion.PAIR, orders.larger)),
    Field("together", lambda _: (counting.PAIR.of(None),), _together),
)
GROUND: Final = (
    Field("benefit", lambda _: (sign.PAIR.of(None),)),
    Field("grade", ordered(effect.PAIR, terms.grade)),
    Field("term", terms.term),
    *REACH,
    Field("times", ordered(reach.PAIR, terms.times)),
    Field("exceptions", ordered(reach.PAIR, terms.exceptions)),
    Field("listed_in", ordered(reach.PAIR, lambda met: orders.fewer(met.before, met.after))),
    Field("begins", terms.begins),
    Field("wait", terms.wait),
    Field("together", lambda _: (counting.PAIR.of(None),), _together),
)
