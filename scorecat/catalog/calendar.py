"""Calendar files: from YAML to the working days of a country."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.day import first_day
from scorecat.catalog.findings import Remarks
from scorecat.catalog.shape import shape_findings
from scorecat.files.document import read
from scorecat.model.working_days import WorkingCalendar

if TYPE_CHECKING:
    from scorecat.catalog.findings import Steps
    from scorecat.model.finding import Finding

_SATURDAY: Final = 5
_WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar(content: bytes, path: str, *, passed: bool = False) -> tuple[WorkingCalendar | None, list[Finding]]:
    """Build a calendar; raises `ScorecatError` for what is not YAML.

    `passed`: this content has passed its schema before. No calendar where it breaks the schema; where it only holds
    impossible days, the calendar is without them.
    """
    document = read(content, path)
    found = [] if passed else shape_findings(document, "calendar")
    if found:
        return None, found
    remarks = Remarks(document)
    years: dict[str, Any] = document.root["years"]
    _gaps(years, remarks)
    off: set[date] = set()
    worked: set[date] = set()
    for year, node in years.items():
        off.update(_days(year, node["days_off"], ("years", year, "days_off"), remarks, weekend=False))
        worked.update(_days(year, node["days_worked"], ("years", year, "days_worked"), remarks, weekend=True))
    built = WorkingCalendar(frozenset(map(int, years)), frozenset(off), frozenset(worked))
    return built, sorted(remarks.found, key=lambda finding: finding.order)


def _gaps(years: dict[str, Any], remarks: Remarks) -> None:
    for before, year in pairwise(years):
        if int(year) != int(before) + 1:
            said = f"{year} follows {before}"
            remarks.error("SC343", ("years", year), said, "the years stand in order, without a gap", key=True)


def _days(year: str, texts: list[str], at: Steps, remarks: Remarks, *, weekend: bool) -> list[date]:
    """Return the days of a list that are real and of the right part of the week; the others are errors."""
    found: list[date] = []
    for index, text in enumerate(texts):
        day = first_day(f"{year}-{text}", remarks, (*at, index))
        if day == date.min:
            continue
        if (day.weekday() >= _SATURDAY) is not weekend:
            kind = "worked" if weekend else "off"
            said = f"{day} is a {_WEEK[day.weekday()]}, which is {kind} anyway"
            remarks.error("SC341", (*at, index), said, "leave it out")
            continue
        if found and day <= found[-1]:
            said = f"{text} stands twice" if day in found else f"{text} stands after {found[-1]:%m-%d}"
            remarks.error("SC342", (*at, index), said, "give the days in order, each once")
            continue
        found.append(day)
    return found
