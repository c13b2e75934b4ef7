"""Stage *accumulated*: what each event adds to the points of its total so far."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import cap, rule
from engine.engine_small import DAY, day, found, plan_of
from strategies import SOURCE, catalog_of

from scorecat.model.catalog import Multiplier, ValidityClass
from scorecat.model.condition import OneOf
from scorecat.model.rule import Accumulated, Calendar, Combine, Duration, Span, Step, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.engine_small import Row

    from scorecat.engine.plan import Plan

YEAR: Final = Calendar.YEAR


def tier(over: str, up_to: str | None, each: str, add: str, at_most: str | None = None) -> Tier:
    """One tier."""
    ends = [None if end is None else Decimal(end) for end in (up_to, at_most)]
    return Tier(Decimal(over), ends[0], Decimal(each), Decimal(add), ends[1])


def steps(combine: Combine, *found: tuple[str, str], of: str | None = None, per: Calendar = YEAR) -> Accumulated:
    """Points from totals on."""
    return Accumulated(
        of, per, steps=tuple(Step(Decimal(start), Decimal(points)) for start, points in found), combine=combine
    )


def amounts(*sizes: str | None) -> list[Row]:
    """Events of the same day, each with an amount or without."""
    return [{"amount": None if size is None else Decimal(size)} for size in sizes]


def of_amounts(*tiers: Tier, per: Calendar = YEAR) -> Accumulated:
    """Tiers of amounts."""
    return Accumulated("amount", per, tiers=tiers)


def plan(effect: Accumulated, of_rule: Mapping[str, Any] | None = None, as_of: date = DAY, **parts: Any) -> Plan:
    """A plan of one rule on what adds up, beside another."""
    rules = (rule("r", "a.b", effect, **(of_rule or {})), rule("other", "a.d", 1))
    return plan_of(catalog_of(rules=rules, **parts), as_of=as_of)


HUNDREDS: Final = of_amounts(tier("0", "1000", "100", "1"))
BLOOD: Final = steps(Combine.REPLACE, ("2", "-5"), ("4", "-20"))


@pytest.mark.parametrize(
    ("effect", "sizes", "given"),
    [
        (HUNDREDS, ["150", "150", "99", "1"], ["1", "2", "0", "1"]),
        (HUNDREDS, ["99.99", "0.01", "0", "5000"], ["0", "1", "0", "9"]),
        (of_amounts(tier("0", "1000", "400", "1")), ["1100", "200"], ["2", "0"]),
        (of_amounts(tier("0", None, "100", "-3", "-10")), ["200", "200", "100"], ["-6", "-4", "0"]),
        (
            of_amounts(tier("0", "1000", "100", "1"), tier("1000", None, "500", "2", "6")),
            ["1250", "250", "499", "9999"],
            ["10", "2", "0", "4"],
        ),
        (of_amounts(tier("500", None, "100", "1")), ["500", "100", "99"], ["0", "1", "0"]),
        (of_amounts(tier("0", None, "0.1", "1")), ["0.3", "0.1", "0.2", "0.05", "0.0499", "0.0001"], "312001"),
        (of_amounts(tier("0", None, "0.0001", "0.0001")), ["0.0003", "1"], ["0.0003", "1"]),
        (of_amounts(tier("0", None, "0.07", "0.1")), ["0.21", "0.49"], ["0.3", "0.7"]),
        (BLOOD, [None] * 5, ["0", "-5", "0", "-15", "0"]),
        (replace(BLOOD, combine=Combine.ADD), [None] * 5, ["0", "-5", "0", "-20", "0"]),
        (steps(Combine.REPLACE, ("0.3", "5"), of="amount"), ["0.1", "0.1999", "0.0001"], "005"),
    ],
    ids=[
        *("partial steps are carried", "to the cent", "beyond the end", "at most", "two tiers", "not from nothing"),
        *("tenths", "the smallest", "no binary fractions", "replace", "add", "steps of amounts"),
    ],
)
def test_accumulated_gives_the_step_that_the_event_makes(
    effect: Accumulated, sizes: Sequence[str | None], given: Sequence[str]
) -> None:
    """What the total gives with the event, less what it gave before: full steps only, in exact decimals."""
    answer = found("accumulated", "event, given_low, given_high, value_open", plan(effect), amounts(*sizes))

    assert answer == [(f"e{n}", Decimal(one), Decimal(one), False) for n, one in enumerate(given)]


def test_accumulated_takes_both_ways_where_the_text_does_not_say() -> None:
    """Of steps that replace or add, low takes the lower points and high the higher."""
    unknown = replace(BLOOD, combine=Combine.UNKNOWN)

    assert [("e0", 0, 0), ("e1", -5, -5), ("e2", 0, 0), ("e3", -20, -15)] == found(
        "accumulated", "event, given_low, given_high", plan(unknown), [{}] * 4
    )


@pytest.mark.parametrize(
    ("per", "given"),
    [
        (Calendar.MONTH, [0, 0, -5, 0, 0, -5]),
        (Calendar.QUARTER, [0, -5, 0, 0, 0, -5]),
        (YEAR, [0, -5, 0, -15, 0, -5]),
        (Calendar.LIFETIME, [0, -5, 0, -15, 0, 0]),
    ],
)
def test_accumulated_begins_anew_each_period(per: Calendar, given: list[int]) -> None:
    """A calendar month, quarter or year of the event's date, or all time."""
    dates = ["2020-01-31", "2020-02-01", "2020-02-29", "2020-04-01", "2021-01-01", "2021-01-31"]
    of_years = plan(replace(BLOOD, per=per), as_of=day("2021-06-30"))
    answer = found("accumulated", "date, given_low", of_years, [{"date": day(text)} for text in dates])

    assert answer == [(day(text), points) for text, points in zip(dates, given, strict=True)]


