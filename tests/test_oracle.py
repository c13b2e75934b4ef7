"""The oracle against cases worked by hand, and against what design.md section 5 promises of any evaluation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import (
    DAY,
    VOCABULARY,
    WENDENG,
    above,
    band,
    cap,
    event,
    grade,
    one_entry,
    one_record,
    pair,
    pass_on,
    points,
    repair,
    rule,
    small,
)
from hypothesis import given
from hypothesis import strategies as st
from oracle import Event, SubjectInfo, evaluate
from relations import Relation
from strategies import ATTRIBUTES, SOURCE, Scenario, log_rows, scenarios

from scorecat.model.catalog import Consequence, Counting, Freeze, InForce, Missing, Multiplier, Repeat
from scorecat.model.condition import OneOf, Within
from scorecat.model.rule import Accumulated, Calendar, Combine, Duration, Ladder, Span, Step, Tier
from scorecat.model.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


# --- Wendeng, worked by hand (cases/wendeng.md) -----------------------------------------------------------


def steal(id_: str, day: str, act: str | None = None) -> Event:
    """Case 1."""
    return event(id_, day, "utilities.theft", act)


THEFT: Final = steal("e1", "2020-02-01")
ARREARS: Final = tuple(event(f"e{n}", day, "utilities.arrears") for n, day in enumerate(("2020-03-01", "2021-02-28")))
FAKES: Final = tuple(
    event(f"e{n}", day, "commerce.counterfeits") for n, day in enumerate(("2020-01-10", "2020-12-01", "2022-06-01"))
)
ONE_ACT: Final = (
    event("e1", "2020-05-01", "traffic.drink-driving", "a1"),
    event("e2", "2020-05-01", "penalty.detention", "a1"),
)
DRUNK: Final = (event("d1", "2020-05-01", "traffic.drink-driving"), event("e2", "2020-06-01", "charity.blood"))
CORRECTED: Final = event("e3", "2020-07-01", "record.corrected", ref="d1")
LISTED: Final = event("l1", "2020-03-01", "court.dishonest-list")
PERFORMED: Final = event("l2", "2020-09-01", "court.judgment-performed", ref="l1")
DONATIONS: Final = tuple(
    event(f"e{n}", day, "charity.donation", amount=amount)
    for n, (day, amount) in enumerate((("2020-02-01", 3000), ("2020-05-01", 500), ("2020-11-01", 20000)))
)
OTHER: Final = event("e1", "2020-01-15", "commerce.other")
TAXES: Final = (
    event("e1", "2020-01-10", "tax.evasion", "a1"),
    event("e2", "2020-06-01", "tax.evasion"),
    event("e3", "2020-09-01", "tax.resistance", "a1"),
)
BLOOD: Final = tuple(event(f"e{n}", f"2021-0{n}-01", "charity.blood") for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("events", "as_of", "score", "grades", "statuses"),
    [
        pytest.param((THEFT,), "2020-06-30", pair(940, 940), "B B", "counted", id="1 one deduction"),
        pytest.param((THEFT,), "2022-01-31", pair(940, 940), "B B", "counted", id="1 its last day"),
        pytest.param((THEFT,), "2022-02-01", pair(1000, 1000), "A A", "expired", id="1 the day after"),
        pytest.param(ARREARS, "2021-02-28", pair(940, 940), "B B", "counted counted", id="2 repeated"),
        pytest.param(ARREARS, "2021-03-01", pair(960, 960), "A A", "expired counted", id="2 the first expired"),
        pytest.param(FAKES, "2022-07-01", pair(880, 880), "B B", "expired counted counted", id="3 doubling"),
        pytest.param(ONE_ACT, "2020-06-01", pair(600, 600), "C C", "superseded counted", id="4 one act"),
        pytest.param(DRUNK, "2020-06-15", pair(850, 850), "B B", "counted frozen", id="5 frozen bonuses"),
        pytest.param((*DRUNK, CORRECTED), "2020-08-01", pair(860, 860), "B B", "counted counted", id="5 a way out"),
        pytest.param((LISTED, PERFORMED), "2020-08-31", pair(599, 599), "D D", "counted", id="6 before"),
        pytest.param((LISTED, PERFORMED), "2020-10-01", pair(950, 950), "B B", "repaired counted", id="6 performed"),
        pytest.param((LISTED, PERFORMED), "2022-09-01", pair(1000, 1000), "A A", "repaired expired", id="6 over"),
        pytest.param(DONATIONS, "2020-12-31", pair(1040, 1040), "AA AA", "counted counted counted", id="7 add up"),
        pytest.param(DONATIONS, "2021-02-01", pair(1025, 1025), "A A", "expired counted counted", id="7 one expired"),
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
        pytest.param(TAXES, "2020-08-31", pair(910, 910), "B B", "counted counted", id="15 before"),
        pytest.param(TAXES, "2020-09-01", pair(890, 890), "B B", "superseded counted counted", id="15 one act"),
        pytest.param(BLOOD, "2021-12-31", pair(1030, 1030), "AA AA", "counted counted counted", id="16 bonuses"),
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


def test_wendeng_doubled() -> None:
    """Cases 2 and 3: on the original value, which moves the validity class."""
    second = one_record(WENDENG, *ARREARS, as_of="2021-02-28").entries[1]
    assert (second.points, second.until) == (pair(-40, -40), (date(2022, 2, 28), date(2022, 2, 28)))

    ends = [each.until[0] for each in one_record(WENDENG, *FAKES, as_of="2022-07-01").entries]
    assert ends == [date(2021, 1, 10), date(2022, 12, 1), date(2024, 6, 1)]


def test_wendeng_replacement() -> None:
    """Case 6: an entry of its own, from the day on which the judgment was performed."""
    effect, left = one_record(WENDENG, LISTED, PERFORMED, as_of="2020-10-01").entries

    assert (effect.until, left.rule, left.replaces) == ((date(2020, 9, 1), date(2020, 9, 1)), "performed", True)
    assert (left.event, left.date, left.from_) == ("l1", date(2020, 3, 1), date(2020, 9, 1))
    assert (left.points, left.until) == (pair(-50, -50), (date(2022, 9, 1), date(2022, 9, 1)))


def test_wendeng_donations() -> None:
    """Case 7: each gives what the total has grown by."""
    found = one_record(WENDENG, *DONATIONS, as_of="2020-12-31")

    assert [each.points for each in found.entries] == [pair(15, 15), pair(1, 1), pair(24, 24)]


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


@pytest.mark.parametrize("start", [None, "2020-02-01", "2020-02-02"])
def test_wendeng_passed_on(start: str | None) -> None:
    """Case 13: to whom represents the organisation on that day."""
    stolen = replace(THEFT, subject="o1")
    holds = Relation("o1", "p9", "legal-representative", None if start is None else date.fromisoformat(start))
    found = evaluate((WENDENG,), VOCABULARY, (stolen,), date(2020, 6, 30), relations=(holds,))

    if start == "2020-02-02":
        assert [one.subject for one in found] == ["o1"]
    else:
        own, passed = found
        assert [each.via for each in own.entries + passed.entries] == [None, "o1"]
        assert (passed.subject, passed.score, passed.grade) == ("p9", pair(940, 940), ("B", "B"))


def test_wendeng_last_grade_says_so() -> None:
    """Case 14: the score held to 599 comes with a caveat, and D says what it fell from."""
    found = one_record(WENDENG, LISTED, as_of="2020-06-01")

    assert found.held_to == pair(599, 599)
    assert found.caveats == {"last-grade-floor"}
    assert found.fell_from == ("A", "A")


# --- Further cases by hand --------------------------------------------------------------------------------


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


# --- Passed on ----------------------------------------------------------------------------------------------


def test_what_is_passed_on_is_an_act_of_its_own() -> None:
    """Apart from other origins' and one's own; with `act`, it belongs to that act."""
    catalog = small(rule("r", "utilities.theft", -10), pass_on=(pass_on("spouse", "parent"),))
    related = tuple(Relation(of, "p1", kin) for of in ("a", "b") for kin in ("spouse", "parent"))

    def scores(act: str | None) -> Any:
        log = [replace(steal("e1", "2020-02-01", act), subject=who) for who in ("a", "b", "p1")]
        found = one_record(catalog, *log, as_of="2020-06-30", relations=related)
        return found.score, [each.via for each in found.entries]

    assert scores(None) == (pair(970, 970), [None, "a", "b"])
    assert scores("act") == (pair(990, 990), [None, "a", "b"])


def test_nothing_is_passed_on_twice() -> None:
    """Nor to oneself."""
    catalog = small(rule("r", "utilities.theft", -10), pass_on=(pass_on("spouse"),))
    related = (Relation("a", "b", "spouse"), Relation("b", "c", "spouse"), Relation("a", "a", "spouse"))
    found = evaluate((catalog,), VOCABULARY, [replace(THEFT, subject="a")], date(2020, 6, 30), relations=related)

    assert [(one.subject, [each.via for each in one.entries]) for one in found] == [("a", [None]), ("b", ["a"])]


def test_an_open_pass_leaves_it_open() -> None:
    """Unless another clause is sure."""
    open_ = pass_on("spouse", reach_open=True)
    catalog = small(rule("r", "utilities.theft", -10, passed_on=True), pass_on=(open_,))
    related = (Relation("a", "p1", "spouse"),)
    log = (replace(THEFT, subject="a"),)

    found = one_record(catalog, *log, as_of="2020-06-30", relations=related)
    assert (found.score, found.entries[0].status) == (pair(990, 1000), "undetermined")
    sure = replace(catalog, pass_on=(open_, replace(open_, reach_open=False)))
    assert one_record(sure, *log, as_of="2020-06-30", relations=related).score == pair(990, 990)


def test_passed_on_is_revoked_corrected_and_repaired_with_its_origin() -> None:
    """By rows of the origin's, which are not passed on themselves."""
    related = (Relation("o1", "p1", "legal-representative"),)
    listed = replace(LISTED, subject="o1")
    done = replace(PERFORMED, subject="o1")

    found = one_record(WENDENG, listed, done, as_of="2020-10-01", relations=related)
    assert [(each.status, each.via) for each in found.entries] == [("repaired", "o1"), ("counted", "o1")]
    void = replace(event("x", "2020-04-01", "record.revoked", ref="l1"), subject="o1")
    found = one_record(WENDENG, listed, void, as_of="2020-10-01", relations=related)
    assert [each.status for each in found.entries] == ["revoked"]


