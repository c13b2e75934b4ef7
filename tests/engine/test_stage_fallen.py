"""Stages *fallen* and *transferred*: grades of another day, and of another place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import points, repair, rule
from engine.engine_small import GRADES, day, plan_of, started
from strategies import SOURCE, catalog_of

from scorecat.engine.pipeline import run
from scorecat.engine.transferred import transferred
from scorecat.model.catalog import Grade, InForce, Transfer
from scorecat.model.condition import OneOf, Within

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.engine_small import Row

    from scorecat.model.catalog import Catalog

LAST: Final = Grade("C", None, None, up_to=Decimal(599), fell_from=(("A", "CA"), ("B", "CB")))
FALL: Final = (rule("worst", "a.lasting", "C"), rule("theft", "a.b", -60))
LISTED: Final = {"conduct": "a.lasting", "event": "list", "date": day("2020-03-01")}
MAY: Final = OneOf("severity", ("serious",))


def fell(log: Sequence[Row], *rules: Any, grades: tuple[Grade, ...] = (*GRADES[:2], LAST), **parts: Any) -> list[Any]:
    """From which grade p fell: the rank in low and in high."""
    plan = plan_of(catalog_of(grades=grades, rules=rules or FALL, **parts))
    connection = started(plan, log)
    run(connection, plan)
    return connection.execute("SELECT low, high FROM fell ORDER BY ALL").fetchall()


@pytest.mark.parametrize(
    ("log", "ranks"),
    [
        ([LISTED], [(0, 0)]),
        ([{}, LISTED], [(1, 1)]),
        ([{"date": day("2020-03-01")}, LISTED], [(0, 0)]),
        ([{"date": day("2020-02-29")}, LISTED], [(1, 1)]),
        ([{}, LISTED, {"conduct": "record.revoked", "ref": "e0", "date": day("2020-06-01")}], [(0, 0)]),
        ([LISTED, {"conduct": "record.revoked", "ref": "list", "date": day("2020-06-01")}], []),
        ([{**LISTED, "date": day("2020-01-31"), "event": "x"}, {}, LISTED], [(1, 1)]),
        ([{"date": day("2020-01-31")}, {**LISTED, "event": "x"}, {**LISTED, "date": day("2020-05-01")}], [(1, 1)]),
        ([{}], []),
        ([LISTED, {"conduct": "step.done", "ref": "list", "date": day("2020-06-01")}], []),
        ([{**LISTED, "subject": "q"}, {}], [(0, 0)]),
    ],
    ids=[
        *("from the first", "from the second", "not by what came that day", "but the day before", "void by T"),
        *("itself void", "from before the first", "which is the earliest", "no direct grade", "repaired", "another's"),
    ],
)
def test_fallen_is_from_the_grade_of_the_day_before(log: list[Row], ranks: list[tuple[int, int]]) -> None:
    """The day before the earliest direct last grade in force, by what is not void by T."""
    assert ranks == fell(log, repairs=(repair("done", "a.lasting", -1),))


@pytest.mark.parametrize(
    ("rules", "ranks"),
    [
        ((rule("worst", "a.lasting", "C", when=MAY), FALL[1]), [(1, None)]),
        ((rule("worst", "a.lasting", "C", "A"), FALL[1]), [(1, None)]),
        ((FALL[0], rule("theft", "a.b", points("-60", "0"))), [(1, 0)]),
        ((FALL[0], rule("theft", "a.b", -999)), []),
        ((FALL[0], rule("theft", "a.b", points("-999", "0"))), [(None, 0)]),
        ((rule("worst", "a.lasting", -999), FALL[1]), []),
    ],
    ids=["that may be set", "in conflict", "from one of two", "it was the last already", "perhaps", "by points"],
)
def test_fallen_in_each_reading(rules: tuple[Any, ...], ranks: list[tuple[int | None, int | None]]) -> None:
    """Only in a reading in which the last grade is set directly, and had not been the grade already."""
    assert ranks == fell([{}, LISTED], *rules)


def test_fallen_needs_a_name_for_it() -> None:
    """A catalog that does not call the last grade by where one fell from is not asked."""
    assert [] == fell([LISTED], grades=GRADES)


# --- Transferred

ELSEWHERE: Final = catalog_of(
    place="there", grades=GRADES, rules=(rule("theft", "a.b", -60),), in_force=InForce(day("2015-01-01"))
)
CARRY: Final = Transfer("carry", "there", "a.d", "severity", (("B", "serious"), ("C", "very-serious")), SOURCE)
TYPED: Final = frozenset({"subject", "type"})
P: Final = {"subject": "p", "type": "person"}


def carried(
    log: Sequence[Row],
    *versions: Catalog,
    one: Transfer = CARRY,
    columns: frozenset[str] = TYPED,
    subjects: Sequence[Row] = (P,),
    as_of: str = "2021-06-30",
) -> list[tuple[Any, ...]]:
    """The events that transfers make."""
    elsewhere: Mapping[str, tuple[Catalog, ...]] = {"there": versions or (ELSEWHERE,)}
    catalogs = (catalog_of(), catalog_of(transfers=(one,)))
    plan = plan_of(*catalogs, as_of=day(as_of), subject_columns=columns, elsewhere=elsewhere)
    connection = started(plan, log, subjects=subjects)
    transferred(connection, plan, run, "log")
    query = (
        f"SELECT subject, author, date, event, conduct, sole, doubtful, {one.attribute} FROM transferred ORDER BY ALL"
    )
    return connection.execute(query).fetchall()


def made(year: int, value: str | None = "serious", *, subject: str = "p", doubtful: bool = False) -> tuple[Any, ...]:
    """The event of a year's end."""
    return (subject, subject, day(f"{year + 1}-01-01"), f"carry:{year}", "a.d", 1, doubtful, value)


