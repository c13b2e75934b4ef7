"""Event logs: one line an event, read into a table."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from scorecat.events.cell import is_among
from scorecat.events.column import log_columns
from scorecat.events.inputs import find
from scorecat.events.mapping import LogMapping
from scorecat.events.reason import Reason
from scorecat.events.shelf import shelf
from scorecat.events.spec import Spec
from scorecat.events.staging import Staging
from scorecat.events.table import TableReader
from scorecat.model.finding import ScorecatError
from scorecat.model.vocabulary import ConductKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from duckdb import DuckDBPyConnection

    from scorecat.events.column import Column
    from scorecat.events.rejects import Rejects
    from scorecat.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Log:
    """What was read into the table `log`.

    Attributes:
        read: rows in the files; always the rows of the table and `rejected` together.
        rejected: rows set aside.
        rejects: why, row by row.
        notes: what the reader should know and need not act on.
        last_date: the latest `date` of the table; None if it is empty.
        columns: the columns that at least one file (or a constant of the mapping) had.
    """

    read: int
    rejected: int
    rejects: Rejects
    notes: tuple[str, ...]
    last_date: date | None
    columns: frozenset[str]


def read_log(
    connection: DuckDBPyConnection,
    paths: Sequence[str],
    vocabulary: Vocabulary,
    *,
    mapping: LogMapping | None = None,
    stdin_name: str | None = None,
    stdin: IO[bytes] | None = None,
    keep_rejects: bool | None = False,
    spool: Path | None = None,
    needed: Collection[str] | None = None,
) -> Log:
    """Read an event log of any form into the table `log`.

    Columns of the table: subject VARCHAR, date DATE, conduct VARCHAR, event VARCHAR (never null), act
    VARCHAR, then every attribute of the vocabulary in order (decimal: DECIMAL(18,4), integer: INTEGER,
    date: DATE, text and choice: VARCHAR), and `number` BIGINT. It holds the accepted rows only.

    Args:
        connection: where the table is made; a table `log` of an earlier reading is replaced.
        paths: files, globs, `-` for standard input.
        vocabulary: the conducts and attributes that rows may name.
        mapping: how another's log is fitted.
        stdin_name: what messages call standard input, and how its form is told.
        stdin: standard input as bytes, needed for `-`.
        keep_rejects: set bad rows aside and go on; None: whoever asks cannot.
        spool: the folder that standard input is kept in while it is read (None: the system's), and rows that memory
            would not hold for as long as the connection is used (None: they stay there).
        needed: attributes that are asked for; the others are checked, and null in the table (None: all are).

    Raises:
        IdentityRefusedError: a subject, event, act or ref is a resident identity number.
        ScorecatError: a file cannot be used, or a row is bad and `keep_rejects` is not set.
    """
    columns = log_columns(vocabulary)
    with tempfile.TemporaryDirectory(prefix="scorecat-", dir=spool) as folder:
        sources = find(paths, Path(folder), stdin, stdin_name)
        needing = _needing_ref(vocabulary)
        schema = shelf(connection, sources, spool)
        staging = Staging(connection, _spec(columns), mapping or LogMapping(), needing, needed, schema)
        reading = TableReader(staging).read(sources)
    rejected = reading.rejects.count
    if rejected and not keep_rejects:
        option = "`--rejects FILE` sets them aside and goes on"
        elsewhere = "mend them; `scorecat eval` can set them aside (`--rejects FILE`)"
        raise ScorecatError(*reading.rejects.first(elsewhere if keep_rejects is None else option))
    (last,) = connection.execute("SELECT max(date) FROM log").fetchall()[0]
    return Log(reading.accepted + rejected, rejected, reading.rejects, reading.notes, last, reading.columns)


def _spec(columns: tuple[Column, ...]) -> Spec:
    names = {column.name: i for i, column in enumerate(columns)}
    rules = []
    if "ended" in names:
        rules.append((names["ended"], Reason.ENDED, f"v{names['ended']} < v{names['date']}"))
    if "ref" in names:
        needed = is_among(f"v{names['conduct']}", "$needing_ref")
        rules.append((names["ref"], Reason.REF, f"v{names['ref']} IS NULL AND {needed}"))
    return Spec("log", columns, tuple(rules), ("subject", "event"), numbered=True)


def _needing_ref(vocabulary: Vocabulary) -> dict[str, list[str]]:
    if "ref" not in vocabulary.attributes:
        return {}
    return {
        "needing_ref": [
            code
            for code, conduct in vocabulary.conducts.items()
            if conduct.kind is not ConductKind.CONDUCT and "ref" in conduct.attributes
        ]
    }