# --- Adding up, repeats, multipliers, lengths ---------------------------------------------------------------


def gifts(*amounts: int | None) -> list[Event]:
    """One donation a month."""
    return [
        event(f"e{n}", f"2020-0{n}-01", "charity.donation", None, **({} if each is None else {"amount": each}))
        for n, each in enumerate(amounts, start=1)
    ]


@pytest.mark.parametrize(
    ("combine", "expected"),
    [
        (Combine.REPLACE, [pair(5, 5), pair(3, 3)]),
        (Combine.ADD, [pair(5, 5), pair(8, 8)]),
        (Combine.UNKNOWN, [pair(5, 5), pair(3, 8)]),
    ],
)
def test_steps(combine: Combine, expected: Any) -> None:
    """A higher step replaces the lower ones or adds to them; unknown takes both ways."""
    adding = Accumulated(
        "amount", Calendar.YEAR, steps=(Step(Decimal(100), Decimal(5)), Step(Decimal(200), Decimal(8))), combine=combine
    )
    found = one_record(small(rule("r", "charity.donation", adding)), *gifts(150, 60), as_of="2020-06-30")

    assert [each.points for each in found.entries] == expected


def test_an_open_amount_gives_from_nothing_to_the_most() -> None:
    """And uses up nothing, while it surely counts."""
    tiers = (Tier(Decimal(0), Decimal(1000), Decimal(100), Decimal(1)),)
    catalog = small(rule("r", "charity.donation", Accumulated("amount", Calendar.YEAR, tiers=tiers)))
    found = one_record(catalog, *gifts(None, 250), as_of="2020-06-30")

    assert [each.points for each in found.entries] == [pair(0, 10), pair(2, 2)]
    assert [each.status for each in found.entries] == ["undetermined", "counted"]
    found = one_record(catalog, *gifts(None, 250), as_of="2021-01-01")
    assert [each.points for each in found.entries] == [pair(0, 10), pair(0, 3)]


