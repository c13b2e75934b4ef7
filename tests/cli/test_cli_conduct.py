"""`scorecat conduct`: one conduct in every place, and the table conduct × place."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

if TYPE_CHECKING:
    from cli.cli_run import Run

THREE = ("--city", "rongcheng@2019", "--city", "wendeng", "--city", "suining")


def rows(out: str) -> list[dict[str, str]]:
    """Rows of a CSV."""
    return list(csv.DictReader(io.StringIO(out)))


def test_every_place_has_its_word(run: Run) -> None:
    """A clause, no rule or no text: of every shipped place, in the document and in the rows."""
    document = json.loads(run("conduct", "utilities.theft").out)
    places = [one["place"] for one in document["places"]]
    in_csv = rows(run("conduct", "utilities.theft", "-f", "csv").out)

    assert sorted(places) == places
    assert set(places) == {json.loads(line)["place"] for line in run("list").out.splitlines()}
    assert set(places) == {row["place"] for row in in_csv}
    assert {"clause", "no rule", "text not available"} == {one["says"] for one in document["places"]}
    for one in document["places"]:
        assert (one["says"] == "clause") == any(clause["reach"] != "narrower" for clause in one["clauses"])
        assert (one["says"] != "text not available") or one["missing"]


def test_a_clause_has_its_effect_conditions_length_and_source(run: Run) -> None:
    """All that Wendeng says of theft of utilities: row 14 of the standard for individuals."""
    (row,) = rows(run("conduct", "盗用水电气热", "--city", "wendeng", "-f", "csv").out)

    assert ("-60", "-60", "for type is person", "2 years") == (
        row["points_low"], row["points_high"], row["conditions"], row["lasts"],
    )  # fmt: skip
    assert ("individuals", "row 14", "primary") == (row["instrument"], row["locator"], row["evidence"])


def test_graver_and_milder_cases_stand_apart(run: Run) -> None:
    """Shanghai's rule on e-bikes is none on red lights in general."""
    (said,) = json.loads(run("conduct", "traffic.red-light", "--city", "shanghai-non-motor").out)["places"]
    shown = run("conduct", "traffic.red-light", "--city", "shanghai-non-motor", "-f", "table").out

    assert said["says"] != "clause"
    assert ["narrower"] == [clause["reach"] for clause in said["clauses"]]
    assert "Graver and milder cases" in shown
    assert "traffic.red-light.e-bike" in shown


def test_the_day_chooses_the_version(run: Run) -> None:
    """Without a day the newest; where that is silent, another version that speaks is named."""
    newest = json.loads(run("conduct", "utilities.theft", "--city", "rongcheng").out)
    then = json.loads(run("conduct", "utilities.theft", "--city", "rongcheng", "--as-of", "2020-06-30").out)

    assert ("2021", "2019") == (newest["places"][0]["version"], then["places"][0]["version"])
    assert "rongcheng@2019" in newest["other_versions"]
    assert (None, True) == (newest["places"][0]["in_force"], then["places"][0]["in_force"])


def test_a_person_sees_few_lines_of_silence(run: Run) -> None:
    """On a terminal only the first names; elsewhere all of them, and how to get there is said."""
    shown = run(
        "conduct", "utilities.theft", "-f", "table", stdout_terminal=True, env={"COLUMNS": "100", "NO_COLOR": "1"}
    ).out
    piped = run("conduct", "utilities.theft", "-f", "table").out

    assert "more (--format csv names all)" in " ".join(shown.split())
    assert "names all" not in piped
    assert all(len(line) <= 100 for line in shown.splitlines())
    for one in json.loads(run("conduct", "utilities.theft").out)["places"]:
        assert f"{one['place']}@{one['version']}" in piped


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "parquet", "markdown"])
@pytest.mark.parametrize("args", [("conduct", "traffic.red-light"), ("conduct",), ("compare",)])
def test_every_format(args: tuple[str, ...], format_: str, run: Run) -> None:
    """Into a file, whole; the same bytes each time."""
    for name in ("one", "two"):
        assert 0 == run(*args, *THREE, "-f", format_, "-o", name).code

    assert Path("one").stat().st_size
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_the_table_has_a_row_for_each_cell(run: Run) -> None:
    """In CSV, JSON Lines and Parquet alike, with declared types."""
    chosen = ("compare", *THREE, "--conduct", "utilities.theft", "--conduct", "traffic.drink-driving")
    found = [json.loads(line) for line in run(*chosen, "-f", "jsonl").out.splitlines()]
    run(*chosen, "-f", "parquet", "-o", "table.parquet")
    query = "SELECT conduct, place, says, points_low::INTEGER FROM 'table.parquet'"
    stored = duckdb.connect().execute(query).fetchall()

    assert 6 == len(found)
    assert [(row["conduct"], row["place"], row["says"], row["points_low"]) for row in found] == stored
    cells = {(row["conduct"], row["place"]): row["says"] for row in found}
    assert {"−60"} == {cells["utilities.theft", place] for place in ("rongcheng", "wendeng")}
    assert "grade B" == cells["traffic.drink-driving", "wendeng"]
    assert [row["says"] for row in found] == [row["says"] for row in rows(run(*chosen, "-f", "csv").out)]
    assert found == json.loads(run(*chosen).out)["cells"]


