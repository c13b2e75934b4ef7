"""From a seed, a size and a profile to a log, a subjects table and a relations table."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from scorecat.files.whole_file import whole_file
from scorecat.generate.form import Form, write
from scorecat.generate.log import FLAWS, LogRows
from scorecat.generate.picks import install
from scorecat.generate.pieces import pieces
from scorecat.generate.population import PopulationRows
from scorecat.generate.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from duckdb import DuckDBPyConnection

    from scorecat.generate.profile import Profile
    from scorecat.generate.size import Size
    from scorecat.model.vocabulary import Vocabulary

TABLES: Final = ("log", "subjects", "relations")
"""What can be made; also the names of the files in a folder."""
_PIECE: Final = 1_000_000
"""Rows that are made at a time where a stream takes them: a whole number of groups."""
_AT_ONCE: Final = 1 << 20


def _nobody(_: int) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to make. The same request gives the same bytes; `only`: the conducts of a place, empty: by the profile."""

    profile: Profile
    size: Size
    seed: int = 0
    only: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """How many rows of a log are of which kind, and how many hold which error (one at most in a row)."""

    conduct: int
    procedure: int
    correction: int
    errors: Mapping[str, int]

    @property
    def events(self) -> int:
        """All rows."""
        return self.conduct + self.procedure + self.correction


class Generator:
    """The rows of one request, ready to be written."""

    def __init__(self, request: Request, vocabulary: Vocabulary, *, threads: int | None = None) -> None:
        """Look up what is needed; `threads`: of the database, which takes as many as there are cores."""
        self._connection = _connect(threads)
        picks = install(self._connection, request.profile, vocabulary, request.only)
        self._texts = texts = Texts()
        self._events = request.size.events
        self._log = LogRows(request.size, request.seed, request.profile, picks, texts, vocabulary)
        people = PopulationRows(request.size, request.seed, request.profile, texts)
        everything = range(self._events)
        self._queries = {
            "log": self._log.rows(everything),
            "subjects": people.subjects(),
            "relations": people.relations(),
        }
        texts.install(self._connection)
        self._threads = int(self._connection.execute("SELECT current_setting('threads')").fetchall()[0][0])

    def write(self, files: Mapping[str, Path], form: Form, told: Callable[[int], None] = _nobody) -> None:
        """Write tables to files by name (of `TABLES`): all of them whole, or none; `told` hears of rows of the log."""
        with ExitStack() as drafts:
            for table, path in files.items():
                draft = drafts.enter_context(whole_file(path))
                if table == "log" and form is not Form.PARQUET:
                    try:
                        with draft.open("wb") as out:
                            self.stream(out, form, told, draft.parent)
                    except OSError as error:  # of a piece, of which nobody knows
                        raise OSError(error.errno, error.strerror, str(draft)) from None
                else:
                    write(self._connection, self._queries[table], draft, form)

    def stream(
        self,
        out: BinaryIO,
        form: Form = Form.CSV,
        told: Callable[[int], None] = _nobody,
        folder: Path | None = None,
    ) -> None:
        """Write the log to a stream: piece by piece, Parquet when its file is whole.

        They pass by in a folder of their own in `folder` (None: the system's).
        """
        step = self._events if form is Form.PARQUET else _PIECE
        with tempfile.TemporaryDirectory(prefix=".scorecat-", dir=folder) as passing:

            def make(rows: range) -> tuple[Path, int]:
                path = Path(passing) / str(rows.start)
                with self._cursor() as cursor:
                    write(cursor, self._log.rows(rows), path, form, header=rows.start == 0)
                return path, len(rows)

            with pieces(make, self._events, step, self._threads) as made:
                for piece, rows in made:
                    with piece.open("rb") as written:
                        shutil.copyfileobj(written, out, _AT_ONCE)
                    piece.unlink()
                    told(rows)

    def count(self) -> Made:
        """Count the rows of the log."""

        def make(rows: range) -> list[tuple[str, int, int]]:
            with self._cursor() as cursor:
                return cursor.execute(self._log.counts(rows)).fetchall()

        kinds = dict.fromkeys(("conduct", "procedure", "correction"), 0)
        errors = dict.fromkeys(FLAWS, 0)
        with pieces(make, self._events, _PIECE, self._threads) as counted:
            for kind, flaw, count in chain.from_iterable(counted):
                kinds[kind] += count
                if flaw:
                    errors[FLAWS[flaw - 1]] += count
        return Made(**kinds, errors=errors)

    def _cursor(self) -> DuckDBPyConnection:
        """Return another connection, for a thread of its own."""
        cursor = self._connection.cursor()
        self._texts.install(cursor)
        return cursor


def _connect(threads: int | None) -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415 -- heavy

    connection = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    if threads is not None:
        connection.execute(f"SET threads = {threads:d}").fetchall()
    # Rows are made in order and looked up in small tables: the order of the joins as written is the one.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'").fetchall()
    return connection
