"""What is said of a ground: how long a listing lasts, when it begins, how often and unless what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.diff import orders
from scorecat.diff.changes import available, begin, discretion, length
from scorecat.diff.longer import agreed, longer
from scorecat.diff.substance import canonical, substance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.diff.field import Met
    from scorecat.diff.kind import Kind
    from scorecat.diff.longer import Length
    from scorecat.model.listing import Begins, Term


def term(met: Met) -> Sequence[Kind]:
    """Judge a term with what may be added to it: what is not known first, then its length and what is left open."""
    before, after = met.before, met.after
    if before.unknown != after.unknown:
        return (available.PAIR.of(1 if before.unknown else -1),)
    if before.counts_from is not after.counts_from:
        return (length.PAIR.of(None),)
    way = agreed(
        [longer(_shortest(before), _shortest(after)), longer(_longest(before), _longest(after)), _extended(met)]
    )
    kinds = [length.PAIR.of(way)] if way else []
    left = orders.room(before.lasts, after.lasts)
    may, may_other = (one.extend is not None and not one.extend.must for one in (before, after))
    left = left or may_other - may
    return [*kinds, *([discretion.PAIR.of(left)] if left else [])] or [length.PAIR.of(None)]


def _shortest(term_: Term) -> Length:
    return term_.lasts.shortest if term_.lasts else None


def _longest(term_: Term) -> Length:
    return term_.lasts.longest if term_.lasts else None


def _extended(met: Met) -> int | None:
    """Longer where more may be added; of a term without an end nothing is more."""
    before, after = met.before, met.after
    if before.lasts is None or after.lasts is None or substance(before.extend) == substance(after.extend):
        return 0
    if before.extend is None or after.extend is None:
        return 1 if before.extend is None else -1
    return longer(before.extend.by.longest, after.extend.by.longest) or None


def grade(met: Met) -> int | None:
    """Stricter where a worse grade is given, as the grades are ranked."""
    ranks, ranks_other = met.one.side.rank, met.other.side.rank
    if met.before is None or met.after is None or [*ranks] != [*ranks_other]:
        return None
    return (ranks_other[met.after] > ranks[met.before]) - (ranks_other[met.after] < ranks[met.before])


def times(met: Met) -> int | None:
    """Wider where it has to happen less often, or within a longer time."""
    before, after = met.before, met.after
    if before is None or after is None:
        return 1 if after is None else -1
    most = longer_count(before.at_most, after.at_most)
    return (
        agreed(
            [
                (after.at_least < before.at_least) - (after.at_least > before.at_least),
                most,
                longer(before.within, after.within),
                0 if before.of == after.of else None,
            ]
        )
        or None
    )


def longer_count(one: int | None, other: int | None) -> int:
    """1 where the other number is larger; None has no end."""
    ends = [float("inf") if each is None else each for each in (one, other)]
    return (ends[1] > ends[0]) - (ends[1] < ends[0])


def exceptions(met: Met) -> int | None:
    """Wider where less is excepted."""
    before, after = ({canonical(one) for one in each} for each in (met.before, met.after))
    return orders.sets(after, before)


def begins(met: Met) -> Sequence[Kind]:
    """Judge when a listing takes effect: sooner, later, or counted from another day."""
    one, other = met.before or _law(met.one), met.after or _law(met.other)
    if one is None or other is None or one.at is not other.at:
        return (begin.PAIR.of(None),)
    return (begin.PAIR.of(later(one.after, other.after)),)


def wait(met: Met) -> Sequence[Kind]:
    """Judge how much later than the list's own day it takes effect."""
    return (begin.PAIR.of(later(met.before, met.after)),)


def later(one: Length, other: Length) -> int | None:
    """1 where the other is sooner; no wait is the soonest."""
    if one is None or other is None:
        return None if one is other else 1 if other is None else -1
    found = longer(other, one)
    return found or None


def _law(part: object) -> Begins | None:
    listing = getattr(part, "side").catalog.listing  # noqa: B009
    return listing.begins if listing else None
