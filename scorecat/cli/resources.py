"""`--memory-limit`, `--threads` and `--temp-dir`: what a run may take, and what is said where it is not enough.

A project's configuration may set them, too; options win.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Optional

import typer

from scorecat.cli.check_options import config
from scorecat.model.finding import Finding, ScorecatError, UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scorecat.evaluate.resources import Resources
    from scorecat.files.config_file import ConfigFile

# Typer reads these when it runs, so an option that may be left out is an Optional.
# ruff: noqa: UP045
_SIZE: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([kmgt]i?b)", re.IGNORECASE | re.ASCII)
_MOST_THREADS: Final = 1024
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""The disk is full, or as full as its owner lets us make it, or a file is as large."""
_ROOM: Final = re.compile(r"\(([0-9.]+ \w+)/[0-9.]+ \w+ used\)")


def size(text: str) -> int:
    """Take a size such as 4GB or 512MiB: bytes."""
    found = _SIZE.fullmatch(text.strip())
    number = float(found[1]) if found else 0.0
    if found is None or number <= 0:
        raise typer.BadParameter(f"'{text}' is no size; write it as 4GB or 512MB")
    unit = found[2].lower()
    return int(number * (1024 if "i" in unit else 1000) ** ("kmgt".index(unit[0]) + 1))


def folder(text: str) -> Path:
    """Take a folder that is there."""
    path = Path(text)
    if not path.is_dir():
        raise typer.BadParameter(f"there is no folder {text}; make it first")
    return path


MemoryLimit = Annotated[
    Optional[int],
    typer.Option(
        "--memory-limit",
        metavar="SIZE",
        parser=size,
        help="How much the database may hold in memory, such as 4GB or 512MB; what is more goes to disk "
        "(default: four fifths of the machine's memory).",
    ),
]
Threads = Annotated[
    Optional[int],
    typer.Option("--threads", min=1, max=_MOST_THREADS, help="How many threads compute (default: one for each core)."),
]
TempDir = Annotated[
    Optional[Path],
    typer.Option(
        "--temp-dir",
        metavar="DIR",
        parser=folder,
        help="The folder for what does not fit into memory, removed at the end (default: the system's, TMPDIR).",
    ),
]


@dataclass(frozen=True, slots=True)
class Limits:
    """The options as they were given, or what a configuration sets."""

    memory: int | None = None
    threads: int | None = None
    folder: Path | None = None
    folder_is: str = "--temp-dir"
    """How the folder was named."""

    @property
    def given(self) -> bool:
        """Whether there is any."""
        return self != Limits()

    def over(self, other: Limits) -> Limits:
        """Fill what was not given from others."""
        named = self if self.folder is not None else other
        return Limits(
            other.memory if self.memory is None else self.memory,
            other.threads if self.threads is None else self.threads,
            named.folder,
            named.folder_is,
        )


def configured(file: ConfigFile) -> Limits:
    """Read what a configuration sets; raises `ScorecatError` with everything that is not understood.

    A folder is named from the one where the configuration stands.
    """
    from scorecat.files.config_file import unknown_keys  # noqa: PLC0415

    found = unknown_keys(file)

    def value(key: str, read: Callable[[Any], Any]) -> Any:
        if key not in file.values:
            return None
        try:
            return read(file.values[key])
        except typer.BadParameter as error:
            found.append(Finding("SC003", file.at(key), f"{key}: {error.message}"))
            return None

    beside = Path(file.path).parent
    limits = Limits(
        value("memory-limit", lambda given: size(str(given))),
        value("threads", _threads),
        value("temp-dir", lambda given: folder(str(beside / str(given)))),
        f"{file.path}: temp-dir",
    )
    if found:
        raise ScorecatError(*found)
    return limits


def _threads(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= _MOST_THREADS:
        raise typer.BadParameter(f"{quoted(given)} is not a whole number from 1 to {_MOST_THREADS}")
    return given


@contextmanager
def working(limits: Limits) -> Iterator[Resources]:
    """Give what a run may take, with a folder of its own that is gone at the end, however that comes about.

    What was not given is as the project's configuration has it. Raises `UsageError`, which says what to do, where
    memory or the folder turn out too small, and `ScorecatError` where the configuration is wrong.
    """
    from scorecat.evaluate.resources import Resources  # noqa: PLC0415

    limits = limits.over(configured(config()))
    try:
        own = tempfile.TemporaryDirectory(prefix="scorecat-", dir=limits.folder, ignore_cleanup_errors=True)
    except OSError as error:
        where = f"{limits.folder_is} {limits.folder}" if limits.folder else "the system's temporary folder"
        said = (error.strerror or str(error)).lower()
        raise UsageError(f"{where} cannot be written to: {said}; name another with --temp-dir") from None
    with own as name:
        try:
            yield Resources(limits.memory, limits.threads, Path(name))
        except Exception as error:
            told = _told(error, Path(name))
            if told is None:
                raise
            raise UsageError(told) from None


def _told(error: Exception, own: Path) -> str | None:
    """Say what was too small, if that is what an error means."""
    duckdb = sys.modules.get("duckdb")
    if duckdb is None or isinstance(error, (UsageError, ScorecatError)):
        return None
    said = str(error)
    if isinstance(error, duckdb.OutOfMemoryException) and "max_temp_directory_size" not in said:
        held = _ROOM.search(said)
        much = f" ({held[1]} are in use)" if held else ""
        return f"the memory that the database may hold is not enough{much}; raise --memory-limit, or lower --threads"
    if isinstance(error, MemoryError):
        return "the machine's memory is not enough; give a --memory-limit below it, so that more goes to disk"
    path = getattr(error, "filename", None)
    here = isinstance(error, (OSError, duckdb.Error)) and str(own) in f"{said} {path}"
    full = getattr(error, "errno", None) in _FULL or any(os.strerror(one) in said for one in _FULL)
    room = f"no room is left in {own.parent}"
    if isinstance(error, duckdb.OutOfMemoryException):
        more = "name a folder with more by --temp-dir, or raise --memory-limit"
        return f"{room} for what does not fit into memory; {more}"
    return f"{room}; name a folder with more by --temp-dir" if here and full else None
