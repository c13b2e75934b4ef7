"""Lengths of time and periods: from the words of a catalog to values; their form is the schema's business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecat.model.rule import Calendar, Duration

if TYPE_CHECKING:
    from scorecat.model.rule import Period

_LENGTH = re.compile(r"(?:([0-9]+) )?(day|month|year)s?\Z")
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
