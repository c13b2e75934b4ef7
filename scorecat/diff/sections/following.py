"""What follows from a grade, a score, a listing or any record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scorecat.diff import orders
from scorecat.diff.changes import benefit, discretion, effect, length, reach, restriction, use
from scorecat.diff.field import Field, Met, Part, always, ordered
from scorecat.diff.kind import Nature
from scorecat.diff.likeness import alike, overlap
from scorecat.diff.longer import longer
from scorecat.diff.sections.parts import Section
from scorecat.diff.substance import substance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.kind import Kind

_NUMBER: Final = re.compile(r"\d+")
_LEAST: Final = 0.5
_ELSEWHERE: Final = 0.8
_PAIRS: Final = {
    "benefit": benefit.PAIR,
    "restriction": restriction.PAIR,
    "supervision": restriction.PAIR,
    "use": use.PAIR,
}
_NATURES: Final = {"benefit": Nature.BENEFIT, "restriction": Nature.BURDEN, "supervision": Nature.BURDEN}


def _like(one: Part, other: Part, _: Alignment) -> float | None:
    """The same kind of thing in nearly the same words, and no other number in it; of another grade only if the same."""
    if one.of.kind != other.of.kind:
        return None
    texts = one.of.what.en or one.of.what.zh, other.of.what.en or other.of.what.zh
    numbers, numbers_other = ({*_NUMBER.findall(text)} for text in texts)
    if not numbers <= numbers_other and not numbers_other <= numbers:
        return None
    like = (overlap(*texts) + alike(*texts)) / 2 if texts[0] != texts[1] else 1.0
    same = one.of.grade == other.of.grade
    if like < (_LEAST if same else _ELSEWHERE):
        return None
    others = sum(
        substance(getattr(one.of, name)) == substance(getattr(other.of, name))
        for name in ("start", "subjects", "passed_on", "must")
    )
    return float(10 * like + 5 * same + others)


def _must(met: Met) -> int | None:
    """More is left to discretion where it may follow and need not."""
    if met.before is None or met.after is None:
        return None
    return 1 if met.before else -1


def _from_score(met: Met) -> int | None:
    """Wider where it follows from a lower score on."""
    larger = orders.larger(met)
    return None if larger is None else -larger


def _lasts(met: Met) -> Sequence[Kind]:
    """Judge how long it lasts; without a length of its own, as long as the listing."""
    return (length.PAIR.of(longer(met.before, met.after) if met.before and met.after else None),)


def _lifted(met: Met) -> int | None:
    """Milder where a burden can be lifted for a time, or for longer."""
    before, after = met.before, met.after
    if before is None or after is None:
        found: int | None = -1 if before is None else 1
    elif before.after == after.after:
        longer_ = longer(before.at_most, after.at_most)
        found = None if longer_ is None else -longer_
    else:
        found = None
    return found * met.way if found and met.way else None


CONSEQUENCES: Final = Section(
    "consequences",
    lambda side: side.catalog.consequences,
    _like,
    (
        Field("grade", always(reach.PAIR)),
        Field("start", ordered(reach.PAIR, _from_score), points=True),
        Field(
            "grounds",
            ordered(reach.PAIR, lambda met: orders.sets(met.before, met.after)),
            lambda part, alignment, after: alignment.members(part.of.grounds, after=after),
        ),
        Field("subjects", ordered(reach.PAIR, orders.subjects)),
        Field("passed_on", ordered(reach.PAIR, orders.whose)),
        Field("must", ordered(discretion.PAIR, _must)),
        Field("lasts", _lasts),
        Field("lifted", ordered(effect.PAIR, _lifted)),
    ),
    lambda part: (str(part.of.what.en or part.of.what.zh),),
    lambda own, _, after: _PAIRS[own.of.kind].of(1 if after else -1),
    lambda part: _NATURES.get(part.of.kind),
)