def test_transferred_on_the_first_day_of_each_year() -> None:
    """From the year of the log's first day to the last that has ended by T, for each subject with such a grade."""
    log: list[Row] = [
        {"date": day("2019-05-01")},
        {"date": day("2020-12-31"), "subject": "q"},
        {"date": day("2021-01-01")},
    ]

    assert [made(2019), made(2020), made(2020, subject="q")] == carried(log, subjects=[P, {**P, "subject": "q"}])
    assert [made(2019)] == carried(log, as_of="2020-12-31")
    assert [made(2019), made(2020), made(2020, subject="q")] == carried(log, as_of="2021-01-01")


@pytest.mark.parametrize(
    ("grades", "values", "expected"),
    [
        (points("-60", "-55"), CARRY.values, [made(2020)]),
        (points("-500", "-60"), CARRY.values, [made(2020, None)]),
        (points("-60", "0"), CARRY.values, [made(2020, None, doubtful=True)]),
        (points("-500", "0"), CARRY.values, [made(2020, None, doubtful=True)]),
        (points("-500", "0"), (("A", "ordinary"), *CARRY.values), [made(2020, None)]),
        (points("-500", "0"), (("A", "ordinary"), ("C", "serious")), [made(2020, None, doubtful=True)]),
        (points("-500", "-60"), (("B", "serious"), ("C", "serious")), [made(2020, None)]),
        (points("-5", "0"), CARRY.values, []),
        (points("-60", "-55"), (("A", "ordinary"), ("D", "serious")), []),
    ],
    ids=[
        *("one grade", "two that give something", "one that gives nothing", "of three, one gives nothing"),
        *("three that do", "not the one between", "of one value", "none that does", "a grade there is not"),
    ],
)
def test_transferred_where_the_readings_differ(grades: Any, values: Any, expected: list[tuple[Any, ...]]) -> None:
    """The value is not known then; the event is doubtful if one of the grades between makes none."""
    there = catalog_of(place="there", grades=GRADES, rules=(rule("theft", "a.b", grades),))
    one = Transfer("carry", "there", "a.d", "severity", values, SOURCE)

    assert expected == carried([{"date": day("2020-05-01")}], there, one=one)


ADULTS: Final = catalog_of(
    place="there", grades=GRADES, rules=ELSEWHERE.rules, covers=Within("age", start=18), subjects=("person",)
)
CHILD: Final = {**P, "born": day("2010-01-01")}
GROWN: Final = {**P, "born": day("2002-12-31")}


@pytest.mark.parametrize(
    ("there", "columns", "subjects", "expected"),
    [
        (ELSEWHERE, frozenset[str](), [], []),
        (ELSEWHERE, TYPED - {"type"}, [P], []),
        (ELSEWHERE, TYPED, [P], [made(2020)]),
        (ADULTS, TYPED, [GROWN], []),
        (ADULTS, TYPED | {"born"}, [GROWN], [made(2020)]),
        (ADULTS, TYPED | {"born"}, [CHILD], []),
        (ADULTS, TYPED | {"born"}, [P], [made(2020, None, doubtful=True)]),
        (ADULTS, TYPED | {"born"}, [], [made(2020, None, doubtful=True)]),
        (ADULTS, TYPED | {"born"}, [{**GROWN, "type": "organisation"}], []),
    ],
    ids=[
        *("no table", "no types", "typed", "no ages", "18 on the last day", "too young", "age not known"),
        *("not in the table", "an organisation"),
    ],
)
def test_transferred_only_where_the_place_covers_the_subject(
    there: Catalog, columns: frozenset[str], subjects: list[Row], expected: list[tuple[Any, ...]]
) -> None:
    """A subjects table has to have what the place asks; where that is blank, whether it is transferred is open."""
    assert expected == carried([{"date": day("2020-12-31")}], there, columns=columns, subjects=subjects)


