"""Grades with their bounds, published bands, and how long each kind of entry counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecat.catalog.lasting import of_grade, of_size
from scorecat.diff.change import Change
from scorecat.diff.changes import available, editorial, grade, length
from scorecat.diff.field import Field, Met, Part, always, ordered, written
from scorecat.diff.kind import Nature, Tendency
from scorecat.diff.longer import agreed, longer
from scorecat.diff.sections.parts import Section
from scorecat.diff.substance import same_substance
from scorecat.model.catalog import Limit
from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.side import Side
    from scorecat.model.rule import Duration

_INFINITE: Final = Decimal("Infinity")
_NAMES: Final = 10.0


def _like(one: Part, other: Part, _: Alignment) -> float | None:
    """Grades of one name face each other; of other names, those that stand at the same place."""
    if one.of.id == other.of.id:
        return _NAMES
    names, names_other = _names(one), _names(other)
    if one.of.id in names_other or other.of.id in names:
        return None
    return -abs(names.index(one.of.id) - names_other.index(other.of.id))


def _names(part: Part) -> list[str]:
    found = part.side.catalog
    return [*(each.id for each in found.grades), *(each.id for each in found.bands)]


def _bounds(met: Met) -> int | None:
    """Stricter where a grade begins higher, as seen from the start."""
    starts = [part.side.catalog.start for part in (met.one, met.other)]
    if (starts[0] is None) != (starts[1] is None):
        return None
    start, start_other = (one or Decimal(0) for one in starts)
    found = []
    for end in range(2):
        first, second = (
            _from(met.before[end], start, last=bool(end)),
            _from(met.after[end], start_other, last=bool(end)),
        )
        found.append((second > first) - (second < first))
    return agreed(found) or None


def _from(limit: Limit | None, start: Decimal, *, last: bool) -> tuple[Decimal, bool]:
    if limit is None:
        return (-_INFINITE if last else _INFINITE), False
    return limit.value - start, limit.open


def _bound(part: Part, _: Alignment, after: bool) -> tuple[Limit | None, Limit | None]:  # noqa: ARG001
    """Where a grade begins; the last one, which takes all that is left, nowhere."""
    one = part.of
    if one.hard is None and one.easy is None:
        least = Limit(-_INFINITE)
        return (least, least)
    return one.hard, one.easy


def _direct_score(met: Met) -> int | None:
    """Stricter where a direct grade holds the score lower."""
    if met.before is None or met.after is None:
        return None
    return 1 if met.after < met.before else -1


def _published(met: Met) -> int | None:
    """Stricter where a band begins higher."""
    if met.before is None or met.after is None:
        return None
    return 1 if met.after > met.before else -1


def _name(part: Part) -> tuple[str, ...]:
    return (part.of.id,)


GRADES: Final = Section(
    "grades",
    lambda side: side.catalog.grades,
    _like,
    (
        Field("id", always(grade.PAIR)),
        Field("bounds", ordered(grade.PAIR, _bounds), _bound, points=True),
        Field("direct_score", ordered(grade.PAIR, _direct_score)),
        Field("up_to", always(editorial.PAIR)),
        Field("fell_from", always(editorial.PAIR)),
    ),
    _name,
    lambda *_: grade.PAIR.of(None),
    order=grade.PAIR,
)
BANDS: Final = Section(
    "bands",
    lambda side: side.catalog.bands,
    _like,
    (
        Field("id", always(grade.PAIR)),
        Field("start", ordered(grade.PAIR, _published)),
        Field("over", always(grade.PAIR)),
        Field("up_to", always(grade.PAIR)),
    ),
    _name,
    lambda *_: grade.PAIR.of(None),
    order=grade.PAIR,
)


def validity(one: Side, other: Side, alignment: Alignment) -> Iterator[Change]:
    """Yield every change of how long entries count, by what they are and how large; what no class fits is not known."""
    classes = one.catalog.validity, other.catalog.validity
    parts = [Part(side, side.catalog.validity or None, side.at("validity", None)) for side in (one, other)]
    changed = [each for each in _lengths(one, other) if each[2] != each[3]]
    for about, nature, before, after in changed:
        known = (before is None) - (after is None)
        kind = available.PAIR.of(known) if known else length.PAIR.of(longer(before, after) or None)
        said = parts[0].said(before), parts[1].said(after)
        yield Change(kind, kind.tendency(nature), "validity", (about,), "lasts", *said)
    if not changed and not same_substance(*classes):
        kind = editorial.PAIR.of(None)
        said = parts[0].said(len(classes[0])), parts[1].said(len(classes[1]))
        yield Change(kind, Tendency.NONE, "validity", (), "classes", *said)
    if parts[0].of and parts[1].of:
        yield from written("validity", (), Met(parts[0], parts[1], None, alignment))


def _lengths(one: Side, other: Side) -> Iterator[tuple[str, Nature, Duration | None, Duration | None]]:
    """Yield each kind of entry and range of sizes with its length on both sides, ranges of one length together."""
    classes, classes_other = one.catalog.validity, other.catalog.validity
    for sign, nature in (("deduction", Nature.BURDEN), ("bonus", Nature.BENEFIT)):
        sizes = sorted({each.at_most for each in (*classes, *classes_other) if each.effect == sign and each.at_most})
        found: list[tuple[str, Nature, Duration | None, Duration | None]] = []
        for size in [*sizes, None]:
            most = _INFINITE if size is None else size
            lasts = of_size(sign, most, classes)[1], of_size(sign, most, classes_other)[1]
            about = (
                f"{sign} of any size" if not sizes else f"{sign} of more" if size is None else f"{sign} up to {size}"
            )
            if found and found[-1][2:] == lasts:
                found.pop()
            found.append((about, nature, *lasts))
        yield from found
    names = dict.fromkeys((*_set(one), *_set(other)))
    for name in names:
        of = of_grade(name, classes)[1], of_grade(name, classes_other)[1]
        yield (f"grade {name}", Nature.BURDEN, *of)


def _set(side: Side) -> Iterator[str]:
    """The grades that classes name or rules set."""
    for each in side.catalog.validity:
        if each.effect.startswith("grade "):
            yield each.effect.removeprefix("grade ")
    for rule in side.catalog.rules:
        for variant in rule.variants:
            if isinstance(variant.effect, DirectGrade):
                yield variant.effect.grade
    if any(each.effect == "grade" for each in side.catalog.validity):
        yield from side.rank
