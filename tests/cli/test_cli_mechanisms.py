"""Mechanisms of other texts than the shipped ones: small catalogs of one's own, through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli.cli_run import csv_log

if TYPE_CHECKING:
    from cli.cli_run import Run

HEAD = """\
place: example
version: "1"
kind: points
title: Example
locality: {name: {en: Example}}
in_force: {from: 2020-01-01}
participation: mandatory
subjects: [person, organisation]
completeness: {state: full}
instruments: {text: {title: Example, evidence: primary}}
"""
GRADES = """\
grades:
  - {id: good, from: 1, source: text}
  - {id: bad, source: text}
"""


def score(run: Run, catalog: str, rows: list[str], as_of: str, *more: str) -> Any:
    """The one record of p1 at a day."""
    Path("example.yaml").write_text(HEAD + catalog, encoding="utf-8")
    log = csv_log(*rows, header="event,subject,date,conduct,ended,ref,amount,quantity")
    Path("log.csv").write_bytes(log)
    ended = run("eval", "log.csv", "--catalog", "example.yaml", "--as-of", as_of, "-p", "p1", "-f", "json", *more)
    assert ended.code == 0, ended.err
    (record,) = json.loads(ended.out)["records"]
    return record


LICENCE = (
    """\
score: {start: 12, min: 0, source: text}
"""
    + GRADES
    + """\
validity:
  - {effect: deduction, for: rest of the calendar year, source: text}
rules:
  - {id: noise, conduct: community.noise, points: -3, source: text}
  - {id: bite, conduct: community.dog.injury, points: -12, source: text}
"""
)


@pytest.mark.parametrize(
    ("as_of", "left", "grade"),
    [("2020-03-01", 9, "good"), ("2020-05-01", 0, "bad"), ("2020-12-31", 0, "bad"), ("2021-01-01", 12, "good")],
)
def test_a_licence_counts_down_to_nothing_and_starts_anew(as_of: str, left: int, grade: str, run: Run) -> None:
    """Twelve points, never below zero, whole again with the new year."""
    rows = ["e1,p1,2020-03-01,community.noise,,,,", "e2,p1,2020-05-01,community.dog.injury,,,,"]

    record = score(run, LICENCE, rows, as_of)

    assert record["score"] == {"low": left, "high": left}
    assert record["grade"] == {"low": grade, "high": grade}


TEMPORARY = (
    """\
score: {start: 100, source: text}
"""
    + GRADES
    + """\
multipliers:
  - {id: weeks, rules: [hours], factor: 2, from: 2020-02-01, until: 2020-03-01, source: text}
rules:
  - {id: hours, conduct: volunteering.hours, points: 1, source: text}
  - id: masks
    conduct: charity.donation
    in_force: {from: 2020-02-01, until: 2020-03-01}
    points: 5
    source: text
"""
)


@pytest.mark.parametrize(
    ("day", "conduct", "points"),
    [
        ("2020-01-31", "volunteering.hours", 1),
        ("2020-02-01", "volunteering.hours", 2),
        ("2020-02-29", "volunteering.hours", 2),
        ("2020-03-01", "volunteering.hours", 1),
        ("2020-01-31", "charity.donation", 0),
        ("2020-02-01", "charity.donation", 5),
        ("2020-02-29", "charity.donation", 5),
        ("2020-03-01", "charity.donation", 0),
    ],
)
def test_rules_and_factors_of_some_weeks(day: str, conduct: str, points: int, run: Run) -> None:
    """They hold on their first day and no more on the day they end."""
    record = score(run, TEMPORARY, [f"e1,p1,{day},{conduct},,,,"], "2020-12-31")

    assert record["score"]["low"] == 100 + points


SLOTS = (
    """\
score: {start: 100, source: text}
"""
    + GRADES
    + """\
rules:
  - {id: own, conduct: village.own-bonus, points: {from: 0, to: 2}, slots: 5, source: text}
"""
)


def test_what_a_village_sets_for_itself_is_open(run: Run) -> None:
    """Up to five items of at most two points: each such item is a range."""
    record = score(run, SLOTS, [f"e{n},p1,2020-02-0{n},village.own-bonus,,,," for n in (1, 2)], "2020-12-31")

    assert record["score"] == {"low": 100, "high": 104}
    assert "up to 5 such items are set locally" in run("show", "example.yaml", "-f", "table").out


WINDOW = (
    """\
score: {start: 100, source: text}
"""
    + GRADES
    + """\
rules:
  - id: help
    conduct: community.elder-help
    points: 10
    cap: {points: 10, per: 30 days, source: text}
    source: text
  - id: blood
    conduct: charity.blood
    points: 10
    cap: {points: 20, per: lifetime, source: text}
    source: text
"""
)


def test_caps_over_a_window_and_a_lifetime(run: Run) -> None:
    """What a window leaves out fills no later window; a lifetime never starts anew."""
    rows = [
        f"h{n},p1,{day},community.elder-help,,,," for n, day in enumerate(["2020-01-01", "2020-01-30", "2020-01-31"])
    ]
    rows += [f"b{n},p1,202{n}-06-01,charity.blood,,,," for n in range(3)]

    record = score(run, WINDOW, rows, "2023-01-01")

    statuses = {entry["event"]: entry["status"] for entry in record["entries"]}
    assert statuses == {
        "h0": "counted",
        "h1": "capped",
        "h2": "counted",
        "b0": "counted",
        "b1": "counted",
        "b2": "capped",
    }
    assert record["score"]["low"] == 140


UNITS = (
    """\
score: {start: 1000, source: text}
"""
    + GRADES
    + """\
rules:
  - {id: monthly, conduct: finance.loan-arrears, points: -10, every: month, source: text}
  - {id: half-yearly, conduct: tax.arrears, points: -20, every: 6 months, source: text}
"""
)


@pytest.mark.parametrize(
    ("conduct", "ended", "as_of", "points"),
    [
        ("finance.loan-arrears", "2020-03-31", "2020-12-31", -20),
        ("finance.loan-arrears", "2020-04-30", "2020-12-31", -30),
        ("finance.loan-arrears", "", "2020-03-31", -30),
        ("tax.arrears", "", "2021-12-31", -20),
        ("tax.arrears", "2020-07-31", "2021-12-31", -20),
        ("tax.arrears", "2020-08-01", "2021-12-31", -40),
    ],
)
def test_charges_while_a_state_lasts(conduct: str, ended: str, as_of: str, points: int, run: Run) -> None:
    """A month's last day stands for a day it lacks; what is not said to last is charged once."""
    record = score(run, UNITS, [f"e1,p1,2020-01-31,{conduct},{ended},,,"], as_of)

    assert record["entries"][0]["points"] == {"low": points, "high": points}
