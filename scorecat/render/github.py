"""Findings as workflow commands of GitHub: they show beside the line they are about."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from scorecat.model.finding import Severity
from scorecat.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecat.model.finding import Finding

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_github(findings: Iterable[Finding], out: IO[str]) -> None:
    """Write `::error file=…,line=…,col=…,title=…::message`, one a line."""
    for finding in findings:
        where = finding.where
        line, column = max(where.line, 1), max(where.column, 1)
        values = {"file": where.path, "line": line, "col": column}
        if where.end_line == line:
            # Where something ends in another line, GitHub takes no columns.
            values |= {"endLine": line, "endColumn": where.end_column}
        values["title"] = f"scorecat {finding.code}"
        properties = ",".join(f"{key}={clean(value).translate(_IN_PROPERTIES)}" for key, value in values.items())
        message = "; ".join(part for part in (finding.message, finding.advice) if part)
        out.write(f"::{_COMMANDS[finding.severity]} {properties}::{clean(message).translate(_IN_DATA)}\n")
