"""A small catalog file without a finding, for tests that change it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import Library
from scorecat.check.settings import Settings
from scorecat.check.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.check.report import Report

LIBRARY: Final = Library()
DAY: Final = date(2026, 1, 1)
OURS: Final = Settings(select=("sense", "form", "allow"))
SMALL: Final = """\
place: test
version: "2020"
kind: points
title: Test measure
locality: {name: Testtown}
in_force: {from: 2020-01-01, source: "measure, art. 20"}
participation: mandatory
subjects: [person]
completeness: {state: full}
instruments:
  measure: {title: Measure, evidence: primary, issued: 2019-12-31}
score: {start: 1000, source: "measure, art. 4"}
grades:
  - {id: A, from: 1000, source: "measure, art. 5"}
  - {id: B, source: "measure, art. 5"}
rules:
  - id: xyz
    conduct: utilities.theft
    points: -60
    source: measure, row 1
  - id: uvw
    conduct: utilities.arrears
    points: -10
    source: measure, row 2
"""
"""Two findings: neither id says its conduct (SC440, lines 17 and 21)."""


def report(path: Path, text: str, settings: Settings = OURS, day: date = DAY) -> Report:
    """Write a file and check it."""
    path.write_bytes(text.encode())
    return validate([path], LIBRARY, settings, day)


def told(found: Report) -> list[str]:
    """`line:column: CODE`, one for each finding."""
    return [f"{one.where.line}:{one.where.column}: {one.code}" for one in found.findings]
