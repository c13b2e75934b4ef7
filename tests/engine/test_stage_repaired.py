"""Stage *repaired*: which procedure ends which effect, and what it leaves in its place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import pass_on, points, repair, rule
from engine.engine_small import DAY, GRADES, day, found, plan_of
from strategies import catalog_of

from scorecat.model.catalog import Repeat, ValidityClass
from scorecat.model.condition import OneOf
from scorecat.model.rule import Duration

if TYPE_CHECKING:
    from engine.engine_small import Row

    from scorecat.model.catalog import Repair
    from scorecat.model.rule import Rule

YEAR: Final = Duration(months=12)
CLASSES: Final = (
    ValidityClass("deduction", Decimal(40), YEAR),
    ValidityClass("deduction", None, Duration(months=24)),
    ValidityClass("grade", None, Duration(months=36)),
)
THEFT: Final = rule("theft", "a.b", -60)
HALVED: Final = repair("halved", "a.b", -20)
PLEDGED: Final = repair("pledged", "a.b", -10, "pledge.signed")
DONE: Final = {"conduct": "step.done", "ref": "e0", "date": day("2020-03-01"), "event": "done"}


def out(
    columns: str,
    rows: list[Row],
    *repairs: Repair,
    rules: tuple[Rule, ...] = (THEFT,),
    **parts: Any,
) -> list[tuple[Any, ...]]:
    """What comes out for a log that begins with the event e0."""
    plan = plan_of(catalog_of(grades=GRADES, validity=CLASSES, rules=rules, repairs=repairs, **parts))
    return found("repaired", columns, plan, [{}, *rows])


def test_repaired_says_nothing_of_what_no_procedure_names() -> None:
    """An effect stands from its event's date to its own end, and is no replacement."""
    end = day("2022-01-01")
    columns = "begins, until_low, until_high, alive_low, repaired_low, repaired_high, replaces, clause"
    expected = [(day("2020-01-01"), end, end, True, False, False, False, -1)]

    assert expected == out(columns, [], HALVED) == out(columns, [])


def test_repaired_ends_the_effect_and_leaves_another() -> None:
    """On the procedure's day the one ends and the other begins, for as long as the class of its own size says."""
    columns = "event, rule, date, begins, points_low, points_high, until_low, until_high, alive_low, alive_high"
    (effect, left) = out(f"replaces, {columns}, repaired_low, repaired_high", [DONE], HALVED)
    begun, done, end = day("2020-01-01"), DONE["date"], day("2021-03-01")

    assert effect == (False, "e0", 0, begun, begun, -60, -60, done, done, False, False, True, True)
    assert left == (True, "e0", 1, begun, done, -20, -20, end, end, True, True, False, False)


@pytest.mark.parametrize(
    ("one", "given", "until"),
    [
        (HALVED, (-20, None), "2021-03-01"),
        (repair("r", "a.b", -50), (-50, None), "2022-03-01"),
        (repair("r", "a.b", -50, lasts=Duration(months=1)), (-50, None), "2020-04-01"),
        (repair("r", "a.b", 0), (0, None), None),
        (repair("r", "a.b", 0, lasts=YEAR), (0, None), "2021-03-01"),
        (repair("r", "a.b", "B"), (None, 1), "2023-03-01"),
        (repair("r", "a.b", "A", lasts=YEAR), (None, 0), "2021-03-01"),
    ],
    ids=["small", "large", "its own length", "nothing", "nothing, for a year", "a grade", "with its own length"],
)
def test_repaired_leaves_it_for_its_own_length(
    one: Repair, given: tuple[int | None, int | None], until: str | None
) -> None:
    """The clause's length, else that of the class, from the repair's day on; nothing needs none, without a caveat."""
    columns = "replaces, points_low, grade_low, until_low, until_high, validity_unknown"
    end = day(until) if until else None

    assert (True, *given, end, end, False) in out(columns, [DONE], one, rules=(rule("bad", "a.b", "C"),))


