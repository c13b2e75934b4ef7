"""Running: cases side by side are as cases alone, and clauses are counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases.cases_small import GOOD, HEAD, LIBRARY, alone, case, cases, outcome, small, write

from scorecat.cases.find import pairs
from scorecat.cases.outcomes import outcomes
from scorecat.cases.run import run
from scorecat.catalog.build import catalog as build_catalog
from scorecat.catalog.library import Library
from scorecat.model.outcome import Coverage

EVENT = "{date: 2020-02-01, conduct: utilities.theft}"


@pytest.mark.slow
def test_shipped_cases_pass() -> None:
    """What we ship, we hold to: every case as expected, every clause of a catalog that has cases reached.

    (By day `scorecat test catalogs` does it, with all else that is checked.)
    """
    library = Library()
    found = outcomes(pairs([library.folder]), library)

    assert [] == [str(difference.finding) for one in found for difference in one.differences]
    assert {"rongcheng@2016", "rongcheng@2019"} <= {one.catalog for one in found if one.cases and not one.uncovered}


def test_subjects_of_one_name_do_not_meet(tmp_path: Path) -> None:
    """In every case p1 starts anew, whoever else is p1."""
    twice = f"{HEAD}cases:\n" + "".join(
        f"  - {{id: {id_}, events: [{EVENT}], expect: [{{at: 2020-06-01, score: 940}}]}}\n" for id_ in ("a", "b")
    )

    assert () == outcome(tmp_path, twice).differences


def test_without_a_subjects_table_everyone_is_covered(tmp_path: Path) -> None:
    """A case without the table is not read as one with an empty one, though another case has one."""
    expect = "{at: 2020-06-01, score: 940, caveats: []}"
    asked = case(EVENT, "{at: 2020-06-01, caveats: [whether this place covers the subject is not known]}")
    text = (
        asked + f"    subjects: [{{subject: p1, born: null}}]\n  - {{id: b, events: [{EVENT}], expect: [{expect}]}}\n"
    )

    assert () == outcome(tmp_path, text).differences


def test_an_event_keeps_its_own_id_whatever_the_day() -> None:
    """Events without an id are the same events at every day, so that their order never changes."""
    text = case(EVENT, "{at: 2020-06-01, score: 940}, {at: 2020-07-01, score: 940}")
    records = run(cases(text), small(), LIBRARY)

    assert 2 == len(records)
    assert 1 == len({record.entries[0].event for record in records.values()})


def test_alone_events_are_as_of_their_end(tmp_path: Path) -> None:
    """What is charged by the month has then been charged in full."""
    line = "conduct: finance.loan-arrears, date: 2020-03-01, ended: 2020-06-01"

    assert () == outcome(tmp_path, alone(f"{line}, gives: {{loan-arrears: -30}}")).differences


def test_rules_and_repairs_are_clauses(tmp_path: Path) -> None:
    """Nine of nine are reached; without the case on the list, the repair and the rule it repairs are not."""
    whole, part = outcome(tmp_path), outcome(tmp_path, GOOD[: GOOD.index("  - id: listed")])

    assert Coverage(9, 9) == whole.coverage
    assert ["dishonest-list", "repair-list"] == [clause.id for clause in part.uncovered]
    assert "1.yaml:35:10: SC659 no case has an entry of 'dishonest-list'" in str(part.uncovered[0].finding)


def test_coverage_is_never_rounded_up() -> None:
    """99.96 % is not all of it, and nothing of nothing is."""
    assert "99.9 % (2999 of 3000)" == str(Coverage(2999, 3000))
    assert "100.0 % (0 of 0)" == str(Coverage(0, 0))
    assert Coverage(2999, 3000).below(99.97)
    assert not Coverage(1, 2).below(50)


def test_cases_of_the_documents_pass(tmp_path: Path) -> None:
    """The example of cases on the page about the catalog language is true of the catalog above it."""
    page = (Path(__file__).parent.parent.parent / "docs" / "catalog-language.md").read_text(encoding="utf-8")
    catalog, opaque, a_list, cases_of_it = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    path = write(tmp_path, cases_of_it, catalog)

    (found,) = outcomes(pairs([path]), Library())

    assert [] == [difference.said for difference in found.differences]
    assert 10 == len(found.cases)
    beginning = catalog.partition("instruments:")[0].replace("kind: points\n", "")
    texts = "instruments:\n  measure: {title: M, evidence: primary}\n  opinions: {title: O, evidence: primary}\n"
    built, breaches = build_catalog((beginning + texts + a_list).encode(), "list.yaml", Library().vocabulary)
    assert [] == breaches
    assert built is not None
    assert ["1", "third-time", "listed"] == [ground.id for ground in built.grounds]
    texts += "reports: {daily: {title: D, evidence: press}}\n"
    built, breaches = build_catalog((beginning + texts + opaque).encode(), "opaque.yaml", Library().vocabulary)
    assert [] == breaches
    assert built is not None
    assert ["excellent", "good"] == [band.id for band in built.bands]
