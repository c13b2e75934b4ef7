"""Clauses face each other by conduct: by no id, no line and no number that a text gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_hand import rule
from strategies import catalog_of, conduct, vocabulary_of

from scorecat.catalog.library import Library
from scorecat.diff.alignment import How, align
from scorecat.diff.diff import diff
from scorecat.diff.side import Side
from scorecat.model.catalog import Missing
from scorecat.model.condition import OneOf

if TYPE_CHECKING:
    from scorecat.diff.change import Change
    from scorecat.model.rule import Rule

VOCABULARY = vocabulary_of(*(conduct(code, "severity") for code in ("aa.x", "aa.x.y", "aa.x.z", "aa.w", "bb.v")))


def _side(*rules: Rule, **parts: object) -> Side:
    return Side(catalog_of(rules=rules, **parts), VOCABULARY)


def _told(one: Side, other: Side) -> list[tuple[str, tuple[str, ...], str]]:
    return [(change.kind.name, change.about, change.field) for change in diff(one, other).changes]


def test_ids_order_and_other_conducts_of_a_rule_do_not_matter() -> None:
    """One rule for two conducts says what two rules for one each say."""
    one = _side(rule("a", ("aa.x", "bb.v"), -10))
    other = _side(rule("second", "bb.v", -10), rule("first", "aa.x", -10))

    assert {"editorial"} == {kind for kind, _, _ in _told(one, other)}
    assert 2 == diff(one, other).same


def test_of_several_clauses_the_likest_face_each_other() -> None:
    """By condition first, then by what they give."""
    serious, ordinary = (OneOf("severity", (word,)) for word in ("serious", "ordinary"))
    one = _side(rule("a", "aa.x", -10, when=ordinary), rule("b", "aa.x", -20, when=serious))
    other = _side(rule("c", "aa.x", -30, when=serious))

    told = [(kind, field) for kind, _, field in _told(one, other) if kind != "editorial"]

    assert [("gone", "clause"), ("stricter", "variants")] == told


def test_a_clause_for_conduct_above_has_a_wider_reach() -> None:
    """Where one names a conduct and the other one above it, and neither has another clause."""
    one, other = _side(rule("a", "aa.x.y", -10)), _side(rule("a", "aa.x", -20))

    assert [("wider", ("aa.x.y",), "conducts"), ("stricter", ("aa.x.y",), "variants")] == _told(one, other)
    assert [("narrower", ("aa.x",), "conducts"), ("milder", ("aa.x",), "variants")] == _told(other, one)


def test_what_has_no_clause_of_its_own_falls_under_the_one_above() -> None:
    """It is not gone: the broader clause reaches it, and is what it is held against."""
    one = _side(rule("a", "aa.x", -10), rule("b", "aa.x.y", -30))
    other = _side(rule("a", "aa.x", -10))

    assert [("milder", ("aa.x.y",), "clause")] == _told(one, other)
    assert [How.SAME, How.UNDER] == [facing.how for facing in align(one, other).facings]


def test_no_rule_is_told_from_no_text() -> None:
    """A conduct on which the other text is not available is neither new nor gone."""
    one = _side(rule("a", "aa.x", -10), rule("b", "bb.v", -10))
    missing = (Missing("aa", rules=True, conducts=("aa.x",)),)
    other = _side(partial=True, missing=missing)

    told = {about: kind for kind, about, field in _told(one, other) if field == "clause" and about != ("aa",)}

    assert {("aa.x",): "unavailable", ("bb.v",): "gone"} == told


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the shipped catalogs."""
    return Library()


def _changes(library: Library, one: str, other: str) -> tuple[Change, ...]:
    first, second = (Side(library.choose(name, None), library.vocabulary) for name in (one, other))
    return diff(first, second).changes


def test_the_grounds_of_the_court_list_face_each_other_by_what_they_are(library: Library) -> None:
    """The text of 2017 numbers them anew: 1 to 5 became 2 to 6, and 6 is nearest to 1."""
    one, other = (
        Side(library.choose(f"court-dishonest-list@{year}", None), library.vocabulary) for year in (2013, 2017)
    )

    faced = [
        (facing.before and facing.before.id, facing.after and facing.after.id) for facing in align(one, other).facings
    ]

    assert [("1", "2"), ("2", "3"), ("3", "4"), ("4", "5"), ("5", "6"), ("6", "1"), (None, "earlier")] == faced


def test_the_court_list_has_a_term_and_less_of_a_right_to_be_deleted(library: Library) -> None:
    """Two years for five of six grounds; paying gives a right on one ground only, and a deadline of three days."""
    found = _changes(library, "court-dishonest-list@2013", "court-dishonest-list@2017")

    shorter = [change for change in found if change.kind.name == "shorter"]
    assert ["2", "3", "4", "5", "6"] == [change.after.clause for change in shorter]
    removals = {
        (change.before.clause, change.field, change.kind.name) for change in found if change.section == "removals"
    }
    for way in ("performed", "settled", "enforcement-terminated"):
        assert {(way, "grounds", "harder-repair"), (way, "within", "easier-repair")} <= removals
    assert "narrower-coverage" in {change.kind.name for change in found if change.field == "covers"}


def test_rongcheng_asks_for_consent_since_2021_and_its_rules_are_not_known(library: Library) -> None:
    """Whoever reads the diff learns of the choice, and that no rule was dropped: none was to be read."""
    found = _changes(library, "rongcheng@2019", "rongcheng@2021")

    assert ["more-choice"] == [change.kind.name for change in found if change.field == "participation"]
    assert {"unavailable"} == {change.kind.name for change in found if change.section == "rules"}
    assert "unavailable" in {change.kind.name for change in found if change.section == "consequences"}


def test_every_change_of_shipped_catalogs_has_a_line(library: Library) -> None:
    """Read with their files, parts stand on lines of their own."""
    from scorecat.diff.place import side  # noqa: PLC0415

    one, other = (side(name, library, None, {}) for name in ("court-dishonest-list@2013", "court-dishonest-list@2017"))
    changes = diff(one, other).changes

    lines = {change.after.where.line for change in changes if change.after.part is not None}
    assert 0 not in lines
    assert len({change.after.where for change in changes if change.section == "consequences"}) > 1
