"""The oracle against cases worked by hand, and against what design.md section 5 promises of any evaluation."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import Entry, Event, Record, SubjectInfo, evaluate
from strategies import (
    ATTRIBUTES,
    BIRTHS,
    POOLS,
    SOURCE,
    SUBJECT_COLUMNS,
    Scenario,
    catalog_of,
    conduct,
    fixed,
    log_rows,
    scenarios,
    vocabulary_of,
)

from scorecat.catalog.findings import Remarks
from scorecat.catalog.meaning import check
from scorecat.files.document import Document, Span
from scorecat.model.catalog import (
    Catalog,
    Consequence,
    Counting,
    Floor,
    Grade,
    InForce,
    Limit,
    Missing,
    ValidityClass,
)
from scorecat.model.condition import AllOf, OneOf, Within, attributes_of
from scorecat.model.finding import Location
from scorecat.model.rule import Amount, Band, DirectGrade, Duration, Effect, Ladder, Rule, Variant
from scorecat.model.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

YEAR: Final = Duration(months=12)
DAY: Final = date(2020, 2, 1)


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
        where=Location("test.yaml", 1, 1),
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
    grade("D", up_to=599),
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
WENDENG: Final = catalog_of(
    place="wendeng",
    grades=GRADES,
    one_act=Counting.STRONGEST,
    direct_grade_score=Floor.FLOOR,
    validity=CLASSES,
    rules=(
        rule("utilities-theft", "utilities.theft", -60),
        rule("drink-driving", "traffic.drink-driving", "B"),
        rule("detention", "penalty.detention", "C"),
        rule("commerce-other", "commerce.other", points("-50", "-5")),
        rule("fine", "traffic.fine", FINE),
        rule("lost-property", "honour.lost-property", LOST_PROPERTY),
        rule("court-list", "court.dishonest-list", "D"),
    ),
)


def one_record(catalog: Catalog, *events: Event, as_of: str, **parts: Any) -> Record:
    """The single record of p1."""
    (found,) = evaluate((catalog,), VOCABULARY, events, date.fromisoformat(as_of), **parts)
    return found


def one_entry(catalog: Catalog, *events: Event, as_of: str = "2020-06-30") -> Entry:
    """The single entry of p1."""
    (found,) = one_record(catalog, *events, as_of=as_of).entries
    return found


# --- Wendeng, worked by hand (cases/wendeng.md) -----------------------------------------------------------

THEFT: Final = event("e1", "2020-02-01", "utilities.theft")
ONE_ACT: Final = (
    event("e1", "2020-05-01", "traffic.drink-driving", "a1"),
    event("e2", "2020-05-01", "penalty.detention", "a1"),
)
OTHER: Final = event("e1", "2020-01-15", "commerce.other")
LISTED: Final = event("e1", "2020-03-01", "court.dishonest-list")


@pytest.mark.parametrize(
    ("events", "as_of", "score", "grades", "statuses"),
    [
        pytest.param((THEFT,), "2020-06-30", pair(940, 940), "B B", "counted", id="1 one deduction"),
        pytest.param((THEFT,), "2022-01-31", pair(940, 940), "B B", "counted", id="1 its last day"),
        pytest.param((THEFT,), "2022-02-01", pair(1000, 1000), "A A", "expired", id="1 the day after"),
        pytest.param(ONE_ACT, "2020-06-01", pair(600, 600), "C C", "superseded counted", id="4 one act"),
        pytest.param((OTHER,), "2020-06-01", pair(950, 995), "B A", "counted", id="8 a range"),
        pytest.param((OTHER,), "2021-06-01", pair(950, 1000), "B A", "counted", id="8 also in time"),
        pytest.param(
            (event("e1", "2020-02-01", "traffic.fine", amount=500),),
            "2020-03-01", pair(980, 980), "A A", "counted", id="9 overlapping bands",
        ),
        pytest.param(
            (event("e1", "2020-02-01", "traffic.fine"),),
            "2020-03-01", pair(960, 990), "A A", "undetermined", id="10 bands without a gap",
        ),
        pytest.param(
            (event("e1", "2020-02-01", "honour.lost-property"),),
            "2020-03-01", pair(1000, 1010), "A A", "undetermined", id="10 bands with a gap",
        ),
        pytest.param(
            (THEFT, event("e2", "2020-03-01", "record.revoked", ref="e1")),
            "2020-06-30", pair(1000, 1000), "A A", "revoked", id="12 the record was wrong",
        ),
        pytest.param((LISTED,), "2020-06-01", pair(599, 599), "D D", "counted", id="14 D has no number"),
    ],
)  # fmt: skip
def test_wendeng(
    events: Sequence[Event], as_of: str, score: tuple[Decimal | None, Decimal | None], grades: str, statuses: str
) -> None:
    """Scores, grades and statuses are those worked by hand."""
    found = one_record(WENDENG, *events, as_of=as_of)

    assert found.score == score
    assert found.grade == tuple(grades.split())
    assert " ".join(each.status for each in found.entries) == statuses


def test_wendeng_uncovered() -> None:
    """Case 11: `no rule` is not `condition not met`."""
    found = one_record(
        WENDENG,
        event("e1", "2020-02-01", "transport.taxi-no-show"),
        event("e2", "2020-02-02", "honour.lost-property", amount=50),
        as_of="2020-03-01",
    )

    assert [(one[0], one[3]) for one in found.uncovered] == [("e1", "no rule"), ("e2", "condition not met")]
    assert (found.score, found.grade) == (pair(1000, 1000), ("A", "A"))


def test_wendeng_last_grade_says_so() -> None:
    """Case 14: the score held to 599 comes with a caveat."""
    found = one_record(WENDENG, LISTED, as_of="2020-06-01")

    assert found.held_to == pair(599, 599)
    assert found.caveats == {"last-grade-floor"}


# --- Further cases by hand --------------------------------------------------------------------------------


def small(*rules: Rule, **parts: Any) -> Catalog:
    """Wendeng's grades and classes with rules of the case's own."""
    return replace(WENDENG, rules=rules, **parts)


def test_revocations_are_settled_latest_first() -> None:
    """A revoked revocation does nothing, unless its own revocation is revoked."""
    first = event("e2", "2020-03-01", "record.revoked", ref="e1")
    second = event("e3", "2020-03-02", "record.revoked", ref="e2")
    third = event("e4", "2020-03-03", "record.revoked", ref="e3")

    assert one_entry(WENDENG, THEFT, first, second).status == "counted"
    assert one_entry(WENDENG, THEFT, first, second, third).status == "revoked"


@pytest.mark.parametrize(
    "row",
    [
        event("e2", "2020-01-01", "record.revoked", ref="e1"),
        event("e2", "2020-03-01", "record.revoked", ref="e2"),
        event("e2", "2020-03-01", "step.done", ref="e9"),
    ],
    ids=["later", "itself", "nothing"],
)
def test_bad_ref(row: Event) -> None:
    """A ref that names no earlier event of the subject does nothing and is said."""
    found = one_record(WENDENG, THEFT, row, as_of="2020-06-30")

    assert "bad-ref" in found.caveats
    assert found.score == pair(940, 940)


def test_corrected_grade_keeps_its_floor_and_pins_no_more() -> None:
    """Bonuses lift the person out of a corrected direct grade that has a floor."""
    catalog = replace(WENDENG, rules=(*WENDENG.rules, rule("bonus", "transport.taxi-no-show", 200)))
    log = (event("e1", "2020-05-01", "traffic.drink-driving"), event("e2", "2020-06-01", "transport.taxi-no-show"))
    corrected = event("e3", "2020-07-01", "record.corrected", ref="e1")

    assert one_record(catalog, *log, as_of="2020-08-01").grade == ("B", "B")
    found = one_record(catalog, *log, corrected, as_of="2020-08-01")
    assert (found.score, found.grade, found.held_to) == (pair(1050, 1050), ("AAA", "AAA"), pair(850, 850))


def test_every_period_is_charged() -> None:
    """One charge on the date, one on each like date before the end; the class is that of one charge."""
    catalog = small(rule("arrears", "loan.arrears", -30, every=Duration(months=1)))
    open_ = event("e1", "2020-01-31", "loan.arrears")
    closed = event("e1", "2020-01-31", "loan.arrears", ended="2020-03-31")

    found = one_entry(catalog, open_, as_of="2020-03-31")
    assert (found.charges, found.points, found.until) == (3, pair(-90, -90), (None, None))
    found = one_entry(catalog, closed, as_of="2020-06-30")
    assert (found.charges, found.points) == (2, pair(-60, -60))
    assert found.until == (date(2021, 3, 31), date(2021, 3, 31))


def test_leap_day() -> None:
    """29 February and one year is 28 February."""
    entry = one_entry(small(rule("r", "utilities.theft", -5)), event("e1", "2020-02-29", "utilities.theft"))

    assert entry.until == (date(2021, 2, 28), date(2021, 2, 28))


def test_a_special_clause_takes_the_place_of_the_general_one() -> None:
    """In the reading in which it applies, and in that alone."""
    general, special = "court.dishonest-list", "court.dishonest-list.violent"
    listed = event("e1", "2020-02-01", special)
    when = OneOf("severity", ("serious",))

    sure = one_record(small(rule("g", general, -10), rule("s", special, -30)), listed, as_of="2020-06-30")
    assert [each.rule for each in sure.entries] == ["s"]
    unsure = one_record(small(rule("g", general, -10), rule("s", special, -30, when=when)), listed, as_of="2020-06-30")
    assert [(each.rule, each.points) for each in unsure.entries] == [("g", pair(0, -10)), ("s", pair(-30, 0))]
    assert unsure.score == pair(970, 990)


def test_unknown_size_has_no_bound() -> None:
    """Unless the range gives one."""
    catalog = small(rule("r", "utilities.theft", points(None, "0")))

    assert one_record(catalog, THEFT, as_of="2020-06-30").score == pair(None, 1000)
    assert one_record(catalog, THEFT, as_of="2020-06-30").grade == ("D", "A")
    assert one_record(replace(catalog, minimum=Decimal(300)), THEFT, as_of="2020-06-30").score == pair(300, 1000)
    assert one_entry(catalog, THEFT).status == "undetermined"


def test_conflict_goes_from_the_harshest_to_the_kindest_side() -> None:
    """A conflict alone is counted."""
    entry = one_entry(small(rule("r", "utilities.theft", -50, -10)), THEFT)

    assert (entry.points, entry.status) == (pair(-50, -10), "counted")
    assert entry.until == (date(2022, 2, 1), date(2021, 2, 1))


def test_unknown_counting_takes_both_ways() -> None:
    """Deductions: all in low, the strongest in high."""
    catalog = small(rule("a", "utilities.theft", -50), rule("b", "utilities.theft", -20), one_act=Counting.UNKNOWN)

    found = one_record(catalog, THEFT, as_of="2020-06-30")
    assert found.score == pair(930, 950)
    assert [each.counted for each in found.entries] == [pair(-50, -50), pair(-20, 0)]


def test_uncertain_bounds() -> None:
    """Low begins a grade at the larger value, high at the smaller; the floor is the other way round."""
    catalog = small(
        rule("a", "utilities.theft", -60),
        rule("b", "penalty.detention", "A"),
        grades=(grade("A", 900, to=950), above("B", 800), grade("D")),
    )

    assert one_record(catalog, THEFT, as_of="2020-06-30").grade == ("D", "A")
    held = one_record(catalog, event("e1", "2020-02-01", "penalty.detention"), as_of="2020-06-30")
    assert (held.score, held.grade, held.held_to) == (pair(900, 950), ("A", "A"), pair(900, 950))


def test_consequences_of_the_grades_between() -> None:
    """From the high reading's grade to the low one's, open where they differ; those for any are not."""
    consequences = tuple(Consequence(key, Label(key), "benefit", None, SOURCE) for key in ("C", "any", "B", "A", "AA"))
    found = one_record(replace(WENDENG, consequences=consequences), OTHER, as_of="2020-06-01")

    assert found.consequences == (("any", 1, False), ("B", 2, True), ("A", 3, True))


@pytest.mark.parametrize(
    ("info", "columns", "caveats", "scored"),
    [
        (SubjectInfo(consent_from=DAY), {"consent_from"}, set(), True),
        (SubjectInfo(consent_from=DAY + timedelta(days=1)), {"consent_from"}, {"consent-missing"}, False),
        (SubjectInfo(), {"consent_from"}, {"consent-missing"}, False),
        (SubjectInfo(), set(), {"consent-unknown"}, True),
        (None, {"consent_from"}, {"consent-unknown"}, True),
    ],
    ids=["given", "after T", "blank", "no column", "not named"],
)
def test_consent(info: SubjectInfo | None, columns: set[str], caveats: set[str], *, scored: bool) -> None:
    """Without it there is no score and nothing follows, and the entries are kept."""
    any_record = Consequence("any", Label("any"), "use", None, SOURCE)
    catalog = replace(WENDENG, participation="consent", consequences=(any_record,))
    found = one_record(
        catalog,
        THEFT,
        as_of=DAY.isoformat(),
        subjects={} if info is None else {"p1": info},
        subject_columns=frozenset(columns),
    )

    assert found.caveats == caveats
    assert (found.score is not None, found.entries[0].counted is not None) == (scored, scored)
    assert bool(found.consequences) == scored


def test_not_covered_at_t() -> None:
    """Questions about age are asked on the event's date, and of the score at T."""
    catalog = replace(WENDENG, covers=Within("age", start=18), consequences=())
    table = {"p1": SubjectInfo(born=date(2002, 6, 30))}
    asked = {"subjects": table, "subject_columns": frozenset({"born"})}

    early = one_record(catalog, THEFT, as_of="2020-06-29", **asked)
    assert (early.score, early.caveats) == (None, frozenset({"not-covered"}))
    late = one_record(catalog, THEFT, as_of="2020-06-30", **asked)
    assert (late.score, late.entries, late.uncovered[0][3]) == (pair(1000, 1000), (), "condition not met")


