"""Rewriting a table so that its subjects are pseudonyms."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from scorecat.events import guard
from scorecat.events.inputs import find
from scorecat.events.mapping import LogMapping
from scorecat.events.pseudonym import check_key
from scorecat.events.pseudonymise_text import Rewriting
from scorecat.events.source import Form, Packing, Source, form_of
from scorecat.files.whole_file import whole_file
from scorecat.model.finding import Finding, Location, ScorecatError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMING: Final = ("subject", "of", "to")
"""Our columns that name a subject."""


def pseudonymise(path: str | Path, key: bytes, output: str | Path, *, mapping: LogMapping | None = None) -> int:
    """Rewrite a table (CSV, JSON Lines, Parquet) to `output`, which must have the same form.

    Every cell of a column that names a subject becomes its pseudonym; all else stays. The output appears
    whole or not at all. Returns the number of rows written.

    Args:
        path: the table.
        key: at least 16 bytes; the same key gives the same value the same pseudonym in every table.
        output: where to write; packing is told by the ending.
        mapping: what the table calls the columns that name subjects.

    Raises:
        IdentityRefusedError: an identity number stands in another column; nothing is written.
        ScorecatError: the key is short, the file cannot be read, or it has no column that names a subject.
    """
    check_key(key)
    with tempfile.TemporaryDirectory(prefix="scorecat-") as spool:
        (source,) = find([str(path)], Path(spool))
        packing = _output_packing(source, str(output))
        fitted = mapping or LogMapping()
        names = tuple(fitted.columns.get(name, name) for name in NAMING)
        with whole_file(Path(output)) as part:
            if source.form is Form.PARQUET:
                from scorecat.events.pseudonymise_parquet import rewrite_parquet  # noqa: PLC0415 -- imports duckdb

                return rewrite_parquet(source, part, names, key, Path(spool))
            job = Rewriting(source, names, key)
            rows = job.csv() if source.form is Form.CSV else job.json_lines()
            with _packed(part, packing) as file:
                for row in rows:
                    file.write(row.encode())
            guard.refuse(job.places, job.found, guard.ELSEWHERE)
            return job.rows


def _output_packing(source: Source, output: str) -> Packing:
    known = form_of(output)
    if known is None or known[0] is not source.form:
        message = f"the name of the output does not say the same form as {quoted(source.name)}"
        raise ScorecatError(Finding("SC752", Location(output), message, f"end it with .{source.form}"))
    return known[1]


@contextmanager
def _packed(path: Path, packing: Packing) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        if packing is Packing.GZIP:
            # No name and no time inside: the same table gives the same bytes.
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                yield packed  # type: ignore[misc]  # writes like any other file
        elif packing is Packing.ZSTD:
            import zstandard  # noqa: PLC0415 -- only where a file needs it

            with zstandard.ZstdCompressor().stream_writer(file) as packer:
                yield packer
        else:
            yield file
