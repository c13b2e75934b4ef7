"""Orders that several sections share: of conditions, spans, lengths, sets and of what is open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scorecat.diff.changes import available, discretion, editorial, instrument, length, numbering, reach
from scorecat.diff.containment import wider
from scorecat.diff.longer import agreed, longer, longer_within
from scorecat.diff.substance import substance
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, attributes_of
from scorecat.model.subject import SUBJECT_ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scorecat.diff.field import Met
    from scorecat.diff.kind import Kind
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Span


def subjects(met: Met) -> int | None:
    """Wider where more subjects are admitted."""
    return wider(met.before, met.after, SUBJECT_ATTRIBUTES)


def when(met: Met) -> Sequence[Kind]:
    """Judge a condition on events: by what it admits; the number that a text gives a ground is only a number."""
    attributes = met.one.side.vocabulary.attributes
    found = wider(met.before, met.after, attributes)
    if found is None and _numbered_otherwise(met.before, met.after):
        return (numbering.PAIR.of(None),)
    return ((editorial.PAIR if found == 0 else reach.PAIR).of(found),)


def _numbered_otherwise(one: Condition | None, other: Condition | None) -> bool:
    numbers = attributes_of(one) & attributes_of(other)
    return "ground" in numbers and substance(_unnumbered(one)) == substance(_unnumbered(other))


def _unnumbered(condition: Condition | None) -> Condition | None:
    match condition:
        case OneOf(attribute="ground"):
            return OneOf("ground", ())
        case AllOf(parts=parts):
            return AllOf(tuple(part for each in parts if (part := _unnumbered(each))))
        case AnyOf(parts=parts):
            return AnyOf(tuple(part for each in parts if (part := _unnumbered(each))))
        case Not(part=inner):
            found = _unnumbered(inner)
            return Not(found) if found else None
        case _:
            return condition


def fewer(before: Any, after: Any) -> int | None:
    """Wider where nothing is asked: of whose events (None: anyone's), or a list to be on."""
    return 1 if after is None else -1 if before is None else None


def whose(met: Met) -> int | None:
    """Wider where one's own events and those passed on both count."""
    return fewer(met.before, met.after)


def in_force(met: Met) -> Sequence[Kind]:
    """Judge the days on which a clause is in force; those on which its catalog is are no matter of the clause."""
    within = [
        _within_catalog(span, part.side.catalog) for span, part in ((met.before, met.one), (met.after, met.other))
    ]
    if within[0] == within[1]:
        return (instrument.PAIR.of(None),)
    return (reach.PAIR.of(spans(met) or None),)


def _within_catalog(span: Span | None, catalog: Catalog) -> tuple[date | None, date | None]:
    if span is None:
        return None, None
    start, until = catalog.in_force.start, catalog.in_force.until
    return (
        None if span.start is None or span.start <= start else span.start,
        None if span.until is None or (until is not None and span.until >= until) else span.until,
    )


def spans(met: Met) -> int | None:
    """Wider where more days are in force."""
    (start, end), (start_other, end_other) = _ends(met.before), _ends(met.after)
    return agreed([_sign(start.toordinal() - start_other.toordinal()), _sign(end_other.toordinal() - end.toordinal())])


def _ends(span: Span | None) -> tuple[date, date]:
    return ((span and span.start) or date.min, (span and span.until) or date.max)


def _sign(number: Any) -> int:
    return int(number > 0) - int(number < 0)


def larger(met: Met) -> int | None:
    """Up where the number is larger; None is nothing asked or given."""
    if met.before is None or met.after is None:
        return None
    return _sign(met.after - met.before)


def sets(before: Collection[Any], after: Collection[Any]) -> int | None:
    """Wider where it holds all of the other and more."""
    one, other = {*before}, {*after}
    return 0 if one == other else 1 if one < other else -1 if other < one else None


def named(met: Met) -> int | None:
    """Wider where more is named; nothing named is anything."""
    if not met.before or not met.after:
        return 1 if not met.after else -1
    return sets(met.before, met.after)


def conducts(met: Met) -> int | None:
    """Wider where more conducts are reached, those below each code included; none named is any."""
    if not met.before or not met.after:
        return 1 if not met.after else -1
    words = met.one.side.vocabulary
    one, other = ({below for code in codes for below in words.below(code)} for codes in (met.before, met.after))
    return sets(one, other)


def open_reach(met: Met) -> int | None:
    """More is left to discretion where the text leaves open whether it reaches."""
    return 1 if met.after else -1


def lengths(met: Met) -> Sequence[Kind]:
    """Judge a length, or one from the shortest to the longest: what is not known first, then which is longer."""
    before, after = met.before, met.after
    if "unknown" in (before, after):
        return (available.PAIR.of(1 if before == "unknown" else -1),)
    if hasattr(before, "shortest") or hasattr(after, "shortest"):
        kinds = [length.PAIR.of(found)] if (found := longer_within(before, after)) else []
        kinds += [discretion.PAIR.of(found)] if (found := room(before, after)) else []
        return kinds or [length.PAIR.of(None)]
    return (length.PAIR.of(longer(before, after) or None),)


def room(before: Any, after: Any) -> int | None:
    """More is left to discretion where a length may be longer or shorter than in the other; no range leaves nothing."""
    wide, wide_other = (one is not None and one.shortest != one.longest for one in (before, after))
    if wide != wide_other:
        return 1 if wide_other else -1
    if not wide:
        return 0
    ends = longer(after.shortest, before.shortest), longer(before.longest, after.longest)
    return agreed(ends)
