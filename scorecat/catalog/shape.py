"""The JSON Schemas of catalog, vocabulary and calendar files, and what breaks them as findings with a place."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from scorecat.model.finding import Finding, Mend, quoted
from scorecat.model.text import did_you_mean, sole_near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from scorecat.files.document import Document
    from scorecat.model.finding import Location

SCHEMAS = ("catalog", "vocabulary", "calendar")
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?\Z")
_KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "object": "a mapping",
    "array": "a list",
    "boolean": "true or false",
    "null": "nothing",
}


def schema_text(name: str) -> str:
    """Return the published JSON Schema (2020-12) as text."""
    return resources.files(__package__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")


def shape_findings(document: Document, name: str) -> list[Finding]:
    """Hold a file against its schema; every breach once, in file order."""
    found = {finding for error in _validator(name).iter_errors(document.root) for finding in _findings(document, error)}
    return sorted(found, key=lambda finding: finding.order)


@cache
def _validator(name: str) -> Validator:
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415  (only files that are checked pay)

    strict = validators.extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
    found: Validator = strict(json.loads(schema_text(name)))
    return found


def _pattern(_: Validator, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """Hold text against a pattern as JSON Schema means it: `$` is the very end, not before a last line break."""
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415

    if isinstance(instance, str) and not _fits(pattern, instance):
        yield ValidationError(f"does not match {pattern}")


def _fits(pattern: str, text: str) -> bool:
    return re.search(re.sub(r"\$\Z", r"\\Z", pattern), text) is not None


def _findings(document: Document, error: ValidationError) -> Iterator[Finding]:
    path = list(error.absolute_path)
    schema: Any = error.schema
    if schema is False:
        path += _unnamed(document, path, error.instance)
        said = f"{_name(path)} is not for a catalog of `kind: {document.root.get('kind')}`"
        yield Finding("SC201", document.at(path, key=True), said, "leave it out, or change `kind`")
        return
    if error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        mapping: Any = error.instance
        for key in mapping:
            if key not in known:
                advice = did_you_mean(key, known) or f"known here: {', '.join(known)}"
                where, meant = document.at([*path, key], key=True), sole_near(key, set(known) - set(mapping))
                mend = Mend(where, meant) if meant else None
                yield Finding("SC201", where, f"unknown key {quoted(key)}", advice, mend=mend)
        return
    key = str(error.instance)
    at = document.at([*path, key], key=True) if "propertyNames" in error.absolute_schema_path else document.at(path)
    code, message, advice = _reason(error, _name(path), schema)
    yield Finding(code, at, message, advice, mend=_mend(error, at, schema))


def _mend(error: ValidationError, at: Location, schema: Any) -> Mend | None:
    """Say what certainly should stand there: the one near choice, a number that should be text, a day in ISO form."""
    value: Any = error.instance
    limit: Any = error.validator_value
    text = ""
    if error.validator == "enum":
        text = sole_near(str(value), [choice for choice in limit if isinstance(choice, str)])
    elif error.validator == "type" and _is_number(value) and len(str(value)) == at.end_column - at.column:
        fits = "string" in limit and _fits(schema.get("pattern", ""), str(value))
        text = f'"{value}"' if fits else ""
    elif error.validator == "pattern" and (day := _DAY.match(str(value))):
        iso = f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
        text = iso if _fits(limit, iso) else ""
    return Mend(at, text) if text else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _unnamed(document: Document, path: list[str | int], value: Any) -> list[str | int]:
    """Return the key of a value that no schema allows: jsonschema leaves it out of the path."""
    node: Any = document.root
    for step in path:
        node = node[step]
    return [key for key in node if node[key] is value][:1] if isinstance(node, dict) else []


def _reason(error: ValidationError, name: str, schema: Any) -> tuple[str, str, str]:
    """Return code, message and advice."""
    value: Any = error.instance
    limit: Any = error.validator_value
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]
            found = "SC202", f"{quoted(missing)} is missing", "add it"
        case "dependentRequired":
            missing = error.message.split("'")[1]
            given = next(key for key, needed in limit.items() if key in value and missing in needed)
            found = "SC202", f"{quoted(given)} needs {quoted(missing)} beside it", "add it"
        case "type":
            wanted = limit if isinstance(limit, list) else [limit]
            said = schema.get("x-say") or " or ".join(_KINDS[kind] for kind in wanted)
            meant = (
                "string" in wanted and isinstance(value, int | Decimal) and _fits(schema.get("pattern", ""), str(value))
            )
            found = "SC203", f"{name} should be {said}, not {_kind(value)}", "put it in quotes" if meant else ""
        case "enum":
            known = [str(choice).lower() if isinstance(choice, bool) else str(choice) for choice in limit]
            found = "SC204", f"{quoted(value)} is not one of {', '.join(known)}", did_you_mean(str(value), known)
        case "const":
            found = "SC204", f"{quoted(value)} is not a number or {quoted(limit)}", ""
        case "pattern":
            found = "SC205", f"{quoted(value)} is not {schema.get('x-say', 'of the right form')}", ""
        case "minItems" | "minProperties" | "minLength":
            few = "is empty" if limit == 1 else f"has fewer than {limit}"
            found = "SC206", f"{name} {few}", "fill it or leave it out" if limit == 1 else ""
        case "minimum" | "maximum" | "exclusiveMinimum":
            word = "above" if error.validator == "exclusiveMinimum" else error.validator
            found = "SC207", f"{quoted(value)} is out of range ({word} {limit})", ""
        case "maxLength":
            found = "SC207", f"{name} is longer than {limit} characters", ""
        case _:
            found = "SC208", f"{name} breaks `{error.validator}` of the schema", ""
    return found


def _name(path: list[str | int]) -> str:
    if not path:
        return "the file"
    return quoted(path[-1]) if isinstance(path[-1], str) else f"item {path[-1] + 1}"


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()} (true or false)"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"the number {value}"