def test_conduct_without_a_code_is_the_table_of_compare(run: Run) -> None:
    """One table, two ways to it."""
    topic = (*THREE, "--conduct", "traffic")

    assert run("compare", *topic).out == run("conduct", *topic).out
    assert run("compare", "--all", "-f", "csv").out == run("conduct", "-f", "csv").out


@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_table_fits_a_terminal_and_says_what_it_leaves_out(columns: str, run: Run) -> None:
    """Places that speak of most, how many there are, and how to see them; in a pipe all of them."""
    asked = ("compare", "--all", "--conduct", "traffic", "-f", "table")
    shown = run(*asked, stdout_terminal=True, env={"COLUMNS": columns, "NO_COLOR": "1"}).out
    piped = run(*asked).out

    assert all(len(line) <= int(columns) for line in shown.splitlines())
    assert "places that speak of most." in shown
    assert "--format csv" in shown
    assert "Shown:" not in piped
    assert "Left out" not in piped


def test_own_catalogs_stand_beside_shipped_ones(run: Run, tmp_path: Path) -> None:
    """A catalog of one's own is a place as any other."""
    text = Path(__file__).parent.parent.parent / "catalogs" / "cn" / "suining" / "2010.yaml"
    (tmp_path / "mine.yaml").write_text(
        text.read_text(encoding="utf-8").replace("place: suining", "place: mytown", 1), encoding="utf-8"
    )
    found: Any = json.loads(run("conduct", "traffic.red-light", "--catalog", "mine.yaml", "--city", "suining").out)

    assert ["suining", "mytown"] == [one["place"] for one in found["places"]]
    assert found["places"][0]["clauses"] == found["places"][1]["clauses"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("utilities.thefft",), "did you mean 'utilities.theft'?"),
        (("traffic",), "is a topic"),
        (("record.revoked",), "no conduct"),
        (("utilities.theft", "--conduct", "traffic"), "--conduct chooses the rows of the table"),
        (("utilities.theft", "--city", "atlantis"), "no place 'atlantis'"),
        (("utilities.theft", "--city", "rongcheng@2019", "--as-of", "2020-01-01"), "--as-of chooses a version"),
        (("utilities.theft", "--as-of", "soon"), "is not a date"),
        (("utilities.theft", "--catalog", "none.yaml"), "there is no such file"),
        (("--conduct", "qqqq"), "no conduct 'qqqq'"),
    ],
)
def test_what_cannot_be_shown_is_said(args: tuple[str, ...], said: str, run: Run) -> None:
    """One line on stderr, nothing on stdout, exit 2."""
    ended = run("conduct", *args)

    assert (2, "") == (ended.code, ended.out)
    assert said in ended.err
    assert 1 == len(ended.told)


def test_parquet_is_no_text_for_a_terminal(run: Run) -> None:
    """It is refused before anything is written."""
    ended = run("conduct", "utilities.theft", "-f", "parquet", stdout_terminal=True)

    assert (2, "") == (ended.code, ended.out)
    assert "--output" in ended.err
