"""What catalogs say of a conduct, and the table of several."""

from __future__ import annotations

import pytest
from compare.compare_small import FULL, LIST, NORTH, OPAQUE, SOUTH, VOCABULARY, place

from scorecat.catalog.library import Library
from scorecat.compare.lasting import lasting
from scorecat.compare.said import other_versions, said
from scorecat.compare.table import table
from scorecat.render.cells import cell, legend

RULES = """\
score: {start: 100, source: text}
grades: [{id: A, from: 50, source: text}, {id: B, up_to: 49, source: text}]
counting: {one_act: all, direct_grade_score: none, source: text}
validity:
  - {effect: deduction, at_most: 10, for: 1 year, source: text}
  - {effect: deduction, for: 3 years, source: text}
  - {effect: grade B, for: 5 years, source: text}
rules:
"""


def rule(effect: str, more: str = "") -> str:
    """One rule on utilities.theft."""
    return f"{RULES}  - {{id: r, conduct: utilities.theft, {effect}, source: text{more}}}\n"


@pytest.mark.parametrize(
    ("body", "kind", "written"),
    [
        (rule("points: -60"), "points", "−60"),
        (rule("points: 5"), "points", "+5"),
        (rule("points: {from: -50, to: -5}"), "points", "−50…−5"),
        (rule("points: {unknown: deduction}"), "points", "−?"),
        (rule("points: {unknown: bonus}"), "points", "+?"),
        (rule("grade: B"), "points", "grade B"),
        (rule("points: {by: amount, bands: [{under: 10, points: -2}, {from: 10, points: -9}]}"), "points", "−9…−2"),
        (rule("points: -60", ", when: {severity: serious}"), "points", "−60*"),
        (rule("points: -60", ", for: {type: person}"), "points", "−60"),
        (rule("points: -60", ", for: {type: organisation}"), "points", "−60 org"),
        (rule("points: -60", ", reach: open"), "points", "−60≈"),
        (LIST, "list", "list: 2 years"),
        (LIST.replace("term: {for: 2 years}", "term: {for: unknown}"), "list", "list: ?"),
        (LIST.replace("term: {for: 2 years}", "benefit: true, term: {for: none}"), "list", "benefit: no end"),
        (NORTH.replace("utilities.theft", "utilities.arrears"), "points", "no rule"),
    ],
)
def test_a_cell_says_in_short_what_a_place_does(body: str, kind: str, written: str) -> None:
    """Each effect and each mark, and every mark is explained in the legend."""
    found = cell(said(place("here", body, kind=kind), "utilities.theft", VOCABULARY))

    assert written == found
    for mark in "*≈?":
        assert (mark in found) == any(line.startswith(mark) for line in legend([found]))


@pytest.mark.parametrize(
    ("conduct", "written", "reached"),
    [
        ("traffic.red-light", "−5", ["named"]),
        ("traffic.red-light.e-bike", "−5↑", ["broader"]),
        ("traffic.warning", "no rule", []),
    ],
)
def test_a_broader_code_reaches_what_lies_below(conduct: str, written: str, reached: list[str]) -> None:
    """And is marked, as nobody wrote of that case."""
    body = rule("points: -5").replace("utilities.theft", "traffic.red-light")
    found = said(place("here", body), conduct, VOCABULARY)

    assert written == cell(found)
    assert reached == [one.reach.value for one in found.clauses]


def test_a_narrower_clause_is_no_clause_on_the_conduct() -> None:
    """It is told apart, and the place has no rule all the same."""
    body = rule("points: -5").replace("utilities.theft", "traffic.red-light.e-bike")

    assert "no rule (1 narrower)" == cell(said(place("here", body), "traffic.red-light", VOCABULARY))


@pytest.mark.parametrize(
    ("state", "written"),
    [
        (FULL, "no rule"),
        ("{state: partial, missing: [{what: All the rest.}]}", "n/a"),
        ("{state: partial, missing: [{what: Traffic., conducts: [traffic.red-light]}]}", "no rule"),
    ],
)
def test_not_available_is_told_apart_from_no_rule(state: str, written: str) -> None:
    """Only where what is missing may speak of the conduct."""
    assert written == cell(said(place("here", NORTH, state=state), "utilities.arrears", VOCABULARY))


@pytest.mark.parametrize(
    ("effect", "more", "lasts"),
    [
        ("points: -5", "", ["1 year"]),
        ("points: -20", "", ["3 years"]),
        ("points: {from: -20, to: -5}", "", ["3 years", "1 year"]),
        ("points: {unknown: deduction}", "", ["1 year", "3 years"]),
        ("grade: B", "", ["5 years"]),
        ("points: 5", "", ["None"]),
        ("points: -5", ", validity: 30 days", ["30 days"]),
        ("points: -5", ", validity: unknown", ["None"]),
        ("points: {by: amount, bands: [{under: 9, points: -2, validity: 1 month}, {from: 9, points: -9}]}", "",
         ["1 month", "1 year"]),
    ],
)  # fmt: skip
def test_how_long_entries_count(effect: str, more: str, lasts: list[str]) -> None:
    """By the band, the rule, or the class of the catalog that fits each end."""
    found = place("here", rule(effect, more))

    assert lasts == [str(one) for one in lasting(found.rules[0], found)]


def test_the_table_is_of_what_two_places_speak_of() -> None:
    """Unless conducts are chosen; two versions of one place are one place."""
    places = [place("north", NORTH), place("south", SOUTH), place("dark", OPAQUE, kind="opaque")]
    law = place("law", LIST.replace("utilities.theft", "traffic.warning"), kind="list")

    assert ["traffic.fine", "utilities.theft"] == [code for code, _ in table(places, VOCABULARY).rows]
    assert ["honour.bravery", "traffic.fine"] == [code for code, _ in table([places[0], law], VOCABULARY).rows]
    alone = table(places[:1], VOCABULARY)
    assert 4 == len(alone.rows)
    versions = table([places[0], place("north", NORTH)], VOCABULARY)
    assert [code for code, _ in alone.rows] == [code for code, _ in versions.rows]


def test_the_table_of_a_topic_names_what_nobody_speaks_of() -> None:
    """Conducts asked for by themselves have a row in any case."""
    topical = [code for code in VOCABULARY.conducts if code.startswith("traffic.")]
    found = table([place("north", NORTH)], VOCABULARY, ["traffic.red-light"], topical)

    assert {"traffic.fine", "traffic.drink-driving", "traffic.red-light"} == {code for code, _ in found.rows}
    assert set(topical) == {code for code, _ in found.rows} | set(found.silent)


def test_another_version_that_speaks_is_named() -> None:
    """The newest text of Rongcheng was not readable; older ones speak of theft."""
    library = Library()
    found = [said(library.choose("rongcheng", None), "utilities.theft", library.vocabulary)]

    assert "rongcheng@2019" in other_versions(found, library)
    assert () == other_versions([said(library.choose("wendeng", None), "utilities.theft", library.vocabulary)], library)
