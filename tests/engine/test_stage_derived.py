"""Stages *base* and *derived*: whose events reach a subject, in which catalog, and whether that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from by_hand import rule
from engine.engine_small import day, found, plan_of
from strategies import SOURCE, catalog_of

from scorecat.model.catalog import PassOn

if TYPE_CHECKING:
    from typing import Any

    from engine.engine_small import Row

COLUMNS: Final = "subject, author, event, sole, doubtful"
SPOUSE: Final = {"of": "q", "to": "p", "relation": "spouse"}
HEAD: Final = {"of": "q", "to": "p", "relation": "legal-representative"}


def clause(*to: str, conducts: tuple[str, ...] = (), of: tuple[str, ...] = (), reach_open: bool = False) -> PassOn:
    """What is passed on to whom."""
    return PassOn("pass", conducts, of, to, reach_open, SOURCE)


def passed_on(
    clauses: tuple[PassOn, ...], log: list[Row], relations: list[Row], subjects: list[Row] | None = None
) -> list[tuple[Any, ...]]:
    """The events that reach somebody else."""
    columns = frozenset({"subject", "type"}) if subjects is not None else frozenset[str]()
    plan = plan_of(catalog_of(pass_on=clauses), relations=True, subject_columns=columns)
    rows = found("derived", COLUMNS, plan, log, relations, subjects or [])
    return [row for row in rows if row[0] != row[1]]


@pytest.mark.parametrize(
    ("start", "until", "holds"),
    [
        (None, None, True),
        ("2020-01-01", None, True),
        ("2020-01-02", None, False),
        (None, "2020-01-02", True),
        (None, "2020-01-01", False),
        ("2019-01-01", "2021-01-01", True),
        ("2020-01-01", "2020-01-02", True),
        ("2018-01-01", "2019-01-01", False),
    ],
)
def test_derived_follows_relations_that_hold_on_the_day(start: str | None, until: str | None, *, holds: bool) -> None:
    """From its first day up to, not including, `until`; an empty end is open."""
    relation = {**SPOUSE, "from": start and day(start), "until": until and day(until)}

    reached = passed_on((clause("spouse"),), [{"subject": "q"}], [relation])

    assert ([("p", "q", "e0", 0, False)] if holds else []) == reached


@pytest.mark.parametrize(
    ("clauses", "relations", "open_"),
    [
        ((clause("spouse", "legal-representative"),), [SPOUSE, HEAD], False),
        ((clause("spouse"), clause("spouse")), [SPOUSE], False),
        ((clause("spouse", reach_open=True),), [SPOUSE], True),
        ((clause("spouse", reach_open=True), clause("spouse")), [SPOUSE], False),
        ((clause("spouse", reach_open=True), clause("legal-representative")), [SPOUSE, HEAD], False),
        ((clause("spouse", reach_open=True), clause("child")), [SPOUSE], True),
        (
            (clause("spouse", reach_open=True), clause("legal-representative")),
            [SPOUSE, {**HEAD, "until": day("2019-01-01")}],
            True,
        ),
    ],
    ids=["relations", "clauses", "open", "both", "both by two relations", "the other leads nowhere", "nor any more"],
)
def test_derived_makes_one_event_of_what_several_lead_to(
    clauses: tuple[PassOn, ...], relations: list[Row], *, open_: bool
) -> None:
    """However many clauses and relations lead there; it is open only if each clause that leads there leaves it so."""
    assert [("p", "q", "e0", 0, open_)] == passed_on(clauses, [{"subject": "q"}], relations)


@pytest.mark.parametrize(
    ("one", "row", "reached"),
    [
        (clause("spouse"), {}, True),
        (clause("child"), {}, False),
        (clause("spouse", conducts=("a.b",)), {"conduct": "a.b.c"}, True),
        (clause("spouse", conducts=("a.b",)), {"conduct": "a.bc"}, False),
        (clause("spouse"), {"conduct": "step.done"}, False),
        (clause("spouse"), {"conduct": "record.corrected"}, False),
        (clause("spouse"), {"date": day("2020-07-01")}, False),
        (clause("spouse", of=("person",)), {}, True),
        (clause("spouse", of=("organisation",)), {}, False),
    ],
    ids=["any", "no such relation", "below", "beside", "procedure", "correction", "after T", "person", "organisation"],
)
def test_derived_asks_what_is_passed_on(one: PassOn, row: Row, *, reached: bool) -> None:
    """Conduct by T, named or below, by a subject of the type named; never a procedure or a correction."""
    answer = passed_on((one,), [{"subject": "q"}, {"subject": "q", "ref": "e0", **row}], [SPOUSE])

    assert reached == (("p", "q", "e1", 0, False) in answer)


@pytest.mark.parametrize(
    ("relations", "subjects", "organisation"),
    [
        ([HEAD], None, True),
        ([SPOUSE], None, False),
        ([SPOUSE, {**HEAD, "to": "r"}], None, True),
        ([HEAD], [{"subject": "q", "type": "person"}], False),
        ([HEAD], [{"subject": "q"}], False),
        ([HEAD], [], False),
        ([SPOUSE], [{"subject": "q", "type": "organisation"}], True),
    ],
    ids=["has a responsible person", "has none", "for another", "table", "blank", "not named", "table says so"],
)
def test_derived_tells_organisations(relations: list[Row], subjects: list[Row] | None, *, organisation: bool) -> None:
    """By the subjects table; without one, who has a responsible person is an organisation."""
    both = clause("spouse", "legal-representative", of=("organisation",))

    reached = passed_on((both,), [{"subject": "q"}], relations, subjects)

    assert organisation == (("p", "q", "e0", 0, False) in reached)


def test_derived_passes_on_once_and_not_to_oneself() -> None:
    """What came from q to p does not go on to r, and a relation to oneself leads nowhere."""
    relations: list[Row] = [SPOUSE, {**SPOUSE, "of": "p", "to": "r"}, {**SPOUSE, "to": "q"}]

    assert [("p", "q", "e0", 0, False)] == passed_on((clause("spouse"),), [{"subject": "q"}], relations)


def test_derived_is_for_the_catalog_whose_clause_it_is() -> None:
    """One's own events are for all catalogs, what is passed on for that one; there alone a record is made."""
    passing = catalog_of(pass_on=(clause("spouse"),), rules=(rule("r", "a.b", -5),))
    plan = plan_of(catalog_of(rules=(rule("r", "a.b", -5),)), passing, relations=True)
    log = [{"subject": "q"}]

    assert [("p", "q", "e0", 1, False), ("q", "q", "e0", None, False)] == found("derived", COLUMNS, plan, log, [SPOUSE])
    assert [("p", 1), ("q", 0), ("q", 1)] == found("matched", "subject, catalog", plan, log, [SPOUSE])