def test_accumulated_is_of_one_subject_and_rule() -> None:
    """What is void adds nothing, nor does another's, nor what another rule reaches, which is not told here."""
    log = [
        {},
        {"subject": "q"},
        {"conduct": "a.d"},
        {"event": "void"},
        {"conduct": "record.revoked", "ref": "void"},
        {"event": "z"},
    ]

    assert [("e0", 0), ("e1", 0), ("z", -5)] == [
        one for one in found("accumulated", "event, given_low", plan(BLOOD), log) if one[0] != "void"
    ]


def test_accumulated_is_multiplied_by_the_day_of_the_event() -> None:
    """The step that an event makes is, not the total."""
    twice = Multiplier("twice", ("r",), Decimal(2), Span(day("2020-02-01")), SOURCE)
    log = [{"date": day(text), "amount": Decimal(150)} for text in ("2020-01-31", "2020-02-01")]

    assert [("e0", 1), ("e1", 4)] == found("accumulated", "event, given_low", plan(HUNDREDS, multipliers=(twice,)), log)


@pytest.mark.parametrize(
    ("effect", "size", "low", "high"),
    [
        (HUNDREDS, None, 0, 10),
        (HUNDREDS, "250", 0, 3),
        (HUNDREDS, "5000", 0, 10),
        (of_amounts(tier("0", None, "100", "1")), None, 0, None),
        (of_amounts(tier("0", None, "100", "1")), "250", 0, 3),
        (of_amounts(tier("0", None, "100", "-2", "-5")), None, -5, 0),
        (of_amounts(tier("0", None, "100", "-2", "-5")), "101", -4, 0),
        (of_amounts(tier("0", "1000", "100", "1"), tier("1000", None, "500", "2", "6")), "1250", 0, 16),
        (steps(Combine.REPLACE, ("2", "-5"), ("4", "-20"), of="amount"), "1", -20, 0),
        (steps(Combine.ADD, ("2", "-5"), ("4", "-20"), of="amount"), "1", -25, 0),
        (steps(Combine.UNKNOWN, ("2", "-5"), ("4", "-20"), of="amount"), None, -25, 0),
    ],
)
def test_accumulated_leaves_an_open_event_out_of_the_total(
    effect: Accumulated, size: str | None, low: int | None, high: int | None
) -> None:
    """What may not apply, or lacks its attribute, gives from nothing to the most it could, and adds nothing."""
    may = plan(effect, {"when": OneOf("severity", ("serious",))})
    (answer, _) = found(
        "accumulated",
        "event, given_low, given_high, open",
        may,
        [*amounts(size), {"severity": "serious", "amount": Decimal(1)}],
    )

    assert answer == ("e0", low, high, True)


SOON: Final = (ValidityClass("bonus", None, Duration(months=1)),)
LATE: Final = (ValidityClass("deduction", None, Duration(months=1)), ValidityClass("bonus", None, Duration(months=9)))


@pytest.mark.parametrize(
    ("parts", "rows", "shaken"),
    [
        ({}, [{}, {}], False),
        ({"validity": SOON}, [{}, {}], True),
        ({"validity": LATE}, [{}, {}], False),
        ({"validity": SOON, "of_rule": {"validity": Duration(months=9)}}, [{}, {}], False),
        ({"of_rule": {"validity": Duration(days=181)}}, [{}, {}], True),
        ({"of_rule": {"validity": Duration(days=182)}}, [{}, {}], False),
        ({"validity": SOON}, [{"event": "void"}, {}], False),
        ({}, [{"act": "x"}, {"conduct": "a.d", "act": "x"}, {}], True),
        ({}, [{}, {"conduct": "a.d", "act": "x"}, {"act": "x"}], True),
        ({}, [{}, {"act": "y"}, {"conduct": "a.d", "act": "x"}], False),
        ({"of_rule": {"cap": cap(9)}}, [{}, {}], False),
        ({"of_rule": {"cap": cap(9, Calendar.LIFETIME)}}, [{}, {}], False),
        ({"of_rule": {"cap": cap(9, Calendar.MONTH)}}, [{}, {}], True),
        ({"of_rule": {"cap": cap(-9, Calendar.MONTH)}}, [{}, {}], False),
        ({"of_rule": {"cap": cap(9, Duration(months=24))}}, [{}, {}], True),
        ({"caps": (cap(9, Calendar.QUARTER, "other", "r"),)}, [{}, {}], True),
        ({"caps": (cap(9, Calendar.QUARTER, "other"),)}, [{}, {}], False),
    ],
    ids=[
        *("all surely count", "the first has ended", "not yet", "nor by the rule's own length", "ends on T"),
        *("ends after T", "void", "the first shares its act", "it does itself", "others do"),
        *("a cap as long", "longer", "shorter", "of the other sign", "a window", "of a group", "of another rule"),
    ],
)
def test_accumulated_after_an_open_event(parts: dict[str, Any], rows: list[Row], *, shaken: bool) -> None:
    """What stands after an open event is open, too, if one from that on to itself may not count in the end."""
    log = [{"amount": None if not number else Decimal(150), **row} for number, row in enumerate(rows)]
    log += [{"conduct": "record.revoked", "ref": "void"}]
    answer = found("accumulated", "event, rule, given_low, given_high, value_open", plan(HUNDREDS, **parts), log)
    (last,) = [one for one in answer if one[1] == 0 and one[0] not in {"e0", "void"}]

    assert last[2:] == ((0, 2, True) if shaken else (1, 1, False))
