"""Every format findings are told in: whole, valid, and empty where there is nothing to tell.

The schema of SARIF is that of the standard, 2.1.0 (OASIS), as JSON SchemaStore publishes it.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from check.checked_files import OURS, SMALL, report
from jsonschema import Draft4Validator, Draft202012Validator

from scorecat.check.report import Report
from scorecat.check.table import entries
from scorecat.model.finding import Finding, Location, Mend, Severity
from scorecat.render.findings import WRITERS, schema_text
from scorecat.render.fingerprint import fingerprints

SARIF: Final = Draft4Validator(
    json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.schema.json").read_text(encoding="utf-8"))
)
CLEAN: Final = Report(("a.yaml",), ())
MARKUP: Final = "<b>*[x](y)* | \x1b[31m\u202e %\n:,"
FOUND: Final = Report(
    ("a b/ä.yaml", "/c.yaml"),
    (
        Finding(
            "SC301",
            Location("a b/ä.yaml", 3, 5, 3, 9),
            MARKUP,
            "do this",
            mend=Mend(Location("a b/ä.yaml", 3, 5, 3, 9), "x"),
        ),
        Finding("SC401", Location("a b/ä.yaml", 4, 1, 6, 2), "twice", "", Severity.WARNING),
        Finding("SC401", Location("a b/ä.yaml", 9, 1, 9, 2), "twice", "", Severity.WARNING),
        Finding("SC001", Location("/c.yaml"), "there is no such file"),
        Finding("SC530", Location("/c.yaml", 1, 1), "open", "", Severity.INFO),
    ),
)


def written(format_: str, told: Report) -> str:
    """Return what a format makes of a report."""
    out = io.StringIO()
    WRITERS[format_](told, out)
    return out.getvalue()


def sarif(told: Report) -> Any:
    """Return a SARIF log that the standard's schema passes."""
    log = json.loads(written("sarif", told))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    return run


@pytest.mark.parametrize("format_", WRITERS)
def test_no_control_character_gets_through(format_: str) -> None:
    """Whatever stands in a catalog, the output is safe to show."""
    text = written(format_, FOUND)

    assert {"\x1b", "\u202e"} & {*text} == set()
    if format_ == "json":
        assert "\x1b" in json.loads(text)["findings"][0]["message"]


@pytest.mark.parametrize(
    ("format_", "empty"),
    [
        ("text", ""),
        ("github", ""),
        ("gitlab", "[]\n"),
        ("markdown", "## scorecat validate\n\n1 file checked: nothing found.\n"),
    ],
)
def test_clean_run_is_empty(format_: str, empty: str) -> None:
    """Nothing found is nothing told, or one valid empty document."""
    assert written(format_, CLEAN) == empty


def test_text_says_what_is_no_error() -> None:
    """One line a finding, clickable, the gravest first."""
    lines = written("text", FOUND).splitlines()

    assert lines[0].startswith("a b/ä.yaml:3:5: SC301 <b>")
    assert lines[1:] == [
        "/c.yaml:1:1: SC001 there is no such file",
        "a b/ä.yaml:4:1: SC401 warning: twice",
        "a b/ä.yaml:9:1: SC401 warning: twice",
        "/c.yaml:1:1: SC530 info: open",
    ]


@pytest.mark.parametrize("told", [CLEAN, FOUND], ids=["clean", "found"])
def test_json_is_as_its_schema_says(told: Report) -> None:
    """The schema that is published holds, and every finding is there."""
    schema = json.loads(schema_text())
    Draft202012Validator.check_schema(schema)
    document = json.loads(written("json", told))

    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []
    assert (document["files"], len(document["findings"])) == (len(told.files), len(told.findings))


def test_schema_refuses_what_is_not_told() -> None:
    """It is closed: a key more or less is noticed."""
    validator = Draft202012Validator(json.loads(schema_text()))
    document = json.loads(written("json", FOUND))
    more = {**document, "findings": [{**document["findings"][0], "x": 1}]}
    less = {**document, "findings": [{k: v for k, v in document["findings"][0].items() if k != "line"}]}

    assert not validator.is_valid(more)
    assert not validator.is_valid(less)
    assert not validator.is_valid([])