@pytest.mark.parametrize(("reach_open", "reading"), [(False, (True, True, False)), (True, (True, False, True))])
def test_matched_may_not_reach_what_is_openly_passed_on(*, reach_open: bool, reading: tuple[bool, bool, bool]) -> None:
    """A rule that would hold for it is undetermined: a deduction applies in low."""
    one = catalog_of(pass_on=(clause("spouse", reach_open=reach_open),), rules=(rule("r", "a.b", -5, passed_on=True),))
    answer = found(
        "matched", "subject, in_low, in_high, open", plan_of(one, relations=True), [{"subject": "q"}], [SPOUSE]
    )

    assert [("p", *reading)] == answer


def test_derived_keeps_the_rows_of_subjects_apart() -> None:
    """A correction or a revocation of the author's holds for what was passed on; one's own names none of it."""
    log: list[Row] = [
        {"subject": "q", "event": "x"},
        {"subject": "q", "event": "y"},
        {"subject": "q", "conduct": "record.revoked", "ref": "x"},
        {"subject": "q", "conduct": "record.corrected", "ref": "y"},
        {"subject": "p", "event": "y", "date": day("2019-12-31")},
        {"subject": "p", "conduct": "record.revoked", "ref": "x"},
    ]
    plan = plan_of(catalog_of(pass_on=(clause("spouse"),)), relations=True)
    columns = "author, event, own_act, revoked, act_corrected, bad_ref"
    answer = found("derived", f"subject, {columns}", plan, log, [SPOUSE])

    assert [row[1:] for row in answer if row[0] == "p" and row[2] in "xy"] == [
        ("p", "y", "p", False, False, False),
        ("q", "x", "q", True, False, False),
        ("q", "y", "q", False, True, False),
    ]
    assert [row[2] for row in answer if row[0] == row[1] == "p" and row[6]] == ["e5"]
