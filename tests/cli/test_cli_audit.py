"""`audit`: the report on one text, and all of them side by side."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from cli.cli_run import ROOT

from scorecat.check.measures import MEASURES

if TYPE_CHECKING:
    from pathlib import Path

    from cli.cli_run import Run

IDS = [measure.id for measure in MEASURES]
TOWN = """\
place: town
version: "1"
kind: points
title: {en: Town measure}
locality: {name: {en: Town}}
in_force: {from: 2020-01-01, source: "measure, art. 9"}
participation: mandatory
subjects: [person, organisation]
completeness: {state: full}
instruments:
  measure: {title: Measure, evidence: primary, issued: 2019-12-31, read: All articles.}
reports:
  daily: {title: Report, publisher: Daily, published: 2020-02, evidence: press}
score: {start: 1000, source: "measure, art. 2"}
grades:
  - {id: A, from: 960, source: "measure, art. 2"}
  - {id: B, from: 850, source: "measure, art. 2"}
  - {id: C, source: "measure, art. 2"}
validity:
  - {effect: deduction, for: 2 years, source: "measure, art. 3"}
rules:
  - {id: other, conduct: commerce.other, points: {from: -50, to: -5}, source: "measure, row 1"}
  - {id: noise, conduct: community.noise, points: -5, source: "daily, on noise"}
  - {id: listed, conduct: court.dishonest-list, grade: C, source: "measure, row 3"}
  - {id: petition, conduct: petition.banners, points: -20, source: "measure, row 4"}
  - {id: bravery, conduct: honour.bravery, points: 30, source: "measure, row 5"}
pass_on:
  - {id: family, to: [spouse], source: "measure, art. 4"}
repair:
  - {id: paid, after: court.judgment-performed, of: court.dishonest-list, reach: open, instead: {points: -50}, source: "measure, art. 5"}
"""  # noqa: E501  (a catalog)
FOUND = {
    "open": (1, 5, {"other"}),
    "unread": (1, 5, {"noise"}),
    "differs": (0, 5, set()),
    "endless": (1, 4, {"listed"}),
    "no-remedy": (3, 4, {"other", "noise", "petition"}),
    "refusable": (1, 1, {"paid"}),
    "others": (1, None, {"family"}),
    "cliffs": (1, 4, {"listed"}),
    "double": (1, 4, {"listed"}),
    "sensitive": (1, 5, {"petition"}),
    "lacking": (2, None, {None}),
}
"""Of each measure: how many, out of how many, and which clauses."""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A small catalog with something of everything."""
    path = tmp_path / "town.yaml"
    path.write_text(TOWN, encoding="utf-8")
    return path


def _document(run: Run, place: str) -> dict[str, Any]:
    ended = run("audit", place, "-f", "json")
    assert (0, "") == (ended.code, ended.err)
    read: dict[str, Any] = json.loads(ended.out)
    return read


def test_every_measure_counts_its_clauses(town: Path, run: Run) -> None:
    """Each clause once, out of the clauses or burdens there are, with the share."""
    read = _document(run, town.name)

    assert (5, 4, "full") == (read["clauses"], read["burdens"], read["completeness"])
    measures = {one["measure"]: one for one in read["measures"]}
    assert FOUND == {
        id_: (one["count"], one["whole"], {clause["id"] for clause in one["clauses"]}) for id_, one in measures.items()
    }
    assert 0.75 == measures["no-remedy"]["share"]
    assert [None, None] == [measures[id_]["share"] for id_ in ("others", "lacking")]


def test_every_clause_has_its_source_and_its_place(town: Path, run: Run) -> None:
    """What is read in the file at that place is the clause; of the source, also how good it is."""
    lines = TOWN.splitlines()
    for one in _document(run, town.name)["measures"]:
        for clause in one["clauses"]:
            assert town.name == clause["path"]
            line = lines[clause["line"] - 1]
            assert f"id: {clause['id']}," in line if clause["id"] else line
            assert [] == [given for given in clause["sources"] if given["evidence"] not in ("primary", "press")]
            assert bool(clause["id"]) is bool(clause["sources"])


