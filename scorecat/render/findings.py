"""Findings in every format there is for them."""

from __future__ import annotations

from importlib import resources
from typing import IO, TYPE_CHECKING, Any, Final

from scorecat import __version__
from scorecat.check.table import entries
from scorecat.model.finding import Severity
from scorecat.model.text import clean
from scorecat.render.findings_junit import as_junit
from scorecat.render.findings_markdown import as_markdown
from scorecat.render.github import as_github
from scorecat.render.gitlab import as_gitlab
from scorecat.render.json_text import json_text
from scorecat.render.sarif import as_sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scorecat.check.report import Report
    from scorecat.model.finding import Finding


def as_text(findings: Iterable[Finding], out: IO[str]) -> None:
    """Write `path:line:col: CODE message`, one a line."""
    out.writelines(f"{clean(finding)}\n" for finding in findings)


def report_as_text(report: Report, out: IO[str]) -> None:
    """Write findings as text, the gravest first; what is no error says what it is after its code."""
    out.writelines(f"{_line(finding)}\n" for finding in report.gravest_first)


def as_json(report: Report, out: IO[str]) -> None:
    """Write one document, as `findings.schema.json` says."""
    document = {
        "scorecat": __version__,
        "files": len(report.files),
        "findings": [_plain(finding) for finding in report.findings],
        "allowed": [{**_plain(one.finding), "reason": one.reason} for one in report.allowed],
    }
    out.write(json_text(document))


def schema_text() -> str:
    """Return the JSON Schema (2020-12) of what `as_json` writes."""
    return resources.files(__package__).joinpath("findings.schema.json").read_text(encoding="utf-8")


WRITERS: Final[Mapping[str, Callable[[Report, IO[str]], None]]] = {
    "text": report_as_text,
    "json": as_json,
    "github": lambda report, out: as_github(report.findings, out),
    "sarif": as_sarif,
    "junit": as_junit,
    "gitlab": as_gitlab,
    "markdown": as_markdown,
}
"""By format."""


def _line(finding: Finding) -> str:
    if finding.severity is Severity.ERROR:
        return clean(finding)
    tail = f"; {finding.advice}" if finding.advice else ""
    return clean(f"{finding.where}: {finding.code} {finding.severity}: {finding.message}{tail}")


def _plain(finding: Finding) -> dict[str, Any]:
    where, entry = finding.where, entries().get(finding.code)
    return {
        "code": finding.code,
        "name": entry.name if entry else "",
        "group": entry.group if entry else "",
        "severity": finding.severity.value,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "message": finding.message,
        "advice": finding.advice,
        "mendable": finding.mend is not None,
    }