@pytest.mark.parametrize(
    ("one", "row", "held"),
    [
        (HALVED, {}, True),
        (HALVED, {"date": day("2020-01-01")}, True),
        (HALVED, {"date": DAY}, True),
        (HALVED, {"date": day("2020-07-01")}, False),
        (HALVED, {"ref": "e9"}, False),
        (HALVED, {"subject": "q"}, False),
        (HALVED, {"conduct": "court.judgment-performed"}, False),
        (repair("r", "a.b", -20, "pledge.signed"), {"conduct": "pledge.signed.late"}, True),
        (repair("r", "a.b", -20, "pledge.signed.late"), {"conduct": "pledge.signed"}, False),
        (repair("r", "a.d", -20), {}, False),
        (repair("r", "a.b.c", -20), {}, False),
        (repair("r", "a.b", -20, passed_on=False), {}, True),
        (repair("r", "a.b", -20, passed_on=True), {}, False),
        (repair("r", "a.b", -20, subjects=OneOf("type", ("person",))), {}, True),
        (repair("r", "a.b", -20, subjects=OneOf("type", ("organisation",))), {}, False),
        (repair("r", "a.b", -20, grade="C"), {}, False),
    ],
    ids=[
        *("done", "the same day", "on T", "after T", "of no event", "another's", "another procedure", "one below it"),
        *("one above it", "other conduct", "conduct below", "one's own", "what is passed on", "of a person"),
        *("of an organisation", "points, not a grade"),
    ],
)
def test_repaired_by_the_procedure_that_the_clause_names(one: Repair, row: Row, *, held: bool) -> None:
    """A row of the subject's own by T, whose ref names the event of conduct that the clause is for."""
    assert held == ((True, True) in out("repaired_low, repaired_high", [{**DONE, **row}], one))


def test_repaired_by_no_procedure_that_is_void() -> None:
    """What is revoked by T was never carried out; an event that is void is repaired, and what is left is void, too."""
    void = {"conduct": "record.revoked", "ref": "done", "date": DAY}
    assert [("e0", False)] == out("event, repaired_low", [DONE, void], HALVED)

    columns = "replaces, revoked, repaired_low, alive_low"
    assert [(False, True, True, False), (True, True, False, False)] == out(
        columns, [DONE, {**void, "ref": "e0"}], HALVED
    )


@pytest.mark.parametrize(
    ("effect", "one", "reaches"),
    [
        ("C", repair("r", "a.b", "B", grade="C"), True),
        ("B", repair("r", "a.b", "A", grade="C"), False),
        (10, HALVED, False),
        (0, HALVED, False),
        ("C", HALVED, True),
    ],
    ids=["that grade", "another", "a bonus", "nothing", "any effect"],
)
def test_repaired_is_a_deduction_or_the_grade_that_is_named(effect: int | str, one: Repair, *, reaches: bool) -> None:
    """Neither a bonus nor nothing is repaired."""
    rows = out("replaces, repaired_low, repaired_high", [DONE], one, rules=(rule("bad", "a.b", effect),))

    assert rows == ([(False, True, True), (True, False, False)] if reaches else [(False, False, False)])


def test_repaired_in_the_reading_in_which_it_is_a_deduction() -> None:
    """Of -60 to 10, low is repaired and high is a bonus; what is left applies in low alone."""
    discretion = (rule("theft", "a.b", points("-60", "10")),)
    columns = "replaces, repaired_low, repaired_high, points_low, points_high, undetermined"

    assert [(False, True, False, -60, 10, False), (True, False, False, -20, 0, True)] == out(
        columns, [DONE], HALVED, rules=discretion
    )


@pytest.mark.parametrize(
    ("steps", "repairs", "first"),
    [
        ([("a", "03-01", "step.done"), ("b", "02-01", "step.done")], [HALVED], ("02-01", 1)),
        ([("a", "02-01", "step.done")], [HALVED, repair("late", "a.b", -10)], ("02-01", 1)),
        ([("a", "02-01", "step.done")], [repair("other", "a.d", -10), HALVED], ("02-01", 2)),
        ([("a", "02-01", "pledge.signed"), ("b", "01-15", "step.done")], [PLEDGED, HALVED], ("01-15", 2)),
        ([("b", "02-01", "pledge.signed"), ("a", "02-01", "step.done")], [PLEDGED, HALVED], ("02-01", 2)),
    ],
    ids=["by date", "by the clause's place", "that reaches", "the date before the place", "the id before the place"],
)
def test_repaired_once_by_the_first(
    steps: list[tuple[str, str, str]], repairs: list[Repair], first: tuple[str, int]
) -> None:
    """By date, event id and the clause's place in the file; what comes later finds no effect to repair."""
    rows: list[Row] = [
        {**DONE, "event": event, "date": day(f"2020-{text}"), "conduct": code} for event, text, code in steps
    ]
    (effect, left) = out("replaces, rule, begins, until_low, until_high", rows, *repairs)
    begins = day(f"2020-{first[0]}")

    assert effect[3:] == (begins, begins)
    assert left[:3] == (True, first[1], begins)


