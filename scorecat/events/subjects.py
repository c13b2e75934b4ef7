"""Subjects tables: who the subjects of a log are."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from scorecat.events.column import SUBJECT_TABLE
from scorecat.events.inputs import find
from scorecat.events.mapping import LogMapping
from scorecat.events.spec import Spec
from scorecat.events.staging import Staging
from scorecat.events.table import TableReader
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Subjects:
    """What was read into the table `subjects`: how many, the columns the files had, notes for the reader."""

    count: int
    columns: frozenset[str]
    notes: tuple[str, ...] = ()


def read_subjects(
    connection: DuckDBPyConnection,
    paths: Sequence[str],
    *,
    mapping: LogMapping | None = None,
    stdin_name: str | None = None,
    stdin: IO[bytes] | None = None,
) -> Subjects:
    """Read a subjects table of any form into the temporary table `subjects`.

    Columns of the table: subject VARCHAR (unique, never null), type VARCHAR (person, organisation), born
    DATE, resident_since DATE, residence_permit BOOLEAN, consent_from DATE, role VARCHAR; null where the
    files say nothing.

    Raises:
        IdentityRefusedError: a subject is a resident identity number.
        ScorecatError: a file cannot be used or a row is bad; there is no setting aside here, because a
            subject left out would
            change what is said about it.
    """
    spec = Spec("subjects", SUBJECT_TABLE, (), ("subject",))
    with tempfile.TemporaryDirectory(prefix="scorecat-") as spool:
        sources = find(paths, Path(spool), stdin, stdin_name)
        reading = TableReader(Staging(connection, spec, mapping or LogMapping())).read(sources)
    if reading.rejects.count:
        raise ScorecatError(*reading.rejects.first("mend them: every subject of the table is needed"))
    return Subjects(reading.accepted, reading.columns, reading.notes)
