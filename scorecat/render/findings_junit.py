"""Findings as JUnit XML: a suite a file, a testcase a finding."""

from __future__ import annotations

from itertools import groupby
from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET

from scorecat.model.text import clean

if TYPE_CHECKING:
    from scorecat.check.report import Report
    from scorecat.model.finding import Finding


def as_junit(report: Report, out: IO[str]) -> None:
    """Write one document; findings for which the run fails are failures, the others are told in `system-out`."""
    counts = {"tests": str(len(report.findings)), "failures": str(len(report.failing)), "errors": "0"}
    root = ET.Element("testsuites", {"name": "scorecat", **counts})
    for path, group in groupby(report.findings, key=lambda finding: finding.where.path):
        findings = list(group)
        failures = sum(map(report.fails, findings))
        counts = {"tests": str(len(findings)), "failures": str(failures), "errors": "0", "skipped": "0"}
        suite = ET.SubElement(root, "testsuite", {"name": clean(path), **counts})
        for finding in findings:
            _finding(suite, finding, failing=report.fails(finding))
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ET.tostring(root, encoding="unicode"))
    out.write("\n")


def _finding(suite: ET.Element, finding: Finding, *, failing: bool) -> None:
    where = finding.where
    line, column = max(where.line, 1), max(where.column, 1)
    names = {
        "classname": clean(where.path),
        "name": f"{finding.code} at {line}:{column}",
        "file": clean(where.path),
        "line": str(line),
    }
    element = ET.SubElement(suite, "testcase", names)
    if failing:
        failure = ET.SubElement(element, "failure", message=clean(finding.message), type=finding.code)
        failure.text = clean(finding)
    else:
        ET.SubElement(element, "system-out").text = clean(f"{finding.severity}: {finding}")
