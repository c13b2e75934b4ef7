"""Findings as Markdown, as the summary of a step in CI."""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING

from scorecat.model.finding import Severity
from scorecat.model.text import clean
from scorecat.render.blocks import Block, Column, Grid, Heading, Lines
from scorecat.render.markdown import lines

if TYPE_CHECKING:
    from scorecat.check.report import Report

_COLUMNS = ("Place", "Severity", "Code", "What is found", "What to do")


def as_markdown(report: Report, out: IO[str]) -> None:
    """Write how much was checked and found, and one table."""
    counts = Counter(finding.severity for finding in report.findings)
    said = ", ".join(_count(counts[severity], severity.value) for severity in Severity if counts[severity])
    checked = f"{_count(len(report.files), 'file')} checked"
    blocks: list[Block] = [Heading("scorecat validate", 1), Lines([f"{checked}: {said or 'nothing found'}."])]
    if report.findings:
        rows = [
            [
                clean(finding.where),
                finding.severity.value,
                finding.code,
                clean(finding.message),
                clean(finding.advice),
            ]
            for finding in report.findings
        ]
        blocks.append(Grid([Column(name) for name in _COLUMNS], rows))
    out.writelines(line + "\n" for line in lines(blocks))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"
