"""JSON Lines files: one object a line."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from scorecat.events.layout import file_names
from scorecat.events.lines import lines
from scorecat.events.raw import RawRow
from scorecat.events.reason import Reason, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.events.column import Column
    from scorecat.events.mapping import LogMapping
    from scorecat.events.source import Source

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_LARGEST_EXPONENT: Final = 40


def json_rows(source: Source, columns: Sequence[Column], mapping: LogMapping, keys: set[str]) -> Iterator[RawRow]:
    """Yield the rows of a file; every key met is added to `keys`.

    DuckDB reads JSON numbers as doubles, which would round money, so this is done here.
    """
    names = file_names(columns, mapping)
    constants = [mapping.constants.get(column.name) for column in columns]
    for number, line in enumerate(lines(source), 1):
        text = line.strip()
        if not text:
            continue
        cells, structure, detail = _row(text, names, constants, keys)
        yield RawRow(number, line.rstrip("\r\n"), cells, structure, detail)


def _row(
    text: str, names: Sequence[str], constants: Sequence[str | None], keys: set[str]
) -> tuple[list[str | None], int | None, str | None]:
    nothing: list[str | None] = [None] * len(names)
    try:
        row = _object(text)
    except json.JSONDecodeError as error:
        return nothing, problem(Reason.OBJECT), f"{error.msg[0].lower()}{error.msg[1:]}, column {error.colno}"
    except _UnfitError as error:
        return nothing, problem(Reason.OBJECT), str(error)
    keys.update(row)
    # A constant stands for what a row leaves out, not for what it leaves empty.
    values = [row.get(name, constant) for name, constant in zip(names, constants, strict=True)]
    nested = next((slot for slot, value in enumerate(values) if isinstance(value, list)), None)
    cells = [None if isinstance(value, list) else _text(value) for value in values]
    return cells, None if nested is None else problem(Reason.NESTED, nested), None


class _UnfitError(ValueError):
    """A line is JSON and yet no row."""


def _object(text: str) -> dict[str, Any]:
    try:
        pairs = _DECODER.decode(text)
    except RecursionError:
        raise _UnfitError("it is nested too deeply") from None
    if not isinstance(pairs, _Pairs):
        raise _UnfitError("it is another value")
    row = dict(pairs)
    if len(row) != len(pairs):
        raise _UnfitError("a key stands in it twice")
    if _HALF.search(text) and not _encodable(pairs):
        raise _UnfitError("it holds half a surrogate pair")
    return row


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _encodable(pairs: _Pairs) -> bool:
    try:
        "".join(str(part) for pair in pairs for part in pair).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Pairs(list[tuple[str, Any]]):
    """An object, told from an array."""


def _fraction(text: str) -> str:
    """Write a number without an exponent, if it is of a size worth writing out."""
    number = Decimal(text)
    if "e" not in text.lower() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return text
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _no_constant(name: str) -> str:
    raise json.JSONDecodeError(f"{name} is not JSON", name, 0)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_int=str, parse_float=_fraction, parse_constant=_no_constant
)


def place_of_key(line: str, key: str) -> int:
    """Return the column (from 1) where the value of a key begins in an object; 1 if it is not there."""
    try:
        return next((start + 1 for name, _, start, _ in members(line) if name == key), 1)
    except (json.JSONDecodeError, RecursionError):
        return 1


def members(line: str) -> Iterator[tuple[str, Any, int, int]]:
    """Yield key, value and where the value's text begins and ends, for each member of an object.

    Numbers come as text, as they are written.
    """
    place = _skip(line, line.find("{") + 1)
    while line[place : place + 1] != "}":
        name, place = _DECODER.raw_decode(line, place)
        start = _skip(line, _skip(line, place) + 1)
        value, end = _DECODER.raw_decode(line, start)
        yield name, value, start, end
        place = _skip(line, end)
        place = _skip(line, place + 1) if line[place : place + 1] == "," else place


def _skip(line: str, place: int) -> int:
    return _SPACE.match(line, place).end()  # type: ignore[union-attr]  # matches nothing at least
