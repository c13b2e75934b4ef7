"""Stage *valued*: charges, repetitions, and how long each entry counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import band, points, rule
from engine.engine_small import GRADES, day, found, plan_of
from strategies import catalog_of

from scorecat.model.catalog import Repeat, ValidityClass
from scorecat.model.condition import OneOf
from scorecat.model.rule import Band, Calendar, Duration, Ladder

if TYPE_CHECKING:
    from engine.engine_small import Row

    from scorecat.model.rule import Rule

YEAR: Final = Duration(months=12)
CLASSES: Final = (
    ValidityClass("deduction", Decimal(40), YEAR),
    ValidityClass("deduction", None, Duration(months=24)),
    ValidityClass("grade C", None, Duration(months=36)),
    ValidityClass("grade", None, YEAR),
)
NOUGHT: Final = Decimal(0)
OPEN: Final = Ladder("amount", (band("-1", under=Decimal(9)), band("-2", start=Decimal(9))), gapless=True)
MAY: Final = OneOf("severity", ("serious",))


@pytest.mark.parametrize(
    ("begun", "ended", "charges"),
    [
        (date(2020, 1, 31), None, 6),
        (date(2020, 1, 31), date(2020, 2, 29), 1),
        (date(2020, 1, 31), date(2020, 3, 1), 2),
        (date(2020, 5, 30), None, 2),
        (date(2020, 6, 30), date(2020, 6, 30), 1),
        (date(2020, 4, 1), date(2020, 12, 31), 3),
    ],
    ids=["month ends", "ends on a like date", "a day after", "T is a like date", "same day", "ends after T"],
)
def test_valued_charges_on_like_dates(begun: date, ended: date | None, charges: int) -> None:
    """One charge on the first day and one on each like date before the end, or up to T."""
    plan = plan_of(catalog_of(rules=(rule("r", "a.lasting", -10, every=Duration(months=1)),)))
    log = [{"conduct": "a.lasting", "date": begun, "ended": ended}]

    assert [("e0", charges, -10 * charges)] == found("valued", "event, charges, points_low", plan, log)


def test_valued_charges_once_what_does_not_last() -> None:
    """There is one charge where nothing goes on."""
    plan = plan_of(catalog_of(rules=(rule("r", "a.b", -10, every=Duration(months=1)),)))

    assert [(1, -10)] == found("valued", "charges, points_low", plan, [{}])


@pytest.mark.parametrize(
    ("one", "row", "expected"),
    [
        (rule("r", "a.b", -5), {}, (-5, -5, None, None, False)),
        (rule("r", "a.b", points("-5", "3")), {}, (-5, 3, None, None, False)),
        (rule("r", "a.b", points(None, "0")), {}, (None, 0, None, None, True)),
        (rule("r", "a.b", -5, reach_open=True), {}, (-5, 0, None, None, True)),
        (rule("r", "a.b", 5, when=MAY), {}, (0, 5, None, None, True)),
        (rule("r", "a.b", "B"), {}, (None, None, 1, 1, False)),
        (rule("r", "a.b", "B", when=MAY), {}, (None, None, 1, None, True)),
        (rule("r", "a.b", "A", "C"), {}, (None, None, 2, 0, False)),
        (rule("r", "a.b", OPEN), {}, (-2, -1, None, None, True)),
    ],
    ids=["points", "range", "no bound", "open", "undetermined", "grade", "may set it", "conflict", "value not known"],
)
def test_valued_gives_each_reading_its_own(one: Rule, row: Row, expected: tuple[Any, ...]) -> None:
    """Nothing in a reading in which the rule does not apply; what is open is undetermined, discretion is not."""
    columns = "points_low, points_high, grade_low, grade_high, undetermined"

    assert [expected] == found("valued", columns, plan_of(catalog_of(grades=GRADES, rules=(one,))), [row])


# --- Repeated


def doubled(
    days: list[str], rows: list[Row] | None = None, effect: Any = -30, of_rule: dict[str, Any] | None = None
) -> list[tuple[str, Any, Any]]:
    """Event, points in low and in high, of one rule whose deductions are doubled when repeated."""
    rules = (rule("r", "a.b", effect, **(of_rule or {})), rule("other", "a.d", -30))
    plan = plan_of(catalog_of(repeat=Repeat(Decimal(2)), validity=CLASSES, rules=rules), as_of=date(2025, 1, 1))
    log = [{"date": day(text), **row} for text, row in zip(days, rows or [{}] * len(days), strict=True)]
    return found("valued", "event, points_low, points_high", plan, log)


@pytest.mark.parametrize(
    ("days", "given"),
    [
        (["2018-01-01", "2018-12-31"], [-30, -60]),
        (["2018-01-01", "2019-01-01"], [-30, -30]),
        (["2018-01-01", "2018-01-01"], [-30, -60]),
        (["2018-01-01", "2018-06-01", "2020-05-31"], [-30, -60, -60]),
        (["2018-01-01", "2018-06-01", "2020-06-01"], [-30, -60, -30]),
        (["2018-01-01", "2018-06-01", "2018-06-02", "2018-06-03"], [-30, -60, -60, -60]),
        (["2018-01-01", "2018-12-31", "2020-12-30", "2022-12-29", "2024-12-29"], [-30, -60, -60, -60, -30]),
        (["2018-01-01", "2018-06-01", "2019-07-01", "2020-05-01"], [-30, -60, -60, -60]),
    ],
    ids=[
        *("while valid", "on its last day no more", "the same day", "doubled, it is valid longer"),
        *("and then no more", "not twice over", "a chain", "the one that lasts longest decides"),
    ],
)
def test_repeated_while_an_earlier_one_is_valid(days: list[str], given: list[int]) -> None:
    """-30 counts for a year, the -60 of a repetition for two: that is how long it makes others repetitions."""
    assert [(f"e{n}", points_, points_) for n, points_ in enumerate(given)] == doubled(days)


def test_repeated_may_or_may_not_count_for_longer() -> None:
    """-5 counts for a year, doubled or not, and the -30 of the other rule for two years then, in one log."""
    days = ["2018-01-01", "2018-06-01", "2018-12-31", "2019-12-31", "2019-12-31"]
    others = ["2018-01-01", "2018-06-01", "2020-05-31"]
    rows: list[Row] = [{}] * len(days) + [{"conduct": "a.d"}] * len(others)

    given = [-5, -10, -10, -5, -10, -30, -60, -60]
    assert [(f"e{n}", points_, points_) for n, points_ in enumerate(given)] == doubled(days + others, rows, effect=-5)


@pytest.mark.parametrize(
    ("rows", "parts", "low", "high"),
    [
        ([{"act": "x"}, {"act": "x"}], {}, -30, -30),
        ([{"act": "x"}, {"act": "y"}], {}, -60, -60),
        ([{"act": "e1"}, {}], {}, -60, -60),
        ([{"subject": "q"}, {}], {}, -30, -30),
        ([{"conduct": "a.d"}, {}], {}, -30, -30),
        ([{}, {}], {"of_rule": {"repeats": False}}, -30, -30),
        ([{}, {}], {"effect": 30}, 30, 30),
        ([{}, {}], {"effect": 0}, 0, 0),
        ([{}, {}], {"effect": points("-30", "10")}, -60, 10),
        ([{}, {}], {"effect": points(None, "-5")}, None, -10),
        ([{}, {"severity": "serious"}], {"of_rule": {"when": MAY}}, -60, -30),
        ([{"severity": "serious"}, {}], {"of_rule": {"when": MAY}}, -60, 0),
        ([{}, {}], {"effect": points("-50", "-20")}, -100, -40),
        ([{}, {}], {"of_rule": {"every": Duration(months=1)}}, -60, -60),
    ],
    ids=[
        *("one act", "two acts", "an act of the other's name", "another's", "another rule", "not this rule"),
        *("bonus", "nothing", "may be a bonus", "no bound", "the first may not apply", "the second may not"),
        *("a range", "charged by the month"),
    ],
)
def test_repeated_is_a_deduction_of_another_act(
    rows: list[Row], parts: dict[str, Any], low: int | None, high: int | None
) -> None:
    """Of the same rule and subject; in low an earlier one counts that may apply, in high one that surely does."""
    assert ("e1", low, high) in doubled(["2020-01-01", "2020-01-02"], rows, **parts)


def test_repeated_has_each_reading_its_own_length() -> None:
    """-50 counts for two years and -20 for one: in high what was done in between is no repetition."""
    days = ["2018-01-01", "2019-06-01"]

    assert ("e1", -100, -20) in doubled(days, effect=points("-50", "-20"))


def test_repeated_is_not_what_was_void() -> None:
    """A revoked row makes nothing a repetition."""
    rows: list[Row] = [{}, {"event": "z"}, {"conduct": "record.revoked", "ref": "e0"}]

    assert ("z", -30, -30) in doubled(["2020-01-01", "2020-01-02", "2020-01-03"], rows)


def test_repeated_charges_are_each_multiplied() -> None:
    """The points are those of one charge times the charges; what lasts still is valid still."""
    rules = (rule("r", "a.lasting", -10, every=Duration(months=1)),)
    plan = plan_of(catalog_of(repeat=Repeat(Decimal("1.5")), validity=CLASSES, rules=rules))
    log = [{"conduct": "a.lasting", "date": date(2018, 1, 1)}, {"conduct": "a.lasting", "date": date(2020, 5, 15)}]

    assert [("e0", 30, -300), ("e1", 2, -30)] == found("valued", "event, charges, points_low", plan, log)


# --- Dated


def dates(one: Rule, *rows: Row, classes: tuple[ValidityClass, ...] = CLASSES) -> list[tuple[Any, ...]]:
    """Until when, in both readings, and whether that is not known."""
    plan = plan_of(catalog_of(grades=GRADES, validity=classes, rules=(one,)))
    return found("valued", "until_low, until_high, validity_unknown", plan, list(rows))


@pytest.mark.parametrize(
    ("effect", "until"),
    [
        (-40, "2021-02-28"),
        (-41, "2022-02-28"),
        (points("-41", "-40"), ("2022-02-28", "2021-02-28")),
        (points(None, "-40"), ("2022-02-28", "2021-02-28")),
        ("B", "2021-02-28"),
        ("C", "2023-02-28"),
        (10, None),
        (points("-40", "10"), ("2021-02-28", None)),
    ],
    ids=["small", "large", "a range", "no bound", "grade", "its own class", "no class", "none in one reading"],
)
def test_dated_by_the_first_class_that_fits(effect: Any, until: str | tuple[str | None, str | None] | None) -> None:
    """By sign and size of one charge, or by grade; 29 February and a year is 28 February; none fits: not known."""
    ends = until if isinstance(until, tuple) else (until, until)
    expected = [day(end) if end else None for end in ends]

    assert [(*expected, None in expected)] == dates(rule("r", "a.b", effect), {"date": date(2020, 2, 29)})


@pytest.mark.parametrize(
    ("rest", "begun", "until"),
    [
        (Calendar.YEAR, "2020-01-01", "2021-01-01"),
        (Calendar.YEAR, "2019-12-31", "2020-01-01"),
        (Calendar.QUARTER, "2020-02-29", "2020-04-01"),
        (Calendar.QUARTER, "2020-03-31", "2020-04-01"),
        (Calendar.QUARTER, "2019-10-01", "2020-01-01"),
        (Calendar.MONTH, "2020-02-29", "2020-03-01"),
        (Calendar.MONTH, "2020-03-01", "2020-04-01"),
        (Calendar.MONTH, "2019-12-31", "2020-01-01"),
    ],
)
def test_dated_to_the_end_of_the_period(rest: Calendar, begun: str, until: str) -> None:
    """It ends on the first day of the next calendar year, quarter or month."""
    one = rule("r", "a.b", -5, validity=Duration(rest_of=rest))

    assert [(day(until), day(until), False)] == dates(one, {"date": day(begun)})


@pytest.mark.parametrize(
    ("parts", "row", "until"),
    [
        ({}, {"ended": "2020-03-31"}, "2021-03-31"),
        ({}, {}, None),
        ({}, {"ended": "2020-07-01"}, None),
        ({"validity": Duration(rest_of=Calendar.QUARTER)}, {"ended": "2020-03-31"}, "2020-04-01"),
        ({"validity": Duration(days=30)}, {"ended": "2020-03-31"}, "2020-04-30"),
    ],
    ids=["ended", "lasts", "ends after T", "rest of the period in which it ended", "days"],
)
def test_dated_from_the_end_of_what_lasts(parts: dict[str, Any], row: dict[str, str], until: str | None) -> None:
    """Lasting conduct counts from `ended`; while it has not ended by T it has no end, which is known."""
    log = {"conduct": "a.lasting", **{name: day(value) for name, value in row.items()}}
    end = day(until) if until else None

    assert [(end, end, False)] == dates(rule("r", "a.lasting", -5, **parts), log)


BANDS: Final = (
    replace(band("-5", under=Decimal(100)), validity=Duration(days=10)),
    band("-20", start=Decimal(100), under=Decimal(500)),
    replace(band("-50", start=Decimal(500)), validity=Duration(months=36)),
)


@pytest.mark.parametrize(
    ("bands", "of_rule", "amount", "until"),
    [
        (BANDS, None, 50, ("2020-01-11", "2020-01-11")),
        (BANDS, None, 100, ("2021-01-01", "2021-01-01")),
        (BANDS, None, 500, ("2023-01-01", "2023-01-01")),
        (BANDS, Duration(months=2), 100, ("2020-03-01", "2020-03-01")),
        (BANDS, Duration(months=2), 500, ("2023-01-01", "2023-01-01")),
        (BANDS, None, None, ("2023-01-01", "2020-01-11")),
    ],
    ids=["its own", "the class's", "another's own", "the rule's", "before the rule's", "value not known"],
)
def test_dated_by_the_band_that_gives_the_points(
    bands: tuple[Band, ...], of_rule: Duration | None, amount: int | None, until: tuple[str, str]
) -> None:
    """A band's own length goes before the rule's, and that before a class's; of an open value each end has its own."""
    one = rule("r", "a.b", Ladder("amount", bands, gapless=True), validity=of_rule)

    assert [(day(until[0]), day(until[1]), False)] == dates(one, {"amount": amount})


