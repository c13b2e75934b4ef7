"""Each stage of the pipeline alone: a few rows in, the columns it promises out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from strategies import SOURCE, catalog_of, conduct, vocabulary_of

from scorecat.engine.chosen import chosen
from scorecat.engine.followed import followed
from scorecat.engine.known import known
from scorecat.engine.matched import matched
from scorecat.engine.plan import Plan
from scorecat.engine.relation import Relation
from scorecat.engine.scored import scored
from scorecat.engine.uncovered import uncovered
from scorecat.engine.valued import valued
from scorecat.model.catalog import Consequence, Counting, Floor, Grade, Limit, Missing, ValidityClass
from scorecat.model.condition import OneOf, Within
from scorecat.model.finding import Location
from scorecat.model.rule import Amount, Band, DirectGrade, Duration, Ladder, Rule, Variant
from scorecat.model.text import Label
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Effect

VOCABULARY = vocabulary_of(
    conduct("a.b"),
    conduct("a.b.c"),
    conduct("a.bc"),
    conduct("a.lasting", "ended"),
    conduct("record.revoked", "ref", kind=ConductKind.CORRECTION),
    conduct("record.corrected", "ref", kind=ConductKind.CORRECTION),
)
GRADES = (
    Grade("A", Limit(Decimal(960)), Limit(Decimal(960))),
    Grade("B", Limit(Decimal(850)), Limit(Decimal(849))),
    Grade("C", None, None, up_to=Decimal(599)),
)
DAY = date(2020, 6, 30)
ATTRIBUTES = {"amount": "DECIMAL(18,4)", "severity": "VARCHAR", "ended": "DATE", "ref": "VARCHAR"}


def rule(id_: str, code: str, effect: Effect, **more: Any) -> Rule:
    """One clause with one side."""
    return Rule(id_, (code,), (Variant(effect, SOURCE),), Location("test.yaml", 1, 1), **more)


def points(low: float, high: float | None = None) -> Amount:
    """Fixed points, or a range."""
    return Amount(Decimal(str(low)), Decimal(str(low if high is None else high)))


def started(plan: Plan, log: Sequence[dict[str, Any]]) -> duckdb.DuckDBPyConnection:
    """A connection with the plan and a log; rows name the columns they have."""
    connection = duckdb.connect()
    columns = {"subject": "VARCHAR", "date": "DATE", "conduct": "VARCHAR", "event": "VARCHAR", "act": "VARCHAR"}
    columns |= ATTRIBUTES
    typed = ", ".join(f"{name} {type_}" for name, type_ in columns.items())
    connection.execute(f"CREATE TABLE log ({typed})").fetchall()
    for number, row in enumerate(log):
        whole = {"subject": "p", "date": date(2020, 1, 1), "conduct": "a.b", "event": f"e{number}", **row}
        marks = ", ".join("?" for _ in columns)
        connection.execute(f"INSERT INTO log VALUES ({marks})", [whole.get(name) for name in columns]).fetchall()
    plan.install(connection)
    return connection


def plan_of(*catalogs: Catalog) -> Plan:
    """A plan as of the day."""
    return Plan(catalogs, VOCABULARY, DAY)


def rows(connection: duckdb.DuckDBPyConnection, relation: Relation, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a relation, in order of the columns asked for."""
    relation.table(connection, "answer")
    return connection.execute(f"SELECT {', '.join(columns)} FROM answer ORDER BY ALL").fetchall()


def matching(plan: Plan, log: Sequence[dict[str, Any]]) -> tuple[duckdb.DuckDBPyConnection, Relation]:
    """The stages up to *matched*."""
    connection = started(plan, log)
    event = Relation(f"SELECT *, 'person' AS subject_type FROM ({known(connection).sql})").table(connection, "event")
    return connection, matched(event, plan)


def test_known_leaves_out_what_comes_later() -> None:
    """An event dated after T is not there, one dated T is."""
    connection = started(plan_of(), [{"date": DAY}, {"date": date(2020, 7, 1)}])

    assert [("e0",)] == rows(connection, known(connection), "event")


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
    log: list[dict[str, Any]] = [{}, *({"conduct": "record.revoked", "ref": ref} for ref in refs)]
    connection = started(plan_of(), log)

    assert ("e0", revoked) == rows(connection, known(connection), "event", "revoked")[0]


@pytest.mark.parametrize(
    ("row", "bad"),
    [
        ({"ref": "e0"}, False),
        ({"ref": "e9"}, True),
        ({"ref": "e0", "subject": "q"}, True),
        ({"ref": "e0", "date": date(2019, 12, 31)}, True),
    ],
    ids=["fits", "no such event", "another subject's", "later than the row"],
)
def test_known_marks_refs_that_name_nothing(row: dict[str, Any], *, bad: bool) -> None:
    """A ref names an event of the same subject, the same day or earlier."""
    connection = started(plan_of(), [{}, {"conduct": "record.corrected", **row}])

    assert [("e0", False), ("e1", bad)] == rows(connection, known(connection), "event", "bad_ref")


@pytest.mark.parametrize(("code", "reached"), [("a.b", True), ("a.b.c", True), ("a.bc", False)])
def test_matched_reaches_what_lies_below(code: str, *, reached: bool) -> None:
    """`a.b` reaches `a.b.c` and not `a.bc`."""
    connection, relation = matching(plan_of(catalog_of(rules=(rule("r", "a.b", points(-5)),))), [{"conduct": code}])

    assert reached == bool(rows(connection, relation, "event"))


