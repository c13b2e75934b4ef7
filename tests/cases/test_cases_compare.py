"""Comparing: good cases pass, and for every key a wrong expectation is seen to fail, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases.cases_small import GOOD, LIBRARY, case, cases, marked, outcome, small

from scorecat.cases.compare import compare
from scorecat.cases.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.cases.run import Records

EVENT = "{event: e1, date: 2020-02-01, conduct: utilities.theft}"

WRONG = (
    ("{theft: -60}", "¶{theft: -50}", "SC650", "utilities.theft: gives {theft: -60}, expected {theft: -50}"),
    ("{theft: -60}", "¶no rule", "SC650", "utilities.theft: gives {theft: -60}, expected no rule"),
    ("{theft: -60}", "¶{theft: -60, other: -5}", "SC650", "gives {theft: -60}, expected {theft: -60, other: -5}"),
    ("{other: [-50, -5]}", "¶{other: -50}", "SC650", "gives {other: [-50, -5]}, expected {other: -50}"),
    ("{drink-driving: B}", "¶{drink-driving: C}", "SC650", "date 2021-05-05: gives {drink-driving: B}, expected"),
    ("{donation: [0, null]}", "¶{donation: 0}", "SC650", "gives {donation: [0, null]}, expected {donation: 0}"),
    ("gives: no rule", "gives: ¶condition not met", "SC650", "gives no rule, expected condition not met"),
    ("score: 940", "score: ¶950", "SC651", "case 'last-day', p1, 2022-01-31: score is 940, expected 950"),
    ("score: 940", "score: ¶[930, 940]", "SC651", "score is 940, expected [930, 940]"),
    ("score: null", "score: ¶1000", "SC651", "case 'listed', p2, 2020-12-01: score is null, expected 1000"),
    ("grade: B,", "grade: ¶C,", "SC652", "grade is B, expected C"),
    ("held_to: 599", "held_to: ¶null", "SC653", "held_to is 599, expected null"),
    ("fell_from: A", "fell_from: ¶B", "SC654", "fell_from is A, expected B"),
    ("points: -60", "points: ¶-6", "SC655", "points of e1 theft is -60, expected -6"),
    ("points: null", "points: ¶-6", "SC655", "points of l1 dishonest-list via o1 is null, expected -6"),
    ("counted: 0", "counted: ¶-60", "SC655", "counted of e1 theft is 0, expected -60"),
    ("status: expired", "status: ¶counted", "SC655", "status of e1 theft is expired, expected counted"),
    ("from: 2020-02-01", "from: ¶2020-02-02", "SC655", "from of e1 theft is 2020-02-01, expected 2020-02-02"),
    ("until: 2022-02-01", "until: ¶null", "SC655", "until of e1 theft is 2022-02-01, expected null"),
    ("via: o1, grade: D", "via: o1, grade: ¶C", "SC655", "grade of l1 dishonest-list via o1 is D, expected C"),
    ("charges: 1", "charges: ¶2", "SC655", "charges of a1 loan-arrears is 1, expected 2"),
    ("{event: a1, rule", "¶{event: l1, rule", "SC655", "there is no entry l1 loan-arrears; there is: l1 dishonest"),
    ("rule: dishonest-list, via: o1", "rule: dishonest-list, via: p1", "SC655", "no entry l1 dishonest-list via p1"),
    ("via: null", "via: o1", "SC655", "there is no entry l1 repair-list via o1 replaces; there is: l1 dishonest-list"),
    ("replaces: true", "replaces: false", "SC655", "l1 repair-list of one's own replacing nothing; there is"),
    ("event: l1, rule: repair-list, replaces: true, via: null, points: -50, from: 2020-09-01", "event: l1", "SC655",
     "2 entries are l1; there is: l1 dishonest-list, l1 repair-list replaces"),
    ("{e3: text not available}", "{e3: ¶no rule}", "SC656", "e3 is uncovered: text not available, expected: no rule"),
    ("{e3: text not available}", "{e1: ¶no rule}", "SC656", "e1 is not uncovered, expected: no rule"),
    ("{e3: text not available}", "¶{}", "SC656", "uncovered is {e3: text not available, row-"),
    ("[this place does not cover]", "[¶no consent]", "SC657", "there is no caveat 'no consent'; there is: this place"),
    ("[this place does not cover]", "¶[]", "SC657", "there is a caveat, expected none: this place does not cover"),
    ("consequences: []", "consequences: [¶Free loans of books]", "SC658", "no consequence 'Free loans of books'"),
    ("consequences: [Free loans of books]", "consequences: ¶[]", "SC658", "there is a consequence, expected none"),
)  # fmt: skip


def test_good_cases_pass(tmp_path: Path) -> None:
    """Every key is as the engine has it, in two groups of subjects tables and without one."""
    found = outcome(tmp_path)

    assert [] == [difference.said for difference in found.differences]
    assert 14 == len(found.cases)


@pytest.fixture(scope="module")
def records() -> Records:
    """What the engine makes of the good cases."""
    return run(cases(GOOD), small(), LIBRARY)


@pytest.mark.parametrize(("old", "new", "code", "said"), WRONG, ids=[new for _, new, _, _ in WRONG])
def test_a_wrong_expectation_fails(old: str, new: str, code: str, said: str, records: Records) -> None:
    """Each key is compared: once, with its code, its place, what is and what was expected."""
    assert 1 == GOOD.count(old)
    found = [
        difference
        for place, one in enumerate(cases(GOOD.replace(old, new.replace("¶", ""))))
        for number, expectation in enumerate(one.expect)
        for difference in compare(one, expectation, records.get((place, number)))
    ]

    (difference,) = found

    assert difference.finding.code == code
    assert said in difference.finding.message
    if "¶" in new:
        _, where = marked(GOOD.replace(old, new))
        assert where == str(difference.where)


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("{at: 2020-01-31, score: 1000}", ["there is no record with a score: no event by then"]),
        ("{at: 2020-01-31, grade: null}", ["there is no record with a grade: no event by then"]),
        ("{at: 2020-01-31, entries: [{event: e1}]}", ["there is no entry e1; there is: none"]),
        ("{at: 2020-01-31, entries: [], only_entries: true, uncovered: {}, caveats: [], consequences: []}", []),
    ],
)
def test_before_the_first_event_there_is_no_record(expect: str, said: list[str], tmp_path: Path) -> None:
    """Nobody has a score then, and nothing is held on them."""
    found = outcome(tmp_path, case(EVENT, expect))

    assert said == [difference.said for difference in found.differences]


def test_other_entries_fail_where_there_may_be_none(tmp_path: Path) -> None:
    """`only_entries` is what makes the list whole."""
    events = f"{EVENT}, {{event: e2, date: 2020-02-02, conduct: commerce.other}}"
    expect = "{at: 2020-06-01, entries: [{event: e1}]}"

    open_list = outcome(tmp_path, case(events, expect))
    whole = outcome(tmp_path, case(events, expect.replace("}]", "}], only_entries: true")))

    assert () == open_list.differences
    assert ["there is an entry e2 other, which is not expected"] == [one.said for one in whole.differences]
