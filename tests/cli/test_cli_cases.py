"""`scorecat test`, and cases files in `validate` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from cases.cases_small import HEAD, alone, write
from cli.cli_run import CATALOGS, identity
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from cli.cli_run import Run

FEW = alone("conduct: utilities.theft, gives: {theft: -60}")
GOOD = f"""{FEW}cases:
  - id: last-day
    events: [{{event: e1, date: 2020-02-01, conduct: commerce.other}}]
    expect: [{{at: 2020-02-01, score: [950, 995]}}]
"""
FAILING = GOOD.replace("{theft: -60}", "{theft: -50}")
FAILURE = "1.cases.yaml:4:39: SC650 utilities.theft: gives {theft: -60}, expected {theft: -50}\n"


@pytest.fixture(autouse=True)
def _nobodys_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_passing_cases_print_nothing(run: Run) -> None:
    """One line on stderr says what was done; with -q not even that."""
    write(Path(), GOOD)

    ended, quiet = run("test", "."), run("-q", "test", "1.cases.yaml")

    assert (0, "") == (ended.code, ended.out)
    assert ["scorecat: 1 catalog, 2 cases, 0 failed; clauses 22.2 % (2 of 9)"] == ended.told
    assert (0, "", "") == (quiet.code, quiet.out, quiet.err)


def test_shipped_catalogs_are_the_default(run: Run) -> None:
    """Without a path, what is shipped; a version without cases is told of."""
    ended = run("test", "-k", "drink-driving")

    assert (0, "") == (ended.code, ended.out)
    assert "no cases: rongcheng@2021" in ended.err


def test_a_failing_case_is_told_by_its_place(run: Run) -> None:
    """`path:line:col: CODE message` alone on stdout, and exit 1."""
    write(Path(), FAILING)

    ended = run("test", "1.yaml")

    assert (1, FAILURE) == (ended.code, ended.out)
    assert ["scorecat: 1 catalog, 2 cases, 1 failed; clauses 22.2 % (2 of 9)"] == ended.told


def test_only_some_cases(run: Run) -> None:
    """-k takes a part of an id; coverage is then not told, and no case at all is a slip."""
    write(Path(), FAILING)

    some, none = run("test", "1.yaml", "-k", "last"), run("test", "1.yaml", "-k", "lst")

    assert (0, ["scorecat: 1 catalog, 1 case, 0 failed"]) == (some.code, some.told)
    assert (2, ["scorecat: -k: no case id holds 'lst'"]) == (none.code, none.told)


@pytest.mark.parametrize("option", [["--coverage"], ["--fail-under", "50"]])
def test_only_some_cases_cover_nothing(option: list[str], run: Run) -> None:
    """What would say nothing is refused."""
    write(Path(), GOOD)

    assert 2 == run("test", "1.yaml", "-k", "last", *option).code


def test_coverage_lists_what_no_case_reaches(run: Run) -> None:
    """By the place in the catalog; it is no failure by itself."""
    write(Path(), FEW)

    ended = run("test", "1.yaml", "--coverage")
    lines = ended.out.splitlines()

    assert 0 == ended.code
    assert "1.yaml:34:10: SC659 no case has an entry of 'other'; add one to the cases file" == lines[0]
    assert 8 == len(lines)
    assert "clauses 11.1 % (1 of 9)" in ended.err


@pytest.mark.parametrize(("percent", "code"), [("11", 0), ("11.2", 1), ("100", 1)])
def test_fail_under(percent: str, code: int, run: Run) -> None:
    """By catalog; one that falls short is named."""
    write(Path(), FEW)

    ended = run("test", "1.yaml", "--fail-under", percent)

    assert code == ended.code
    assert bool(code) == (f"small@1: clauses 11.1 % (1 of 9), below --fail-under {percent}" in ended.err)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["."], 0, "0 catalogs, 0 cases, 0 failed; no cases: small@1"),
        (["1.yaml"], 0, "1 catalog, 0 cases, 0 failed; clauses 0.0 % (0 of 9); no cases: small@1"),
        ([".", "--fail-under", "1"], 1, "1 catalog, 0 cases, 0 failed; clauses 0.0 % (0 of 9); no cases: small@1"),
    ],
)
def test_a_catalog_without_cases(words: list[str], code: int, said: str, run: Run) -> None:
    """In a folder it is only told of; asked for, or with a limit, it reaches nothing."""
    write(Path(), None)

    ended = run("test", *words)

    assert (code, f"scorecat: {said}") == (ended.code, ended.told[0])


def test_formats(run: Run) -> None:
    """Each is alone on stdout, or in the file asked for; github by itself where it is at home."""
    write(Path(), FAILING)

    assert 1 == json.loads(run("test", "1.yaml", "-f", "json").out)["catalogs"][0]["failed"]
    assert "1" == ET.fromstring(run("test", "1.yaml", "-f", "junit").out).attrib["failures"]  # noqa: S314 -- ours
    annotated = run("test", "1.yaml", "-f", "github").out
    assert annotated.startswith("::error file=1.cases.yaml,line=4,col=39,")
    assert annotated == run("test", "1.yaml", env={"GITHUB_ACTIONS": "true"}).out
    assert FAILURE == run("test", "1.yaml", "-f", "text", env={"GITHUB_ACTIONS": "true"}).out
    ended = run("test", "1.yaml", "-o", "report.txt")
    assert (1, "", FAILURE) == (ended.code, ended.out, Path("report.txt").read_text(encoding="utf-8"))


def test_what_cannot_be_used_is_told_at_once(run: Run) -> None:
    """Exit 2, findings of every file on stderr, nothing on stdout."""
    write(Path(), FEW.replace("theft: -60", "thef: -60"))
    for name in ("2.yaml", "3.yaml"):
        Path(name).write_text("place: [\n", encoding="utf-8")

    ended = run("test", ".")

    assert (2, "") == (ended.code, ended.out)
    assert ["1.cases.yaml:4:40: SC602", "2.yaml:2:1: SC102", "3.yaml:2:1: SC102"] == [
        " ".join(line.split()[:2]) for line in ended.told
    ]


def test_bad_rows_are_told_by_their_place(run: Run) -> None:
    """As what cannot be used."""
    write(Path(), FEW.replace("gives", "born: 1990, gives"))

    ended = run("test", ".")

    assert (2, "1.cases.yaml:4:38: SC704") == (ended.code, " ".join(ended.err.split()[:2]))


def test_cases_are_not_written_over(run: Run) -> None:
    """The output is no input."""
    write(Path(), GOOD)

    ended = run("test", "1.yaml", "-o", "1.cases.yaml")

    assert 2 == ended.code
    assert GOOD == Path("1.cases.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["test", "validate"])
def test_identity_numbers_are_refused(command: str, run: Run) -> None:
    """Exit 3, and the number is not told."""
    write(Path(), FEW.replace("gives", f'subject: "{identity()}", gives'))

    ended = run(command, "1.cases.yaml")

    assert (3, "") == (ended.code, ended.out)
    assert "1.cases.yaml:4:" in ended.err
    assert identity() not in ended.err


def test_validate_reads_cases(run: Run) -> None:
    """It finds what is wrong in them, rows included, and does not run them."""
    only = ("validate", ".", "--select", "sense")
    write(Path(), FAILING)
    assert (0, "") == (run(*only).code, run(*only).out)

    write(Path(), FAILING.replace("gives: {theft", "born: 1990, gives: {theft"))
    assert run(*only).out.startswith("1.cases.yaml:4:38: SC704 born '1990'")

    write(Path(), f"{HEAD}alone: 5\n")
    assert "1.cases.yaml:3:8: SC203 'alone' should be a list, not the number 5\n" == run(*only).out

    Path("1.yaml").unlink()
    assert "SC610 there is no catalog 1.yaml beside it" in run(*only).out


def test_validate_tells_a_broken_catalog_once(run: Run) -> None:
    """Its cases are not held against it as well; alone they say why they cannot be read."""
    write(Path(), GOOD, "place: [\n")

    assert "1.yaml:2:1: SC102" == " ".join(run("validate", ".").out.split()[:2])
    assert 1 == len(run("validate", ".").out.splitlines())
    assert run("validate", "1.cases.yaml").out.startswith("1.yaml:2:1: SC102")


def test_schema_of_cases(run: Run) -> None:
    """Editors get a valid schema, which shipped cases name."""
    schema = json.loads(run("schema", "cases").out)

    Draft202012Validator.check_schema(schema)
    named = (CATALOGS / "2019.cases.yaml").read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert schema == json.loads((CATALOGS / named).resolve().read_text(encoding="utf-8"))
