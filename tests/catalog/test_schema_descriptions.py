"""What an editor shows of a key: every property of every published schema says what it is and how it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator

from scorecat.cases.shape import schema_text as cases_schema
from scorecat.catalog.shape import SCHEMAS, schema_text
from scorecat.generate.read_profile import schema_text as profile_schema
from scorecat.render.findings import schema_text as findings_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLISHED: Final[dict[str, dict[str, Any]]] = {
    **{name: json.loads(schema_text(name)) for name in SCHEMAS},
    "cases": json.loads(cases_schema()),
    "profile": json.loads(profile_schema()),
    "findings": json.loads(findings_schema()),
}
SCALARS: Final = {"string", "number", "integer"}


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_key_says_what_it_is(name: str) -> None:
    """An author who rests on a key is told what it means, by the key itself or by what it refers to."""
    assert [path for path, key in keys(PUBLISHED[name]) if not resolved(key, name).get("description")] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_key_shows_how_it_is_written(name: str) -> None:
    """Where a value is free, there is an example; a choice, true or false, and a mapping of keys show themselves."""
    assert [path for path, key in keys(PUBLISHED[name]) if not shows_itself(key, name)] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_example_is_right(name: str) -> None:
    """An example that an author copies passes."""
    schema = PUBLISHED[name]
    shown = [(path, node, example) for path, node in nodes(schema) for example in node.get("examples", ())]
    wrong = [
        (path, example)
        for path, node, example in shown
        if not Draft202012Validator({**node, "$defs": schema.get("$defs", {})}).is_valid(example)
    ]

    assert shown
    assert wrong == []


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of a schema, by where it is; conditions between keys are no keys."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key not in ("allOf", "if", "then", "else", "examples"):
                yield from nodes(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from nodes(value, f"{path}/{number}")


def keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property, by where it is."""
    for path, node in nodes(schema):
        if "properties" in node and not path.endswith("/properties"):
            yield from ((f"{path}/properties/{key}", value) for key, value in node["properties"].items())


def resolved(node: dict[str, Any], name: str) -> dict[str, Any]:
    """A schema with what it refers to."""
    if "$ref" not in node:
        return node
    return {**resolved(PUBLISHED[name]["$defs"][node["$ref"].rpartition("/")[2]], name), **node, "$ref": None}


def shows_itself(node: dict[str, Any], name: str) -> bool:
    """Whether an example, a choice or the keys below a key show what may stand there."""
    found = resolved(node, name)
    if found.keys() & {"examples", "enum", "const"}:
        return True
    kinds = {found["type"]} if isinstance(found.get("type"), str) else set(found.get("type", ()))
    if kinds == {"array"}:
        return shows_itself(found["items"], name)
    return bool(kinds) and not kinds & {*SCALARS, "array"}
