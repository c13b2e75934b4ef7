"""Dates of a catalog: a day, or a month or year alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.catalog.findings import Remarks, Steps


def first_day(text: str, remarks: Remarks, at: Steps) -> date:
    """Return the day, or the first day of the month or year; a day that never was is an error."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - len("2019") :])
    except ValueError:
        remarks.error("SC312", at, f"there is no day {text}")
        return date.min
