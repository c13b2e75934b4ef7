"""Stages of the pipeline alone, from the log to what applies, and from the entries to what follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from by_hand import band, points, rule
from engine.engine_small import DAY, GRADES, STAGES, asked, day, found, plan_of, started
from strategies import SOURCE, catalog_of

from scorecat.engine.base import base
from scorecat.engine.followed import followed
from scorecat.engine.past import beside
from scorecat.engine.relation import Relation
from scorecat.engine.uncovered import uncovered
from scorecat.model.catalog import Consequence, Floor, Grade, Limit, Missing, Multiplier
from scorecat.model.condition import OneOf
from scorecat.model.rule import Ladder, Span
from scorecat.model.text import Label

if TYPE_CHECKING:
    from engine.engine_small import Row

CORRECTED = {"conduct": "record.corrected", "ref": "e0"}
ENTRIES = ("event", "rule", "in_low", "in_high", "open")


def test_base_has_a_row_for_each_record_asked_for() -> None:
    """With days asked for, the rows of those alone who are asked about, each with the day of their record."""
    plan = plan_of(catalog_of())
    connection = started(plan, [{}, {"subject": "q"}, {"subject": "r"}])
    assert [("p", "p", DAY), ("q", "q", DAY), ("r", "r", DAY)] == asked(
        connection, Relation(f"FROM {base(connection, plan)}"), "subject, author, as_of"
    )

    connection.execute("CREATE TABLE moment AS SELECT 'q' AS subject, DATE '2020-02-01' AS as_of").fetchall()
    rows = Relation(f"FROM {base(connection, plan, moments=True)}")

    assert [("q", "q", None, False, day("2020-02-01"))] == asked(
        connection, rows, "subject, author, sole, doubtful, as_of"
    )


def test_known_leaves_out_what_comes_later() -> None:
    """An event dated after T is not there, one dated T is."""
    assert [("e0",)] == found("known", "event", plan_of(), [{"date": DAY}, {"date": date(2020, 7, 1)}])


@pytest.mark.parametrize(
    ("refs", "revoked"),
    [
        (["e0"], True),
        (["e0", "e1"], False),
        (["e0", "e1", "e2"], True),
        (["nothing"], False),
        (["e1"], False),
    ],
    ids=["revoked", "revocation revoked", "and that one too", "names nothing", "names itself"],
)
def test_known_settles_revocations_latest_first(refs: list[str], *, revoked: bool) -> None:
    """A chain of revocations voids every other one."""
    log: list[Row] = [{}, *({"conduct": "record.revoked", "ref": ref} for ref in refs)]

    assert ("e0", revoked) == found("known", "event, revoked", plan_of(), log)[0]


@pytest.mark.parametrize(
    ("row", "bad"),
    [
        ({"ref": "e0"}, False),
        ({"ref": "e9"}, True),
        ({"ref": "e0", "subject": "q"}, True),
        ({"ref": "e0", "date": date(2019, 12, 31)}, True),
        ({"ref": "e9", "conduct": "a.b"}, False),
    ],
    ids=["fits", "no such event", "another subject's", "later than the row", "of conduct"],
)
def test_known_marks_refs_that_name_nothing(row: Row, *, bad: bool) -> None:
    """A ref names an event of the same subject, the same day or earlier; on a row of conduct it only tells."""
    log = [{}, {**CORRECTED, **row}]

    assert [("e0", False), ("e1", bad)] == found("known", "event, bad_ref", plan_of(), log)


@pytest.mark.parametrize(
    ("acts", "more", "corrected"),
    [
        (["x", "x", "y"], [], ["e0", "e1"]),
        (["x", "x", None], [], ["e0", "e1"]),
        (["x", "x", None], [{"conduct": "record.revoked", "ref": "fix", "event": "z"}], []),
        (["x", "x", None], [{"conduct": "record.revoked", "ref": "fix"}], []),
        ([None, None], [], ["e0"]),
        ([None, "e0"], [], ["e0"]),
        (["e1", None], [], ["e0"]),
    ],
    ids=[
        *("of one act", "and another alone", "correction revoked", "revoked by a row before it", "no acts"),
        *("act named like it", "it named like an act"),
    ],
)
def test_known_marks_the_act_as_corrected(acts: list[str | None], more: list[Row], corrected: list[str]) -> None:
    """The act of the event that the correction names, and no event that is an act of its own beside it."""
    log: list[Row] = [*({"act": act} for act in acts), {**CORRECTED, "event": "fix"}, *more]
    marked = found("known", "event, act_corrected", plan_of(), log)

    assert corrected == [event for event, held in marked if held and event != "fix"]


@pytest.mark.parametrize(
    ("row", "lasting", "ended"),
    [
        ({"conduct": "a.lasting"}, True, None),
        ({"conduct": "a.lasting", "ended": DAY}, True, DAY),
        ({"conduct": "a.lasting", "ended": date(2020, 7, 1)}, True, None),
        ({"ended": DAY}, True, DAY),
        ({}, False, None),
    ],
    ids=["not ended", "ended on T", "ends after T", "the row says so", "does not last"],
)
def test_known_says_what_lasts(row: Row, *, lasting: bool, ended: date | None) -> None:
    """By the vocabulary or by the row; an end after T is none yet."""
    assert [(lasting, ended)] == found("known", "lasting, ended_by", plan_of(), [row])


@pytest.mark.parametrize(("code", "reached"), [("a.b", True), ("a.b.c", True), ("a.bc", False)])
def test_matched_reaches_what_lies_below(code: str, *, reached: bool) -> None:
    """`a.b` reaches `a.b.c` and not `a.bc`."""
    plan = plan_of(catalog_of(rules=(rule("r", "a.b", -5),)))

    assert reached == bool(found("matched", "event", plan, [{"conduct": code}]))


def test_matched_lets_the_specific_clause_displace_where_it_applies() -> None:
    """A harsher clause that may not apply displaces in low alone."""
    plan = plan_of(
        catalog_of(
            rules=(
                rule("general", "a.b", -5),
                rule("special", "a.b.c", -50, when=OneOf("severity", ("serious",))),
            )
        )
    )
    log = [{"conduct": "a.b.c", "severity": severity} for severity in ("serious", "ordinary", None)]

    assert found("matched", ", ".join(ENTRIES), plan, log) == [
        ("e0", 1, True, True, False),
        ("e1", 0, True, True, False),
        ("e2", 0, False, True, False),
        ("e2", 1, True, False, True),
    ]


def test_matched_takes_the_stronger_of_overlapping_bands() -> None:
    """500 lies in both bands, 50 in none, and a missing amount is open."""
    bands = (band("-10", start=Decimal(100), up_to=Decimal(500)), band("-20", start=Decimal(500)))
    plan = plan_of(catalog_of(rules=(rule("r", "a.b", Ladder("amount", bands, gapless=False)),)))
    log = [{"amount": Decimal(500)}, {"amount": Decimal(50)}, {}]

    answer = found("matched", "event, given_low, given_high, open, value_open", plan, log)

    assert answer == [("e0", -20, -20, False, False), ("e2", -20, -10, True, True)]


@pytest.mark.parametrize(
    ("parts", "reached"),
    [
        ({}, ["e0", "e1", "e2"]),
        ({"in_force": Span(date(2020, 1, 1), date(2020, 2, 1))}, ["e0", "e1"]),
        ({"in_force": Span(date(2020, 1, 2))}, ["e1", "e2"]),
        ({"in_force": Span(None, date(2020, 1, 1))}, []),
        ({"passed_on": False}, ["e0", "e1", "e2"]),
        ({"passed_on": True}, []),
    ],
    ids=["always", "from and until", "from", "until", "one's own", "passed on"],
)
def test_matched_asks_when_and_whose(parts: dict[str, Any], reached: list[str]) -> None:
    """A rule reaches events dated in [from, until), and, where it says so, only one's own or only those passed on."""
    plan = plan_of(catalog_of(rules=(rule("r", "a.b", -5, **parts),)))
    log = [{"date": day(text)} for text in ("2020-01-01", "2020-01-31", "2020-02-01")]

    assert [(event,) for event in reached] == found("matched", "event", plan, log)


