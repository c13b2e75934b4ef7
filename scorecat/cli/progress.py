"""How far a long run is: on stderr, only on a terminal, gone when it is done."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from scorecat.cli.streams import STREAMS, Color
from scorecat.evaluate.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

PATIENCE: Final = 2.0
"""Seconds until a run counts as long; a short one pays for nothing."""
PAUSE: Final = 0.25
_TABLE: Final = re.compile(r"\s*(?:CREATE OR REPLACE (?:TEMP )?TABLE|INSERT INTO) (\w+)")
_MINUTE: Final = 60


@contextmanager
def progress() -> Iterator[Watch]:
    """Look on while a run goes on, if anybody sees it."""
    if STREAMS.verbosity < 0 or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Watch()
        return
    watch = Progress()
    try:
        yield watch
    finally:
        watch.stop()


class Progress(Watch):
    """Shows the statement under way: its share done, rows, rows a second, time left."""

    def __init__(self) -> None:
        self.phase = "reading"
        self.rows: int | None = None
        self.under_way: Statement | None = None
        self.fetched = 0
        self._writing_since = 0.0
        self._made: int | None = None
        self._making_since = 0.0
        self._read = 0
        self._shares = (0, 1)
        self._shares_since = 0.0
        self._names: Sequence[str] = ()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def reading(self, connection: DuckDBPyConnection, names: Sequence[str]) -> DuckDBPyConnection:
        """Begin to look on: at a connection that says what it does."""
        connection.execute("SET enable_progress_bar = true").fetchall()
        connection.execute("SET enable_progress_bar_print = false").fetchall()
        self._names = names
        self._thread.start()
        followed: Any = _Followed(connection, self)
        return followed  # type: ignore[no-any-return]  # it does all that the connection does

    def evaluating(self, rows: int) -> None:
        """The rows are counted now."""
        self.phase, self.rows, self._read = "evaluating", rows, rows

    def share(self, number: int, of: int) -> None:
        """Each share has its steps, and what is written of it is one."""
        if of == 1:
            return
        if number == 1:
            self._shares_since = time.monotonic()
        self.phase, self.rows, self._shares = f"share {number} of {of}", self._read // of, (number - 1, of)

    def writing(self) -> None:
        """Go on where the output goes elsewhere; a table on this very terminal has it for itself."""
        self.phase, self.fetched, self._writing_since = "writing", 0, time.monotonic()
        if sys.stdout.isatty():
            self.stop()

    def making(self, rows: int) -> None:
        """Begin to look on while a log is made."""
        self.phase, self.rows, self._made, self._making_since = "making", rows, 0, time.monotonic()
        self._thread.start()

    def made(self, rows: int) -> None:
        """Count them."""
        self._made = rows + (self._made or 0)

    def stop(self) -> None:
        """Take the line away."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _show(self) -> None:
        if self._ended.wait(PATIENCE):
            return
        from rich.console import Console  # noqa: PLC0415  (start-up)
        from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as Drawn  # noqa: PLC0415

        if self.rows is None:
            from scorecat.events.length import about_rows  # noqa: PLC0415

            self.rows = about_rows(self._names)
        plain = STREAMS.color is Color.NEVER or bool(os.environ.get("NO_COLOR"))
        console = Console(file=sys.stderr, force_terminal=True, no_color=plain, highlight=False)
        columns = (TextColumn("{task.description}"), BarColumn(12), TextColumn("{task.fields[told]}"))
        with Drawn(*columns, console=console, transient=True, redirect_stdout=False) as drawn:
            task = drawn.add_task(self.phase, total=None, told="")
            while not self._ended.wait(PAUSE):
                statement = self.under_way
                share, seconds = self._done(statement)
                total, done = (None, 0.0) if share is None else (1.0, share)
                drawn.update(
                    task,
                    description=self.phase + (f": {statement.name}" if statement and statement.name else ""),
                    total=total,
                    completed=done,
                    told=self._told(share, seconds),
                )

    def _done(self, statement: Statement | None) -> tuple[float | None, float]:
        """Return which share of what is under way is done (None: nobody knows), and for how long it has been."""
        if self._made is not None and self.rows:
            return self._made / self.rows, time.monotonic() - self._making_since
        return (statement.share(), statement.seconds) if statement else (None, 0.0)

    def _told(self, share: float | None, seconds: float) -> str:
        if self.phase == "writing" and self.fetched:
            passed = time.monotonic() - self._writing_since
            return f"{self.fetched:,} rows · {self.fetched / passed:,.0f}/s · {_clock(passed)} so far"
        done, of = self._shares
        passed = time.monotonic() - self._shares_since
        in_all = f" · {_clock(passed * (of - done) / done)} left in all" if done else ""
        if not share:
            return f"{_clock(seconds)} so far{in_all}"
        left = f"{_clock(seconds * (1 - share) / share)} left"
        if self.rows is None:
            return f"{share:.0%} · {left}{in_all}"
        rows = self.rows * share
        return f"{share:.0%} · {rows:,.0f} rows · {rows / seconds if seconds else 0:,.0f}/s · {left}{in_all}"


class Statement:
    """One statement of the database under way."""

    def __init__(self, connection: Any, text: str) -> None:
        self.connection = connection
        found = _TABLE.match(text)
        self.name = found[1] if found else ""
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        """For how long it has been."""
        return time.monotonic() - self._begun

    def share(self) -> float | None:
        """The share that is done, 0 to 1; None if nobody knows."""
        import duckdb  # noqa: PLC0415  (it is there already)

        try:
            found = self.connection.query_progress()
        except duckdb.Error:
            return None
        return min(found / 100, 1.0) if found >= 0 else None


class _Followed:
    """A connection that says which statement is under way; everything else is the connection's own."""

    def __init__(self, connection: Any, progress: Progress) -> None:
        self._connection = connection
        self._progress = progress

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, query: str, *parameters: Any) -> Any:
        self._progress.under_way = Statement(self._connection, query)
        return self._connection.execute(query, *parameters)

    def fetchmany(self, size: int = 1) -> Any:
        rows = self._connection.fetchmany(size)
        self._progress.fetched += len(rows)
        return rows

    def cursor(self) -> Any:
        return _Followed(self._connection.cursor(), self._progress)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
