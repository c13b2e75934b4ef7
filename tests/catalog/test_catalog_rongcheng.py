"""The shipped Rongcheng catalogs against the numbers of the sources, written here by hand.

Rows 1 to 17 are those of the personal credit evaluation standard (CLT's translation of Attachment 1); the rest is press
and scholarship about Rongcheng, or recalled. Nothing here comes from Wendeng.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest

from scorecat.catalog.library import Library
from scorecat.model.condition import OneOf
from scorecat.model.rule import Amount, Band, DirectGrade, Duration, Ladder

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog
    from scorecat.model.source import Source

LIBRARY: Final = Library()
UNKNOWN: Final = (None, 0)
PLUS: Final = (0, None)
PERSON: Final = OneOf("type", ("person",))

ROWS: Final[dict[str, tuple[str, Any, str, str]]] = {
    # Rule: conducts, points (a number, or from and to), row, evidence. Row 4's cell is merged with row 3's: inferred.
    "contract-breach": ("commerce.contract-breach", -20, "row 1", "translation"),
    "contract-breach-adjudicated": ("commerce.contract-breach.adjudicated", -50, "row 2", "translation"),
    "loan-arrears": ("finance.loan-arrears", -10, "row 3", "translation"),
    "card-overdue": ("finance.card-overdue", -10, "row 4", "recalled"),
    "private-loan-breach": ("finance.private-loan-breach", -20, "row 5", "translation"),
    "illegal-fundraising": ("commerce.illegal-fundraising", -40, "row 6", "translation"),
    "guarantee-breach": ("commerce.guarantee-breach", -20, "row 7", "translation"),
    "debt-adjudicated": ("finance.debt-adjudicated", -30, "row 8", "translation"),
    "pyramid-selling-and-fraud": ("commerce.pyramid-selling commerce.fraud", -30, "row 9", "translation"),
    "counterfeits": ("commerce.counterfeits", -30, "row 10", "translation"),
    "commerce-other": ("commerce.other", (-50, -5), "row 11", "translation"),
    "utility-arrears": ("utilities.arrears", -20, "row 12", "translation"),
    "utility-arrears-adjudicated": ("utilities.arrears.adjudicated", -50, "row 13", "translation"),
    "utility-tampering": ("utilities.tampering", -50, "row 14", "translation"),
    "utility-theft": ("utilities.theft", -60, "row 15", "translation"),
    "utility-destruction": ("utilities.destruction", -100, "row 16", "translation"),
    "inspection-obstructed": ("honesty.inspection-obstructed", UNKNOWN, "row 17", "translation"),
}
REPORTED: Final[dict[str, tuple[str, Any, str, str]]] = {
    # Rule: conducts, points, report, evidence: what the 2016 and the 2019 catalog share.
    "red-light": ("traffic.red-light", -5, "dlf-2017", "press"),
    "red-light-e-bike": ("traffic.red-light.e-bike", (-5, 0), "dlf-2017", "press"),
    "traffic-ticket": ("traffic.violation traffic.fine traffic.warning", -5, "fp-2018", "press"),
    "crossing-not-yielded": ("traffic.crossing-not-yielded", -5, "le-temps", "press"),
    "fighting": ("public-order.fighting", -10, "le-temps", "press"),
    "litter": ("community.litter", UNKNOWN, "le-temps", "press"),
    "elder-neglect": ("family.elder-neglect", UNKNOWN, "le-temps", "press"),
    "service-complaint": ("office.service-complaint", (None, None), "dlf-2017", "press"),
    "neighbour-help": ("community.neighbour-help", 1, "le-temps", "press"),
    "elder-help": ("community.elder-help", 1, "le-temps", "press"),
    "bravery": ("honour.bravery", 30, "fp-2018", "press"),
    "exemplary-business": ("honour.exemplary-business", 30, "fp-2018", "recalled"),
    "family-hardship": ("family.hardship-supported", 30, "fp-2018", "recalled"),
    "donation": ("charity.donation", PLUS, "fp-2018", "press"),
    "volunteering": ("volunteering.hours", PLUS, "fp-2018", "press"),
    "parents-supported": ("family.parents-supported", PLUS, "dpa-2018", "press"),
}
OF_2016: Final[dict[str, tuple[str, Any, str, str]]] = {
    # MIT Technology Review on rules of 2016, the figures recalled.
    "harmful-online": ("speech.harmful-online", -50, "mit-tr-2022", "recalled"),
    "national-contest": ("honour.contest", 40, "mit-tr-2022", "recalled"),
}
TABLE: Final = [
    *(("2019", rule, row[0], row[1], "standard", row[2], row[3]) for rule, row in ROWS.items()),
    *((v, rule, row[0], row[1], row[2], "", row[3]) for v in ("2016", "2019") for rule, row in REPORTED.items()),
    *(("2016", rule, row[0], row[1], row[2], "", row[3]) for rule, row in OF_2016.items()),
]
APART: Final = {"drink-driving", "award"}
"""Rules that are no plain points, each with a test of its own."""


def rongcheng(version: str) -> Catalog:
    """One version of the shipped catalog."""
    return LIBRARY.choose(f"rongcheng@{version}", None)


def ends(points: Any) -> Amount:
    """Points as a table of the tests gives them."""
    low, high = points if isinstance(points, tuple) else (points, points)
    return Amount(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("version", "id_", "conducts", "points", "text", "locator", "evidence"), TABLE, ids=lambda value: str(value)[:20]
)
def test_rule_is_as_its_source_has_it(
    version: str, id_: str, conducts: str, points: Any, text: str, locator: str, evidence: str
) -> None:
    """Conduct, points, source and evidence of each rule are those of the table above."""
    (rule,) = [rule for rule in rongcheng(version).rules if rule.id == id_]
    (variant,) = rule.variants

    assert rule.conducts == tuple(conducts.split())
    assert variant.effect == ends(points)
    assert (variant.source.instrument, variant.source.evidence) == (text, evidence)
    assert not locator or variant.source.locator == locator


@pytest.mark.parametrize(
    ("version", "rules"),
    [("2016", {*REPORTED, *OF_2016, *APART}), ("2019", {*ROWS, *REPORTED, *APART}), ("2021", set())],
)
def test_no_rule_beside_those_of_the_sources(version: str, rules: set[str]) -> None:
    """Nothing is filled in: the catalog has the rules that were read or reported, and no other."""
    assert {rule.id for rule in rongcheng(version).rules} == rules


def test_all_seventeen_rows_of_2019_stand_in_order() -> None:
    """The rules from the standard are rows 1 to 17, one each."""
    found = [rule.source.locator for rule in rongcheng("2019").rules if rule.source.instrument == "standard"]

    assert found == [f"row {number}" for number in range(1, 18)]


def test_rules_of_2019_are_for_persons_and_arrears_run_by_the_month() -> None:
    """The standard is the personal one; only rows 3 and 4 run on a monthly cycle."""
    rules = rongcheng("2019").rules

    assert all(rule.subjects == PERSON for rule in rules)
    assert {rule.id: rule.every for rule in rules if rule.every} == dict.fromkeys(
        ("loan-arrears", "card-overdue"), Duration(months=1)
    )


@pytest.mark.parametrize("version", ["2016", "2019"])
def test_drink_driving_is_an_open_conflict(version: str) -> None:
    """Foreign Policy has grade C, NPR grade B; neither is preferred."""
    (rule,) = [rule for rule in rongcheng(version).rules if rule.id == "drink-driving"]

    assert rule.conducts == ("traffic.drink-driving",)
    assert [(v.effect, v.source.instrument, v.source.evidence) for v in rule.variants] == [
        (DirectGrade("C"), "fp-2018", "press"),
        (DirectGrade("B"), "npr-2018", "press"),
    ]


@pytest.mark.parametrize("version", ["2016", "2019"])
def test_award_ladder(version: str) -> None:
    """30 for a city-level award, read both ways; 5 for a department's, recalled; other levels are not reported."""
    (rule,) = [rule for rule in rongcheng(version).rules if rule.id == "award"]
    (variant,) = rule.variants
    assert isinstance(variant.effect, Ladder)
    city, department = variant.effect.bands

    assert (variant.effect.by, variant.effect.gapless) == ("level", False)
    assert city == Band(OneOf("level", ("county", "prefecture")), ends(30), city.source)
    assert department.condition == OneOf("level", ("county-department", "prefecture-department"))
    assert department.points == ends(5)
    assert [(band.source.instrument, band.source.evidence) for band in (city, department) if band.source] == [
        ("fp-2018", "press"),
        ("fp-2018", "recalled"),
    ]


