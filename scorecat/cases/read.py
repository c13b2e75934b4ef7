"""A cases file from bytes to checked, frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from scorecat.cases.expect import ExpectReader
from scorecat.cases.rows import RowReader, Rows
from scorecat.cases.shape import shape_findings
from scorecat.cases.values import Values
from scorecat.catalog.findings import Remarks
from scorecat.catalog.sources import source
from scorecat.files.document import read as read_document
from scorecat.model.case import Case, CaseFile, Expectation
from scorecat.model.finding import ScorecatError, quoted

if TYPE_CHECKING:
    from scorecat.catalog.findings import Steps
    from scorecat.files.document import Document
    from scorecat.model.case import Row
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding
    from scorecat.model.vocabulary import Vocabulary

_DAY: Final = date(2020, 2, 1)
"""When a line of `alone` happens that does not say so, if the catalog is in force by then."""

_QUOTE: Final = "'"


def read(content: bytes, path: str, catalog: Catalog, vocabulary: Vocabulary) -> tuple[CaseFile | None, list[Finding]]:
    """Read the cases of a catalog; None where errors leave nothing to run. Findings are in file order.

    What is in the cells of rows is told when they are loaded (`scorecat.cases.load`). Raises `IdentityRefusedError`.
    """
    try:
        document = read_document(content, path)
    except ScorecatError as error:
        return None, list(error.findings)
    breaches = shape_findings(document)
    if breaches:
        return None, breaches
    reader = _Reader(document, catalog, vocabulary)
    built = reader.cases()
    found = sorted(reader.remarks.found, key=lambda finding: finding.order)
    return (None if found else built), found


@dataclass(slots=True)
class _Reader:
    """Reads one document that its schema has passed."""

    document: Document
    catalog: Catalog
    vocabulary: Vocabulary
    remarks: Remarks = field(init=False)
    rows: RowReader = field(init=False)
    expect: ExpectReader = field(init=False)

    def __post_init__(self) -> None:
        self.remarks = Remarks(self.document)
        self.rows = RowReader(self.vocabulary, self.remarks)
        self.expect = ExpectReader(self.catalog, Values(self.catalog.grade_rank, self.remarks), self.remarks)

    def cases(self) -> CaseFile:
        root: Any = self.document.root
        for key in ("place", "version"):
            own = getattr(self.catalog, key)
            if root[key] != own:
                said = f"{key} {quoted(root[key])} is not that of {self.catalog.path}"
                self.remarks.error("SC601", (key,), said, f"write {quoted(own)}, or move the file")
        alone = [self._alone(node, ("alone", i)) for i, node in enumerate(root.get("alone", ()))]
        cases = [self._case(node, ("cases", i)) for i, node in enumerate(root.get("cases", ()))]
        self._no_twins(cases)
        return CaseFile(self.document.path, (*alone, *cases))

    def _alone(self, node: Any, at: Steps) -> Case:
        first = max(_DAY, self.catalog.in_force.start)
        event, subjects = self.rows.alone(node, at, first.isoformat())
        told = {key: node[key] for key in ("date", "ended") if isinstance(node.get(key), str)}
        if self.catalog.listing or "at" in node:
            told = {key: node[key] for key in ("at", "date") if isinstance(node.get(key), str)}
            told = dict([*told.items()][:1])
        days = [self.expect.values.day(day, (*at, key)) for key, day in told.items()]
        expectation = Expectation(
            subject=event.cells["subject"] or "",
            # What is charged by the period has been charged in full when it ends.
            at=max(days, default=first),
            where=self.remarks.at(at),
            places={"gives": self.remarks.at((*at, "gives"))},
            gives=self.expect.gives(node["gives"], (*at, "gives")),
        )
        return Case(_told(node), self.remarks.at(at), (event,), (expectation,), subjects, alone=True)

    def _case(self, node: Any, at: Steps) -> Case:
        rows = Rows(
            tuple(self.rows.event(row, (*at, "events", i)) for i, row in enumerate(node["events"])),
            self._table(node, at, "subjects"),
            self._table(node, at, "relations"),
        )
        about = (source(one, self.catalog.texts, self.remarks, (*at, "about", i)) for i, one in _about(node))
        return Case(
            id=node["id"],
            where=self.remarks.at(at),
            events=rows.events,
            expect=tuple(
                self.expect.expectation(one, (*at, "expect", i), rows) for i, one in enumerate(node["expect"])
            ),
            subjects=rows.subjects,
            relations=rows.relations,
            title=node.get("title", ""),
            about=tuple(one for one in about if one is not None),
            note=node.get("note", ""),
        )

    def _table(self, node: Any, at: Steps, key: str) -> tuple[Row, ...]:
        return tuple(self.rows.row(row, (*at, key, i)) for i, row in enumerate(node.get(key, ())))

    def _no_twins(self, cases: list[Case]) -> None:
        seen: dict[str, Case] = {}
        for place, case in enumerate(cases):
            first = seen.setdefault(case.id, case)
            if first is not case:
                said = f"case {quoted(case.id)} stands twice (first in line {first.where.line})"
                self.remarks.error("SC605", ("cases", place, "id"), said, "give it an id of its own")


def _told(node: Any) -> str:
    """What a line of `alone` is called: its conduct and what else it says; no value that must not be shown."""
    also = (f"{key} {quoted(value).strip(_QUOTE)}" for key, value in node.items() if key not in ("conduct", "gives"))
    return ", ".join([node["conduct"], *also])


def _about(node: Any) -> enumerate[Any]:
    return enumerate(node.get("about", ()))
