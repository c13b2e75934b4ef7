"""Every breach of the schemas: which code, where exactly, and in whose words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from catalog.catalog_small import GOOD, Change, changed, unmarked
from jsonschema import Draft202012Validator

from scorecat.catalog.library import Library
from scorecat.catalog.shape import SCHEMAS, schema_text, shape_findings
from scorecat.files.document import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIPPED: Final = [
    *((path, "catalog") for paths in Library().files.values() for path in paths),
    *((path, "vocabulary") for path in Library().vocabulary_files),
]
TITLE: Final = "{en: Test measure, zh: 测试办法}"
NUMBER: Final = "a value that looks like an identity number"

CONDUCTS: Final = "{aa.x: {kind: conduct, label: {en: X, zh: 乙}, definition: D, attributes: {}}}"

BREACHES: Final[list[tuple[Change, str, str, str]]] = [
    # Change (¶ before what is pointed at), code, message, advice.
    (("subjects:", "¶subject: [person]\nsubjects:"), "SC201", "unknown key 'subject'", "did you mean 'subjects'?"),
    (("issued: 2019-12-31", "¶isued: 2019-12-31"), "SC201", "unknown key 'isued'", "did you mean 'issued'?"),
    (("issued: 2019-12-31", "¶zzz: 1"), "SC201", "unknown key 'zzz'", "known here: title, part_of, number,"),
    (("amount: {over: 100,", "amount: {¶ovr: 100,"), "SC201", "unknown key 'ovr'", "did you mean 'over'?"),
    (("    - what:", "    - ¶no: 1\n      what:"), "SC201", "unknown key 'no'", "known here: what"),
    (("  measure: {title", "  measure: {¶99999919900101001X: 1, title"), "SC201", f"unknown key {NUMBER}", "known"),
    (("place: test\n", "¶"), "SC202", "'place' is missing", "add it"),
    (("{title: Annex, part_of: measure, evidence: translation}", "¶{title: Annex}"),
     "SC202", "'evidence' is", "add it"),
    (("{en: Test measure, zh", "¶{zh"), "SC202", "'en' is missing", "add it"),
    (("  - id: theft\n    conduct", "  - ¶conduct"), "SC202", "'id' is missing", "add it"),
    (("{from: -50, to: -5}", "¶{from: -50}"), "SC202", "'from' needs 'to' beside it", "add it"),
    (("{from: 800, to: 850}", "¶{to: 850}"), "SC202", "'to' needs 'from' beside it", "add it"),
    (("points: -60", "points: ¶{by: level}"), "SC202", "'by' needs 'bands' beside it", "add it"),
    (('version: "1"', "version: ¶2019"), "SC203", "'version' should be text, not the number 2019", "put it in quotes"),
    (('version: "1"', "version: ¶1.5"), "SC203", "'version' should be text, not the number 1.5", "put it in quotes"),
    (('version: "1"', "version: ¶true"), "SC203", "should be text, not true (true or false)", "put it in quotes"),
    (('version: "1"', "version:¶"), "SC203", "'version' should be text, not nothing", ""),
    ((TITLE, "¶[x]"), "SC203", "'title' should be text or a mapping, not a list", ""),
    (("subjects: [person, organisation]", "subjects: ¶person"), "SC203", "should be a list, not the text 'person'", ""),
    (("zh: 测试市}}", "zh: 测试市}, within: [Weihai, ¶7]}"),
     "SC203", "item 2 should be text, not the number 7", "put it in quotes"),
    (("points: -60", "points: ¶minus sixty"), "SC203", "'points' should be a number or a mapping, not the text", ""),
    (("points: -60", "points: ¶'-60'"), "SC203", "'points' should be a number or a mapping, not the text '-60'", ""),
    (("points: -60", "points: ¶1e3"), "SC203", "'points' should be a number or a mapping, not the text '1e3'", ""),
    (("conduct: utilities.theft", "conduct: ¶7"), "SC203", "should be a conduct of the vocabulary, or a list", ""),
    (("at_most: 40, for: 1 year", "at_most: 40, for: ¶2"),
     "SC203", "'for' should be a duration: `1 year`", ""),
    (("kind: points", "kind: ¶point"), "SC204", "'point' is not one of points", "did you mean 'points'?"),
    (("participation: consent", "participation: ¶no"), "SC204", "'no' is not one of mandatory, consent, opt-in", ""),
    (("[person, organisation]", "[person, ¶organization]"),
     "SC204", "'organization' is", "did you mean 'organisation'?"),
    (("evidence: translation", "evidence: ¶primry"), "SC204", "'primry' is not", "did you mean 'primary'?"),
    (("{unknown: bonus}", "{unknown: ¶plus}"), "SC204", "'plus' is not one of deduction, bonus, either", ""),
    (("start: 1000", "start: ¶unkown"), "SC204", "'unkown' is not a number or 'unknown'", ""),
    (("place: test", "place: ¶Test Town"), "SC205", "'Test Town' is not an id: lower case", ""),
    (("place: test", 'place: ¶"test\\n"'), "SC205", "'test�' is not an id: lower case", ""),
    (("  annex: {", "  ¶Annex: {"), "SC205", "'Annex' is not an id: lower case", ""),
    (("until: 2021-06", "until: ¶2021-13"), "SC205", "'2021-13' is not a date: 2019-01-31", ""),
    (("until: 2021-06", "until: ¶June 2021"), "SC205", "'June 2021' is not a date: 2019-01-31", ""),
    (("validity: 6 months", "validity: ¶half a year"), "SC205", "'half a year' is not a duration", ""),
    (("validity: 6 months", 'validity: ¶"6 months\\n"'), "SC205", "'6 months�' is not a duration", ""),
    (("validity: 6 months", "validity: ¶0 months"), "SC205", "'0 months' is not a duration", ""),
    (("every: month", 'every: ¶"month\\n"'), "SC205", "'month�' is not a period", ""),
    (("every: month", "every: ¶weekly"), "SC205", "'weekly' is not a period", ""),
    (("effect: bonus", "effect: ¶bonuses"), "SC205", "'bonuses' is not `deduction`, `bonus`, `grade` or", ""),
    (("conduct: utilities.theft", "conduct: ¶theft"), "SC205", "'theft' is not a conduct of the vocabulary", ""),
    (("[traffic.fine, traffic.warning]", "[traffic.fine, ¶warning]"), "SC205", "'warning' is not a conduct", ""),
    (
        ("{title: Measure,", "{title: Measure, url: ¶ftp://x,"),
        "SC205",
        "'ftp://x' is not an address, with or without http(s)",
        "",
    ),
    (("{name: {en: Testtown, zh: 测试市}}", "{name: Testtown, division: ¶'37108'}"), "SC205", "'37108' is not", ""),
    (("subjects: [person, organisation]", "subjects: ¶[]"), "SC206", "'subjects' is empty", "fill it or leave it out"),
    ((TITLE, '¶""'), "SC206", "'title' is empty", "fill it or leave it out"),
    (("when: {level: county}", "when: ¶{}"), "SC206", "'when' is empty", "fill it or leave it out"),
    (("is: [county, prefecture]", "is: ¶[]"), "SC206", "'is' is empty", "fill it or leave it out"),
    (('conflict:\n      - {grade: C, source: "measure, art. 9"}\n      -', "conflict:\n      ¶-"),
     "SC206", "fewer than 2", ""),
    (("points: -60", "points: ¶-1000000001"), "SC207", "out of range (minimum -1000000000)", ""),
    (("start: 1000", "start: ¶5000000000"), "SC207", "out of range (maximum 1000000000)", ""),
    (("at_most: 40", "at_most: ¶-40"), "SC207", "'-40' is out of range (minimum 0)", ""),
    (("up_to: 5000}", "up_to: ¶99999999999}"), "SC207", "out of range (maximum 1000000000)", ""),
    (("{id: A,", f"{{id: ¶{'A' * 41},"), "SC207", "'id' is longer than 40 characters", ""),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "message", "advice"), BREACHES)
def test_breach_is_found_where_it_is(change: Change, code: str, message: str, advice: str) -> None:
    """One breach is one finding, at the key or value that is wrong, in words that say what to do."""
    text, place = changed(change)
    (found,) = shape_findings(read(text.encode(), "test.yaml"), "catalog")

    assert (found.code, found.where.line, found.where.column) == (code, *place)
    assert message in found.message
    assert found.advice.startswith(advice)
    assert bool(found.advice) == bool(advice)


@pytest.mark.parametrize(
    ("marked", "code", "message"),
    [
        ("¶[]", "SC203", "the file should be a mapping, not a list"),
        ("---\n¶", "SC203", "the file should be a mapping, not nothing"),
        ("¶place", "SC203", "the file should be a mapping, not the text 'place'"),
        ("# comment\n¶{}", "SC202", "is missing"),
    ],
)
def test_file_that_is_no_catalog_at_all(marked: str, code: str, message: str) -> None:
    """Where the whole file is of the wrong kind, the finding points at its first value."""
    text, place = unmarked(marked)
    found = shape_findings(read(text.encode(), "test.yaml"), "catalog")

    assert {(one.code, one.where.line, one.where.column) for one in found} == {(code, *place)}
    assert all(message in one.message for one in found)


@pytest.mark.parametrize(
    ("marked", "code", "message"),
    [
        ("¶topic: aa\nlabel: {en: A, zh: 甲}", "SC202", "'topic' needs 'conducts' beside it"),
        (f"topic: ¶Aa\nlabel: {{en: A, zh: 甲}}\nconducts: {CONDUCTS}",
         "SC205", "'Aa' is not the first word of the codes"),
        ("attributes: {x: {type: ¶number, label: {en: X, zh: 乙}, definition: D}}", "SC204", "not one of decimal"),
        ("attributes: {x: {type: text, label: ¶{en: X}, definition: D}}", "SC202", "'zh' is missing"),
        ("attributes: {x: {type: choice, values: ¶[], label: {en: X, zh: 乙}, definition: D}}", "SC206", "is empty"),
        ("¶atributes: {}", "SC201", "unknown key 'atributes'"),
    ],
)  # fmt: skip
def test_breach_in_a_vocabulary(marked: str, code: str, message: str) -> None:
    """Vocabulary files are held against a schema of their own."""
    text, place = unmarked(marked)
    (found,) = shape_findings(read(text.encode(), "words.yaml"), "vocabulary")

    assert (found.code, found.where.line, found.where.column) == (code, *place)
    assert message in found.message


def test_all_breaches_are_found_in_file_order() -> None:
    """A file with three breaches has three findings, first the first."""
    text = GOOD.replace("kind: points", "kind: x").replace("start: 1000", "start: []").replace("id: theft", "id: X")
    found = shape_findings(read(text.encode(), "test.yaml"), "catalog")

    assert [one.code for one in found] == ["SC204", "SC203", "SC205"]


def test_a_value_that_looks_like_an_identity_number_is_not_shown() -> None:
    """A finding never echoes what may identify somebody."""
    text = GOOD.replace("kind: points", "kind: 99999919900101001X")
    (found,) = shape_findings(read(text.encode(), "test.yaml"), "catalog")

    assert found.message.startswith(NUMBER)
    assert "1990" not in str(found)


def test_the_good_catalog_passes() -> None:
    """What the breaches are made from has none."""
    assert shape_findings(read(GOOD.encode(), "test.yaml"), "catalog") == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid_2020_12(name: str) -> None:
    """The published schemas are schemas of the draft that they name."""
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize(("path", "name"), SHIPPED, ids=lambda value: getattr(value, "name", value))
def test_shipped_file_passes(path: Path, name: str) -> None:
    """Shipped files pass our check, and any editor's plain validator."""
    document = read(path.read_bytes(), str(path))

    assert shape_findings(document, name) == []
    assert list(Draft202012Validator(json.loads(schema_text(name))).iter_errors(document.root)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_reaches_what_it_defines(name: str) -> None:
    """Every `$ref` leads somewhere, and every definition is used."""
    schema = json.loads(schema_text(name))
    refs = {node["$ref"] for node in nodes(schema) if "$ref" in node}

    assert refs == {f"#/$defs/{key}" for key in schema["$defs"]}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of a schema."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)
