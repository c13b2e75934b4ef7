"""Capped: how much of what counts still finds room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle.days import first_of, reaches_back
from oracle.values import NOTHING, OTHER, READINGS, Reading, Row
from scorecat.model.rule import Cap, Duration

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from scorecat.model.catalog import Catalog


@dataclass
class Share:
    """What one entry gives under caps of one sign, sign aside, and what it fills of the room of others.

    `gives` is what counts in a reading; `least` and `most` bound what it may fill, `fills` is what it does fill in
    the room of each reading: in those of `fills_own`, what it gives.
    """

    row: Row
    gives: dict[Reading, Decimal]
    least: Decimal
    most: Decimal
    fills: dict[Reading, Decimal]
    fills_own: frozenset[Reading]


def share(row: Row, sign: int, as_of: date) -> Share:
    """What an entry gives and fills before any cap."""
    harmed: Reading = "low" if sign > 0 else "high"
    kind = OTHER[harmed]
    sizes = {}
    for reading in READINGS:
        void = row.reaching.revoked or row.superseded[reading] or row.repaired[reading] is not None
        points = row.points(reading) * sign
        sizes[reading] = points if points > 0 and not void else NOTHING
    gives = {reading: sizes[reading] if row.counts(reading, as_of) else NOTHING for reading in READINGS}
    if any(row.open_repair.values()):
        least, fills_own = NOTHING, frozenset[Reading]()
    else:
        least = min(sizes.values())
        fills_own = frozenset(READINGS if all(gives.values()) else (kind,) if gives[kind] else ())
    most = max(sizes.values())
    fills = {harmed: most, kind: least} | {reading: gives[reading] for reading in fills_own}
    return Share(row, gives, least, most, fills, fills_own)


def fits(points: Decimal, room: Decimal) -> Decimal:
    """As much as there is room for."""
    return min(points, max(room, NOTHING))


def same_period(cap: Cap, one: date, other: date) -> bool:
    """Whether two days lie in one calendar period of a cap."""
    if isinstance(cap.per, Duration):
        raise TypeError(cap)
    return first_of(cap.per, one) == first_of(cap.per, other)


def hold(cap: Cap, shares: Sequence[Share], *, taken_apart: bool) -> None:
    """Hold shares, which stand in order, to one cap: what is left of each."""
    if isinstance(cap.per, Duration):
        hold_in_windows(cap, shares)
    else:
        hold_in_periods(cap, shares, taken_apart=taken_apart)


def hold_in_periods(cap: Cap, shares: Sequence[Share], *, taken_apart: bool) -> None:
    """Each reading has its own room in each calendar period: what earlier entries have not filled.

    `taken_apart`: a later cap holds some of them by themselves, so what an earlier one gives more is not simply what
    a later one gives less.
    """
    limit = abs(cap.points)
    harmed: Reading = "low" if cap.points > 0 else "high"
    kind = OTHER[harmed]
    before: list[tuple[Share, dict[Reading, Decimal]]] = []
    for one in shares:
        day = one.row.event.date
        filling = [fills for other, fills in before if same_period(cap, other.row.event.date, day)]
        room = {r: limit - sum((fills[r] for fills in filling), NOTHING) for r in READINGS}
        fills = {harmed: one.most, kind: one.least} if taken_apart else dict(one.fills)
        before.append((one, fills))
        one.gives = {r: fits(one.gives[r], room[r]) for r in READINGS}
        one.fills = {harmed: fits(one.fills[harmed], room[kind]), kind: fits(one.fills[kind], room[harmed])}
        one.fills |= {reading: one.gives[reading] for reading in one.fills_own}
        one.least, one.most = fits(one.least, room[harmed]), fits(one.most, room[kind])


def hold_in_windows(cap: Cap, shares: Sequence[Share]) -> None:
    """In a window that reaches back from each entry: what of earlier ones counted, between the least and the most."""
    if not isinstance(cap.per, Duration):
        raise TypeError(cap)
    limit = abs(cap.points)
    harmed: Reading = "low" if cap.points > 0 else "high"
    kind = OTHER[harmed]
    before: list[Share] = []
    for one in shares:
        opens = reaches_back(one.row.event.date, cap.per)
        within = [other for other in before if other.row.event.date > opens]
        room = {
            harmed: limit - sum((other.most for other in within), NOTHING),
            kind: limit - sum((other.least for other in within), NOTHING),
        }
        one.gives = {r: fits(one.gives[r], room[r]) for r in READINGS}
        one.least, one.most = fits(one.least, room[harmed]), fits(one.most, room[kind])
        one.fills = {harmed: one.most, kind: one.least} | {reading: one.gives[reading] for reading in one.fills_own}
        before.append(one)


def capped(catalog: Catalog, rows: Sequence[Row], as_of: date) -> None:
    """Write down what counts of each row, which stand in order: first the caps of rules, then those of groups."""
    for row in rows:
        for reading in READINGS:
            row.counted[reading] = row.points(reading) if row.counts(reading, as_of) else NOTHING
    for sign in (1, -1):
        shares = [share(row, sign, as_of) for row in rows if row.ends and row.clause is None]
        caps = [(rule.cap, {rule.id}) for rule in catalog.rules if rule.cap is not None]
        caps += [(cap, set(cap.rules)) for cap in catalog.caps]
        caps = [(cap, ids) for cap, ids in caps if cap.points * sign > 0]
        for place, (cap, ids) in enumerate(caps):
            later = [(other, more) for other, more in caps[place + 1 :] if ids & more]
            taken_apart = any(other.per != cap.per or not ids <= more for other, more in later)
            hold(cap, [one for one in shares if one.row.rule.id in ids], taken_apart=taken_apart)
        for one in shares:
            for reading in READINGS:
                if one.row.counted[reading] * sign > 0:
                    one.row.counted[reading] = one.gives[reading] * sign
