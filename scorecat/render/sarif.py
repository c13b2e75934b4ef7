"""Findings as SARIF 2.1.0 (OASIS): one document a run, every check listed whether it finds anything or not."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, Final
from urllib.parse import quote

from scorecat import __version__
from scorecat.check.table import entries
from scorecat.model.finding import Severity
from scorecat.model.text import clean
from scorecat.render.fingerprint import fingerprints
from scorecat.render.json_text import json_text
from scorecat.render.rule import markdown as page_markdown
from scorecat.render.rule import text as page_text

if TYPE_CHECKING:
    from scorecat.check.report import Report
    from scorecat.check.table import Entry
    from scorecat.model.finding import Finding, Location, Mend

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(report: Report, out: IO[str]) -> None:
    """Write one log of one run; what comments allow is told with its reason, as a suppressed result."""
    places = {code: place for place, code in enumerate(entries())}
    told = [(finding, "") for finding in report.findings]
    told += [(one.finding, one.reason) for one in report.allowed]
    marks = fingerprints(finding for finding, _ in told)
    driver = {
        "name": "scorecat",
        "semanticVersion": __version__,
        "rules": [_rule(entry) for entry in entries().values()],
    }
    results = [_result(finding, places, mark, reason) for (finding, reason), mark in zip(told, marks, strict=True)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    out.write(json_text(document))


def _rule(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": "".join(word.capitalize() for word in entry.name.split("-")),
        "shortDescription": {"text": entry.page.title},
        "fullDescription": {"text": f"{entry.page.what} {entry.page.why}"},
        "help": {"text": page_text(entry), "markdown": page_markdown(entry)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        "properties": {"tags": [entry.group]},
    }


def _result(finding: Finding, places: dict[str, int], mark: str, reason: str) -> dict[str, Any]:
    message = "; ".join(part for part in (finding.message, finding.advice) if part)
    found: dict[str, Any] = {
        "ruleId": finding.code,
        **({"ruleIndex": places[finding.code]} if finding.code in places else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": clean(message)},
        "locations": [{"physicalLocation": _place(finding.where)}],
        "partialFingerprints": {"scorecat/v1": mark},
    }
    if finding.mend:
        found["fixes"] = [_fix(finding.mend)]
    if reason:
        found["suppressions"] = [{"kind": "inSource", "justification": clean(reason)}]
    return found


def _place(where: Location) -> dict[str, Any]:
    found: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.path)}}
    if where.line:
        found["region"] = _region(where)
    return found


def _region(where: Location) -> dict[str, int]:
    region = {"startLine": where.line, "startColumn": max(where.column, 1)}
    if where.end_line:
        region |= {"endLine": where.end_line, "endColumn": max(where.end_column, 1)}
    return region


def _fix(mend: Mend) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(mend.where), "insertedContent": {"text": mend.text}}
    change = {"artifactLocation": {"uri": _uri(mend.where.path)}, "replacements": [replacement]}
    return {"artifactChanges": [change]}


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
