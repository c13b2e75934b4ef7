"""Running cases: all of a catalog's at once, each day of each case a scene of its own.

What a record is never depends on who else is in the log, so scenes lie beside each other in one log. Only cases
whose subjects table has other columns, or that have none, need a run of their own: a missing column has a meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.cases.load import Scene, load
from scorecat.engine.pipeline import run as run_pipeline
from scorecat.engine.plan import Plan
from scorecat.evaluate.evaluate import elsewhere
from scorecat.evaluate.result import Result
from scorecat.evaluate.scenes import connect, own
from scorecat.evaluate.scenes import moments as scenes_at
from scorecat.model.finding import ScorecatError
from scorecat.model.record import Counts, Header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from scorecat.catalog.library import Library
    from scorecat.model.case import Case, Expectation
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding
    from scorecat.model.record import Record
    from scorecat.model.vocabulary import Vocabulary

Asked = tuple[Scene, "Expectation"]
Records = dict[tuple[int, int], "Record"]
"""By the place of the case, and of the expectation in it; none is held where there is no such key."""


def run(cases: Sequence[Case], catalog: Catalog, library: Library) -> Records:
    """Return the record that each expectation is about; raises `ScorecatError` where rows are bad."""
    groups: dict[frozenset[str], list[tuple[int, Case]]] = {}
    for place, case in enumerate(cases):
        columns = frozenset(column for row in case.subjects for column in row.cells)
        groups.setdefault(columns, []).append((place, case))
    found: Records = {}
    findings: list[Finding] = []
    for group in groups.values():
        try:
            found |= dict(_run(group, catalog, library))
        except ScorecatError as error:
            findings += error.findings
    if findings:
        raise ScorecatError(*findings)
    return found


def check_rows(cases: Sequence[Case], vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Return what is wrong with the rows of cases, without running them."""
    try:
        load(connect(), [Scene(number, case) for number, case in enumerate(cases)], vocabulary)
    except ScorecatError as error:
        return error.findings
    return ()


def _run(
    group: Iterable[tuple[int, Case]], catalog: Catalog, library: Library
) -> Iterator[tuple[tuple[int, int], Record]]:
    scenes: dict[tuple[int, date], Scene] = {}
    asked: dict[str, list[tuple[int, int]]] = {}
    moments: dict[str, date] = {}
    for place, case in group:
        for number, expectation in enumerate(case.expect):
            scene = scenes.setdefault((place, expectation.at), Scene(len(scenes), case))
            name = scene.name(expectation.subject)
            moments[name] = expectation.at
            asked.setdefault(name, []).append((place, number))
    connection = connect()
    columns = load(connection, list(scenes.values()), library.vocabulary)
    plan = Plan(
        (catalog,),
        library.vocabulary,
        max(moments.values()),
        subject_columns=columns,
        relations=any(scene.case.relations for scene in scenes.values()),
        elsewhere=elsewhere((catalog,), library),
        calendar=library.calendar if catalog.listing else None,
    )
    scenes_at(connection, moments)
    run_pipeline(connection, plan, moments=True)
    header = Header(plan.as_of, True, plan.catalogs, {}, Counts(0, 0, 0, 0), len(moments), ())
    for record in Result(header, plan, connection).records():
        yield from ((key, own(record)) for key in asked[record.subject])