@pytest.mark.parametrize("version", ["2016", "2019"])
def test_only_the_help_of_neighbours_is_open_in_reach(version: str) -> None:
    """Whether the city or a village gives these points was not reported."""
    assert {rule.id for rule in rongcheng(version).rules if rule.reach_open} == {"neighbour-help", "elder-help"}


@pytest.mark.parametrize(
    ("version", "id_", "hard", "easy", "is_open", "text", "evidence"),
    [
        ("2016", "AAA", None, 1000, True, "dpa-2018", "press"),
        ("2016", "AA", None, 1000, True, "dpa-2018", "press"),
        ("2016", "A", 960, 960, False, "npr-2018", "press"),
        ("2016", "B", 850, 850, False, "npr-2018", "press"),
        ("2016", "C", 600, 599, False, "npr-2018", "press"),
        ("2016", "D", None, None, None, "netzpolitik-2017", "press"),
        ("2019", "AAA", 1050, 1050, False, "recollection", "recalled"),
        ("2019", "AA", 1030, 1030, False, "recollection", "recalled"),
        ("2019", "A", 960, 960, False, "npr-2018", "press"),
        ("2019", "B", 850, 850, False, "npr-2018", "press"),
        ("2019", "C", 600, 599, False, "npr-2018", "press"),
        ("2019", "D", None, None, None, "recollection", "recalled"),
    ],
)
def test_grade_bounds(
    version: str, id_: str, hard: int | None, easy: int | None, is_open: bool | None, text: str, evidence: str
) -> None:
    """Where each grade begins, harshest and kindest; exactly 599 is open between C and D."""
    (grade,) = [grade for grade in rongcheng(version).grades if grade.id == id_]

    assert (grade.hard and grade.hard.value, grade.easy and grade.easy.value) == (hard, easy)
    assert (grade.easy and grade.easy.open) == is_open
    assert grade.source is not None
    assert (grade.source.instrument, grade.source.evidence) == (text, evidence)


