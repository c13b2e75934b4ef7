"""Holds: whether a ground holds for an event, by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle.asked import both, holds, scores_subject, subject_holds
from oracle.days import first_of, reaches_back
from scorecat.model.rule import Duration

if TYPE_CHECKING:
    from datetime import date

    from oracle.listed_values import Case
    from oracle.values import Event, Truth
    from scorecat.model.listing import Exemption, Times


def ground_holds(case: Case) -> Truth:
    """True, false or undetermined; whatever `listed_in` says."""
    ground, event, table = case.ground, case.event, case.world.table
    if not case.asks():
        return False
    questions = [scores_subject(case.catalog, case.subject, table, event.date)]
    if ground.in_force is not None:
        start, until = ground.in_force.start, ground.in_force.until
        questions.append((start is None or start <= event.date) and (until is None or event.date < until))
    if ground.subjects is not None:
        questions.append(subject_holds(ground.subjects, case.subject, table, event.date))
    if ground.when is not None:
        questions.append(holds(ground.when, event.attributes.get))
    if ground.times is not None:
        questions.append(so_many(case, ground.times))
    questions += [spared(case, each) for each in ground.exceptions]
    truth = both(questions)
    return None if truth is True and (ground.reach_open or case.reaching.open) else truth


def spared(case: Case, exception: Exemption) -> Truth:
    """What an exception leaves of a ground; what the log does not say is no exception."""
    asked = []
    if exception.when is not None:
        asked.append(holds(exception.when, case.event.attributes.get))
    if exception.subjects is not None:
        asked.append(subject_holds(exception.subjects, case.subject, case.world.table, case.event.date))
    if both(asked) is not True:
        return True
    return None if exception.reach_open else False


# --- Times ------------------------------------------------------------------------------------------------


def so_many(case: Case, times: Times) -> Truth:
    """Whether there are so many such events within the period of this one."""
    sure = maybe = 0
    for event in counted(case, times):
        truth = True if times.of or case.ground.when is None else holds(case.ground.when, event.attributes.get)
        sure += truth is True
        maybe += truth is None
    fits = {fitting(times, number) for number in range(sure, sure + maybe + 1)}
    return fits.pop() if len(fits) == 1 else None


def fitting(times: Times, number: int) -> bool:
    """Whether a number is one of those."""
    return times.at_least <= number and (times.at_most is None or number <= times.at_most)


def counted(case: Case, times: Times) -> list[Event]:
    """The author's events of such conduct, not revoked, within the period, up to and with this one."""
    codes = times.of or case.ground.conducts
    found = [event for event in case.own(case.author, codes) if not case.stands_after(event)]
    if case.reaching.revoked and any(case.event.conduct == c or case.event.conduct.startswith(f"{c}.") for c in codes):
        found.append(case.event)
    return [event for event in found if within(times, event.date, case.event.date)]


def within(times: Times, day: date, last: date) -> bool:
    """Whether a day lies in the period of another."""
    if isinstance(times.within, Duration):
        return day > reaches_back(last, times.within)
    return first_of(times.within, day) == first_of(times.within, last)
