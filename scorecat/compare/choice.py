"""Which subjects of a comparison to show, and in which order."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from scorecat.compare.verdict import By

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scorecat.compare.compared import Compared
    from scorecat.compare.standing import Key, Standing


class Sort(StrEnum):
    """Orders of subjects."""

    SUBJECT = "subject"
    WORST = "worst"
    BEST = "best"
    SPREAD = "spread"


class Where(StrEnum):
    """Which subjects to keep."""

    DIFFERS = "differs"
    WORSE = "worse"
    LISTED = "listed"
    OPEN = "open"


def chosen(found: Iterable[Compared], where: Collection[Where], sort: Sort) -> Iterable[Compared]:
    """Keep the subjects that all of `where` hold for, in order; the order of subjects needs none of them held."""
    kept = (one for one in found if all(_holds(one, asked) for asked in where))
    if sort is Sort.SUBJECT:
        return kept
    return sorted(kept, key=lambda one: (*_order(one, sort), one.subject))


def _holds(one: Compared, asked: Where) -> bool:
    match asked:
        case Where.DIFFERS:
            return one.verdict.differs
        case Where.WORSE:
            end = _end(one, best=False)
            return (end is not None and end < (0, 0)) or bool(one.listed(benefit=False, surely=True))
        case Where.LISTED:
            return bool(one.listed(benefit=False, surely=True) or one.listed(benefit=False, surely=False))
        case Where.OPEN:
            return not one.verdict.settled or any(each.judged and not _settled(each) for each in one.standings)


def _settled(one: Standing) -> bool:
    score, grade = one.record.score, one.record.grade
    return (score is None or (score.settled and score.low is not None)) and (grade is None or grade.settled)


def _order(one: Compared, sort: Sort) -> tuple[Any, ...]:
    """Subjects that nothing can be said of come last."""
    worst, best = _end(one, best=False), _end(one, best=True)
    if worst is None or best is None:
        return (True, not one.listed(benefit=False, surely=True))
    if sort is Sort.WORST:
        return (False, worst)
    if sort is Sort.BEST:
        return (False, tuple(-part for part in best))
    return (False, worst[0] - best[0], worst[1] - best[1] if worst[1] != best[1] else 0)


def _end(one: Compared, *, best: bool) -> Key | None:
    """The harshest reading of one end, where grades are judged."""
    found = one.verdict
    if found.by is not By.GRADE:
        return None
    return (found.best.low if best else found.worst.low)[0].key("low")