@pytest.mark.parametrize(
    ("version", "start", "participation", "from_", "until", "subjects"),
    [
        ("2016", 1000, "mandatory", date(2016, 1, 5), date(2019, 1, 1), ("person", "organisation")),
        ("2019", 1000, "mandatory", date(2019, 1, 1), date(2021, 6, 18), ("person", "organisation")),
        ("2021", None, "consent", date(2021, 6, 18), None, ("person",)),
    ],
)
def test_frame(
    version: str, start: int | None, participation: str, from_: date, until: date | None, subjects: tuple[str, ...]
) -> None:
    """Start, consent and dates; what was not readable is not known, and every version is partial."""
    found = rongcheng(version)

    assert (found.start, found.minimum, found.maximum) == (start, None, None)
    assert (found.participation, found.subjects) == (participation, subjects)
    assert (found.in_force.start, found.in_force.until, bool(found.in_force.assumed)) == (from_, until, True)
    assert (found.one_act, found.direct_grade_score, found.validity) == ("unknown", "unknown", ())
    assert (found.partial, any(part.rules for part in found.missing)) == (True, True)
    assert [grade.id for grade in found.grades] == ([] if version == "2021" else ["AAA", "AA", "A", "B", "C", "D"])


@pytest.mark.parametrize("version", ["2016", "2019"])
def test_consequences_are_those_reported(version: str) -> None:
    """Four benefits of AAA and two uses of the record; nothing is said to be a must."""
    found = rongcheng(version).consequences

    assert [(one.grade, one.kind, one.must, one.source.instrument) for one in found] == [
        ("AAA", "benefit", None, "economic-daily-2018"),
        ("AAA", "benefit", None, "economic-daily-2018"),
        ("AAA", "benefit", None, "fp-2018"),
        ("AAA", "benefit", None, "fp-2018"),
        ("any", "use", None, "dlf-2017"),
        ("any", "use", None, "dpa-2018"),
    ]
    assert "300 yuan" in found[0].what.en


@pytest.mark.parametrize("version", ["2016", "2019", "2021"])
def test_every_source_has_a_locator(version: str) -> None:
    """Every rule, band, grade, consequence, score and coverage names a place in its text."""
    found = rongcheng(version)
    variants = [variant for rule in found.rules for variant in rule.variants]
    named: list[Source | None] = [variant.source for variant in variants]
    named += [band.source for v in variants if isinstance(v.effect, Ladder) for band in v.effect.bands]
    named += [grade.source for grade in found.grades]
    named += [one.source for one in found.consequences]
    named += [found.score_source] if found.start is not None else []
    named += [found.covers_source] if found.covers else []

    assert named
    assert [one for one in named if one is None or not one.locator] == []


@pytest.mark.parametrize("version", ["2016", "2019", "2021"])
def test_no_text_of_another_place(version: str) -> None:
    """Wendeng's and Weihai's texts are models of structure, never sources of Rongcheng's numbers."""
    names = " ".join(f"{text.id} {text.title} {text.publisher}" for text in rongcheng(version).texts.values())

    assert not any(word in names for word in ("Wendeng", "文登", "Haibei", "海贝"))