def test_missing_parts() -> None:
    """What is missing for this type of subject goes before what a rule says."""
    persons = Missing("persons", rules=True, subjects=("person",))
    fines = Missing("fines", rules=True, conducts=("transport.taxi-no-show",))
    fine = event("e1", "2020-02-01", "honour.lost-property", amount=1)
    taxi = event("e2", "2020-02-01", "transport.taxi-no-show")

    def whys(*missing: Missing) -> list[str]:
        found = one_record(replace(WENDENG, missing=missing), fine, taxi, as_of="2020-03-01")
        return [one[3] for one in found.uncovered]

    assert whys(persons) == ["text not available", "text not available"]
    assert whys(fines) == ["condition not met", "text not available"]
    assert whys(Missing("a procedure", rules=False)) == ["condition not met", "no rule"]


def test_before_in_force() -> None:
    """Assessed with a caveat, or left out."""
    catalog = replace(WENDENG, in_force=InForce(date(2020, 2, 2)))

    assert one_record(catalog, THEFT, as_of="2020-06-30").caveats == {"before-in-force"}
    assert evaluate((catalog,), VOCABULARY, [THEFT], date(2020, 6, 30), in_force_only=True) == []


# --- Properties -------------------------------------------------------------------------------------------


@given(scenarios())
def test_low_is_never_better_than_high(scenario: Scenario) -> None:
    """Of score and grade."""
    for found in evaluate(**scenario.arguments):
        low, high = found.score or (None, None)
        assert low is None or high is None or low <= high
        if found.grade is not None:
            rank = scenario.catalogs[found.catalog_index].grade_rank
            assert rank[found.grade[0]] >= rank[found.grade[1]]


