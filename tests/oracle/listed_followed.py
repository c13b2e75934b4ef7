"""Followed: the consequences of listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.asked import subject_holds
from oracle.days import after
from oracle.listed_at import long_on, short_on
from oracle.listed_dates import attribute_day
from oracle.listed_days import between
from oracle.listed_values import NEVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oracle.listed_values import Held, Span
    from oracle.values import Truth
    from scorecat.model.catalog import Consequence


def follows(consequence: Consequence, listings: Sequence[Held], *, long: bool) -> bool:
    """Whether it follows from some listing: by its long span it may, by its short one it does."""
    return any(follows_from(consequence, held, long=long) for held in listings)


def follows_from(consequence: Consequence, held: Held, *, long: bool) -> bool:
    """Whether it follows from one span of one listing."""
    case = held.case
    if consequence.grounds and case.ground.id not in consequence.grounds:
        return False
    if consequence.passed_on not in (None, case.reaching.via is not None):
        return False
    whom: Truth = True
    if consequence.subjects is not None:
        whom = subject_holds(consequence.subjects, case.subject, case.world.table, case.world.as_of)
    if whom is False or (whom is None and not long):
        return False
    runs = long_on(held) if long else short_on(held)
    if consequence.lasts is not None:
        runs = lasting(consequence, held, held.long if long else held.short, latest=long)
    return runs and not lifted(consequence, held, long=long)


def lasting(consequence: Consequence, held: Held, span: Span | None, *, latest: bool) -> bool:
    """From the beginning of the span until so long after it, whether it is over or not."""
    if span is None or not span.ever_was or held.case.reaching.revoked or consequence.lasts is None:
        return False
    begins = held.effect[1] if latest else held.effect[0]
    ends = NEVER if begins == NEVER else after(begins, consequence.lasts)
    return span.begins <= held.case.world.as_of < ends


def lifted(consequence: Consequence, held: Held, *, long: bool) -> bool:
    """Whether a row lifts it at T; where it is not known until when, not for the long span."""
    lift, case = consequence.lifted, held.case
    if lift is None:
        return False
    for row in case.rows(lift.after, of=case.concerned):
        most = after(row.date, lift.at_most)
        ended = attribute_day(row, "ended")
        first, last = (row.date, most) if ended is None else (min(ended, most), min(ended, most))
        first, last = between(case.world.decided, ("lift", *case.key, row.event), (first, last))
        if row.date <= case.world.as_of < (first if long else last):
            return True
    return False
