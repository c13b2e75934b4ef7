"""How much was checked and what was found, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.finding import Severity
from scorecat.model.text import number_of

if TYPE_CHECKING:
    from scorecat.check.report import Report


def tally(report: Report) -> str:
    """Say it by severity, the gravest first: `2 files checked: 1 error, 3 warnings, 12 info; 1 allowed`."""
    counts = ((severity, report.count(severity)) for severity in Severity)
    said = [_counted(severity, count) for severity, count in counts if count]
    allowed = f"; {len(report.allowed)} allowed" if report.allowed else ""
    return f"{number_of(len(report.files), 'file')} checked: {', '.join(said) or 'nothing found'}{allowed}"


def _counted(severity: Severity, count: int) -> str:
    return f"{count:,} info" if severity is Severity.INFO else number_of(count, severity.value)