def test_repaired_only_while_the_effect_is_in_force() -> None:
    """On the day of its end there is nothing to repair any more; a day before, there is."""
    short = (rule("theft", "a.b", -60, validity=Duration(months=2)),)
    before = {**DONE, "date": day("2020-02-29")}

    assert [("e0", day("2020-03-01"), False)] == out("event, until_low, repaired_low", [DONE], HALVED, rules=short)
    assert ("e0", day("2020-02-29"), True) in out("event, until_low, repaired_low", [before], HALVED, rules=short)


def test_repaired_leaves_what_is_not_multiplied_nor_repeats() -> None:
    """The points of a repeated deduction were doubled; what takes their place is what the clause says."""
    rows: list[Row] = [
        {"event": "x", "date": day("2020-02-01")},
        {**DONE, "ref": "x"},
        {"event": "z", "date": day("2020-04-01")},
    ]
    answer = out("event, replaces, points_low, points_high", rows, HALVED, repeat=Repeat(Decimal(2)))

    assert answer == [
        ("e0", False, -60, -60),
        ("x", False, -120, -120),
        ("x", True, -20, -20),
        ("z", False, -120, -120),
    ]


def test_repaired_by_the_procedure_of_whoever_it_came_from() -> None:
    """What was passed on is repaired by a row of its author's, on the same day, and not by one of the subject's own."""
    plan = plan_of(
        catalog_of(rules=(THEFT,), repairs=(HALVED,), pass_on=(pass_on("spouse"),), validity=CLASSES), relations=True
    )
    spouse = [{"of": "q", "to": "p", "relation": "spouse"}]
    columns = "subject, author, begins, repaired_high, replaces"
    begun, done = day("2020-01-01"), DONE["date"]

    by_author = found("repaired", columns, plan, [{"subject": "q"}, {**DONE, "subject": "q"}], spouse)
    assert by_author == [
        (subject, "q", *rest) for subject in "pq" for rest in ((begun, True, False), (done, False, True))
    ]
    by_subject = found("repaired", columns, plan, [{"subject": "q"}, DONE], spouse)
    assert by_subject == [("p", "q", begun, False, False), ("q", "q", begun, False, False)]


@pytest.mark.parametrize(
    "one",
    [
        repair("r", "a.b", -20, reach_open=True),
        repair("r", "a.b", -20, subjects=OneOf("role", ("head",))),
        repair("r", "a.b", -20, grade="B", lasts=YEAR),
    ],
    ids=["may be granted", "may not be for the subject", "for a grade that some sides set"],
)
def test_repaired_openly_ends_the_effect_in_high_alone(one: Repair) -> None:
    """In low the effect stays; what is left is undetermined, and a grade's stands beside it in low."""
    graded = (rule("bad", "a.b", "C", "B"),)
    columns = "replaces, repaired_low, repaired_high, alive_low, alive_high, undetermined, may_stay, instead"
    rows = out(columns, [DONE], one, rules=graded)

    assert rows == [
        (False, False, True, True, False, False, True, False),
        (True, False, False, True, True, True, False, True),
    ]


def test_repaired_openly_leaves_points_only_after_points() -> None:
    """-60 and what would take its place never count together: in low it stands once the effect has ended."""
    one = repair("r", "a.b", -20, reach_open=True, lasts=Duration(months=9))
    columns = "replaces, points_low, points_high, until_low, until_high, alive_low, alive_high"
    own, left = day("2022-01-01"), day("2020-12-01")

    assert [(False, -60, -60, own, DONE["date"], True, False), (True, -20, -20, left, left, False, True)] == out(
        columns, [DONE], one
    )
    short = (rule("theft", "a.b", -60, validity=Duration(months=4)),)
    end = day("2020-05-01")
    assert [(False, -60, -60, end, DONE["date"], False, False), (True, -20, -20, left, end, True, False)] == out(
        columns, [DONE], one, rules=short
    )


def test_repaired_surely_after_it_may_have_been() -> None:
    """A first that may not be for the subject, a second that surely is: low ends with this, high with that."""
    may = repair("may", "a.b", -10, "pledge.signed", subjects=OneOf("role", ("head",)))
    rows: list[Row] = [{**DONE, "conduct": "pledge.signed", "event": "pledge", "date": day("2020-02-01")}, DONE]
    answer = out("replaces, rule, until_low, until_high, repaired_low, repaired_high", rows, may, HALVED)

    assert answer[0] == (False, 0, DONE["date"], day("2020-02-01"), True, True)
    assert [row[:2] for row in answer[1:]] == [(True, 1), (True, 2)]
