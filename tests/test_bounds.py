"""No way of settling what is open gives less than low or more than high: by brute force on small logs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pytest
from by_hand import (
    DAY,
    VOCABULARY,
    YEAR,
    above,
    band,
    cap,
    event,
    grade,
    points,
    repair,
    rule,
    small,
)
from hypothesis import given
from hypothesis import strategies as st
from settlements import breaches
from strategies import SOURCE, Scenario, scenarios

from scorecat.catalog.findings import Remarks
from scorecat.catalog.meaning import check
from scorecat.files.document import Document, Span
from scorecat.model.catalog import Catalog, Counting, Floor, Multiplier, Repeat, ValidityClass
from scorecat.model.condition import AnyOf, OneOf, Within
from scorecat.model.rule import Accumulated, Calendar, Duration, Effect, Ladder, Rule, Step, Tier
from scorecat.model.rule import Span as Days

if TYPE_CHECKING:
    from random import Random

    from oracle import Event

THEFT: Final = event("e1", "2020-02-01", "utilities.theft")
OTHER: Final = event("e1", "2020-01-15", "commerce.other")


@given(
    scenarios(max_catalogs=1, min_events=2, max_events=6, subjects=2, bounds=True),
    st.randoms(use_true_random=True),
    st.booleans(),
)
def test_no_settlement_is_out_of_bounds(scenario: Scenario, random: Random, one_act: bool) -> None:
    """No way of settling what is open gives less than low or more than high."""
    if one_act:
        scenario = replace(scenario, events=tuple(replace(each, act="act1") for each in scenario.events))

    assert breaches(scenario, random) == []


SPECIAL: Final = event("e1", "2020-02-01", "court.dishonest-list.violent")
SERIOUS: Final = OneOf("severity", ("serious",))
THREE_GRADES: Final = (grade("A", 1200), grade("B", 950, to=1050), grade("D"))


def special(*effects: Effect | int | str) -> Rule:
    """A clause for the special case that may not apply."""
    return rule("special", "court.dishonest-list.violent", *effects, when=SERIOUS)


DAYS_30: Final = Duration(days=30)
DOUBT: Final = rule("x", "commerce.other", -7, reach_open=True, validity=Duration(months=120))
DOUBTED: Final = event("zz", "2020-05-01", "commerce.other")
"""Something else that is open, so that low and high are never simply each other's."""


def steps(*points_from: tuple[int, int]) -> Accumulated:
    """Points from totals of a year on, a higher step in the place of a lower."""
    return Accumulated("amount", Calendar.YEAR, steps=tuple(Step(Decimal(a), Decimal(b)) for a, b in points_from))


def gift(id_: str, day: str, amount: int | None = None) -> Event:
    """A donation, of an amount that may not be known."""
    return event(id_, day, "charity.donation", None, **({} if amount is None else {"amount": amount}))


DONE: Final = event("s", "2020-03-10", "step.done", ref="e1")
BY_SIZE: Final = (ValidityClass("bonus", Decimal(5), YEAR), ValidityClass("bonus", None, Duration(months=24)))
NEXT_YEAR: Final = event("s", "2020-09-10", "step.done", ref="e1")

