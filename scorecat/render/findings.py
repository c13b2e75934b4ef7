"""Findings as text and as JSON."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from scorecat.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorecat.model.finding import Finding


def as_text(findings: Sequence[Finding], out: IO[str]) -> None:
    """Write `path:line:col: CODE message`, one a line."""
    out.writelines(f"{clean(finding)}\n" for finding in findings)


def as_json(findings: Sequence[Finding], out: IO[str]) -> None:
    """Write one list of objects."""
    rows = [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": finding.where.path,
            "line": finding.where.line,
            "column": finding.where.column,
            "end_line": finding.where.end_line,
            "end_column": finding.where.end_column,
            "message": finding.message,
            "advice": finding.advice,
        }
        for finding in findings
    ]
    out.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


WRITERS: dict[str, Callable[[Sequence[Finding], IO[str]], None]] = {"text": as_text, "json": as_json}
"""By format."""
