"""`scorecat explain`: why, and why not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cli.cli_run import Run

LOG = """\
subject,date,conduct,event,act,ref,amount
p1,2020-03-01,utilities.arrears,b1,,,
p1,2020-06-28,utilities.arrears,b2,,,
p1,2020-05-01,traffic.drink-driving,f1,act1,,
p1,2020-05-01,penalty.detention,f2,act1,,
p1,2020-06-01,charity.blood,g2,,,
p1,2020-06-03,honour.lost-property,g4,,,50
p1,2020-06-04,honour.lost-property,g5,,,
p1,2020-06-05,transport.taxi-no-show,g7,,,
p2,2020-03-01,court.dishonest-list,l1,,,
p2,2020-09-01,court.judgment-performed,l2,,l1,
p3,2020-02-01,utilities.theft,s1,,,
p3,2020-03-01,record.revoked,s2,,s1,
p4,2020-02-01,village.training,d1,,,
p4,2020-03-01,village.training,d2,,,
p4,2020-03-02,village.training,d3,,,
p4,2020-03-03,village.training,d4,,,
p5,2020-02-01,charity.donation,d5,,,1000
p5,2020-02-02,charity.donation,d6,,,1000
"""


@pytest.fixture
def log(tmp_path: Path) -> str:
    """A log of Wendeng's conducts."""
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    return str(path)


def explained(
    run: Run, log: str, person: str, *more: str, city: str = "wendeng"
) -> dict[tuple[str, str], dict[str, Any]]:
    """Every rule looked at, by event and rule."""
    ended = run("explain", log, "--city", city, "-p", person, "-f", "json", *more)
    assert ended.code == 0
    (record,) = json.loads(ended.out)["records"]
    return {(event["event"], rule["rule"]): rule for event in record["explained"] for rule in event["rules"]}


def whys(rule: dict[str, Any]) -> str:
    """Its reasons with their sources, on one line."""
    return "; ".join(
        f"{one['why']} [{', '.join(each['locator'] for each in one['sources'])}]" for one in rule["reasons"]
    )


CASES = [
    ("p1", "b2", "utilities-arrears", "counted", "times 2: repeated while an earlier one was valid (b1) [art. 18(4)]"),
    ("p1", "b1", "utilities-arrears", "counted", "counts until 2021-03-01 [art. 20(2)]"),
    ("p1", "f1", "drink-driving", "superseded", "of one act only the strongest counts: detention-grade (f2)"),
    ("p1", "g2", "charity-blood", "frozen", "frozen while a direct grade is in force and not corrected"),
    ("p2", "l1", "dishonest-list-grade", "repaired", "repaired on 2020-09-01 by repair-dishonest-list [art. 19(1)]"),
    ("p2", "l1", "repair-dishonest-list", "counted", "counts until 2022-09-01"),
    ("p5", "d6", "donation", "counted", "added to a total of 1000 (amount per calendar year)"),
]


@pytest.mark.parametrize(("person", "event", "rule", "verdict", "why"), CASES)
def test_an_entry_says_what_made_it_what_it_is(
    person: str, event: str, rule: str, verdict: str, why: str, log: str, run: Run
) -> None:
    """By what, when, and by which article."""
    found = explained(run, log, person, "--as-of", "2020-10-01")[event, rule]

    assert found["verdict"] == verdict
    assert why in whys(found)


def test_what_a_cap_leaves_out_names_the_cap(log: str, run: Run) -> None:
    """How much counts in which period, and the row that says so."""
    found = explained(run, log, "p4", city="wendeng-rural")["d4", "village-training"]

    assert found["verdict"] == "capped"
    assert "at most 3 count per calendar year [row 34]" in whys(found)


def test_an_ended_entry_says_when(log: str, run: Run) -> None:
    """The class of validity is named."""
    found = explained(run, log, "p1", "--as-of", "2021-03-01")["b1", "utilities-arrears"]

    assert found["verdict"] == "expired"
    assert "ended on 2021-03-01 [art. 20(2)]" in whys(found)


def test_a_rule_that_did_not_match_says_what_it_asked_and_saw(log: str, run: Run) -> None:
    """The condition, the value it saw, the value it wanted."""
    found = explained(run, log, "p1")["g4", "honour-lost-property"]

    assert found["verdict"] == "not matched"
    (failed,) = [check for check in found["checks"] if check["holds"] is False]
    assert failed["saw"] == "amount: 50"
    assert failed["wanted"].startswith("amount from 100")


def test_what_the_log_does_not_say_is_open(log: str, run: Run) -> None:
    """An undetermined entry shows the question that has no answer."""
    found = explained(run, log, "p1")["g5", "honour-lost-property"]

    assert found["verdict"] == "undetermined"
    assert [check["saw"] for check in found["checks"] if check["holds"] is None] == ["amount: not known"]


def test_a_revoked_event_says_by_what(log: str, run: Run) -> None:
    """The row that voided it is named."""
    text = run("explain", log, "--city", "wendeng", "-p", "p3", "-f", "table").out

    assert "Revoked by s2" in text
    assert "revoked" in text


def test_a_person_reads_how_the_score_comes_about(log: str, run: Run) -> None:
    """The sum, the floor, the grade with its article; and that nothing speaks of a taxi."""
    text = run("explain", log, "--city", "wendeng", "-p", "p1", "--as-of", "2020-07-15", "-f", "table").out

    assert "start 1000, deductions −60, held to 600 by a direct grade, bonuses 0, score 600" in text
    assert "grade C (measure, art. 8(5))" in text
    assert "Not covered: no rule" in text


def test_it_can_be_narrowed(log: str, run: Run) -> None:
    """To an event, an act, a rule."""
    assert {event for event, _ in explained(run, log, "p1", "--event", "b1")} == {"b1"}
    assert {event for event, _ in explained(run, log, "p1", "--act", "act1")} == {"f1", "f2"}
    assert {rule for _, rule in explained(run, log, "p1", "--rule", "drink-driving")} == {"drink-driving"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--event", "b9"), "no event 'b9' of conduct in the record of 'p1'"),
        (("--act", "act9"), "no act 'act9'"),
        (("--event", "zz"), "; it has b1, "),
        (("--rule", "drink-drivin"), "no rule 'drink-drivin'; did you mean 'drink-driving'?"),
        (("--subjects", "-"), "--subjects - : this table is not read from stdin"),
        (("--stdin-filename", "x.csv"), "--stdin-filename names stdin"),
        (("--all",), "--all already holds every place"),
    ],
)
def test_what_cannot_be_explained_is_said(options: tuple[str, ...], said: str, log: str, run: Run) -> None:
    """Usage errors name the option and what to do."""
    ended = run("explain", log, "--city", "wendeng", "-p", "p1", *options)

    assert ended.code == 2
    assert said in ended.err
    assert ended.out == ""


def test_markdown_and_files(log: str, tmp_path: Path, run: Run) -> None:
    """The same in Markdown, to a file that appears whole."""
    target = tmp_path / "why.md"
    ended = run("explain", log, "--city", "wendeng", "-p", "p2", "-f", "markdown", "-o", str(target))

    assert (ended.code, ended.out) == (0, "")
    assert "repaired on 2020-09-01 by repair-dishonest-list" in target.read_text(encoding="utf-8")
