"""Writing outcomes: every format is what it says it is, whatever stands in a cases file."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from scorecat.cli.test import Format
from scorecat.model.case import Case
from scorecat.model.finding import Location
from scorecat.model.outcome import CaseOutcome, CatalogOutcome, Clause, Difference
from scorecat.render.cases import WRITERS

if TYPE_CHECKING:
    from collections.abc import Sequence

NASTY = 'a,b:c%d\n<e>&"f\x07\u202e'
GOOD = Case("good", Location("1.cases.yaml", 3, 5), (), ())
BAD = Case(NASTY, Location("a, b.cases.yaml", 9, 5), (), ())


def _differs(line: int, column: int, end_line: int) -> Difference:
    where = Location("a, b.cases.yaml", line, column, end_line, column + 3)
    return Difference(BAD, "p1", date(2020, 6, 30), "score", f"score is 950: {NASTY}", "940", "950", where)


OUTCOME = CatalogOutcome(
    "small@1",
    "a, b.cases.yaml",
    (CaseOutcome(GOOD, ()), CaseOutcome(BAD, (_differs(10, 7, 10), _differs(11, 9, 12)))),
    (Clause("theft", Location("a, b.yaml", 30, 10)), Clause("other", Location("a, b.yaml", 31, 10))),
    frozenset({"theft"}),
)


def written(format_: str, outcomes: Sequence[CatalogOutcome] = (OUTCOME,), *, uncovered: bool = False) -> str:
    """What a format writes."""
    out = io.StringIO()
    WRITERS[format_](outcomes, out, uncovered=uncovered)
    return out.getvalue()


def test_every_format_has_a_writer() -> None:
    """The option offers what can be written, and `auto`."""
    assert {*WRITERS, "auto"} == set(Format)


@pytest.mark.parametrize("format_", WRITERS)
def test_no_control_character_is_written(format_: str) -> None:
    """None reaches a terminal, a log or a page; each failure and clause keeps to its line in text and in github."""
    text = written(format_, uncovered=True)

    assert "\x07" not in text
    if format_ != "json":
        assert "\u202e" not in text
    if format_ in ("text", "github"):
        assert 3 == len(text.splitlines())


@pytest.mark.parametrize("format_", ["text", "github"])
def test_nothing_to_tell_is_nothing(format_: str) -> None:
    """When all pass and nothing else is asked, not a byte."""
    good = CatalogOutcome("small@1", "1.cases.yaml", (CaseOutcome(GOOD, ()),), (), frozenset())

    assert "" == written(format_, [good])


def test_text_is_clickable() -> None:
    """`path:line:col: CODE case, subject, date: what is`."""
    first, second, last = written("text", uncovered=True).splitlines()

    assert first.startswith("a, b.cases.yaml:10:7: SC651 case 'a,b:c%d <e>&")
    assert ", p1, 2020-06-30: score is 950" in first
    assert second.startswith("a, b.cases.yaml:11:9: SC651 ")
    assert last == "a, b.yaml:31:10: SC659 no case has an entry of 'other'; add one to the cases file"


def test_github_annotations_are_escaped() -> None:
    """Commas and colons in properties, percent signs in both; a value that ends in another line gives no end."""
    first, second, last = written("github", uncovered=True).splitlines()

    properties, _, message = first.removeprefix("::error ").partition("::")
    assert properties == "file=a%2C b.cases.yaml,line=10,col=7,endLine=10,endColumn=10,title=scorecat SC651"
    assert message.startswith("case 'a,b:c%25d <e>&")
    assert second.startswith("::error file=a%2C b.cases.yaml,line=11,col=9,title=scorecat SC651::")
    assert last.startswith("::notice file=a%2C b.yaml,line=31,col=10,")


def test_junit_is_read_back() -> None:
    """A suite a catalog, a testcase a case; a failure says what differs and where."""
    root = ET.fromstring(written("junit", uncovered=True))  # noqa: S314 -- ours
    (suite,) = root
    good, bad, said = suite

    assert ("testsuites", {"name": "scorecat", "tests": "2", "failures": "1", "errors": "0"}) == (root.tag, root.attrib)
    assert ("small@1", "2", "1") == tuple(suite.attrib[key] for key in ("name", "tests", "failures"))
    assert ("good", "small@1", "1.cases.yaml", "3") == tuple(
        good.attrib[key] for key in ("name", "classname", "file", "line")
    )
    assert [] == list(good)
    (failure,) = bad
    assert failure.attrib["message"].startswith('score is 950: a,b:c%d <e>&"f')
    assert "SC651" == failure.attrib["type"]
    assert (failure.text or "").startswith("a, b.cases.yaml:10:7: SC651 ")
    assert 2 == len((failure.text or "").splitlines())
    assert ("system-out", "clauses 50.0 % (1 of 2)") == (said.tag, (said.text or "").splitlines()[0])


def test_json_holds_all_of_it() -> None:
    """Every difference with its place, and how much is reached; which clauses are not, if asked."""
    document = json.loads(written("json", uncovered=True))
    (catalog,) = document["catalogs"]

    assert ("small", "1", 2, 1) == tuple(catalog[key] for key in ("place", "version", "cases", "failed"))
    assert {"reached": 1, "of": 2, "uncovered": [{"id": "other", "path": "a, b.yaml", "line": 31, "column": 10}]} == (
        catalog["clauses"]
    )
    assert {
        "case": NASTY,
        "subject": "p1",
        "at": "2020-06-30",
        "key": "score",
        "expected": "940",
        "found": "950",
        "code": "SC651",
        "path": "a, b.cases.yaml",
        "line": 10,
        "column": 7,
        "message": f"score is 950: {NASTY}",
    } == catalog["differences"][0]
    assert "uncovered" not in json.loads(written("json"))["catalogs"][0]["clauses"]
