"""Matched: which rules hold, or may hold, for an event, and which displace others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oracle.asked import Table, both, holds, lies_at_or_below, scores_subject, subject_holds
from oracle.values import NO_HIGH, NO_LOW, NOTHING, READINGS, Event, Reaching, Reading, Row, Truth
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Duration, Effect, Ladder, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from scorecat.model.catalog import Catalog


def depth_of_reach(rule: Rule, event: Event) -> int:
    """How specific the conduct is through which a rule names that of an event; 0: it does not."""
    return max((len(c.split(".")) for c in rule.conducts if lies_at_or_below(event.conduct, c)), default=0)


@dataclass(frozen=True)
class Given:
    """Points between two ends, and how long the band that gives them lasts (None: it does not say)."""

    low: Decimal
    high: Decimal
    lasts: Duration | None = None

    def end(self, reading: Reading) -> Decimal:
        """Return the end of a reading."""
        return self.low if reading == "low" else self.high


@dataclass(frozen=True)
class Side:
    """What one source makes of one event: whether it holds, and what each reading may take from it."""

    truth: Truth
    given: dict[Reading, Sequence[Given]]
    open_value: bool = False


def between(amount: Amount | Accumulated, lasts: Duration | None = None) -> Given:
    """No bound on a side is an infinite one."""
    return Given(
        NO_LOW if amount.low is None else amount.low,
        NO_HIGH if amount.high is None else amount.high,
        lasts,
    )


def side_of(effect: Effect, event: Event) -> Side:
    """Fixed points, a range, what adds up, or a ladder on one attribute."""
    if isinstance(effect, DirectGrade):
        raise TypeError(effect)
    if not isinstance(effect, Ladder):
        return Side(True, {reading: [between(effect)] for reading in READINGS})
    value = event.attributes.get(effect.by)
    if value is None:
        truth = True if effect.gapless else None
        every = [between(band.points, band.validity) for band in effect.bands]
        return Side(truth, dict.fromkeys(READINGS, every), open_value=True)
    fitting = [
        between(band.points, band.validity) for band in effect.bands if holds(band.condition, event.attributes.get)
    ]
    if not fitting:
        return Side(False, {reading: [Given(NOTHING, NOTHING)] for reading in READINGS})
    largest = {reading: max((one.end(reading) for one in fitting), key=abs) for reading in READINGS}
    return Side(True, {r: [one for one in fitting if one.end(r) == largest[r]] for r in READINGS})


def match_one(catalog: Catalog, place: int, reaching: Reaching, table: Table) -> Row | None:
    """One rule on one event it reaches; None where it does not hold."""
    rule, event = catalog.rules[place], reaching.event
    questions = [scores_subject(catalog, event.subject, table, event.date)]
    if rule.in_force is not None:
        start, until = rule.in_force.start, rule.in_force.until
        questions.append((start is None or start <= event.date) and (until is None or event.date < until))
    if rule.subjects is not None:
        questions.append(subject_holds(rule.subjects, event.subject, table, event.date))
    if rule.when is not None:
        questions.append(holds(rule.when, event.attributes.get))
    row = Row(reaching, rule, place, None, open_value=False, ends={}, grades={})
    direct = [variant.effect.grade for variant in rule.variants if isinstance(variant.effect, DirectGrade)]
    if direct:
        worst_last = sorted(direct, key=lambda grade: catalog.grade_rank[grade])
        row.grades = {"low": worst_last[-1], "high": worst_last[0]}
    else:
        sides = [side_of(variant.effect, event) for variant in rule.variants]
        # Choice: where only some sides of a conflict have a band for the value, the clause may not apply.
        truths = {side.truth for side in sides}
        questions.append(truths.pop() if len(truths) == 1 else None)
        speaking = [side for side in sides if side.truth is not False] or sides
        row.open_value = any(side.open_value for side in speaking)
        for reading in READINGS:
            given = [one for side in speaking for one in side.given[reading]]
            harshest, kindest = min(one.low for one in given), max(one.high for one in given)
            row.ends[reading] = harshest if reading == "low" else kindest
            row.of_bands[reading] = tuple(one.lasts for one in given if one.end(reading) == row.ends[reading])
    row.truth = both(questions)
    if row.truth is True and (rule.reach_open or reaching.open):
        row.truth = None
    return None if row.truth is False else row


def matched(catalog: Catalog, reaching: Reaching, table: Table) -> list[Row]:
    """The rules of one catalog that hold, or may hold, for one event of conduct, less those displaced."""
    rows = []
    for place, rule in enumerate(catalog.rules):
        passed_on = reaching.via is not None
        if depth_of_reach(rule, reaching.event) and rule.passed_on in (None, passed_on):
            row = match_one(catalog, place, reaching, table)
            if row is not None:
                rows.append(row)
    for row in rows:
        sure = row.truth is True
        row.applies["low"] = sure or bool(row.grades) or row.ends["low"] < 0
        row.applies["high"] = sure or (not row.grades and row.ends["high"] > 0)
    for reading in READINGS:
        deepest = max((depth_of_reach(row.rule, row.event) for row in rows if row.applies[reading]), default=0)
        for row in rows:
            row.displaced[reading] = depth_of_reach(row.rule, row.event) < deepest
            row.applies[reading] = row.applies[reading] and not row.displaced[reading]
    return [row for row in rows if any(row.applies.values()) or not any(row.displaced.values())]
