"""How a list works: effect, publication, objections, what puts it off, what takes a name off, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.diff import orders
from scorecat.diff.changes import (
    available,
    begin,
    discretion,
    grade,
    instrument,
    procedure,
    publicity,
    repair,
)
from scorecat.diff.field import Field, Met, Part, always, differing, ordered, written
from scorecat.diff.kind import Nature
from scorecat.diff.likeness import overlap
from scorecat.diff.longer import agreed, longer, longer_within
from scorecat.diff.sections.beside import easier, share
from scorecat.diff.sections.parts import Section
from scorecat.diff.sections.terms import later
from scorecat.diff.substance import canonical
from scorecat.model.listing import Pending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.change import Change
    from scorecat.diff.kind import Kind
    from scorecat.diff.side import Side

_HELD_UP: Final = {Pending.RUNS_ON: 0, Pending.DELAYS: 1, Pending.SUSPENDS: 2}
_PROTECTS: Final = frozenset(
    {"notice", "hearing", "service", "objection", "review", "correction", "removal", "liability"}
)
_SAME_WORDS: Final = 0.5


def law(one: Side, other: Side, alignment: Alignment) -> Iterator[Change]:
    """Yield every change of how a list works as a whole."""
    laws = one.catalog.listing, other.catalog.listing
    parts = [Part(side, found, side.at("listing", None)) for side, found in zip((one, other), laws, strict=True)]
    natures = {_nature(each) for each in parts}
    met = Met(parts[0], parts[1], natures.pop() if len(natures) == 1 else None, alignment)
    if laws[0] and laws[1]:
        for field in LAW:
            yield from differing("listing", (field.name,), met, (field,))
        yield from written("listing", (), met)
    elif laws[0] or laws[1]:
        either = Field("listing", always(instrument.PAIR), lambda part, _, __: part.of)
        yield from differing("listing", ("listing",), met, (either,))


def _nature(part: Part) -> Nature | None:
    found = {Nature.BENEFIT if ground.benefit else Nature.BURDEN for ground in part.side.catalog.grounds}
    return found.pop() if len(found) == 1 else None


def _begins(met: Met) -> Sequence[Kind]:
    if met.before.at is not met.after.at:
        return (begin.PAIR.of(None),)
    return (begin.PAIR.of(later(met.before.after, met.after.after)),)


def _published(met: Met) -> int | None:
    """More public where it is published at all, for longer, or with more shown."""
    before, after = met.before, met.after
    if before is None or after is None:
        return 1 if before is None else -1
    when = [[one.monthly, canonical(one.within), one.by, one.of] for one in (before, after)]
    if when[0] != when[1] or canonical(before.where) != canonical(after.where):
        return None
    shown = orders.sets([canonical(one) for one in before.shows], [canonical(one) for one in after.shows])
    return agreed([longer(before.lasts, after.lasts), shown]) or None


def _objection(met: Met) -> Sequence[Kind]:
    before, after = met.before.pending, met.after.pending
    if Pending.UNKNOWN in (before, after):
        return (available.PAIR.of(1 if before is Pending.UNKNOWN else -1),)
    return (procedure.PAIR.of(_HELD_UP[after] - _HELD_UP[before]),)


def _transition(part: Part, _: Alignment, after: bool) -> bool:  # noqa: ARG001
    return part.of.transition is not None


LAW: Final = (
    Field("form", always(instrument.PAIR)),
    Field("begins", _begins),
    Field("publication", ordered(publicity.PAIR, _published)),
    Field("objection", _objection),
    Field("transition", lambda met: (available.PAIR.of(1 if met.before else -1),), _transition),
    Field("default", always(grade.PAIR)),
)


# --- What puts the effect off -----------------------------------------------------------------------------


def _put_off(met: Met) -> int | None:
    """Sooner where it is put off for less long."""
    found = longer_within(met.after, met.before)
    return found or None


DELAYS: Final = Section(
    "delays",
    lambda side: side.catalog.listing.delays if side.catalog.listing else (),
    lambda one, other, _: share(frozenset(one.of.after), frozenset(other.of.after)) or None,
    (
        Field("lasts", ordered(begin.PAIR, _put_off)),
        Field("after", ordered(begin.PAIR, lambda met: easier(orders.sets(met.before, met.after)))),
    ),
    lambda part: part.of.after,
    lambda _, __, after: begin.PAIR.of(-1 if after else 1),
    _nature,
)


# --- What takes a name off --------------------------------------------------------------------------------


def _of_grounds(part: Part, alignment: Alignment, after: bool) -> frozenset[int]:
    return alignment.members(part.of.grounds, after=after)


def _removals_alike(one: Part, other: Part, alignment: Alignment) -> float | None:
    """Clauses for grounds in common face each other, by the ways off in common, or else by name."""
    ways = share(frozenset(one.of.after), frozenset(other.of.after))
    if not ways and (one.of.after or other.of.after) and one.of.id != other.of.id:
        return None
    grounds, grounds_other = _of_grounds(one, alignment, after=False), _of_grounds(other, alignment, after=True)
    common = share(grounds, grounds_other)
    if not common and (grounds or grounds_other):
        return None
    same = sum(
        getattr(one.of, name) == getattr(other.of, name) for name in ("must", "passed_on", "role_ended", "by_conduct")
    )
    return float(5 * ways + 2 * common + same)


def _must(met: Met) -> Sequence[Kind]:
    """By right is easier than by grace, and leaves less to discretion."""
    way = -1 if met.after else 1
    return (repair.PAIR.of(way), discretion.PAIR.of(way))


def _deadline(met: Met) -> int | None:
    """Harder where it may take longer; without a deadline it may take any time."""
    return longer(met.before, met.after) or None


def _waits(met: Met) -> int | None:
    """Harder where it has to be waited for, or for longer."""
    if met.before is None or met.after is None:
        return 1 if met.before is None else -1
    return longer(met.before, met.after) or None


def _again(met: Met) -> int | None:
    if met.before is None or met.after is None:
        return 1 if met.before is None else -1
    return None


def _more(met: Met) -> int | None:
    return orders.sets(met.before, met.after)


REMOVALS: Final = Section(
    "removals",
    lambda side: side.catalog.removals,
    _removals_alike,
    (
        Field("after", ordered(repair.PAIR, lambda met: easier(_more(met)))),
        Field("by_conduct", always(repair.PAIR)),
        Field("grounds", ordered(repair.PAIR, lambda met: easier(_more(met))), _of_grounds),
        Field("must", _must),
        Field("within", ordered(repair.PAIR, _deadline)),
        Field("wait", ordered(repair.PAIR, _waits)),
        Field("least", ordered(repair.PAIR, _waits)),
        Field("also", ordered(repair.PAIR, _more)),
        Field("unless", ordered(repair.PAIR, _more)),
        Field("passed_on", ordered(repair.PAIR, lambda met: easier(orders.whose(met)))),
        Field("role_ended", always(repair.PAIR)),
        Field("again", ordered(repair.PAIR, _again)),
    ),
    lambda part: part.of.after or ("end of the role",),
    lambda _, __, after: repair.PAIR.of(-1 if after else 1),
    _nature,
)


# --- The way there, and what of the text is missing -------------------------------------------------------


def _steps_alike(one: Part, other: Part, _: Alignment) -> float | None:
    if one.of.step != other.of.step:
        return None
    return float(overlap(str(one.of.what), str(other.of.what)) + (one.of.within == other.of.within))


def _step_alone(own: Part, _: Side, after: bool) -> Kind:
    return procedure.PAIR.of((1 if after else -1) if own.of.step in _PROTECTS else None)


PROCEDURE: Final = Section(
    "procedure",
    lambda side: side.catalog.procedure,
    _steps_alike,
    (Field("within", always(procedure.PAIR)),),
    lambda part: (part.of.step,),
    _step_alone,
)


def _missing_alike(one: Part, other: Part, _: Alignment) -> float | None:
    like = overlap(one.of.what, other.of.what)
    return like if like >= _SAME_WORDS else None


def _missing_alone(_: Part, other: Side, after: bool) -> Kind:
    """What one lacks and the other has; of two partial texts that cannot be told, since each is a text of its own."""
    return available.PAIR.of(None if other.catalog.partial else -1 if after else 1)


MISSING: Final = Section(
    "missing",
    lambda side: side.catalog.missing,
    _missing_alike,
    tuple(Field(name, always(available.PAIR)) for name in ("rules", "conducts", "subjects")),
    lambda part: (part.of.what,),
    _missing_alone,
    may_be_silent=False,
)
