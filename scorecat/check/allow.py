"""Suppressions: comments of a file that allow what a check finds, with the reason, and as long as they say.

`# scorecat: allow SC530 until 2027-01-01: the text says so` on a line of its own is about what begins in the next line,
at the end of a line about what begins in that line, each with all that belongs to it; `allow-file` is about the whole
file. The reason is required; the day, from which on nothing is allowed any more, is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from scorecat.check.table import entries
from scorecat.files.document import BREAK
from scorecat.model.finding import Finding, Location, Mend, Severity, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecat.files.document import Document, Span

MARK: Final = b"scorecat:"
"""What a file without suppressions does not hold."""

_COMMENT: Final = re.compile(r"(?:(?<=\s)|^)#+\s*scorecat:\s*(?P<said>.*?)\s*$")
_SAID: Final = re.compile(
    r"allow(?P<file>-file)?\s+(?P<codes>[^\s,:]+(?:\s*,\s*[^\s,:]+)*)(?:\s+until\s+(?P<until>[^\s:]+))?\s*(?::\s*(?P<why>.*))?"
)
_EMPTY: Final = re.compile(r"\s*(#.*)?\Z")
_FORM: Final = "write `# scorecat: allow SC530 until 2027-01-01: reason`"


@dataclass(slots=True)
class Allow:
    """One suppression that holds: what it allows, and in which lines (None: in all)."""

    where: Location
    codes: tuple[str, ...]
    reason: str
    lines: tuple[int, int] | None
    mend: Mend
    """Takes the comment away."""
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Finding) -> bool:
        """Whether this is what a finding of its file needs; then it is used."""
        first, last = self.lines or (0, finding.where.line)
        if finding.code not in self.codes or not first <= finding.where.line <= last:
            return False
        self.used.add(finding.code)
        return True

    def unused(self, asked: Collection[str]) -> Finding | None:
        """Tell that it allows what is not there, if all that it speaks of was `asked` in this run."""
        idle = [code for code in self.codes if code not in self.used and code in asked]
        if not idle:
            return None
        mend = self.mend if len(idle) == len(self.codes) else None
        said = f"nothing here is {' or '.join(idle)}: this allows what is not found"
        return Finding("SC451", self.where, said, "take it away", Severity.WARNING, mend)


def allows(text: str, document: Document, today: date) -> tuple[list[Allow], list[Finding]]:
    """Read the suppressions of a file: those that hold, and what is wrong with the others."""
    reader = _Reader(document, BREAK.split(text), today)
    for number, line in enumerate(reader.lines, start=1):
        matched = _COMMENT.search(line)
        if matched and not reader.in_value(number, matched.start() + 1):
            reader.comment(number, matched)
    return reader.held, reader.found


@dataclass(slots=True)
class _Reader:
    document: Document
    lines: list[str]
    today: date
    held: list[Allow] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    def comment(self, number: int, matched: re.Match[str]) -> None:
        line = self.lines[number - 1]
        where = Location(self.document.path, number, matched.start() + 1, number, len(line.rstrip()) + 1)
        said = _SAID.fullmatch(matched["said"])
        if said is None:
            self._refuse("SC453", where, f"{quoted(matched['said'])} is no suppression", _FORM)
            return
        codes = tuple(re.split(r"\s*,\s*", said["codes"]))
        if wrong := next((code for code in codes if not _optional(code)), None):
            self._refuse("SC453", where, *_not_allowed(wrong))
            return
        try:
            until = date.fromisoformat(said["until"]) if said["until"] else None
        except ValueError:
            self._refuse("SC453", where, f"{quoted(said['until'])} is not a date", "write it as 2027-01-31")
            return
        if not said["why"]:
            self._refuse("SC450", where, "no reason is given, so nothing is allowed", "end it with `: reason`")
            return
        if until is not None and self.today >= until:
            advice = "look at it again, then take it away or give a later day"
            self._refuse("SC452", where, f"this allowed {', '.join(codes)} until {until}", advice, Severity.WARNING)
            return
        alone = not line[: matched.start()].strip()
        about = None if said["file"] else self._about(number, alone=alone)
        self.held.append(Allow(where, codes, said["why"], about, self._without(number, matched.start(), alone=alone)))

    def in_value(self, line: int, column: int) -> bool:
        """Whether a place lies within a text of the file, so that it is no comment."""
        spans = (span for span in _leaves(self.document.root, self.document.span) if span.line <= line <= span.end_line)
        return any((span.line, span.column) <= (line, column) < (span.end_line, span.end_column) for span in spans)

    def _about(self, number: int, *, alone: bool) -> tuple[int, int]:
        """Return the lines of what begins in a line, or in the next one that says something."""
        if alone:
            number += 1
            while number < len(self.lines) and _EMPTY.match(self.lines[number - 1]):
                number += 1
        return number, max((end for start, end in _units(self.document.root) if start == number), default=number)

    def _without(self, number: int, column: int, *, alone: bool) -> Mend:
        line, path = self.lines[number - 1], self.document.path
        if alone:
            return Mend(Location(path, number, 1, number + 1, 1), "")
        return Mend(Location(path, number, len(line[:column].rstrip()) + 1, number, len(line) + 1), "")

    def _refuse(
        self, code: str, where: Location, message: str, advice: str, severity: Severity = Severity.ERROR
    ) -> None:
        self.found.append(Finding(code, where, message, advice, severity))


def _optional(code: str) -> bool:
    entry = entries().get(code)
    return entry is not None and entry.module is not None


def _not_allowed(code: str) -> tuple[str, str]:
    if code in entries():
        return f"{code} says that the file is wrong, and cannot be allowed", "put right what it says"
    known = [entry.code for entry in entries().values() if entry.module]
    return f"there is no check {quoted(code)}", did_you_mean(code, known) or "`scorecat rules` lists them"


def _units(node: Any) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of every entry of a mapping and every item of a list."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield node.keys_at[key].line, node.values_at[key].end_line  # type: ignore[attr-defined]
            yield from _units(value)
    elif isinstance(node, list):
        for span, value in zip(node.items_at, node, strict=True):  # type: ignore[attr-defined]
            yield span.line, span.end_line
            yield from _units(value)


def _leaves(node: Any, span: Span) -> Iterator[Span]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield node.keys_at[key]  # type: ignore[attr-defined]
            yield from _leaves(value, node.values_at[key])  # type: ignore[attr-defined]
    elif isinstance(node, list):
        for at, value in zip(node.items_at, node, strict=True):  # type: ignore[attr-defined]
            yield from _leaves(value, at)
    else:
        yield span