def test_matched_multiplies_the_points_of_some_days() -> None:
    """Once for each multiplier that names the rule and holds on the event's date; points come out exact."""
    twice = Multiplier("twice", ("r",), Decimal(2), Span(date(2020, 2, 1), date(2020, 3, 1)), SOURCE)
    half = Multiplier("half", ("r",), Decimal("0.5"), Span(date(2020, 2, 10)), SOURCE)
    other = Multiplier("other", ("s",), Decimal(9), Span(date(2020, 1, 1)), SOURCE)
    rules = (rule("r", "a.b", points("-3", "-0.1")), rule("s", "a.d", -1))
    plan = plan_of(catalog_of(rules=rules, multipliers=(twice, half, other)))
    log = [{"date": day(text)} for text in ("2020-01-31", "2020-02-01", "2020-02-10", "2020-03-01")]

    assert found("matched", "event, given_low, given_high", plan, log) == [
        ("e0", -3, Decimal("-0.1")),
        ("e1", -6, Decimal("-0.2")),
        ("e2", -3, Decimal("-0.1")),
        ("e3", Decimal("-1.5"), Decimal("-0.05")),
    ]


@pytest.mark.parametrize(
    ("floor", "score", "held"),
    [
        (Floor.FLOOR, (849, 850), (849, 850)),
        (Floor.NONE, (1000, 1000), (None, None)),
        (Floor.UNKNOWN, (849, 1000), (849, None)),
    ],
)
def test_scored_holds_to_the_floor(floor: Floor, score: tuple[int, int], held: tuple[int | None, int | None]) -> None:
    """The floor's own doubt does not take the score out of the grade."""
    plan = plan_of(catalog_of(grades=GRADES, direct_grade_score=floor, rules=(rule("r", "a.b", "B"),)))
    columns = "subject, score_low, score_high, grade_low, grade_high, held_low, held_high"

    assert [("p", *score, 1, 1, *held)] == found("scored", columns, plan, [{}])