def test_multipliers_multiply() -> None:
    """Events of their days, once each, before a repeat does."""
    span = Span(date(2020, 2, 1), date(2020, 3, 1))
    times = tuple(Multiplier(f"m{n}", ("r",), Decimal(factor), span, SOURCE) for n, factor in enumerate(("1.5", "2")))
    catalog = small(rule("r", "utilities.theft", -10), multipliers=times, repeat=Repeat(Decimal(2)))
    log = [steal(f"e{n}", day) for n, day in enumerate(("2020-01-31", "2020-02-01", "2020-03-01"))]

    found = one_record(catalog, *log, as_of="2020-06-30")
    assert [each.points for each in found.entries] == [pair(-10, -10), pair(-60, -60), pair(-20, -20)]


def test_a_repeat_of_what_may_not_apply_is_one_in_low() -> None:
    """Same rule, another act."""
    catalog = small(rule("r", "utilities.theft", -10, when=OneOf("severity", ("serious",))), repeat=Repeat(Decimal(2)))
    serious = replace(steal("e2", "2020-03-01"), attributes={"severity": "serious"})
    found = one_record(catalog, THEFT, serious, as_of="2020-06-30")

    assert [each.points for each in found.entries] == [pair(-10, 0), pair(-20, -10)]


@pytest.mark.parametrize(
    ("period", "end"),
    [(Calendar.YEAR, "2021-01-01"), (Calendar.QUARTER, "2020-04-01"), (Calendar.MONTH, "2020-03-01")],
)
def test_the_rest_of_a_calendar_period(period: Calendar, end: str) -> None:
    """Up to the first day of the next."""
    catalog = small(rule("r", "utilities.theft", -10, validity=Duration(rest_of=period)))

    assert one_entry(catalog, THEFT).until == (date.fromisoformat(end),) * 2


