"""Lengths of time and periods: from the words of a catalog to values; their form is the schema's business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scorecat.model.listing import Lengths, WorkingDays
from scorecat.model.rule import Calendar, Duration

if TYPE_CHECKING:
    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.listing import Wait
    from scorecat.model.rule import Period

_LENGTH = re.compile(r"(?:([0-9]+) )?(day|month|year)s?\Z")
_WORKING = re.compile(r"([0-9]+) working days?\Z")
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_REST = "rest of the calendar "
_CALENDAR = "calendar "


def duration(text: str) -> Duration | None:
    """Read `2 years`, `6 months`, `30 days`, `month`, `rest of the calendar year`; None for `unknown`."""
    if text.startswith(_REST):
        return Duration(rest_of=Calendar(text.removeprefix(_REST)))
    matched = _LENGTH.match(text)
    if matched is None:
        return None
    count, unit = int(matched.group(1) or 1), matched.group(2)
    if unit == "day":
        return Duration(days=count)
    return Duration(months=count * (12 if unit == "year" else 1))


def calendar(text: str) -> Calendar:
    """Read `calendar year` (quarter, month) or `lifetime`."""
    return Calendar(text.removeprefix(_CALENDAR))


def period(text: str) -> Period:
    """Read a calendar period, or the length of a window that reaches back."""
    return duration(text) or calendar(text)


def span_length(text: str) -> Duration:
    """Read `2 years`, `6 months`, `30 days`."""
    found = duration(text)
    if found is None:
        raise AssertionError(text)
    return found


def wait(text: str) -> Wait:
    """Read `3 working days`, or a length of calendar days, months or years."""
    matched = _WORKING.match(text)
    return WorkingDays(int(matched.group(1))) if matched else span_length(text)


def lengths(node: Any, remarks: Remarks, at: Steps) -> Lengths:
    """Read one length, or `{from: 1 year, to: 3 years}`."""
    if isinstance(node, str):
        return Lengths(wait(node), wait(node))
    shortest, longest = wait(node["from"]), wait(node["to"])
    if not _surely_longer(longest, shortest):
        advice = "the shorter one first; in one unit, where only the calendar would tell"
        remarks.error("SC305", (*at, "to"), f"{longest} is not always longer than {shortest}", advice)
    return Lengths(shortest, longest)


def _surely_longer(one: Wait, other: Wait) -> bool:
    """Whether a length is longer than another from whatever day both are counted."""
    if isinstance(one, WorkingDays) and isinstance(other, WorkingDays):
        return one.count > other.count
    if isinstance(one, WorkingDays) or isinstance(other, WorkingDays):
        return False
    if not (one.days or other.days):
        return one.months > other.months
    return one.months * _SHORTEST_MONTH + one.days > other.months * _LONGEST_MONTH + other.days
