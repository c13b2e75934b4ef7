"""Subjects and relations tables: who the subjects of a log are, and what they are to each other."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from scorecat.events.column import RELATION_TABLE, SUBJECT_TABLE
from scorecat.events.inputs import find
from scorecat.events.mapping import LogMapping
from scorecat.events.reason import Reason
from scorecat.events.spec import Spec
from scorecat.events.staging import Staging
from scorecat.events.table import TableReader
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from scorecat.events.spec import Reading


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
    """Read a subjects table of any form into the table `subjects`.

    Columns of the table: subject VARCHAR (unique, never null), type VARCHAR (person, organisation), born
    DATE, resident_since DATE, residence_permit BOOLEAN, consent_from DATE, household VARCHAR (rural, urban), role
    VARCHAR; null where the
    files say nothing.

    Raises:
        IdentityRefusedError: a subject is a resident identity number.
        ScorecatError: a file cannot be used or a row is bad; there is no setting aside here, because a
            subject left out would
            change what is said about it.
    """
    spec = Spec("subjects", SUBJECT_TABLE, (), ("subject",))
    reading = _read(connection, spec, paths, mapping or LogMapping(), stdin_name, stdin)
    if reading.rejects.count:
        raise ScorecatError(*reading.rejects.first("mend them: every subject of the table is needed"))
    return Subjects(reading.accepted, reading.columns, reading.notes)


def read_relations(connection: DuckDBPyConnection, paths: Sequence[str]) -> Subjects:
    """Read a relations table of any form into the table `relations`.

    Columns of the table: of, to VARCHAR (subjects), relation VARCHAR (what `to` is to `of`: model.subject.RELATIONS),
    from, until DATE (null: always; `until` is the first day on which it no longer holds).

    Raises:
        IdentityRefusedError: a subject is a resident identity number.
        ScorecatError: a file cannot be used or a row is bad.
    """
    names = {column.name: place for place, column in enumerate(RELATION_TABLE)}
    rules = ((names["until"], Reason.UNTIL, f"v{names['until']} <= v{names['from']}"),)
    spec = Spec("relations", RELATION_TABLE, rules, ("of", "to", "relation", "from"))
    reading = _read(connection, spec, paths, LogMapping(), None, None)
    if reading.rejects.count:
        raise ScorecatError(*reading.rejects.first("mend them: every relation of the table is needed"))
    return Subjects(reading.accepted, reading.columns, reading.notes)


def _read(
    connection: DuckDBPyConnection,
    spec: Spec,
    paths: Sequence[str],
    mapping: LogMapping,
    stdin_name: str | None,
    stdin: IO[bytes] | None,
) -> Reading:
    with tempfile.TemporaryDirectory(prefix="scorecat-") as spool:
        sources = find(paths, Path(spool), stdin, stdin_name)
        return TableReader(Staging(connection, spec, mapping)).read(sources)
