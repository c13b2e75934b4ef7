"""The physical lines of a text file, strictly UTF-8."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from scorecat.events.source import unpacked
from scorecat.model.finding import Finding, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.events.source import Source


def lines(source: Source, *, strict: bool = True) -> Iterator[str]:
    """Yield the lines of a file with their ends (LF, CRLF or CR), without a byte order mark.

    Raises `ScorecatError` where the file is not UTF-8 or its packing is broken; without `strict`, what is
    not UTF-8 is replaced.
    """
    with unpacked(source) as file:
        text = io.TextIOWrapper(file, "utf-8-sig", "strict" if strict else "replace", newline="")
        try:
            yield from text
        except UnicodeDecodeError:
            undecodable = True
        else:
            undecodable = False
    if undecodable:
        raise ScorecatError(_first_undecodable(source))


def _first_undecodable(source: Source) -> Finding:
    number, column = 0, 0
    for line in _bytes_as_characters(source):
        number += 1
        try:
            line.encode("latin-1").decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            good = line.encode("latin-1")[: error.start].decode("utf-8", "replace")
            column = len(good) + 1
            break
    return Finding(
        "SC722", source.at(number, column), "the file is not UTF-8", "save it as UTF-8 (GB 18030 is not read)"
    )


def _bytes_as_characters(source: Source) -> Iterator[str]:
    """Yield the same physical lines with one character for each byte."""
    with unpacked(source) as file:
        yield from io.TextIOWrapper(file, "latin-1", newline="")