def test_sarif_lists_the_rules_of_a_clean_run() -> None:
    """What was looked for is told, whether it was found or not."""
    run = sarif(CLEAN)

    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(entries())
    assert all(rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])


def test_sarif_tells_every_finding_at_its_place() -> None:
    """Levels, regions and addresses as the standard wants them; a file as a whole has no region."""
    run = sarif(FOUND)
    first, second, _, fourth, fifth = run["results"]

    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning", "error", "note"]
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b/%C3%A4.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}
    assert first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "x"}
    assert second["locations"][0]["physicalLocation"]["region"]["endLine"] == 6
    assert fourth["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "file:///c.yaml"}}
    assert fifth["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


def test_sarif_tells_what_is_allowed_and_why(tmp_path: Path) -> None:
    """A suppressed result carries the reason the file gives."""
    text = SMALL.replace("place: test", "place: test  # scorecat: allow-file SC440: our ids are the authority's own")
    run = sarif(report(tmp_path / "2020.yaml", text, OURS))

    assert [result["suppressions"] for result in run["results"]] == [
        [{"kind": "inSource", "justification": "our ids are the authority's own"}]
    ] * 2


def test_fingerprints_stay_when_lines_move() -> None:
    """They are of what is found, each its own, and no line number is in them."""
    moved = [
        Finding(one.code, Location(one.where.path, one.where.line + 7, one.where.column), one.message, one.advice)
        for one in FOUND.findings
    ]

    assert fingerprints(moved) == fingerprints(FOUND.findings)
    assert len(set(fingerprints(FOUND.findings))) == len(FOUND.findings)


def test_gitlab_has_what_code_quality_needs() -> None:
    """Description, check, fingerprint, severity and place, in one list."""
    rows = json.loads(written("gitlab", FOUND))

    assert [row["severity"] for row in rows] == ["major", "minor", "minor", "major", "info"]
    assert rows[1]["location"]["positions"] == {"begin": {"line": 4, "column": 1}, "end": {"line": 6, "column": 2}}
    assert all(set(row) == {"description", "check_name", "fingerprint", "severity", "location"} for row in rows)


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(Severity.ERROR, 2), (Severity.WARNING, 4), (Severity.INFO, 5), (None, 0)],
)
def test_junit_fails_for_what_the_run_fails_for(fail_on: Severity | None, failures: int) -> None:
    """A suite a file; what is beneath `--fail-on` is told and passes."""
    root = ET.fromstring(written("junit", Report(FOUND.files, FOUND.findings, fail_on=fail_on)))  # noqa: S314 -- ours

    assert (root.get("tests"), root.get("failures")) == ("5", str(failures))
    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//system-out")) == 5 - failures
    assert [suite.get("name") for suite in root] == list(FOUND.files)


def test_junit_of_a_clean_run_is_one_empty_document() -> None:
    """It is well-formed and counts nothing."""
    root = ET.fromstring(written("junit", CLEAN))  # noqa: S314 -- ours

    assert (root.tag, len(root), root.get("failures")) == ("testsuites", 0, "0")


def test_markdown_is_a_table_in_which_nothing_is_markup() -> None:
    """Counts by severity, a row a finding."""
    lines = written("markdown", FOUND).splitlines()

    assert lines[2] == "2 files checked: 2 errors, 2 warnings, 1 info."
    assert lines[6].startswith(r"| a b/ä.yaml:3:5 | error | SC301 | \<b\>\*\[x\](y)\* \| ")
    assert len(lines) == 6 + 5


def test_github_ends_where_it_can() -> None:
    """Columns only where a finding ends in its line; errors, warnings and notices."""
    lines = written("github", FOUND).splitlines()

    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::warning", "::error", "::notice"]
    assert "line=3,col=5,endLine=3,endColumn=9" in lines[0]
    assert "endColumn" not in lines[1]
