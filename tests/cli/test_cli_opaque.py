"""Programmes whose formula is not published: bands, uses of a score, links; and what follows from a score."""

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
title: Example
locality: {name: {en: Example}}
in_force: {from: 2020-01-01}
participation: opt-in
subjects: [person]
completeness: {state: full}
instruments: {text: {title: Example, evidence: press}}
"""
OPAQUE = (
    HEAD
    + """\
kind: opaque
score: {start: 100, min: 50, max: 950, source: "text, range"}
grades:
  - {id: better, label: {en: Better, zh: 优秀}, from: 600, up_to: 700, source: "text, bands"}
  - {id: good, from: {over: 500}, up_to: 600, source: "text, bands"}
rules:
  - {id: games, conduct: gaming.hours, points: {unknown: deduction}, source: text}
  - {id: blood, conduct: charity.blood, points: 5, source: text}
consequences:
  better: [{what: A better room, kind: benefit, source: text}]
  any: [{what: Shown to partners, kind: use, source: text}]
  score: [{from: 650, what: No deposit, kind: benefit, source: text}]
links:
  - {to: court-dishonest-list, direction: takes, what: Who is listed, from: 2015-07, source: text, note: A trial.}
  - {to: {en: Another programme}, direction: gives, what: The score, source: text}
"""
)
POINTS = (
    HEAD
    + """\
kind: points
score: {start: 640, source: text}
grades: [{id: all, source: text}]
rules:
  - {id: blood, conduct: charity.blood, points: {from: 5, to: 10}, source: text}
consequences:
  score:
    - {from: 645, what: Sure, kind: benefit, source: text}
    - {from: 650, what: Perhaps, kind: benefit, source: text}
    - {from: 651, what: Never, kind: benefit, source: text}
"""
)


def record(run: Run, text: str) -> Any:
    """The record of p1, who has given blood and played."""
    Path("example.yaml").write_text(text, encoding="utf-8")
    rows = ("e1,p1,2020-03-01,charity.blood", "e2,p1,2020-03-02,gaming.hours")
    Path("log.csv").write_bytes(csv_log(*rows, header="event,subject,date,conduct"))
    ended = run("eval", "log.csv", "--catalog", "example.yaml", "-f", "json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def test_an_opaque_programme_has_entries_and_no_score(run: Run) -> None:
    """What counts for and against is told; score, grade and what follows from either are not."""
    document = record(run, OPAQUE)
    (found,) = document["records"]
    assert (found["score"], found["grade"]) == (None, None)
    assert [(one["rule"], one["points"], one["status"]) for one in found["entries"]] == [
        ("blood", {"low": 5, "high": 5}, "counted"),
        ("games", {"low": None, "high": 0}, "undetermined"),
    ]
    assert [one["what"] for one in found["consequences"]] == ["Shown to partners"]
    assert document["catalogs"][0]["caveats"] == [
        "how the score is made is not published: no score is computed, only what counts for and against"
    ]


def test_show_tells_the_bands_the_uses_and_the_links(run: Run) -> None:
    """A reader sees all that is published of the score."""
    Path("example.yaml").write_text(OPAQUE, encoding="utf-8")
    shown = " ".join(run("show", "example.yaml", "--format", "table").out.split())
    for said in (
        "How the score is made is not published: none is computed.",
        "The published score: from 50 to 950, everyone is said to start with 100",
        "better: Better (优秀) from 600 up to 700",
        "good over 500 up to 600",
        "score from 650 No deposit",
        "takes from court-dishonest-list: Who is listed",
        "since 2015-07-01). A trial.",
        "gives to Another programme: The score",
    ):
        assert said in shown


def test_what_follows_from_a_score_is_open_where_low_does_not_reach_it(run: Run) -> None:
    """640 and 5 to 10 points reach 645 surely, 650 perhaps and 651 never."""
    (found,) = record(run, POINTS)["records"]
    assert [(one["what"], one.get("open", False)) for one in found["consequences"]] == [
        ("Sure", False),
        ("Perhaps", True),
    ]


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (("from: 600, up_to: 700", "from: 600, up_to: 500"), "SC314", "'better' ends at 500, below where it begins"),
        (("{over: 500}", "{above: 500}"), "SC314", "the bound of a band is a number or `{over: n}`"),
        (("up_to: 600,", "up_to: 600, direct_score: 1,"), "SC314", "an opaque catalog sets no grade"),
        (("id: good", "id: better"), "SC306", "grade 'better' stands twice"),
        (("{from: 650, what", "{what"), "SC313", "`from` and `consequences.score` go together"),
        (("{what: A better", "{from: 3, what: A better"), "SC313", "`from` and `consequences.score` go together"),
        (("points: 5,", "grade: better,"), "SC302", "no grade 'better'; the catalog has none"),
        (("from: 2015-07,", "from: 2015-07, until: 2015-06,"), "SC312", "is not after `from`"),
        (
            ("what: Who is listed, from: 2015-07, source: text", "what: Who, source: txt"),
            "SC302",
            "no instrument or report 'txt'",
        ),
        (("kind: opaque", "kind: opaque\ncounting: {one_act: all}"), "SC201", "'counting' is not for a catalog of"),
    ],
)
def test_mistakes_in_an_opaque_catalog_are_found(run: Run, change: tuple[str, str], code: str, said: str) -> None:
    """Each mistake has its place and says what is wrong."""
    assert OPAQUE.count(change[0]) == 1
    Path("example.yaml").write_text(OPAQUE.replace(*change), encoding="utf-8")
    ended = run("validate", "example.yaml", "--format", "text")
    assert ended.code == 1
    assert code in ended.out
    assert said in ended.out
