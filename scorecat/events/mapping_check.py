"""What can be wrong with a mapping file, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scorecat.model.finding import Finding, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecat.events.column import Column
    from scorecat.files.document import Document

_KEYS: Final = ("columns", "conducts", "values", "dates", "decimals", "constants")
_DECIMAL_KEYS: Final = ("point", "thousands")
_POINTS: Final = (".", ",", "\u066b")
_THOUSANDS: Final = (".", ",", " ", "'", "_", "\u00a0", "\u202f", "")
_DIRECTIVES: Final = "aAbBdfHIjmMpSuwyYzZ%"


def plain_text(value: object) -> str:
    """Return a YAML value as a log's cell would have it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def mistakes(document: Document, columns: Mapping[str, Column]) -> Iterator[Finding]:
    """Yield every mistake of a mapping file for a table of these columns (by name)."""
    root = document.root
    if not isinstance(root, dict):
        yield Finding("SC781", document.at(()), "a mapping file is a mapping", f"its keys are {', '.join(_KEYS)}")
        return
    for key, value in root.items():
        if key not in _KEYS:
            advice = did_you_mean(key, _KEYS) or f"the keys are {', '.join(_KEYS)}"
            yield Finding("SC782", document.at((key,), key=True), f"unknown key {quoted(key)}", advice)
        elif key == "dates":
            yield from _wrong_dates(document, value)
        elif not isinstance(value, dict):
            yield Finding("SC781", document.at((key,)), f"{key} must be a mapping", f"write `{key}: {{…: …}}`")
        elif key == "values":
            yield from _wrong_values(document, value, columns)
        elif key == "decimals":
            yield from _wrong_decimals(document, value)
        else:
            yield from _wrong_entries(document, key, value, columns)


def _wrong_entries(
    document: Document, key: str, entries: Mapping[str, Any], columns: Mapping[str, Column]
) -> Iterator[Finding]:
    for left, right in entries.items():
        steps = (key, left)
        if isinstance(right, dict | list | None):
            yield Finding("SC781", document.at(steps), f"{key} {quoted(left)} must be one plain value")
        elif key == "conducts":
            yield from _wrong_value(document, steps, plain_text(right), columns.get("conduct"))
        elif left not in columns:
            yield _unknown_column(document, steps, columns)
        elif key == "constants":
            yield from _wrong_value(document, steps, plain_text(right), columns[left])
    if key == "columns":
        yield from _taken_twice(document, entries)


def _taken_twice(document: Document, entries: Mapping[str, Any]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for ours, theirs in entries.items():
        if str(theirs) in first:
            message = f"column {quoted(theirs)} is already taken for {first[str(theirs)]}"
            yield Finding("SC786", document.at(("columns", ours)), message, "one column, one meaning")
        first.setdefault(str(theirs), ours)


def _wrong_values(document: Document, value: Mapping[str, Any], columns: Mapping[str, Column]) -> Iterator[Finding]:
    for name, words in value.items():
        steps: tuple[str, ...] = ("values", name)
        if name not in columns:
            yield _unknown_column(document, steps, columns)
        elif name == "conduct":
            yield Finding("SC782", document.at(steps, key=True), "conduct codes go under conducts", "move them there")
        elif not isinstance(words, dict):
            yield Finding("SC781", document.at(steps), f"{name} must map their words to ours")
        else:
            for theirs, ours in words.items():
                yield from _wrong_value(document, (*steps, theirs), plain_text(ours), columns[name])


def _wrong_value(document: Document, steps: Sequence[str], ours: str, column: Column | None) -> Iterator[Finding]:
    if column is None or not column.values or ours in column.values:
        return
    if column.name == "conduct":
        message = f"conduct {quoted(ours)} is not in the vocabulary"
        yield Finding("SC784", document.at(steps), message, did_you_mean(ours, column.values))
    else:
        message = f"{column.name} {quoted(ours)} is not one of {', '.join(column.values)}"
        yield Finding("SC784", document.at(steps), message, did_you_mean(ours, column.values))


def _unknown_column(document: Document, steps: Sequence[str], columns: Mapping[str, Column]) -> Finding:
    name = steps[-1]
    advice = did_you_mean(name, columns) or f"the columns are {', '.join(columns)}"
    return Finding("SC783", document.at(steps, key=True), f"{quoted(name)} is no column of ours", advice)


def _wrong_dates(document: Document, value: object) -> Iterator[Finding]:
    where = document.at(("dates",))
    directives = re.findall("%-?(.)", value) if isinstance(value, str) else []
    if not isinstance(value, str) or (value.count("%") > 0 and set(directives) - set(_DIRECTIVES)):
        yield Finding("SC787", where, f"{quoted(value)} is not a date format", 'write one like "%d/%m/%Y"')
    elif not ({"Y", "y"} & set(directives) and ({"j"} & set(directives) or _names_a_day(set(directives)))):
        advice = 'write one like "%d/%m/%Y"'
        yield Finding(
            "SC787", where, f"the date format {quoted(value)} does not give a year, a month and a day", advice
        )


def _names_a_day(directives: set[str]) -> bool:
    return "d" in directives and bool({"m", "b", "B"} & directives)


def _wrong_decimals(document: Document, value: Mapping[str, Any]) -> Iterator[Finding]:
    for key in value:
        if key not in _DECIMAL_KEYS:
            advice = did_you_mean(key, _DECIMAL_KEYS) or "the keys are point and thousands"
            yield Finding("SC782", document.at(("decimals", key), key=True), f"unknown key {quoted(key)}", advice)
    allowed = {"point": _POINTS, "thousands": _THOUSANDS}
    for key, characters in allowed.items():
        if key in value and value[key] not in characters:
            yield Finding("SC787", document.at(("decimals", key)), f"{quoted(value[key])} cannot be the {key}")
    if value.get("point", ".") == value.get("thousands", ""):
        yield Finding("SC787", document.at(("decimals",)), "point and thousands are the same", "they must differ")
