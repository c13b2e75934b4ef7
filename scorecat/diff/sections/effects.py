"""What a rule costs or gives: how two effects are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.diff.changes import available, discretion, effect, length, sign
from scorecat.diff.longer import agreed, longer
from scorecat.diff.points import Given, given
from scorecat.diff.points import sign as sign_of
from scorecat.diff.substance import substance
from scorecat.model.rule import Cap, DirectGrade, Ladder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from scorecat.diff.field import Met
    from scorecat.diff.kind import Kind
    from scorecat.diff.scale import Scale
    from scorecat.diff.side import Side
    from scorecat.model.rule import Effect, Variant


def judge(met: Met) -> Sequence[Kind]:
    """Judge effects: opposite signs first, then what is known, which is stricter, and what is left to discretion."""
    one, other = _effects(met.before), _effects(met.after)
    if sign_of(one) * sign_of(other) < 0:
        return (sign.PAIR.of(None),)
    kinds: list[Kind] = []
    cases = given(one, other, met.one.side.vocabulary.attributes)
    if cases is None:
        grades = _grades(one, other, met)
        kinds += [effect.PAIR.of(grades)] if grades else []
    else:
        kinds += _points(cases, met)
    kinds += _lengths(met)
    return kinds or (effect.PAIR.of(None),)


def _points(cases: list[tuple[Given, Given]], met: Met) -> list[Kind]:
    known, known_other = ({(low is None, high is None) for low, high in each} for each in zip(*cases, strict=True))
    if known != known_other:
        gaps, gaps_other = (sum(low + high for low, high in each) for each in (known, known_other))
        return [available.PAIR.of((gaps > gaps_other) - (gaps < gaps_other) or None)]
    scale, scale_other = met.one.side.scale, met.other.side.scale
    found = []
    for (low, high), (low_other, high_other) in cases:
        for end, end_other in ((low, low_other), (high, high_other)):
            if end is not None and end_other is not None:
                found.append(_harsher(end, end_other, scale, scale_other))
    way = agreed(found)
    kinds = [effect.PAIR.of(way)] if way else []
    left = _left(cases)
    return [*kinds, discretion.PAIR.of(left)] if left else kinds


def _harsher(points: Decimal, other: Decimal, scale: Scale, scale_other: Scale) -> int | None:
    """1 where the other points are harsher, as shares of the way where the scales are not one."""
    first, second = points, other
    signs = {-1 if one < 0 else 1 for one in (points, other) if one}
    if not scale.same(scale_other, *signs) and points * other > 0:
        way, way_other = scale.way(points), scale_other.way(other)
        if way is None or way_other is None:
            return None
        first, second = points / way, other / way_other
    return (second < first) - (second > first)


def _left(cases: list[tuple[Given, Given]]) -> int | None:
    """1 where the other leaves a range for what is fixed, or a wider one around it."""
    found: list[int | None] = []
    for (low, high), (low_other, high_other) in cases:
        wide, wide_other = low != high, low_other != high_other
        if wide != wide_other:
            found.append(1 if wide_other else -1)
        elif low is None or high is None or low_other is None or high_other is None:
            found.append(0)
        else:
            around = low_other <= low and high <= high_other
            within = low <= low_other and high_other <= high
            found.append(around - within if wide else 0)
    return agreed(found)


def _grades(one: Sequence[Effect], other: Sequence[Effect], met: Met) -> int | None:
    """1 where the other sets a worse grade: as the grades are ranked, or as seen from where everyone starts."""
    places, places_other = _places(one, met.one.side), _places(other, met.other.side)
    if places is None or places_other is None:
        return None
    start, start_other = met.one.side.scale.grade, met.other.side.scale.grade
    if [*met.one.side.rank] != [*met.other.side.rank]:
        if start is None or start_other is None:
            return None
        places = [place - start for place in places]
        places_other = [place - start_other for place in places_other]
    ends = ((min(places), min(places_other)), (max(places), max(places_other)))
    return agreed([(second > first) - (second < first) for first, second in ends])


def _places(effects: Sequence[Effect], side: Side) -> list[int] | None:
    if not all(isinstance(one, DirectGrade) for one in effects):
        return None
    return [side.rank[one.grade] for one in effects if isinstance(one, DirectGrade)]


def _lengths(met: Met) -> list[Kind]:
    """Judge the lengths that bands have of their own, band by band, where the bands are the same."""
    bands, bands_other = (
        [band for one in _effects(each) if isinstance(one, Ladder) for band in one.bands]
        for each in (met.before, met.after)
    )
    own, own_other = ([band.validity for band in each] for each in (bands, bands_other))
    if own == own_other or len(own) != len(own_other):
        return []
    found = [longer(first, second) for first, second in zip(own, own_other, strict=True)]
    return [length.PAIR.of(agreed(found) or None)]


def _effects(variants: tuple[Variant, ...]) -> list[Effect]:
    return [variant.effect for variant in variants]


def cap(met: Met) -> int | None:
    """Stricter where fewer bonuses or more deductions may count, over the same period or a longer one."""
    before, after = met.before, met.after
    if before is None or after is None:
        only: Cap = before or after
        bonus = only.points > 0
        return 1 if bonus == (before is None) else -1
    points: int = (after.points < before.points) - (after.points > before.points)
    if substance(before.per) == substance(after.per):
        return points
    over = longer(before.per, after.per)
    stretched = None if over is None else over if before.points > 0 else -over
    return agreed([points, stretched]) or None if before.points * after.points > 0 else None


def every(met: Met) -> int | None:
    """Stricter where a deduction is charged more often while the conduct lasts, or a bonus given less often."""
    if not met.way:
        return None
    if met.before is None or met.after is None:
        return met.way if met.before is None else -met.way
    found = longer(met.after, met.before)
    return None if found is None else found * met.way


def repeats(met: Met) -> int:
    """Stricter where a repetition is multiplied."""
    return 1 if met.after else -1