def test_a_band_has_its_own_length() -> None:
    """Before the rule's own."""
    bands = (replace(band("1", under=Decimal(10)), validity=Duration(days=30)), band("2", start=Decimal(10)))
    catalog = small(rule("r", "charity.blood", Ladder("amount", bands, gapless=True), validity=Duration(months=1)))
    log = [event(f"e{n}", "2020-02-01", "charity.blood", amount=n) for n in (1, 20)]

    found = one_record(catalog, *log, as_of="2020-02-10").entries
    assert [each.until[0] for each in found] == [date(2020, 3, 2), date(2020, 3, 1)]
    one = one_entry(catalog, event("e1", "2020-02-01", "charity.blood"))
    assert (one.points, one.until) == (pair(1, 2), (date(2020, 3, 2), date(2020, 3, 1)))


def test_a_rule_in_force_for_some_days() -> None:
    """Only for events of these days."""
    catalog = small(rule("r", "utilities.theft", -10, in_force=Span(date(2020, 2, 1), date(2020, 3, 1))))
    found = one_record(catalog, THEFT, steal("e2", "2020-03-01"), as_of="2020-06-30")

    assert ([each.event for each in found.entries], found.uncovered[0][3]) == (["e1"], "condition not met")


# --- Repairs ------------------------------------------------------------------------------------------------

STOLEN: Final = steal("e1", "2020-02-01")
DONE: Final = event("s", "2020-03-10", "step.done", ref="e1")


def test_an_open_repair() -> None:
    """In low the effect stays and what is left stands after it; in high it is granted."""
    catalog = small(
        rule("r", "utilities.theft", -60, validity=Duration(months=3)),
        repairs=(repair("p", "utilities.theft", -20, reach_open=True, lasts=Duration(months=12)),),
    )

    found = one_record(catalog, STOLEN, DONE, as_of="2020-04-01")
    assert (found.score, [each.status for each in found.entries]) == (pair(940, 980), ["counted", "undetermined"])
    assert [each.counted for each in found.entries] == [pair(-60, 0), pair(0, -20)]
    found = one_record(catalog, STOLEN, DONE, as_of="2020-06-30")
    assert (found.score, [each.status for each in found.entries]) == (pair(980, 1000), ["expired", "undetermined"])


def test_what_replaces_a_grade_is_not_superseded_by_it() -> None:
    """Granted it is 950, else the grade's floor."""
    catalog = small(
        rule("g", "court.dishonest-list", "C"),
        repairs=(repair("p", "court.dishonest-list", -50, reach_open=True),),
    )
    found = one_record(catalog, replace(LISTED, event="e1"), DONE, as_of="2020-06-30")

    assert (found.score, found.grade) == (pair(600, 950), ("C", "B"))


def test_the_first_repair_counts() -> None:
    """By date, event and clause."""
    clauses = (repair("p", "utilities.theft", -20), repair("q", "utilities.theft", -10))
    later = replace(DONE, event="t", date=date(2020, 4, 1))
    found = one_record(
        small(rule("r", "utilities.theft", -60), repairs=clauses), STOLEN, later, DONE, as_of="2020-06-30"
    )

    assert [(each.rule, each.from_) for each in found.entries] == [("r", date(2020, 2, 1)), ("p", date(2020, 3, 10))]


