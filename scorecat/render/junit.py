"""Outcomes of cases as JUnit XML: a suite a catalog, a testcase a case."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET

from scorecat.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.model.outcome import CaseOutcome, CatalogOutcome


def as_junit(outcomes: Sequence[CatalogOutcome], out: IO[str], *, uncovered: bool) -> None:
    """Write one document; a suite's `system-out` names the clauses no case reaches, if `uncovered` are asked for."""
    cases, failed = sum(len(one.cases) for one in outcomes), sum(len(one.failed) for one in outcomes)
    root = ET.Element("testsuites", name="scorecat", tests=str(cases), failures=str(failed), errors="0")
    for one in outcomes:
        counts = {"tests": str(len(one.cases)), "failures": str(len(one.failed)), "errors": "0", "skipped": "0"}
        suite = ET.SubElement(root, "testsuite", {"name": clean(one.catalog), **counts})
        for case in one.cases:
            _case(suite, case, clean(one.catalog))
        if uncovered:
            said = "".join(f"{clean(clause.finding)}\n" for clause in one.uncovered)
            ET.SubElement(suite, "system-out").text = f"clauses {one.coverage}\n{said}"
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(ET.tostring(root, encoding="unicode"))
    out.write("\n")


def _case(suite: ET.Element, outcome: CaseOutcome, catalog: str) -> None:
    where = outcome.case.where
    names = {"classname": catalog, "name": clean(outcome.case.id), "file": clean(where.path), "line": str(where.line)}
    element = ET.SubElement(suite, "testcase", names)
    if not outcome.passed:
        findings = [difference.finding for difference in outcome.differences]
        message = "; ".join(difference.said for difference in outcome.differences)
        failure = ET.SubElement(element, "failure", message=clean(message), type=findings[0].code)
        failure.text = "\n".join(map(clean, findings))