@pytest.mark.parametrize(
    ("bands", "until"),
    [
        ((("-5", 10), ("-5", 20)), ("2020-01-21", "2020-01-11")),
        ((("-5", 20), ("-5", 10)), ("2020-01-21", "2020-01-11")),
        ((("5", 10), ("5", 20)), ("2020-01-11", "2020-01-21")),
        ((("5", 20), ("5", 10)), ("2020-01-11", "2020-01-21")),
    ],
)
def test_dated_bands_of_the_same_points_by_their_length(
    bands: tuple[tuple[str, int], ...], until: tuple[str, str]
) -> None:
    """A deduction lasts longest in low and shortest in high; a bonus the other way round."""
    overlapping = tuple(replace(band(p, start=NOUGHT), validity=Duration(days=n)) for p, n in bands)
    one = rule("r", "a.b", Ladder("amount", overlapping, gapless=True))

    assert [(day(until[0]), day(until[1]), False)] == dates(one, {})
    assert [(day(until[0]), day(until[1]), False)] == dates(one, {"amount": 7})


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (rule("r", "a.b", -5, reach_open=True), ("2021-01-01", "2021-01-01", False)),
        (rule("r", "a.b", points("-5", "0")), ("2021-01-01", "2021-01-01", False)),
        (rule("r", "a.b", 5, reach_open=True, validity=YEAR), ("2021-01-01", "2021-01-01", False)),
        (rule("r", "a.b", "C", reach_open=True), ("2023-01-01", "2023-01-01", False)),
        (rule("r", "a.b", 0), (None, None, False)),
        (
            rule("r", "a.b", Ladder("amount", (replace(band("0", start=NOUGHT), validity=YEAR),), gapless=True)),
            (None, None, False),
        ),
        (rule("r", "a.b", -5, validity_unknown=True), (None, None, True)),
    ],
    ids=[
        "may not apply",
        "may be nothing",
        "a bonus that may not apply",
        "may not set the grade",
        "nothing in either",
        "a band of nothing, with a length",
        "said to be unknown",
    ],
)
def test_dated_where_nothing_is_given(one: Rule, expected: tuple[str | None, str | None, bool]) -> None:
    """A reading in which nothing is given has the dates of the other; nothing at all has no end."""
    low, high, unknown = expected

    assert [(low and day(low), high and day(high), unknown)] == dates(one, {})


@pytest.mark.parametrize(
    ("begun", "alive"), [("2019-06-30", False), ("2019-07-01", True)], ids=["T is the end", "T is a day before"]
)
def test_valued_is_in_force_until_the_day_before_its_end(begun: str, *, alive: bool) -> None:
    """On its last day it has expired."""
    plan = plan_of(catalog_of(validity=CLASSES, rules=(rule("r", "a.b", -5),)))

    assert [(alive, alive)] == found("valued", "alive_low, alive_high", plan, [{"date": day(begun)}])


def test_valued_has_no_length_where_no_rule_says_one() -> None:
    """It counts on; that is said only of what has an effect."""
    rules = (rule("r", "a.b", -5), rule("nothing", "a.d", 0))
    log = [{}, {"conduct": "a.d"}]

    assert [("e0", None, True, True), ("e1", None, False, True)] == found(
        "valued", "event, until_low, validity_unknown, alive_high", plan_of(catalog_of(rules=rules)), log
    )
