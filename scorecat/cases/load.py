"""Rows of cases into the tables that the engine reads, by the readers of every other log."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.evaluate.scenes import named
from scorecat.events.json_lines import members
from scorecat.events.log import read_log
from scorecat.events.subjects import read_relations, read_subjects
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from duckdb import DuckDBPyConnection

    from scorecat.model.case import Case, Row
    from scorecat.model.finding import Finding
    from scorecat.model.vocabulary import Vocabulary

WHO: Final = ("subject", "of", "to")
"""Columns that name subjects."""

_COUNT: Final = "SC700"
"""The code of what only counts rejected rows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A case with a name of its own for each of its subjects: scenes lie beside each other in one log."""

    number: int
    case: Case

    def name(self, subject: str) -> str:
        """Return what a subject of the case is called here."""
        return named(self.number, subject)


def load(connection: DuckDBPyConnection, scenes: Sequence[Scene], vocabulary: Vocabulary) -> frozenset[str]:
    """Make tables `log` and, where some scene has rows of them, `subjects` and `relations`.

    Returns the columns of the subjects table. Raises `ScorecatError` for bad rows, told by their place in their file.
    """
    found: list[Finding] = []
    with tempfile.TemporaryDirectory(prefix="scorecat-") as folder:
        events = _Table(Path(folder) / "log.jsonl", [(scene, row) for scene in scenes for row in scene.case.events])
        events.read(lambda path: _log(connection, path, vocabulary), found)
        told = _Table(
            Path(folder) / "subjects.jsonl", [(scene, row) for scene in scenes for row in scene.case.subjects]
        )
        columns = told.read(lambda path: read_subjects(connection, [path]).columns, found)
        related = _Table(
            Path(folder) / "relations.jsonl", [(scene, row) for scene in scenes for row in scene.case.relations]
        )
        related.read(lambda path: read_relations(connection, [path]).columns, found)
    if found:
        raise ScorecatError(*sorted(found, key=lambda finding: finding.order))
    return columns


def _log(connection: DuckDBPyConnection, path: str, vocabulary: Vocabulary) -> frozenset[str]:
    log = read_log(connection, [path], vocabulary, keep_rejects=True)
    if log.rejected:
        raise ScorecatError(*log.rejects.findings())
    return log.columns


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows written as JSON Lines, one a line in this order."""

    path: Path
    rows: Sequence[tuple[Scene, Row]]

    def read(self, reader: Callable[[str], frozenset[str]], found: list[Finding]) -> frozenset[str]:
        """Have the table read, if it has rows, and return its columns; what is wrong with rows is found once."""
        if not self.rows:
            return frozenset()
        self.path.write_text("".join(f"{_line(scene, row)}\n" for scene, row in self.rows), encoding="utf-8")
        try:
            return reader(str(self.path))
        except ScorecatError as error:
            rows = (self._placed(finding) for finding in error.findings if finding.code != _COUNT)
            found += dict.fromkeys(rows)
        return frozenset()

    def _placed(self, finding: Finding) -> Finding:
        """Tell a finding by its place in the cases file."""
        scene, row = self.rows[max(finding.where.line, 1) - 1]
        values = members(_line(scene, row))
        column = next((name for name, _, start, _ in values if start + 1 == finding.where.column), "")
        return replace(finding, where=row.at(column))


def _line(scene: Scene, row: Row) -> str:
    cells = {key: scene.name(cell) if cell and key in WHO else cell for key, cell in row.cells.items()}
    return json.dumps(cells, ensure_ascii=False)