def test_what_a_catalog_cannot_tell_is_not_nothing(run: Run) -> None:
    """A part of the text that was not at hand may set an end or a repair."""
    measures = {one["measure"]: one for one in _document(run, "rongcheng@2019")["measures"]}

    assert {"endless", "no-remedy", "refusable"} == {id_ for id_, one in measures.items() if one["count"] is None}
    assert "?" in run("audit", "rongcheng@2019", "-f", "table").out


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_rows_are_what_the_document_says(format_: str, town: Path, run: Run) -> None:
    """One for each thing said of a clause."""
    out = run("audit", town.name, "-f", format_).out
    rows = [*csv.DictReader(io.StringIO(out))] if format_ == "csv" else [json.loads(line) for line in out.splitlines()]
    told = [
        (one["measure"], clause["id"] or "", clause["said"])
        for one in _document(run, town.name)["measures"]
        for clause in one["clauses"]
    ]

    assert told == [(row["measure"], row["id"] or "", row["said"]) for row in rows]


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_a_table_says_what_it_leaves_out(format_: str, town: Path, run: Run) -> None:
    """`--limit` shortens it; the measures are told in full."""
    short = run("audit", town.name, "-f", format_, "--limit", "2").out
    whole = run("audit", town.name, "-f", format_, "--limit", "0").out

    assert all(measure.title in short for measure in MEASURES)
    assert "… and 1 more" in short
    assert "more:" not in whole
    assert all(name in whole for name in ("noise", "petition", "measure, row 1", "75%"))


def test_all_places_stand_side_by_side(run: Run) -> None:
    """One row for each version, with a count of every measure; shares lie between 0 and 1."""
    ended = run("audit", "--all")
    rows = [json.loads(line) for line in ended.out.splitlines()]
    listed = [json.loads(line) for line in run("list").out.splitlines()]

    assert {(row["place"], row["version"]) for row in listed} == {(row["place"], row["version"]) for row in rows}
    assert len(listed) == len(rows)
    assert all({id_.replace("-", "_") for id_ in IDS} <= row.keys() for row in rows)
    shares = [share for row in rows for column, share in row.items() if column.endswith("_share")]
    assert len(shares) == len(rows) * sum(bool(measure.of) for measure in MEASURES)
    assert all(share is None or 0 <= share <= 1 for share in shares)
    assert ", ".join(IDS) in ended.err


@pytest.mark.parametrize("measure", ["endless", "others"])
def test_the_most_comes_first_and_what_is_not_known_last(measure: str, run: Run) -> None:
    """By share, or by count where there is no whole."""
    rows = [json.loads(line) for line in run("audit", "--all", "--sort", measure).out.splitlines()]
    values = [row.get(f"{measure}_share", row[measure]) for row in rows]
    known = [value for value in values if value is not None]

    assert sorted(known, reverse=True) == values[: len(known)]
    assert known[0] > 0


def test_choices_narrow_what_stands_side_by_side(run: Run) -> None:
    """By kind, by size, to the newest versions."""
    rows = [
        json.loads(line)
        for line in run("audit", "--all", "--newest", "--kind", "points", "--min-clauses", "5").out.splitlines()
    ]

    assert rows
    assert {"points"} == {row["kind"] for row in rows}
    assert all(row["clauses"] >= 5 for row in rows)
    assert len({row["place"] for row in rows}) == len(rows)
    for format_ in ("table", "markdown"):
        assert "wendeng" in run("audit", "--all", "--kind", "points", "--sort", "lacking", "-f", format_).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "name a place, or add --all"),
        (("rongcheng", "--all"), "--all already holds every place"),
        (("rongcheng", "--sort", "open", "--newest"), "--sort, --newest: for places side by side"),
        (("--all", "--sort", "endles"), "did you mean 'endless'?"),
        (("--all", "--limit", "3"), "--as-of and --limit are for the report on one place"),
        (("rongcheng", "--limit", "3", "-f", "json"), "--limit is for tables"),
        (("rongcheng@2019", "--as-of", "2020-01-01"), "--as-of chooses a version"),
        (("rongchen",), "did you mean 'rongcheng'?"),
        (("nowhere.yaml",), "there is no such file"),
    ],
)
def test_what_would_be_ignored_is_refused(args: tuple[str, ...], said: str, run: Run) -> None:
    """With what to do instead, and nothing on stdout."""
    ended = run("audit", *args)

    assert (2, "") == (ended.code, ended.out)
    assert said in ended.err


def test_a_version_is_chosen_by_day(run: Run) -> None:
    """As everywhere."""
    assert "2016" == json.loads(run("audit", "荣成", "--as-of", "2017-01-01").out)["version"]


def test_all_shipped_texts_can_be_audited_by_their_files(run: Run) -> None:
    """A file says the same as its place, but for the path."""
    path = str(ROOT / "catalogs" / "cn" / "court-dishonest-list" / "2013.yaml")

    assert (
        _document(run, path)["measures"][3]["count"]
        == _document(run, "court-dishonest-list@2013")["measures"][3]["count"]
        > 0
    )
