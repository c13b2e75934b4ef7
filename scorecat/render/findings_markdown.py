"""Findings as Markdown, as the summary of a step in CI."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from scorecat.model.text import clean
from scorecat.render.blocks import Block, Column, Grid, Heading, Lines
from scorecat.render.markdown import lines
from scorecat.render.tally import tally

if TYPE_CHECKING:
    from scorecat.check.report import Report

_COLUMNS = ("Place", "Severity", "Code", "What is found", "What to do")


def as_markdown(report: Report, out: IO[str]) -> None:
    """Write how much was checked and found, and one table, the gravest first."""
    blocks: list[Block] = [Heading("scorecat validate", 1), Lines([f"{tally(report)}."])]
    if report.findings:
        rows = [
            [
                clean(finding.where),
                finding.severity.value,
                finding.code,
                clean(finding.message),
                clean(finding.advice),
            ]
            for finding in report.gravest_first
        ]
        blocks.append(Grid([Column(name) for name in _COLUMNS], rows))
    out.writelines(line + "\n" for line in lines(blocks))
