"""Outcomes of cases in every format there is for them."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

from scorecat import __version__
from scorecat.render.findings import as_text
from scorecat.render.github import as_github
from scorecat.render.junit import as_junit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecat.model.finding import Finding, Location
    from scorecat.model.outcome import CatalogOutcome, Difference


class Writer(Protocol):
    """Writes outcomes; with `uncovered` also which clauses no case reaches."""

    def __call__(self, outcomes: Sequence[CatalogOutcome], out: IO[str], *, uncovered: bool) -> None:
        """Write to a stream."""


def _as_text(outcomes: Sequence[CatalogOutcome], out: IO[str], *, uncovered: bool) -> None:
    as_text(_findings(outcomes, uncovered=uncovered), out)


def _as_github(outcomes: Sequence[CatalogOutcome], out: IO[str], *, uncovered: bool) -> None:
    as_github(_findings(outcomes, uncovered=uncovered), out)


def _as_json(outcomes: Sequence[CatalogOutcome], out: IO[str], *, uncovered: bool) -> None:
    document = {"scorecat": __version__, "catalogs": [_catalog(one, uncovered=uncovered) for one in outcomes]}
    out.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


WRITERS: Final[Mapping[str, Writer]] = {
    "text": _as_text,
    "json": _as_json,
    "junit": as_junit,
    "github": _as_github,
}
"""By format."""


def _findings(outcomes: Sequence[CatalogOutcome], *, uncovered: bool) -> list[Finding]:
    found = [difference.finding for one in outcomes for difference in one.differences]
    return found + [clause.finding for one in outcomes for clause in (one.uncovered if uncovered else ())]


def _catalog(outcome: CatalogOutcome, *, uncovered: bool) -> dict[str, Any]:
    place, _, version = outcome.catalog.partition("@")
    coverage = outcome.coverage
    return {
        "place": place,
        "version": version,
        "path": outcome.path,
        "cases": len(outcome.cases),
        "failed": len(outcome.failed),
        "differences": [_difference(difference) for difference in outcome.differences],
        "clauses": {
            "reached": coverage.reached,
            "of": coverage.clauses,
            **({"uncovered": [{"id": one.id, **_place(one.where)} for one in outcome.uncovered]} if uncovered else {}),
        },
    }


def _difference(difference: Difference) -> dict[str, Any]:
    finding = difference.finding
    return {
        "case": difference.case.id,
        "subject": difference.subject,
        "at": difference.at.isoformat(),
        "key": difference.key,
        "expected": difference.expected,
        "found": difference.found,
        "code": finding.code,
        **_place(finding.where),
        "message": difference.said,
    }


def _place(where: Location) -> dict[str, Any]:
    return {"path": where.path, "line": where.line, "column": where.column}