DOUBTFUL: Final[dict[str, tuple[Catalog, tuple[Event, ...], str]]] = {
    "high: a grade that may apply would supersede points": (
        small(rule("g", "utilities.theft", "B", when=SERIOUS), rule("p", "utilities.theft", -300)),
        (THEFT,),
        "2020-06-30",
    ),
    "low: of two sides the worse grade has no floor": (
        small(rule("g", "utilities.theft", "B", "D"), grades=THREE_GRADES),
        (THEFT,),
        "2020-06-30",
    ),
    "low: of two sides the better grade has expired and supersedes nothing": (
        small(
            rule("g", "utilities.theft", "B", "C"),
            rule("p", "commerce.other", -500, 5),
            direct_grade_score=Floor.NONE,
        ),
        (replace(THEFT, act="a"), event("e2", "2022-02-01", "commerce.other", "a")),
        "2022-02-02",
    ),
    "high: a corrected grade may have a floor above the value known": (
        small(
            rule("g", "utilities.theft", "B"),
            rule("p", "commerce.other", 500),
            grades=(grade("A", 1320), above("B", 800), grade("D")),
        ),
        (THEFT, event("e2", "2020-03-01", "record.corrected", ref="e1"), replace(OTHER, event="e3")),
        "2020-06-30",
    ),
    "displacing: a grade takes the place of points": (
        small(special("B"), rule("p", "court.dishonest-list", points("-300", "-100"))),
        (SPECIAL,),
        "2020-06-30",
    ),
    "displacing: the kind end of a range is kinder": (
        small(special(points("-20", "-2")), rule("p", "court.dishonest-list", -10)),
        (SPECIAL,),
        "2020-06-30",
    ),
    "displacing: one takes the place of two": (
        small(
            special(-30),
            rule("p", "court.dishonest-list", points("-20", "-5")),
            rule("q", "court.dishonest-list", points("-20", "-5")),
            one_act=Counting.ALL,
        ),
        (SPECIAL,),
        "2020-06-30",
    ),
    "validity: 30 days may be longer than a month": (
        small(
            rule("r", "utilities.theft", points("-50", "-5")),
            rule("p", "utilities.theft", 10, -10),
            validity=(
                ValidityClass("deduction", Decimal(20), Duration(days=30)),
                ValidityClass("deduction", None, Duration(months=1)),
            ),
            one_act=Counting.ALL,
        ),
        (THEFT,),
        "2020-03-01",
    ),
    "overlapping bands: the smaller at its low end is the larger at its high end": (
        small(
            rule(
                "r",
                "utilities.theft",
                Ladder(
                    "amount",
                    (band(points("10", "20"), up_to=Decimal(500)), band(points("5", "50"), start=Decimal(500))),
                    gapless=True,
                ),
            )
        ),
        (replace(THEFT, attributes={"amount": Decimal(500)}),),
        "2020-06-30",
    ),
    "adding up: an open event may be small and have ended": (
        small(rule("r", "charity.donation", steps((50, 5), (100, 10))), validity=BY_SIZE),
        (gift("e1", "2020-01-10"), gift("e2", "2020-12-01", 100)),
        "2021-03-01",
    ),
    "adding up: one between may take all and have ended": (
        small(rule("r", "charity.donation", steps((50, 5), (100, 10))), validity=BY_SIZE),
        (gift("e1", "2020-01-10"), gift("e2", "2020-02-01", 40), gift("e3", "2020-12-01", 60)),
        "2021-03-01",
    ),
    "adding up: a later one may be larger than alone and live longer": (
        small(
            rule(
                "r",
                "charity.donation",
                Accumulated("amount", Calendar.YEAR, tiers=(Tier(Decimal(0), None, Decimal(100), Decimal(10)),)),
                when=AnyOf((OneOf("severity", ("serious",)), Within("amount", under=Decimal(200)))),
            ),
            validity=(ValidityClass("bonus", Decimal(10), YEAR), ValidityClass("bonus", None, Duration(months=24))),
        ),
        (gift("e1", "2020-01-10", 250), gift("e2", "2020-02-01", 150)),
        "2021-03-01",
    ),
    "adding up: an open event may fall where a cap is full": (
        small(
            rule("r", "charity.donation", steps((100, 10))),
            rule("b", "charity.blood", 10),
            caps=(cap(10, Calendar.QUARTER, "r", "b"),),
        ),
        (event("e1", "2020-01-05", "charity.blood"), gift("e2", "2020-02-10"), gift("e3", "2020-12-01", 100)),
        "2020-12-31",
    ),
    "adding up: an open event may fall where nothing is multiplied": (
        small(
            rule("r", "charity.donation", steps((100, 10))),
            multipliers=(Multiplier("m", ("r",), Decimal(3), Days(date(2020, 6, 1)), SOURCE),),
        ),
        (gift("e1", "2020-01-10"), gift("e2", "2020-07-01", 100)),
        "2020-12-31",
    ),
    "adding up: an open event may be repaired": (
        small(
            rule("r", "charity.donation", steps((100, -10))),
            repairs=(repair("p", "charity.donation", 0),),
        ),
        (gift("e1", "2020-01-10"), gift("e2", "2020-02-01", 100), DONE),
        "2020-12-31",
    ),
    "caps: what may be repaired may leave its room to another": (
        small(
            rule("r", "utilities.theft", -10, cap=cap(-10)),
            repairs=(repair("p", "utilities.theft", -5, reach_open=True),),
        ),
        (THEFT, replace(THEFT, event="e2", date=date(2020, 2, 10)), DONE),
        "2020-12-31",
    ),
    "caps: what may replace nothing": (
        small(
            rule("r", "utilities.theft", -10, cap=cap(-10)),
            repairs=(repair("p", "utilities.theft", -5, reach_open=True),),
        ),
        (replace(THEFT, event="e0", date=date(2020, 1, 10)), THEFT, DONE),
        "2020-12-31",
    ),
    "caps: between the ends it may have ended, and fill": (
        small(
            rule("r", "utilities.theft", points("-30", "0")),
            rule("q", "commerce.other", -10),
            caps=(cap(-3, Calendar.YEAR, "r", "q"),),
            validity=(ValidityClass("deduction", Decimal(5), DAYS_30), ValidityClass("deduction", None, YEAR)),
        ),
        (THEFT, replace(OTHER, event="e2", date=date(2020, 2, 10))),
        "2020-06-30",
    ),
    "caps: what one gives more, another gives less, in another month": (
        small(
            rule("r", "charity.blood", points("2", "5"), cap=cap(5)),
            caps=(cap(3, Calendar.MONTH, "r"),),
        ),
        (event("e1", "2020-01-10", "charity.blood"), event("e2", "2020-02-10", "charity.blood")),
        "2020-12-31",
    ),
    "caps: what one rule gives more, another gives less": (
        small(
            rule("r", "charity.blood", points("2", "5")),
            rule("q", "utilities.theft", 3),
            rule("x", "commerce.other", points("0", "5")),
            caps=(cap(5, Calendar.YEAR, "r", "q"), cap(2, Calendar.YEAR, "r")),
        ),
        (
            event("e1", "2020-01-10", "charity.blood"),
            event("e2", "2020-02-10", "utilities.theft"),
            replace(OTHER, event="e3"),
        ),
        "2020-12-31",
    ),
    "repair: it names one side of a conflict": (
        small(
            rule("g", "court.dishonest-list", "B", "C", "D"),
            rule("x", "utilities.theft", -100, reach_open=True),
            repairs=(repair("p", "court.dishonest-list", -50, grade="D"),),
        ),
        (event("e1", "2020-02-10", "court.dishonest-list"), replace(THEFT, event="e2"), DONE),
        "2020-12-31",
    ),
    "repair: open, and harsher than a halved deduction": (
        small(
            rule("r", "utilities.theft", -20),
            rule("x", "commerce.other", -10, reach_open=True),
            repairs=(repair("p", "utilities.theft", -20, reach_open=True),),
            multipliers=(Multiplier("m", ("r",), Decimal("0.5"), Days(date(2020, 1, 1)), SOURCE),),
        ),
        (THEFT, replace(OTHER, event="e2"), DONE),
        "2020-12-31",
    ),
    "repair: open, and harsher than a range that may be nothing": (
        small(
            rule("r", "utilities.theft", points("-20", "0")),
            repairs=(repair("p", "utilities.theft", -50, reach_open=True),),
        ),
        (THEFT, DONE),
        "2020-12-31",
    ),
    "repair: not for this subject, so a later clause counts": (
        small(
            rule("r", "utilities.theft", -60, validity=YEAR),
            repairs=(
                repair("p", "utilities.theft", -20, subjects=OneOf("role", ("x",)), lasts=YEAR),
                repair("q", "utilities.theft", -50, lasts=Duration(months=60)),
            ),
        ),
        (THEFT, DONE),
        "2021-12-31",
    ),
    "repair: the first may be for this subject, and not granted": (
        small(
            rule("g", "utilities.theft", "C"),
            repairs=(
                repair("p", "utilities.theft", 0, subjects=OneOf("role", ("x",)), reach_open=True),
                repair("q", "utilities.theft", -2),
            ),
        ),
        (THEFT, DONE),
        "2020-12-31",
    ),
    "repair: what it leaves outlives the effect, had it stayed": (
        small(
            rule("r", "utilities.theft", -60, validity=YEAR),
            repairs=(repair("p", "utilities.theft", -50, reach_open=True, lasts=Duration(months=60)),),
        ),
        (THEFT, NEXT_YEAR),
        "2021-06-30",
    ),
    "repair: what it leaves is worse than the floor it takes away": (
        small(
            rule("g", "court.dishonest-list", "D"),
            rule("p", "utilities.theft", -500),
            repairs=(repair("p", "court.dishonest-list", -50, reach_open=True),),
            one_act=Counting.ALL,
        ),
        (event("e1", "2020-02-10", "court.dishonest-list"), replace(THEFT, event="e2"), DONE),
        "2020-12-31",
    ),
    "acts: a cap may leave nothing of the stronger": (
        small(
            rule("a", "utilities.theft", points("5", "10")),
            rule("b", "utilities.theft", 7, cap=cap(7)),
        ),
        (event("e0", "2020-01-10", "utilities.theft"), THEFT),
        "2020-06-30",
    ),
    "bands: as large, and they last differently": (
        small(
            rule(
                "r",
                "charity.blood",
                Ladder(
                    "amount",
                    (
                        replace(band("10", under=Decimal(10)), validity=YEAR),
                        replace(band("10", start=Decimal(10)), validity=Duration(months=24)),
                    ),
                    gapless=True,
                ),
            )
        ),
        (event("e1", "2020-02-10", "charity.blood"),),
        "2021-12-31",
    ),
    "displacing, repeated: what it takes the place of may be multiplied": (
        small(special(-30), rule("g", "court.dishonest-list", -20), DOUBT, repeat=Repeat(Decimal(2))),
        (event("e0", "2020-01-01", "court.dishonest-list"), SPECIAL, DOUBTED),
        "2020-06-30",
    ),
    "displacing, multiplied: the other alone": (
        small(
            special(-30),
            rule("g", "court.dishonest-list", -20),
            DOUBT,
            multipliers=(Multiplier("m", ("g",), Decimal(3), Days(date(2020, 1, 1)), SOURCE),),
        ),
        (SPECIAL, DOUBTED),
        "2020-06-30",
    ),
    "displacing, capped: itself alone": (
        small(replace(special(-30), cap=cap(-10)), rule("g", "court.dishonest-list", -20), DOUBT),
        (SPECIAL, DOUBTED),
        "2020-06-30",
    ),
    "displacing, capped: itself alone, in a group": (
        small(
            special(-30),
            rule("g", "court.dishonest-list", -20),
            DOUBT,
            caps=(cap(-10, Calendar.YEAR, "special"),),
        ),
        (SPECIAL, DOUBTED),
        "2020-06-30",
    ),
    "displacing, repaired: by a clause that names its grade alone": (
        small(
            special("D"),
            rule("g", "court.dishonest-list", "C"),
            DOUBT,
            repairs=(repair("p", "court.dishonest-list", -50, grade="D"),),
        ),
        (SPECIAL, DONE, DOUBTED),
        "2020-06-30",
    ),
    "displacing, repaired: one in the place of two": (
        small(
            special(-30),
            rule("g", "court.dishonest-list", -15),
            rule("h", "court.dishonest-list", -15),
            DOUBT,
            repairs=(repair("p", "court.dishonest-list", -10),),
            one_act=Counting.ALL,
        ),
        (SPECIAL, DONE, DOUBTED),
        "2020-06-30",
    ),
    "displacing, in bands: one of its bands alone is weaker": (
        small(
            special(
                Ladder("amount", (band("-5", under=Decimal(10)), band("-50", start=Decimal(10))), gapless=True),
            ),
            rule("g", "court.dishonest-list", points("-20", "-5")),
        ),
        (replace(SPECIAL, attributes={"amount": Decimal(1)}),),
        "2020-06-30",
    ),
    "displacing, adding up: it may give less than its most": (
        small(
            special(Accumulated("amount", Calendar.YEAR, tiers=(Tier(Decimal(0), None, Decimal(100), Decimal(10)),))),
            rule("g", "court.dishonest-list", points("0", "30")),
        ),
        (replace(SPECIAL, attributes={"amount": Decimal(100)}),),
        "2020-06-30",
    ),
    "displacing, in bands: its band lasts less long": (
        small(
            special(Ladder("amount", (replace(band("-50", start=Decimal(0)), validity=DAYS_30),), gapless=True)),
            rule("g", "court.dishonest-list", -20, validity=YEAR),
            DOUBT,
        ),
        (replace(SPECIAL, attributes={"amount": Decimal(1)}), DOUBTED),
        "2020-06-30",
    ),
    "validity, sides: a band of one side lasts longer than the harsher side": (
        small(
            rule(
                "r",
                "utilities.theft",
                Ladder("amount", (replace(band("-5", start=Decimal(0)), validity=YEAR),), gapless=True),
                -50,
                validity=DAYS_30,
            ),
            DOUBT,
        ),
        (replace(THEFT, attributes={"amount": Decimal(1)}), DOUBTED),
        "2020-06-30",
    ),
    "validity, multiplied: a band without a length comes into a longer class": (
        small(
            rule(
                "r",
                "utilities.theft",
                Ladder(
                    "amount",
                    (replace(band("-30", under=Decimal(10)), validity=YEAR), band("-20", start=Decimal(10))),
                    gapless=True,
                ),
            ),
            DOUBT,
            multipliers=(Multiplier("m", ("r",), Decimal(3), Days(date(2020, 1, 1)), SOURCE),),
        ),
        (THEFT, DOUBTED),
        "2021-06-30",
    ),
}
"""Catalogs and logs that once broke the bounds."""
REFUSED: Final = tuple(name for name in DOUBTFUL if name.startswith(("displacing", "validity")))
"""Nothing in the semantics can hold these: the loading of a catalog refuses them."""


