"""Records of a CSV file: cells, with the physical line each record begins on.

One dialect, that of RFC 4180 with what spreadsheets do to it: comma, double quote, quotes doubled inside
quotes, lines ended by LF, CRLF or CR, blank lines skipped, one space allowed before a quoted cell and any
after, a quote inside an unquoted cell is a quote. Where only spaces stand between a closing quote and another,
the cell goes on. Odd as some of this is, it is how DuckDB reads, and both must read every file alike.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST: Final = 4 * 1024 * 1024
"""Characters a record with a line break may have; a stray quote must not swallow a whole file."""

_OPENING: Final = re.compile(r' ?"')
_TO_QUOTE: Final = re.compile(r'(?:[^"]|"")*')
_AGAIN: Final = re.compile(r'( +)"')
_AFTER: Final = re.compile(r" *(,|[\r\n]*\Z)")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line it begins on, its text without the line end, its cells; or `broken` quotes."""

    line: int
    text: str
    cells: list[str]
    broken: bool = False


@dataclass(slots=True)
class _Scan:
    """A record under way: the cells so far, where each begins, and the text of a quoted cell still open."""

    cells: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    opened: list[str] | None = None
    broken: bool = False

    def take(self, line: str, offset: int) -> None:
        """Read one physical line; `offset` is how many characters of the record come before it."""
        place = 0
        if self.opened is not None:
            place = self._quoted(line, 0)
            if place < 0:
                return
        while True:
            self.starts.append(offset + place)
            opening = _OPENING.match(line, place)
            if opening:
                self.opened = []
                place = self._quoted(line, opening.end())
                if place < 0:
                    return
                continue
            comma = line.find(",", place)
            if comma < 0:
                self.cells.append(line[place:].rstrip("\r\n"))
                return
            self.cells.append(line[place:comma])
            place = comma + 1

    def _quoted(self, line: str, place: int) -> int:
        """Read on inside quotes; return where the next cell begins, or -1 if this line has none."""
        opened = self.opened if self.opened is not None else []
        while True:
            end = _TO_QUOTE.match(line, place).end()  # type: ignore[union-attr]  # matches nothing at least
            opened.append(line[place:end].replace('""', '"'))
            if end == len(line):
                return -1
            again = _AGAIN.match(line, end + 1)
            if again is None:
                break
            opened.append(again[1])
            place = again.end()
        self.opened = None
        after = _AFTER.match(line, end + 1)
        if after is None:
            self.broken = True
            return -1
        self.cells.append("".join(opened))
        return after.end() if after[1] == "," else -1


def records(lines: Iterable[str]) -> Iterator[Record]:
    """Split physical lines (with their ends) into records.

    A record whose quotes do not close, or close before the cell ends, is `broken`: its first line stands
    for it, and reading goes on with the next line, so that one stray quote costs one row.
    """
    waiting: deque[tuple[int, str]] = deque()
    numbered = enumerate(lines, 1)
    while True:
        number, line = waiting.popleft() if waiting else next(numbered, (0, ""))
        if not number:
            return
        if '"' not in line:
            text = line.rstrip("\r\n")
            if text and not text.isspace():
                yield Record(number, text, text.split(","))
            continue
        yield _with_quotes(number, line, waiting, numbered)


def _with_quotes(
    number: int, line: str, waiting: deque[tuple[int, str]], numbered: Iterator[tuple[int, str]]
) -> Record:
    scan = _Scan()
    scan.take(line, 0)
    used: list[tuple[int, str]] = []
    length = len(line)
    while scan.opened is not None and length <= LONGEST:
        more = waiting.popleft() if waiting else next(numbered, None)
        if more is None:
            break
        used.append(more)
        scan.take(more[1], length)
        length += len(more[1])
    if scan.broken or scan.opened is not None:
        waiting.extendleft(reversed(used))
        text = line.rstrip("\r\n")
        return Record(number, text, text.split(","), broken=True)
    text = "".join([line, *(more for _, more in used)]).rstrip("\r\n")
    return Record(number, text, scan.cells)


def filled(cells: Sequence[str], width: int) -> int:
    """Return how many cells a row has, not counting empty ones beyond `width`: spreadsheets add them freely."""
    count = len(cells)
    while count > width and not cells[count - 1]:
        count -= 1
    return count


def place_in_record(text: str, cell: int) -> tuple[int, int]:
    """Return how many lines below the record's first a cell begins, and in which column (from 1)."""
    scan, offsets, offset = _Scan(), [], 0
    for line in io.StringIO(text, newline=""):
        scan.take(line, offset)
        offsets.append(offset)
        offset += len(line)
    start = scan.starts[min(cell, len(scan.starts) - 1)] if scan.starts else 0
    below = max(bisect_right(offsets, start) - 1, 0)
    return below, start - (offsets[below] if offsets else 0) + 1
