"""The cases of catalogs: read, run and compared, and what of the clauses they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.cases.compare import compare
from scorecat.cases.coverage import clauses, reached
from scorecat.cases.read import read
from scorecat.cases.run import run
from scorecat.catalog.library import content_of, shown_path
from scorecat.model.finding import ScorecatError
from scorecat.model.outcome import CaseOutcome, CatalogOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.cases.find import Pair
    from scorecat.catalog.library import Library
    from scorecat.model.case import Case
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding


def outcomes(pairs: Sequence[Pair], library: Library, only: str = "") -> tuple[CatalogOutcome, ...]:
    """Run the cases of catalogs, those whose id holds `only`; in the order of the pairs.

    Raises `ScorecatError` with everything that is wrong with any of the files, and `IdentityRefusedError`.
    """
    found: list[CatalogOutcome] = []
    findings: list[Finding] = []
    for pair in pairs:
        try:
            found.append(_outcome(pair, library, only))
        except ScorecatError as error:
            findings += error.findings
    if findings:
        raise ScorecatError(*findings)
    return tuple(found)


def _outcome(pair: Pair, library: Library, only: str) -> CatalogOutcome:
    catalog = library.read(pair.catalog)
    cases = [case for case in _cases(pair, catalog, library) if only in case.id]
    records = run(cases, catalog, library)
    ran = (
        CaseOutcome(
            case,
            tuple(
                difference
                for number, expectation in enumerate(case.expect)
                for difference in compare(case, expectation, records.get((place, number)))
            ),
        )
        for place, case in enumerate(cases)
    )
    path = None if pair.cases is None else shown_path(pair.cases)
    return CatalogOutcome(catalog.name, path, tuple(ran), clauses(catalog), reached(records.values()))


def _cases(pair: Pair, catalog: Catalog, library: Library) -> tuple[Case, ...]:
    if pair.cases is None:
        return ()
    file, findings = read(content_of(pair.cases), shown_path(pair.cases), catalog, library.vocabulary)
    if file is None:
        raise ScorecatError(*findings)
    return file.cases