@pytest.mark.parametrize(
    ("last", "score", "printed"),
    [
        (Grade("C", None, None, up_to=Decimal(599)), 599, True),
        (Grade("C", None, None, up_to=Decimal(599), direct_score=Decimal(550)), 550, False),
        (Grade("C", None, None, direct_score=Decimal(599)), 599, False),
        (Grade("C", None, None), 1000, False),
    ],
    ids=["the top it prints", "what the text says", "and prints no top", "nothing to hold to"],
)
def test_scored_holds_to_the_last_grade(last: Grade, score: int, *, printed: bool) -> None:
    """To what the text says a direct grade scores, else to the top that is printed, with a caveat."""
    grades = (Grade("A", Limit(Decimal(960)), Limit(Decimal(960))), last)
    plan = plan_of(catalog_of(grades=grades, direct_grade_score=Floor.FLOOR, rules=(rule("r", "a.b", "C"),)))

    answer = found("scored", "score_low, score_high, grade_low, last_grade_floor", plan, [{}])

    assert [(score, score, 1, printed)] == answer


def test_scored_is_of_everyone_with_an_event_in_each_catalog() -> None:
    """By T; a score keeps to the range."""
    low, plain = catalog_of(minimum=Decimal(990), rules=(rule("r", "a.b", -50),)), catalog_of()
    log: list[Row] = [{}, {"subject": "q", "conduct": "a.d"}, {"subject": "r", "date": date(2020, 7, 1)}]

    assert [(0, "p", 990), (0, "q", 1000), (1, "p", 1000), (1, "q", 1000)] == found(
        "scored", "catalog, subject, score_low", plan_of(low, plain), log
    )


@pytest.mark.parametrize(
    ("missing", "code", "why"),
    [
        ((), "a.bc", "no rule"),
        ((), "a.b", "condition not met"),
        ((Missing("rest", rules=True),), "a.bc", "text not available"),
        ((Missing("rest", rules=True, conducts=("a.b",)),), "a.bc", "no rule"),
        ((Missing("how to object", rules=False),), "a.bc", "no rule"),
        ((Missing("persons", rules=True, subjects=("person",)),), "a.b", "text not available"),
        ((Missing("firms", rules=True, subjects=("organisation",)),), "a.bc", "no rule"),
    ],
)
def test_uncovered_tells_three_reasons_apart(missing: tuple[Missing, ...], code: str, why: str) -> None:
    """No rule, a condition that failed, and text that was not available are three answers."""
    only_serious = rule("r", "a.b", -5, when=OneOf("severity", ("serious",)))
    plan = plan_of(catalog_of(missing=missing, rules=(only_serious,)))
    connection = started(plan, [{"conduct": code, "severity": "ordinary"}])
    STAGES["capped"](connection, plan).table(connection, "entry")

    assert [("e0", why)] == asked(connection, uncovered(Relation("FROM event"), plan), "event, why")


def test_followed_marks_what_follows_in_some_readings_only() -> None:
    """Between two grades every consequence is open; those of any record are not."""
    consequences = tuple(Consequence(grade, Label(grade), "use", None, SOURCE) for grade in ("A", "B", "C", "any"))
    rules = (rule("r", "a.b", points("-200", "0")),)
    plan = plan_of(catalog_of(grades=GRADES, consequences=consequences, rules=rules))
    connection = started(plan, [{}])
    record = STAGES["scored"](connection, plan).table(connection, "record")

    answer = asked(connection, followed(record, plan), "subject, consequence, open")

    assert answer == [("p", 0, True), ("p", 1, True), ("p", 2, True), ("p", 3, False)]


def test_what_is_made_beside_leaves_nothing_behind() -> None:
    """Not even when it fails: the tables are gone, the path of schemas and the day are what they were."""
    plan = plan_of(catalog_of())
    connection = started(plan, [{}])

    def failing() -> None:
        with beside(connection, "past"):
            plan_of(catalog_of(), as_of=date(2000, 1, 1), in_force_only=True).install(connection)
            connection.execute("CREATE TABLE entry AS SELECT 1").fetchall()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()

    state = "SELECT getvariable('as_of'), getvariable('in_force_only'), current_schema(), count(*) "
    schemas = "FROM duckdb_schemas() WHERE schema_name = 'past'"
    assert [(DAY, False, "main", 0)] == connection.execute(state + schemas).fetchall()


def test_no_value_is_pasted_into_sql() -> None:
    """Whatever a catalog or a log says is a value: quotes and SQL in it do nothing."""
    hostile = "x'); DROP TABLE log; --"
    told = rule(hostile, "a.b", -5, when=OneOf("severity", (hostile,)))
    plan = plan_of(catalog_of(place=hostile, rules=(told,)))
    connection = started(plan, [{"severity": hostile, "event": hostile, "act": hostile}])

    assert [(hostile, 0)] == asked(connection, STAGES["matched"](connection, plan), "event, rule")
    assert 1 == connection.execute("SELECT count(*) FROM log").fetchall()[0][0]