@given(scenarios(), st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(scenario: Scenario, random: Random) -> None:
    """Nor which other subjects are in the log."""
    expected = evaluate(**scenario.arguments)
    shuffled = list(scenario.events)
    random.shuffle(shuffled)

    assert evaluate(**replace(scenario, events=tuple(shuffled)).arguments) == expected
    for subject in {each.subject for each in scenario.events}:
        alone = replace(scenario, events=tuple(e for e in shuffled if e.subject == subject))
        assert evaluate(**alone.arguments) == [one for one in expected if one.subject == subject]


@given(scenarios())
def test_events_after_t_change_nothing(scenario: Scenario) -> None:
    """Not even a revocation of everything."""
    revocations = tuple(
        Event(e.subject, scenario.as_of + timedelta(days=1), "record.revoked", f"{e.event}-r", None, {"ref": e.event})
        for e in scenario.events
    )
    later = replace(scenario, events=scenario.events + revocations)
    now = replace(scenario, events=tuple(e for e in scenario.events if e.date <= scenario.as_of))

    assert evaluate(**later.arguments) == evaluate(**scenario.arguments) == evaluate(**now.arguments)


@given(scenarios())
def test_log_rows_hold_every_cell(scenario: Scenario) -> None:
    """A log written as rows of strings loses nothing."""
    for each, row in zip(scenario.events, log_rows(scenario.events), strict=True):
        assert (row["event"], row["act"]) == (each.event, each.act or "")
        assert {k: row[k] for k in ATTRIBUTES if row[k]} == {k: str(v) for k, v in each.attributes.items()}


# --- Settlements: what is open, decided -------------------------------------------------------------------

CASE: Final = "case"
"""An attribute of the settled log alone: the event's id, so that a range is settled event by event."""
Key: TypeAlias = tuple[str, ...]
Options: TypeAlias = "dict[Key, Sequence[Any]]"
Settlement: TypeAlias = dict[Key, Any]
SUBJECT_POOLS: Final[Sequence[tuple[str, str, Sequence[Any]]]] = (
    ("age", "born", BIRTHS),
    ("resident_years", "resident_since", BIRTHS),
    ("residence_permit", "residence_permit", (True, False)),
    ("role", "role", ("x", "y", "none of them")),
)
PARTS: Final = (Decimal(0), Decimal("0.5"), Decimal(1))
MOST: Final = 60
"""Settlements tried for one example, all or a sample."""


def settled_amounts(amount: Amount) -> list[Decimal]:
    """A range at its ends and its middle; an unknown size at a small and a large one."""
    if amount.low is not None and amount.high is not None:
        return [amount.low + (amount.high - amount.low) * part for part in PARTS]
    small, large = Decimal("0.5"), Decimal(1000)
    return [*([-large, -small] if amount.low is None else []), *([small, large] if amount.high is None else [])]


def amounts_in(clause: Rule) -> list[Amount]:
    """Every amount that a clause may take."""
    found: list[Amount] = []
    for variant in clause.variants:
        if isinstance(variant.effect, Amount):
            found.append(variant.effect)
        elif isinstance(variant.effect, Ladder):
            found += [each.points for each in variant.effect.bands]
    return found


def options_of_grades(catalog: Catalog) -> list[tuple[Grade, ...]]:
    """Every order of bounds, best first, that the uncertain ones leave."""
    pools: list[list[Grade]] = []
    for each in catalog.grades:
        if each.easy is None:
            pools.append([each])
            continue
        low = each.easy.value
        if each.hard is None:
            values = {low + more for more in map(Decimal, ("0.25", "50", "100000"))}
        else:
            values = {low + (each.hard.value - low) * part for part in PARTS}
        pools.append([replace(each, hard=Limit(value), easy=Limit(value)) for value in sorted(values)])
    return [ladder for ladder in product(*pools) if all(starts_above(*pair) for pair in pairwise(ladder))]


def starts_above(better: Grade, worse: Grade) -> bool:
    """Whether two settled grades stand in order."""
    return worse.easy is None or (better.easy is not None and better.easy.value >= worse.easy.value)


def asked_of_events(clause: Rule) -> frozenset[str]:
    """Attributes that a clause needs of an event."""
    ladders = {v.effect.by for v in clause.variants if isinstance(v.effect, Ladder)}
    return attributes_of(clause.when) | ladders


def options_of_rule(place: int, clause: Rule, events: Sequence[Event]) -> Options:
    """What one clause leaves open, and what it asks and the log does not say."""
    reached = [e for e in events if any(f"{e.conduct}.".startswith(f"{c}.") for c in clause.conducts)]
    found: Options = {}
    if reached and clause.reach_open:
        found["reach", str(place)] = (True, False)
    if reached and len(clause.variants) > 1:
        found["side", str(place)] = range(len(clause.variants))
    for each in reached:
        if not all(amount.fixed for amount in amounts_in(clause)):
            found["value", str(place), each.event] = range(6)
        for name in (asked_of_events(clause) - set(each.attributes)) & set(POOLS):
            other = ("none of them",) if name in {"ground", "role", "authority"} else ()
            found["attribute", each.event, name] = (*POOLS[name], *other)
    return found


def options(scenario: Scenario) -> Options:
    """Everything the one catalog and the log of a scenario leave open, with the ways to settle it."""
    (catalog,) = scenario.catalogs
    found: Options = {("grades",): options_of_grades(catalog)}
    for place, clause in enumerate(catalog.rules):
        found |= options_of_rule(place, clause, scenario.events)
    if catalog.one_act is Counting.UNKNOWN:
        found["one act",] = (Counting.ALL, Counting.STRONGEST)
    if catalog.direct_grade_score is Floor.UNKNOWN:
        found["floor",] = (Floor.FLOOR, Floor.NONE)
    asked = attributes_of(catalog.covers).union(*(attributes_of(clause.subjects) for clause in catalog.rules))
    for subject in {each.subject for each in scenario.events}:
        info = (scenario.subjects or {}).get(subject, SubjectInfo())
        for name, column, pool in SUBJECT_POOLS:
            if name in asked and getattr(info, column) is None:
                found["subject", subject, column] = pool
    return found


def settlements(scenario: Scenario, random: Random | None) -> Iterator[Settlement]:
    """All of them where they are few or nothing is left to chance, else a sample."""
    found = options(scenario)
    if random is None or math.prod(len(pool) for pool in found.values()) <= MOST:
        for picked in product(*found.values()):
            yield dict(zip(found, picked, strict=True))
    else:
        for _ in range(MOST):
            yield {key: random.choice(pool) for key, pool in found.items()}


def settle_effect(effect: Effect, pick: int) -> Effect:
    """Decide one value of each amount."""
    if isinstance(effect, Amount):
        values = settled_amounts(effect)
        return fixed(values[pick % len(values)])
    if isinstance(effect, Ladder):
        bands = [
            replace(each, points=fixed(values[(pick + place) % len(values)]))
            for place, each in enumerate(effect.bands)
            for values in [settled_amounts(each.points)]
        ]
        return replace(effect, bands=tuple(bands))
    return effect


def settle_rules(scenario: Scenario, choice: Settlement) -> Iterator[Rule]:
    """One copy of each clause that reaches, for each event, with one value."""
    (catalog,) = scenario.catalogs
    for place, clause in enumerate(catalog.rules):
        variant = clause.variants[choice.get(("side", str(place)), 0)]
        for each in scenario.events if choice.get(("reach", str(place)), True) else ():
            effect = settle_effect(variant.effect, choice.get(("value", str(place), each.event), 0))
            case = OneOf(CASE, (each.event,))
            yield replace(
                clause,
                variants=(replace(variant, effect=effect),),
                reach_open=False,
                when=case if clause.when is None else AllOf((clause.when, case)),
            )


def settle(scenario: Scenario, choice: Settlement) -> Scenario:
    """Decide everything that is open. Consent taken as given and coverage for want of a table stay so."""
    (catalog,) = scenario.catalogs
    named = scenario.subjects or {}
    settled = {
        each.subject: replace(
            named.get(each.subject, SubjectInfo()),
            **{key[2]: value for key, value in choice.items() if key[:2] == ("subject", each.subject)},
        )
        for each in scenario.events
    }
    return replace(
        scenario,
        catalogs=(
            replace(
                catalog,
                covers=None if scenario.subjects is None else catalog.covers,
                participation=catalog.participation if set(settled) <= set(named) else "mandatory",
                grades=choice["grades",],
                one_act=choice.get(("one act",), catalog.one_act),
                direct_grade_score=choice.get(("floor",), catalog.direct_grade_score),
                rules=tuple(settle_rules(scenario, choice)),
            ),
        ),
        events=tuple(
            replace(
                each,
                attributes={
                    **each.attributes,
                    CASE: each.event,
                    **{key[2]: value for key, value in choice.items() if key[:2] == ("attribute", each.event)},
                },
            )
            for each in scenario.events
        ),
        subjects=settled,
        subject_columns=frozenset(SUBJECT_COLUMNS),
    )


def outside(opened: Record, one: Record, catalog: Catalog) -> str:
    """Say in what a settled record lies outside the open one, or nothing."""
    if one.score is None:
        return ""
    if opened.score is None:
        return f"a score, {one.score}, where there was none"
    if one.score[0] is None or one.score[0] != one.score[1]:
        return f"still open: {one}"
    low, high = opened.score
    if (low is not None and one.score[0] < low) or (high is not None and one.score[0] > high):
        return f"score {one.score[0]} outside {opened.score}"
    rank = catalog.grade_rank
    if one.grade and opened.grade and not rank[opened.grade[1]] <= rank[one.grade[0]] <= rank[opened.grade[0]]:
        return f"grade {one.grade} outside {opened.grade}"
    if not {each[:2] for each in one.consequences} <= {each[:2] for each in opened.consequences}:
        return f"consequences {one.consequences} outside {opened.consequences}"
    return ""


def breaches(scenario: Scenario, random: Random | None = None) -> list[str]:
    """Settlements whose result lies outside what the open evaluation gave."""
    (catalog,) = scenario.catalogs
    found = []
    for opened in evaluate(**scenario.arguments):
        for choice in settlements(scenario, random):
            (one,) = [r for r in evaluate(**settle(scenario, choice).arguments) if r.subject == opened.subject]
            said = outside(opened, one, catalog)
            if said:
                found.append(f"{said}: {choice}")
    return found


@given(
    scenarios(max_catalogs=1, min_events=2, max_events=5, subjects=1, bounds=True),
    st.randoms(use_true_random=True),
    st.booleans(),
)
def test_no_settlement_is_out_of_bounds(scenario: Scenario, random: Random, one_act: bool) -> None:
    """No way of settling what is open gives less than low or more than high."""
    if scenario.subjects is not None:  # a column that is not there would be a pass, not an open question
        scenario = replace(scenario, subject_columns=frozenset(SUBJECT_COLUMNS))
    if one_act:
        scenario = replace(scenario, events=tuple(replace(each, act="act1") for each in scenario.events))

    assert breaches(scenario, random) == []


SPECIAL: Final = event("e1", "2020-02-01", "court.dishonest-list.violent")
SERIOUS: Final = OneOf("severity", ("serious",))
THREE_GRADES: Final = (grade("A", 1200), grade("B", 950, to=1050), grade("D"))


def special(*effects: Effect | int | str) -> Rule:
    """A clause for the special case that may not apply."""
    return rule("special", "court.dishonest-list.violent", *effects, when=SERIOUS)


DOUBTFUL: Final = {
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
    """These do break the bounds, and cannot be loaded."""
    catalog, _, _ = DOUBTFUL[name]
    remarks = Remarks(Document("test.yaml", {"rules": [{"points": 0} for _ in catalog.rules]}, Span(1, 1, 1, 1)))
    check(catalog, list(enumerate(catalog.rules)), remarks)

    assert _breaches_of(name) != []
    assert {one.code for one in remarks.found} <= {"SC315", "SC316"}
    assert remarks.found != []


def _breaches_of(name: str) -> list[str]:
    catalog, events, as_of = DOUBTFUL[name]
    t = date.fromisoformat(as_of)
    return breaches(Scenario((catalog,), VOCABULARY, events, t, None, frozenset(), in_force_only=False))


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