def test_a_repaired_entry_still_makes_a_repeat() -> None:
    """Its own end counts, not that of its effect."""
    catalog = small(
        rule("r", "utilities.theft", -10), repeat=Repeat(Decimal(2)), repairs=(repair("p", "utilities.theft", 0),)
    )
    found = one_record(catalog, STOLEN, DONE, steal("e2", "2020-05-01"), as_of="2020-06-30")

    assert [each.points for each in found.entries] == [pair(-10, -10), pair(0, 0), pair(-20, -20)]


# --- Frozen and capped --------------------------------------------------------------------------------------


def test_freeze_unknown_is_in_low_alone() -> None:
    """The harsher way in low."""
    found = one_record(replace(WENDENG, freeze=Freeze.UNKNOWN), *DRUNK, as_of="2020-06-15")

    assert (found.score, found.entries[1].counted) == (pair(850, 860), pair(0, 10))


def test_caps_of_rules_then_of_groups() -> None:
    """In order, an entry in part, until it is full; what expired goes on filling."""
    catalog = small(
        rule("r", "charity.blood", 10, cap=cap(15), validity=Duration(months=6)),
        rule("q", "utilities.theft", 10),
        caps=(cap(20, Calendar.YEAR, "r", "q"),),
    )
    log = [event(f"e{n}", f"2020-0{n}-01", "charity.blood") for n in (1, 2, 3)] + [steal("e9", "2020-04-01")]

    found = one_record(catalog, *log, as_of="2020-06-30").entries
    assert [each.counted for each in found] == [pair(10, 10), pair(5, 5), pair(0, 0), pair(5, 5)]
    assert [each.status for each in found] == ["counted", "counted", "capped", "counted"]
    found = one_record(catalog, *log, as_of="2020-08-15").entries
    assert [each.counted for each in found] == [pair(0, 0), pair(0, 0), pair(0, 0), pair(5, 5)]


def test_a_rolling_window() -> None:
    """Reaches back from each entry; what did not count fills nothing."""
    catalog = small(rule("r", "charity.blood", 10, cap=cap(15, Duration(days=30))))
    days = ("2020-01-01", "2020-01-20", "2020-01-31", "2020-02-19")
    log = [event(f"e{n}", day, "charity.blood") for n, day in enumerate(days)]

    found = one_record(catalog, *log, as_of="2020-06-30").entries
    assert [each.counted for each in found] == [pair(10, 10), pair(5, 5), pair(10, 10), pair(5, 5)]


def test_contested() -> None:
    """Which one of an act counts is open, and a cap may leave nothing of it."""
    catalog = small(
        rule("a", "utilities.theft", points("5", "10")), rule("b", "utilities.theft", 7, cap=cap(7)), caps=()
    )
    found = one_record(catalog, THEFT, as_of="2020-06-30")

    assert [each.counted for each in found.entries] == [pair(0, 10), pair(0, 7)]


def test_direct_score_holds_in_place_of_the_bound() -> None:
    """Without a caveat."""
    grades = tuple(replace(each, direct_score=Decimal(550)) if each.id == "D" else each for each in WENDENG.grades)
    found = one_record(replace(WENDENG, grades=grades), LISTED, as_of="2020-06-01")

    assert (found.score, found.caveats) == (pair(550, 550), frozenset())


def test_fell_from_is_by_the_log_without_what_is_void() -> None:
    """As it stood on the day before."""
    stolen, void = steal("e1", "2020-01-15"), event("v", "2020-05-01", "record.revoked", ref="e1")

    assert one_record(WENDENG, stolen, LISTED, as_of="2020-06-01").fell_from == ("B", "B")
    assert one_record(WENDENG, stolen, LISTED, void, as_of="2020-06-01").fell_from == ("A", "A")
    assert one_record(WENDENG, stolen, LISTED, PERFORMED, as_of="2020-10-01").fell_from == (None, None)


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
    """Nor which other subjects are in the log, but those who pass on."""
    expected = evaluate(**scenario.arguments)
    shuffled, related = list(scenario.events), list(scenario.relations)
    random.shuffle(shuffled)
    random.shuffle(related)

    assert evaluate(**replace(scenario, events=tuple(shuffled), relations=tuple(related)).arguments) == expected
    for subject in {each.subject for each in scenario.events}:
        near = {subject, *(each.of for each in related if each.to == subject)}
        alone = replace(scenario, events=tuple(e for e in shuffled if e.subject in near))
        found = [one for one in evaluate(**alone.arguments) if one.subject == subject]
        assert found == [one for one in expected if one.subject == subject]


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
