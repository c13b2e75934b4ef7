"""Working days: counting them, reading their file, and the shipped file against another collection of the notices."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import holidays
import pytest
from holidays.countries.china import ChinaStaticHolidays
from hypothesis import given
from hypothesis import strategies as st

from scorecat.catalog import calendar as reading
from scorecat.catalog.calendar import calendar
from scorecat.catalog.index import index
from scorecat.catalog.library import Library, shipped_folder
from scorecat.catalog.shipped import NAME
from scorecat.check.validate import validate
from scorecat.model.finding import ScorecatError
from scorecat.model.working_days import WorkingCalendar

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.files.document import Document
    from scorecat.model.finding import Finding

SHIPPED: Final = Library().calendar
YEARS: Final = sorted(SHIPPED.years)
ONE_DAY: Final = timedelta(days=1)
DAYS: Final = st.dates(date(YEARS[0] - 2, 1, 1), date(YEARS[-1] + 2, 12, 31))

GOOD: Final = """\
title: {en: Working days, zh: 工作日}
source: {title: {en: Notices, zh: 通知}, issuer: {en: Office, zh: 办公厅}, collected_by: Somebody.}
years:
  2019:
    notices: [https://example.org/2019]
    days_off: [01-01, 05-01]
    days_worked: [02-02, 02-03]
  2020:
    notices: [https://example.org/2020]
    days_off: [01-01]
    days_worked: []
"""


def day(text: str) -> date:
    """`2020-01-23` as a date."""
    return date.fromisoformat(text)


# The shipped file.


def test_shipped_years_have_no_gap() -> None:
    """2008, the first year with the present set of holidays, and every year from then on."""
    assert YEARS == list(range(2008, YEARS[-1] + 1))
    assert YEARS[-1] >= 2026


@pytest.mark.parametrize("year", YEARS)
def test_shipped_year_is_as_the_package_has_it(year: int) -> None:
    """The `holidays` package collects the same notices: no day more, no day less."""
    package = holidays.country_holidays("CN", years=(year, year + 1))  # a notice may swap days of the year before
    off = {one for one in package if one.year == year and one.weekday() < 5}
    worked = {one for one in package.weekend_workdays if one.year == year}

    assert {one for one in SHIPPED.days_off if one.year == year} == off
    assert {one for one in SHIPPED.days_worked if one.year == year} == worked


def test_package_has_no_year_that_is_not_shipped() -> None:
    """A year whose notice the package knows is to be added."""
    assert max(ChinaStaticHolidays.special_public_holidays) == YEARS[-1]


@pytest.mark.parametrize("year", YEARS)
def test_shipped_year_adds_up(year: int) -> None:
    """A year has 248 to 251 working days, and no fewer statutory days off than there are: 11, since 2025 13."""
    days = [date(year, 1, 1) + n * ONE_DAY for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]

    assert 248 <= sum(map(SHIPPED.works, days)) <= 251
    assert not any(SHIPPED.works(date(year, month, n)) for month, n in ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3)))
    assert sum(one.year == year for one in SHIPPED.days_off) - sum(one.year == year for one in SHIPPED.days_worked) >= 9


@pytest.mark.parametrize("year", YEARS)
def test_worked_weekend_pays_for_a_day_off_near_it(year: int) -> None:
    """A weekend is worked only for a day that is off within the two weeks before or after."""
    for worked in (one for one in SHIPPED.days_worked if one.year == year):
        assert any(worked + n * ONE_DAY in SHIPPED.days_off for n in range(-14, 15)), worked


@pytest.mark.parametrize("year", YEARS)
def test_lone_day_off_is_a_holiday_by_its_own_date(year: int) -> None:
    """A day that is swapped joins others; alone stand only days like New Year, Labour Day and those of the moon."""
    own = {(1, 1), (4, 4), (4, 5), (5, 1)}
    for off in (one for one in SHIPPED.days_off if one.year == year):
        joined = not SHIPPED.works(off - ONE_DAY) or not SHIPPED.works(off + ONE_DAY)
        assert joined or (off.month, off.day) in own or off.month in {6, 9}, off


@pytest.mark.parametrize(
    ("first", "last", "worked"),
    [
        # As the notices are remembered: from and to the days off, and the weekend days worked for them.
        ("2008-09-29", "2008-10-05", ["2008-09-27", "2008-09-28"]),
        ("2013-02-09", "2013-02-15", ["2013-02-16", "2013-02-17"]),
        ("2015-09-03", "2015-09-05", ["2015-09-06"]),
        ("2018-12-30", "2019-01-01", ["2018-12-29"]),
        ("2019-05-01", "2019-05-04", ["2019-04-28", "2019-05-05"]),
        ("2020-01-24", "2020-02-02", ["2020-01-19"]),
        ("2023-09-29", "2023-10-06", ["2023-10-07", "2023-10-08"]),
        ("2025-10-01", "2025-10-08", ["2025-09-28", "2025-10-11"]),
        ("2026-02-15", "2026-02-23", ["2026-02-14", "2026-02-28"]),
    ],
)
def test_known_holidays(first: str, last: str, worked: list[str]) -> None:
    """A handful of holidays, with what was swapped for them."""
    start, end = day(first), day(last)

    assert not any(SHIPPED.works(start + n * ONE_DAY) for n in range((end - start).days + 1))
    assert SHIPPED.works(start - ONE_DAY) or (start - ONE_DAY).weekday() >= 5
    assert all(SHIPPED.works(day(one)) for one in worked)


# Counting.


@pytest.mark.parametrize(
    ("start", "n", "found"),
    [
        ("2019-07-01", 1, "2019-07-02"),
        ("2019-07-05", 1, "2019-07-08"),  # a Friday
        ("2019-07-06", 1, "2019-07-08"),  # a Saturday
        ("2019-07-05", 5, "2019-07-12"),
        ("2020-01-23", 1, "2020-02-03"),  # the longest Spring Festival
        ("2020-01-17", 3, "2020-01-21"),  # Sunday 19 January was worked
        ("2019-09-27", 7, "2019-10-12"),  # 29 (a Sunday) and 30 September, 8 to 12 October (a Saturday)
        ("2024-09-13", 1, "2024-09-14"),  # a Saturday that is worked
        ("2018-12-28", 2, "2019-01-02"),  # Saturday 29 December, then New Year
        ("2007-09-28", 1, "2007-10-01"),  # not covered: Monday to Friday
    ],
)
def test_nth_working_day_after(start: str, n: int, found: str) -> None:
    """The day itself does not count, worked or not."""
    assert SHIPPED.after(day(start), n) == day(found)


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("2019-07-01", "2019-08-01"),  # 1 July was the first working day: strictly after
        ("2019-06-30", "2019-07-01"),
        ("2019-05-31", "2019-06-03"),
        ("2019-06-01", "2019-06-03"),  # in a month whose first working day is yet to come
        ("2019-04-30", "2019-05-05"),  # a Sunday that is worked
        ("2019-09-15", "2019-10-08"),
        ("2019-12-31", "2020-01-02"),
        ("2020-01-31", "2020-02-03"),
        ("9998-12-31", "9999-01-01"),
    ],
)
def test_first_working_day_of_a_month(start: str, found: str) -> None:
    """The next one, strictly after the day."""
    assert SHIPPED.first_of_month(day(start)) == day(found)


@given(DAYS, st.integers(1, 40))
def test_after_leaves_just_so_many_working_days(start: date, n: int) -> None:
    """Between a day and the n-th working day after it lie n working days, the last of them that day."""
    found = SHIPPED.after(start, n)
    between = [start + k * ONE_DAY for k in range(1, (found - start).days + 1)]

    assert SHIPPED.works(found)
    assert sum(map(SHIPPED.works, between)) == n


@given(DAYS)
def test_first_of_month_is_the_next_there_is(start: date) -> None:
    """Found again by going day by day."""
    one = start + ONE_DAY
    while not SHIPPED.works(one) or SHIPPED.after(one.replace(day=1) - ONE_DAY, 1) != one:
        one += ONE_DAY

    assert SHIPPED.first_of_month(start) == one


@pytest.mark.parametrize(
    ("text", "covered"), [("2007-12-31", False), ("2008-01-01", True), ("2026-12-31", True), ("1990-05-01", False)]
)
def test_days_outside_the_years_are_not_covered(text: str, covered: bool) -> None:
    """They count Monday to Friday, and say that they are not known."""
    assert SHIPPED.covers(day(text)) is covered
    assert covered or SHIPPED.works(day(text)) == (day(text).weekday() < 5)


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_day_before_the_first(n: int) -> None:
    """Counting begins at one."""
    with pytest.raises(ValueError, match=f"no working day number {n}"):
        SHIPPED.after(date(2020, 1, 1), n)


def test_the_end_of_days_is_said() -> None:
    """No wrong day where Python has none left."""
    with pytest.raises(OverflowError):
        SHIPPED.after(date.max, 1)
    with pytest.raises(OverflowError):
        SHIPPED.first_of_month(date.max)


# The file.


def test_file_is_read() -> None:
    """Years, days off and days worked as they stand."""
    built, found = calendar(GOOD.encode(), "xx.yaml")

    assert found == []
    assert built == WorkingCalendar(
        frozenset({2019, 2020}),
        frozenset({day("2019-01-01"), day("2019-05-01"), day("2020-01-01")}),
        frozenset({day("2019-02-02"), day("2019-02-03")}),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[01-01, 05-01]", "[01-01, 05-04]", "6:23: SC341 2019-05-04 is a Saturday, which is off anyway; leave it out"),
        ("[02-02, 02-03]", "[02-01, 02-03]",
         "7:19: SC341 2019-02-01 is a Friday, which is worked anyway; leave it out"),
        ("[01-01, 05-01]", "[05-01, 01-01]", "6:23: SC342 01-01 stands after 05-01; give the days in order, each once"),
        ("[01-01, 05-01]", "[01-01, 01-01]", "6:23: SC342 01-01 stands twice; give the days in order, each once"),
        ("[01-01, 05-01]", "[01-01, 02-29]", "6:23: SC312 there is no day 2019-02-29"),
        ("[01-01, 05-01]", "[01-01, 5-1]", "6:23: SC205 '5-1' is not a month and day as in `05-01`"),
        ("[01-01, 05-01]", "[01-01, 2019-05-01]", "6:23: SC205 '2019-05-01' is not a month and day as in `05-01`"),
        ("  2020:", "  2021:", "8:3: SC343 2021 follows 2019; the years stand in order, without a gap"),
        ("  2020:", "  2018:", "8:3: SC343 2018 follows 2019; the years stand in order, without a gap"),
        ("  2020:", "  next:", "8:3: SC205 'next' is not a year from 1900 to 2099"),
        ("    days_worked: []\n", "", "9:5: SC202 'days_worked' is missing; add it"),
        ("[https://example.org/2020]", "[]", "9:14: SC206 'notices' is empty; fill it or leave it out"),
        (", collected_by: Somebody.", "", "2:9: SC202 'collected_by' is missing; add it"),
        ("days_off: [01-01]", "day_off: [01-01]", "10:5: SC201 unknown key 'day_off'; did you mean 'days_off'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_where_it_is(old: str, new: str, said: str) -> None:
    """One mistake, its place, and what to do."""
    assert GOOD.count(old) == 1
    _, found = calendar(GOOD.replace(old, new).encode(), "xx.yaml")

    assert f"xx.yaml:{said}" in map(str, found)
    assert len(found) == (2 if "day_off" in new else 1)  # a key of another name is also one that is missing


# Where it lies.


def test_library_without_a_calendar_says_so(tmp_path: Path) -> None:
    """Nobody counts Monday to Friday unawares."""
    with pytest.raises(ScorecatError, match=re.escape("SC001 there is no such file")):
        _ = Library(tmp_path).calendar


def test_library_does_not_take_half_a_calendar(tmp_path: Path) -> None:
    """A wrong day stops whoever asks."""
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "cn.yaml").write_text(GOOD.replace("05-01", "05-04"), encoding="utf-8")

    with pytest.raises(ScorecatError, match="SC341"):
        _ = Library(tmp_path).calendar


def test_calendar_is_no_catalog() -> None:
    """It is checked as what it is, and is no version of any place."""
    library = Library()

    assert library.calendar_file not in [path for paths in library.files.values() for path in paths]
    assert "calendars" not in library.files
    assert validate([library.calendar_file], library).findings == ()


def test_broken_calendar_is_told_by_validate(tmp_path: Path) -> None:
    """Also one that is no YAML at all."""
    path = tmp_path / "calendars" / "xx.yaml"
    path.parent.mkdir()
    codes = []
    for text in (GOOD.replace("05-01", "05-04"), "{"):
        path.write_text(text, encoding="utf-8")
        codes += [found.code for found in validate([tmp_path], Library()).findings]

    assert codes == ["SC341", "SC102"]


def test_index_holds_the_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What passed its schema when the wheel was built is not held against it again, until it is edited."""
    for folder in ("vocabulary", "calendars"):
        shutil.copytree(shipped_folder() / folder, tmp_path / folder)
    (tmp_path / NAME).write_text(index(tmp_path), encoding="utf-8")
    asked: list[str] = []

    def shape_findings(document: Document, _: str) -> list[Finding]:
        asked.append(document.path)
        return []

    monkeypatch.setattr(reading, "shape_findings", shape_findings)

    assert Library(tmp_path).calendar == SHIPPED
    assert asked == []
    path = Library(tmp_path).calendar_file
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert Library(tmp_path).calendar == SHIPPED
    assert asked == [str(path)]


def test_wrong_calendar_makes_no_index(tmp_path: Path) -> None:
    """So that no wheel is built with one."""
    shutil.copytree(shipped_folder() / "vocabulary", tmp_path / "vocabulary")
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "cn.yaml").write_text(GOOD.replace("05-01", "05-04"), encoding="utf-8")

    with pytest.raises(ScorecatError, match="SC341"):
        index(tmp_path)
