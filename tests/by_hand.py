"""Catalogs and logs built by hand, for cases that are worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from oracle import Entry, Event, Record, evaluate
from strategies import SOURCE, catalog_of, conduct, fixed, vocabulary_of

from scorecat.model.catalog import Catalog, Counting, Floor, Freeze, Grade, Limit, PassOn, Repair, Repeat, ValidityClass
from scorecat.model.condition import Within
from scorecat.model.finding import Location
from scorecat.model.rule import (
    Accumulated,
    Amount,
    Band,
    Calendar,
    Cap,
    DirectGrade,
    Duration,
    Effect,
    Ladder,
    Rule,
    Tier,
    Variant,
)

YEAR: Final = Duration(months=12)
DAY: Final = date(2020, 2, 1)
HERE: Final = Location("test.yaml", 1, 1)

# --- Catalogs by hand -------------------------------------------------------------------------------------


def points(low: str | None, high: str | None) -> Amount:
    """A range; None where no bound is known."""
    return Amount(None if low is None else Decimal(low), None if high is None else Decimal(high))


def rule(id_: str, code: str | tuple[str, ...], *effects: Effect | int | str, **parts: Any) -> Rule:
    """One clause; a number is fixed points, a word a direct grade, several effects a conflict."""
    found = [
        fixed(str(effect)) if isinstance(effect, int) else DirectGrade(effect) if isinstance(effect, str) else effect
        for effect in effects
    ]
    return Rule(
        id=id_,
        conducts=(code,) if isinstance(code, str) else code,
        variants=tuple(Variant(effect, SOURCE) for effect in found),
        where=HERE,
        **parts,
    )


def pair(low: int | None, high: int | None) -> tuple[Decimal | None, Decimal | None]:
    """A score or points as they come out."""
    return None if low is None else Decimal(low), None if high is None else Decimal(high)


def band(value: str | Amount, **bounds: Decimal) -> Band:
    """One step of a ladder on `amount`."""
    return Band(Within("amount", **bounds), fixed(value) if isinstance(value, str) else value)


def grade(name: str, bound: int | None = None, *, to: int | None = None, up_to: int | None = None) -> Grade:
    """A grade that begins at a bound, or between two."""
    easy = None if bound is None else Limit(Decimal(bound))
    return Grade(name, easy if to is None else Limit(Decimal(to)), easy, None if up_to is None else Decimal(up_to))


def above(name: str, bound: int) -> Grade:
    """A grade whose bound is only known to lie above a value."""
    return Grade(name, None, Limit(Decimal(bound), open=True))


def event(id_: str, day: str, code: str, act: str | None = None, **attributes: Any) -> Event:
    """One line of the log of p1; numbers are decimals and `ended` is a date."""
    read = {
        name: date.fromisoformat(value) if name == "ended" else Decimal(value) if isinstance(value, int) else value
        for name, value in attributes.items()
    }
    return Event("p1", date.fromisoformat(day), code, id_, act, read)


VOCABULARY: Final = vocabulary_of(
    *map(
        conduct,
        (
            "utilities.theft",
            "traffic.drink-driving",
            "penalty.detention",
            "commerce.other",
            "traffic.fine",
            "honour.lost-property",
            "transport.taxi-no-show",
            "utilities.arrears",
            "commerce.counterfeits",
            "charity.blood",
            "charity.donation",
            "tax.evasion",
            "tax.resistance",
            "court.dishonest-list",
            "court.dishonest-list.violent",
        ),
    ),
    conduct("loan.arrears", "ended"),
)
CLASSES: Final = (
    ValidityClass("grade B", None, Duration(months=24)),
    ValidityClass("grade C", None, Duration(months=36)),
    ValidityClass("grade D", None, Duration(months=60)),
    ValidityClass("deduction", Decimal(40), YEAR),
    ValidityClass("deduction", None, Duration(months=24)),
    ValidityClass("bonus", None, YEAR),
)
GRADES: Final = (
    grade("AAA", 1050),
    grade("AA", 1030),
    grade("A", 960),
    grade("B", 850),
    grade("C", 600),
    replace(grade("D", up_to=599), fell_from=(("A", "DA"), ("B", "DB"), ("C", "DC"))),
)
FINE: Final = Ladder(
    "amount",
    (
        band("-10", up_to=Decimal(500)),
        band("-20", start=Decimal(500), up_to=Decimal(1000)),
        band("-30", over=Decimal(1000), up_to=Decimal(2000)),
        band("-40", over=Decimal(2000)),
    ),
    gapless=True,
)
LOST_PROPERTY: Final = Ladder(
    "amount",
    (
        band("2", start=Decimal(100), up_to=Decimal(1000)),
        band("3", over=Decimal(1000), up_to=Decimal(5000)),
        band("5", over=Decimal(5000), up_to=Decimal(10000)),
        band("10", over=Decimal(10000)),
    ),
    gapless=False,
)
DONATION: Final = Accumulated(
    "amount",
    Calendar.YEAR,
    tiers=tuple(
        Tier(Decimal(over), None if up_to is None else Decimal(up_to), Decimal(each), Decimal(1), Decimal(10))
        for over, up_to, each in ((0, 1000, 100), (1000, 5000, 400), (5000, 10000, 500), (10000, None, 1000))
    ),
)


def pass_on(*to: str, of: str | None = None, reach_open: bool = False, conducts: tuple[str, ...] = ()) -> PassOn:
    """Pass on to whom one of these relations leads."""
    return PassOn("pass-on", conducts, () if of is None else (of,), to, reach_open, SOURCE)


def repair(id_: str, code: str, instead: int | str, after: str = "step.done", **parts: Any) -> Repair:
    """Put points or a grade in the place of what a conduct gives."""
    plain: dict[str, Any] = {
        "grade": None, "subjects": None, "passed_on": None, "reach_open": False, "lasts": None,
        "source": SOURCE, "where": HERE,
    }  # fmt: skip
    left = Decimal(instead) if isinstance(instead, int) else instead
    return Repair(id=id_, after=(after,), conducts=(code,), instead=left, **{**plain, **parts})


def cap(limit: int, per: Calendar | Duration = Calendar.YEAR, *rules: str) -> Cap:
    """A cap of a rule, or of a group."""
    return Cap(Decimal(limit), per, SOURCE, "cap" if rules else "", rules)


WENDENG: Final = catalog_of(
    place="wendeng",
    grades=GRADES,
    one_act=Counting.STRONGEST,
    direct_grade_score=Floor.FLOOR,
    repeat=Repeat(Decimal(2)),
    freeze=Freeze.FROZEN,
    validity=CLASSES,
    rules=(
        rule("utilities-theft", "utilities.theft", -60),
        rule("utilities-arrears", "utilities.arrears", -20),
        rule("counterfeits", "commerce.counterfeits", -30),
        rule("drink-driving", "traffic.drink-driving", "B"),
        rule("detention", "penalty.detention", "C"),
        rule("commerce-other", "commerce.other", points("-50", "-5")),
        rule("fine", "traffic.fine", FINE),
        rule("lost-property", "honour.lost-property", LOST_PROPERTY),
        rule("court-list", "court.dishonest-list", "D"),
        rule("tax-evasion", "tax.evasion", -30),
        rule("tax-resistance", "tax.resistance", -50),
        rule("blood", "charity.blood", 10),
        rule("donation", "charity.donation", DONATION, cap=cap(40)),
    ),
    pass_on=(pass_on("legal-representative", of="organisation"),),
    repairs=(repair("performed", "court.dishonest-list", -50, "court.judgment-performed", lasts=Duration(months=24)),),
)


def one_record(catalog: Catalog, *events: Event, as_of: str, **parts: Any) -> Record:
    """The single record of p1."""
    found = evaluate((catalog,), VOCABULARY, events, date.fromisoformat(as_of), **parts)
    (own,) = [one for one in found if one.subject == "p1"]
    return own


def one_entry(catalog: Catalog, *events: Event, as_of: str = "2020-06-30") -> Entry:
    """The single entry of p1."""
    (found,) = one_record(catalog, *events, as_of=as_of).entries
    return found


def small(*rules: Rule, **parts: Any) -> Catalog:
    """Wendeng's grades and classes with rules of the case's own; nothing is repeated, frozen, repaired or passed on."""
    plain: dict[str, Any] = {"repeat": None, "freeze": Freeze.COUNTED, "repairs": (), "pass_on": ()}
    return replace(WENDENG, rules=rules, **{**plain, **parts})