@pytest.mark.parametrize("name", [name for name in DOUBTFUL if name not in REFUSED])
def test_bounds_hold_where_they_once_broke(name: str) -> None:
    """Every settlement of these lies within low and high."""
    assert _breaches_of(name) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_reading_can_bound_is_refused(name: str) -> None:
    """It cannot be loaded."""
    catalog, _, _ = DOUBTFUL[name]
    remarks = Remarks(Document("test.yaml", {"rules": [{"points": 0} for _ in catalog.rules]}, Span(1, 1, 1, 1)))
    check(catalog, list(enumerate(catalog.rules)), remarks)

    assert {one.code for one in remarks.found} in ({"SC315"}, {"SC316"})


def _breaches_of(name: str) -> list[str]:
    catalog, events, as_of = DOUBTFUL[name]
    t = date.fromisoformat(as_of)
    return breaches(Scenario((catalog,), VOCABULARY, events, t, None, frozenset(), in_force_only=False))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_does_break_the_bounds(name: str) -> None:
    """No rule is refused for nothing."""
    assert _breaches_of(name) != []


@pytest.mark.parametrize(
    ("rules", "floor"),
    [
        ((rule("g", "utilities.theft", "D", when=SERIOUS), rule("h", "utilities.theft", "C")), Floor.FLOOR),
        ((rule("g", "utilities.theft", "D", "A"), rule("h", "utilities.theft", "B")), Floor.UNKNOWN),
    ],
    ids=["high: it may not apply", "low: a conflict"],
)
def test_last_grade_without_a_floor(rules: tuple[Rule, Rule], floor: Floor) -> None:
    """A grade that has no number beside one that has: no settlement is out of bounds."""
    grades = (grade("A", 1000), above("B", 950), grade("C", 600), grade("D"))
    catalog = small(*rules, grades=grades, direct_grade_score=floor)
    scenario = Scenario((catalog,), VOCABULARY, (THEFT,), DAY, None, frozenset(), in_force_only=False)

    assert breaches(scenario) == []
