"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from scorecat.model.finding import Finding, Location, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; the file takes its real name only when everything went well."""
    if path.is_dir():
        raise ScorecatError(Finding("SC002", Location(str(path)), "is a directory", "name a file"))
    if path.exists() and not path.is_file():
        advice = "leave --output out to write to stdout"
        raise ScorecatError(Finding("SC002", Location(str(path)), "is a device or a pipe, not a file", advice))
    real = path.resolve()  # a link stays a link: what it points to is written
    try:
        handle, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
    except OSError as error:
        raise cannot_write(path, error) from None
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())
        draft.replace(real)
    except OSError as error:
        if error.filename is not None and str(error.filename) != str(draft):
            raise  # another file's trouble, which came up while this one was written
        raise cannot_write(path, error) from None
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """Open a UTF-8 file for writing whole."""
    with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        yield out


def cannot_write(path: Path, error: OSError) -> ScorecatError:
    """Say that a file cannot be written, and why."""
    said = (error.strerror or str(error)).lower()
    return ScorecatError(Finding("SC002", Location(str(path)), f"cannot be written: {said}", "nothing was left behind"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
