"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from scorecat.model.finding import Severity
from scorecat.model.text import clean
from scorecat.render.fingerprint import fingerprints
from scorecat.render.json_text import json_text

if TYPE_CHECKING:
    from scorecat.check.report import Report

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(report: Report, out: IO[str]) -> None:
    """Write one list, which is empty on a clean run."""
    rows = [
        {
            "description": clean("; ".join(part for part in (finding.message, finding.advice) if part)),
            "check_name": finding.code,
            "fingerprint": mark,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": finding.where.path,
                "positions": {
                    "begin": {"line": max(finding.where.line, 1), "column": max(finding.where.column, 1)},
                    "end": {
                        "line": max(finding.where.end_line, finding.where.line, 1),
                        "column": max(finding.where.end_column, 1),
                    },
                },
            },
        }
        for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    out.write(json_text(rows))
