"""Mending files where there can be no doubt: the text changes at the very place, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import content_of, shown_path
from scorecat.check.asked import files_of
from scorecat.check.validate import validate
from scorecat.files.document import BREAK, read
from scorecat.files.whole_file import text_file
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from scorecat.catalog.library import Library
    from scorecat.check.report import Report
    from scorecat.check.settings import Settings
    from scorecat.model.finding import Finding, Location, Mend

_ROUNDS: Final = 5
"""What is hidden behind what was mended shows in the next round; no file needs more."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended, and what is found afterwards."""

    findings: tuple[Finding, ...]
    report: Report


def mend(paths: Sequence[Path], library: Library, settings: Settings, today: date) -> Mended:
    """Mend files until there is nothing left of which it is certain how; each is written whole or not at all."""
    by_name = {shown_path(path): path for path in files_of(paths)}
    done: list[Finding] = []
    report = validate(paths, library, settings, today)
    for _ in range(_ROUNDS):
        found = [finding for finding in report.findings if finding.mend]
        before = len(done)
        for name in dict.fromkeys(finding.where.path for finding in found):
            done += _mend_file(by_name[name], [finding for finding in found if finding.where.path == name])
        if len(done) == before:
            break
        report = validate(paths, library, settings, today)
    return Mended(tuple(done), report)


def mended(text: str, mends: Sequence[Mend]) -> str:
    """Return a text with changes at their places; of two at one place the first is made."""
    starts = [0, *(found.end() for found in BREAK.finditer(text))]
    spans = sorted({(*_span(one.where, starts, len(text)), one.text) for one in mends})
    parts, done = [], 0
    for start, end, new in spans:
        if start >= done:
            parts += [text[done:start], new]
            done = end
    return "".join([*parts, text[done:]])


def _span(where: Location, starts: Sequence[int], length: int) -> tuple[int, int]:
    first = starts[where.line - 1] + where.column - 1
    last = starts[where.end_line - 1] + where.end_column - 1 if where.end_line <= len(starts) else length
    return first, last


def _mend_file(path: Path, found: Sequence[Finding]) -> list[Finding]:
    """Mend one file, unless what comes out is no YAML any more."""
    text = content_of(path).decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    new = mark + mended(text.removeprefix(mark), [finding.mend for finding in found if finding.mend])
    try:
        read(new.encode(), str(path))
    except ScorecatError:
        return []
    with text_file(path) as out:
        out.write(new)
    return list(found)