def test_matched_lets_the_specific_clause_displace_where_it_applies() -> None:
    """A harsher clause that may not apply displaces in low alone."""
    plan = plan_of(
        catalog_of(
            rules=(
                rule("general", "a.b", points(-5)),
                rule("special", "a.b.c", points(-50), when=OneOf("severity", ("serious",))),
            )
        )
    )
    log = [{"conduct": "a.b.c", "severity": severity} for severity in ("serious", "ordinary", None)]
    connection, relation = matching(plan, log)

    found = rows(connection, relation, "event", "rule", "in_low", "in_high", "open")

    assert found == [
        ("e0", 1, True, True, False),
        ("e1", 0, True, True, False),
        ("e2", 0, False, True, False),
        ("e2", 1, True, False, True),
    ]


def test_matched_takes_the_stronger_of_overlapping_bands() -> None:
    """500 lies in both bands, 50 in none, and a missing amount is open."""
    bands = (
        Band(Within("amount", start=Decimal(100), up_to=Decimal(500)), points(-10)),
        Band(Within("amount", start=Decimal(500)), points(-20)),
    )
    plan = plan_of(catalog_of(rules=(rule("r", "a.b", Ladder("amount", bands, gapless=False)),)))
    connection, relation = matching(plan, [{"amount": Decimal(500)}, {"amount": Decimal(50)}, {}])

    found = rows(connection, relation, "event", "given_low", "given_high", "open", "value_open")

    assert found == [("e0", -20, -20, False, False), ("e2", -20, -10, True, True)]


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
    plan = plan_of(catalog_of(rules=(rule("r", "a.lasting", points(-10), every=Duration(months=1)),)))
    connection, relation = matching(plan, [{"conduct": "a.lasting", "date": begun, "ended": ended}])

    found = rows(connection, valued(relation, plan), "event", "charges", "points_low")

    assert found == [("e0", charges, -10 * charges)]


@pytest.mark.parametrize(
    ("size", "until"), [(-40, date(2021, 2, 28)), (-41, date(2022, 2, 28)), (10, None)], ids=["small", "large", "bonus"]
)
def test_valued_dates_by_size(size: int, until: date | None) -> None:
    """The first class that fits; 29 February and a year is 28 February."""
    plan = plan_of(
        catalog_of(
            validity=(
                ValidityClass("deduction", Decimal(40), Duration(months=12)),
                ValidityClass("deduction", None, Duration(months=24)),
            ),
            rules=(rule("r", "a.b", points(size)),),
        )
    )
    connection, relation = matching(plan, [{"date": date(2020, 2, 29)}])

    found = rows(connection, valued(relation, plan), "event", "until_low", "until_high", "validity_unknown")

    assert found == [("e0", until, until, until is None)]


@pytest.mark.parametrize(
    ("counting", "superseded"),
    [
        (Counting.STRONGEST, [(True, True), (False, False)]),
        (Counting.ALL, [(False, False), (False, False)]),
        (Counting.UNKNOWN, [(False, True), (False, False)]),
    ],
)
def test_chosen_keeps_the_strongest_of_an_act(counting: Counting, superseded: list[tuple[bool, bool]]) -> None:
    """Where the text does not say, low counts all deductions and high the strongest."""
    rules = (rule("small", "a.b", points(-5)), rule("large", "a.bc", points(-50)))
    plan = plan_of(catalog_of(one_act=counting, rules=rules))
    connection, relation = matching(plan, [{"act": "x"}, {"act": "x", "conduct": "a.bc"}])

    found = rows(connection, chosen(valued(relation, plan), plan), "event", "superseded_low", "superseded_high")

    assert found == [(f"e{number}", *pair) for number, pair in enumerate(superseded)]


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
    plan = plan_of(catalog_of(grades=GRADES, direct_grade_score=floor, rules=(rule("r", "a.b", DirectGrade("B")),)))
    connection, relation = matching(plan, [{}])
    chosen(valued(relation, plan), plan).table(connection, "entry")
    event = Relation("FROM event")
    columns = ("subject", "score_low", "score_high", "grade_low", "grade_high", "held_low", "held_high")

    assert [("p", *score, 1, 1, *held)] == rows(connection, scored(event, plan), *columns)


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
    only_serious = rule("r", "a.b", points(-5), when=OneOf("severity", ("serious",)))
    plan = plan_of(catalog_of(missing=missing, rules=(only_serious,)))
    connection, relation = matching(plan, [{"conduct": code, "severity": "ordinary"}])
    chosen(valued(relation, plan), plan).table(connection, "entry")

    assert [("e0", why)] == rows(connection, uncovered(Relation("FROM event")), "event", "why")


def test_followed_marks_what_follows_in_some_readings_only() -> None:
    """Between two grades every consequence is open; those of any record are not."""
    consequences = tuple(Consequence(grade, Label(grade), "use", None, SOURCE) for grade in ("A", "B", "C", "any"))
    plan = plan_of(catalog_of(grades=GRADES, consequences=consequences, rules=(rule("r", "a.b", points(-200, 0)),)))
    connection, relation = matching(plan, [{}])
    chosen(valued(relation, plan), plan).table(connection, "entry")
    record = scored(Relation("FROM event"), plan).table(connection, "record")

    found = rows(connection, followed(record), "subject", "consequence", "open")

    assert found == [("p", 0, True), ("p", 1, True), ("p", 2, True), ("p", 3, False)]


def test_no_value_is_pasted_into_sql() -> None:
    """Whatever a catalog or a log says is a value: quotes and SQL in it do nothing."""
    hostile = "x'); DROP TABLE log; --"
    plan = plan_of(
        catalog_of(place=hostile, rules=(rule(hostile, "a.b", points(-5), when=OneOf("severity", (hostile,))),))
    )
    connection, relation = matching(plan, [{"severity": hostile, "event": hostile, "act": hostile}])

    assert [(hostile, 0)] == rows(connection, relation, "event", "rule")
    assert 1 == connection.execute("SELECT count(*) FROM log").fetchall()[0][0]