def test_transferred_never_twice() -> None:
    """Where the log itself has an event of that id, that one stands; of another subject it is another."""
    log: list[Row] = [{"date": day("2020-05-01")}, {"date": day("2020-06-01"), "event": "carry:2020", "subject": "q"}]
    both = [P, {**P, "subject": "q"}]

    assert [made(2020)] == carried(log, subjects=both)


def test_transferred_from_a_version_without_such_grades() -> None:
    """What the clause does not name gives nothing, and a version may call its grades otherwise, or have none."""
    renamed = catalog_of(place="there", grades=tuple(replace(one, id=f"new {one.id}") for one in GRADES))

    assert [] == carried([{"date": day("2020-05-01")}], renamed)
    assert [] == carried([{"date": day("2020-05-01")}], catalog_of(place="there"))


def test_nothing_refers_to_what_is_transferred() -> None:
    """It is no row of the log: a row that names it does nothing, and the record tells."""
    ladder = rule("carried", "a.d", -5, when=OneOf("severity", ("serious",)))
    one = catalog_of(transfers=(CARRY,), rules=(ladder,), repairs=(repair("done", "a.d", 0),))
    plan = plan_of(one, as_of=day("2021-06-30"), subject_columns=TYPED, elsewhere={"there": (ELSEWHERE,)})
    rows = [{"conduct": "record.revoked", "ref": "carry:2020"}, {"conduct": "step.done", "ref": "carry:2020"}]
    log: list[Row] = [{"date": day("2020-05-01")}, *({"date": day("2021-02-01"), **row} for row in rows)]
    connection = started(plan, log, subjects=[P])
    run(connection, plan)

    assert [("carry:2020", "counted")] == connection.execute("SELECT event, status FROM entry").fetchall()
    assert [(2,)] == connection.execute("SELECT bad_refs FROM record").fetchall()


def test_transferred_by_the_version_in_force_on_the_last_day() -> None:
    """Versions of a place follow each other; in a year without one nothing is transferred."""
    old = catalog_of(place="there", grades=GRADES, in_force=InForce(day("2019-07-01"), day("2020-12-31")))
    new = catalog_of(place="there", grades=GRADES, rules=ELSEWHERE.rules, in_force=InForce(day("2020-12-31")))
    log = [{"date": day("2018-05-01")}]
    every = Transfer("carry", "there", "a.d", "severity", (("A", "ordinary"), ("B", "serious")), SOURCE)

    assert [made(2019, "ordinary"), made(2020)] == carried(log, old, new, one=every)


def test_transferred_is_an_event_of_that_catalog_alone() -> None:
    """Rules of the catalog whose transfer it is reach it, and afterwards the day is what it was."""
    ladder = rule("carried", "a.d", -5, when=OneOf("severity", ("serious",)))
    one, other = catalog_of(rules=(ladder,)), catalog_of(transfers=(CARRY,), rules=(ladder,))
    plan = plan_of(one, other, as_of=day("2021-06-30"), subject_columns=TYPED, elsewhere={"there": (ELSEWHERE,)})
    connection = started(plan, [{"date": day("2020-05-01")}], subjects=[P])
    run(connection, plan)

    found = connection.execute("SELECT catalog, event, date, points_low, points_high FROM entry").fetchall()
    assert [(1, "carry:2020", day("2021-01-01"), -5, -5)] == found
    assert plan.as_of == connection.execute("SELECT getvariable('as_of')").fetchall()[0][0]


def test_transfers_need_a_log_and_a_place() -> None:
    """Without rows there is no first year; without the place's catalogs, or without subjects, nothing is asked."""
    assert [] == carried([])

    carrying = catalog_of(transfers=(CARRY,))
    assert plan_of(carrying, subject_columns=TYPED, elsewhere={"there": ()}).transfers
    assert not plan_of(carrying, subject_columns=TYPED).transfers
    assert not plan_of(carrying, elsewhere={"there": ()}).transfers
