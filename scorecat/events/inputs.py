"""The files that the user named: files, globs and standard input, found and fit to be read."""

from __future__ import annotations

import glob
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from scorecat.events.source import ENDINGS, Form, Packing, Source, form_of, not_whole, unpacked
from scorecat.events.zstd_frames import is_whole
from scorecat.model.finding import Finding, Location, ScorecatError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STDIN: Final = "-"
_GZIP_MAGIC: Final = b"\x1f\x8b"
_ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
_BOM: Final = b"\xef\xbb\xbf"


def find(
    paths: Sequence[str], spool: Path, stdin: IO[bytes] | None = None, stdin_name: str | None = None
) -> tuple[Source, ...]:
    """Find the files that `paths` name: files, globs, `-`; raise `ScorecatError` for all that are unusable.

    Standard input is copied into the directory `spool`, because a bad row may need a second reading.
    """
    sources: list[Source] = []
    findings: list[Finding] = []
    for named in paths:
        try:
            if named == STDIN:
                sources.append(_spooled(stdin, stdin_name or "<stdin>", spool))
            else:
                sources.extend(_file(path) for path in _matches(named))
        except ScorecatError as error:
            findings.extend(error.findings)
    findings.extend(_twice(sources))
    if not paths:
        findings.append(Finding("SC720", Location("-"), "no file is named", "name at least one, or `-`"))
    if findings:
        raise ScorecatError(*findings)
    return tuple(sources)


def _matches(named: str) -> list[str]:
    if not named:
        raise _error("''", "the name of a file is empty", "name a file, or `-` for standard input")
    if named != (shown := named.encode("utf-8", "replace").decode("utf-8")):
        raise _error(shown, "the name of the file is not UTF-8", "rename it, or pipe it in as `-`")
    if not glob.has_magic(named) or Path(named).exists():
        return [named]
    found = sorted(glob.glob(named, recursive=True))  # noqa: PTH207 -- the pattern may be absolute
    if not found:
        raise _error(named, f"no file matches {quoted(named)}", "check the pattern, and quote it for your shell")
    return found


def _file(named: str) -> Source:
    path = Path(named)
    if path.is_dir():
        raise _error(named, "is a directory", f"name its files with a glob: `{path.as_posix()}/*.csv`")
    try:
        with path.open("rb") as file:
            first = file.read(1)
    except FileNotFoundError:
        raise _error(named, "there is no such file", "check the spelling and the directory") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise _error(named, f"cannot be read: {reason}", "check its permissions") from None
    known = form_of(named)
    if known is None:
        raise _error(named, "the ending of the name says no form we read", f"use one of {ENDINGS}")
    if not first:
        raise _error(named, "the file is empty", "it needs at least a header")
    return _whole(Source(str(path.absolute()), named, *known))


def _spooled(stdin: IO[bytes] | None, name: str, spool: Path) -> Source:
    if stdin is None:
        raise _error(name, "standard input is not connected", "name a file instead of `-`")
    path = spool / "stdin"
    if path.exists():
        raise _error(name, "`-` is named twice", "name it once")
    try:
        with path.open("wb") as file:
            shutil.copyfileobj(stdin, file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    source = Source(str(path.absolute()), name, *(form_of(name) or (Form.CSV, _packing(path))))
    if path.stat().st_size == 0:
        raise _error(name, "standard input is empty", "it needs at least a header")
    _whole(source)
    return source if form_of(name) else Source(source.path, name, _sniffed(source), source.packing)


def _whole(source: Source) -> Source:
    """Return the source, having made sure that it is not cut where nobody else would notice."""
    if source.packing is Packing.ZSTD:
        with Path(source.path).open("rb") as file:
            if not is_whole(file):
                raise not_whole(source)
    return source


def _packing(path: Path) -> Packing:
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(_GZIP_MAGIC):
        return Packing.GZIP
    return Packing.ZSTD if start == _ZSTD_MAGIC else Packing.NONE


def _sniffed(source: Source) -> Form:
    with unpacked(source) as file:
        start = file.read(1024).removeprefix(_BOM).lstrip()
    if start.startswith(b"PAR1"):
        return Form.PARQUET
    return Form.JSON_LINES if start.startswith(b"{") else Form.CSV


def _twice(sources: Iterable[Source]) -> list[Finding]:
    seen: set[str] = set()
    findings = []
    for source in sources:
        if source.path in seen:
            findings.append(Finding("SC723", source.at(), "the file is named twice", "name it once"))
        seen.add(source.path)
    return findings


def _error(name: str, message: str, advice: str) -> ScorecatError:
    return ScorecatError(Finding("SC720", Location(name), message, advice))
