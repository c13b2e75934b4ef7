"""A file to read: its form, its packing, and opening it."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from scorecat.model.finding import Finding, Location, ScorecatError

ENDINGS: Final = ".csv, .csv.gz, .csv.zst, .jsonl, .jsonl.gz, .jsonl.zst, .ndjson (and .gz, .zst), .parquet"


class Form(StrEnum):
    """How rows are written."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PARQUET = "parquet"


class Packing(StrEnum):
    """How the file is compressed; the value is DuckDB's word for it."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"


_FORMS: Final = {
    ".csv": Form.CSV,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".parquet": Form.PARQUET,
}
_PACKINGS: Final = {".gz": Packing.GZIP, ".zst": Packing.ZSTD}


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: where it is, what messages call it, how it is written."""

    path: str
    name: str
    form: Form
    packing: Packing = Packing.NONE

    def open(self) -> IO[bytes]:
        """Open the file for reading, unpacked."""
        if self.packing is Packing.GZIP:
            return io.BufferedReader(gzip.GzipFile(self.path))
        if self.packing is Packing.ZSTD:
            import zstandard  # noqa: PLC0415 -- only where a file needs it

            unpacker = zstandard.ZstdDecompressor()
            return io.BufferedReader(unpacker.stream_reader(Path(self.path).open("rb"), read_across_frames=True))
        return Path(self.path).open("rb")

    def at(self, line: int = 0, column: int = 0) -> Location:
        """Return a place in this file."""
        return Location(self.name, line, column)


def form_of(name: str) -> tuple[Form, Packing] | None:
    """Return how a file of this name is written, judging by its ending."""
    path = Path(name.lower())
    packing = _PACKINGS.get(path.suffix, Packing.NONE)
    form = _FORMS.get(path.suffix if packing is Packing.NONE else Path(path.stem).suffix)
    if form is None or (form is Form.PARQUET and packing is not Packing.NONE):
        return None
    return form, packing


class unpacked:  # noqa: N801 -- reads as a function: `with unpacked(source) as file`
    """Open a source for reading, and turn what goes wrong with its packing into `ScorecatError`."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def __enter__(self) -> IO[bytes]:
        self.file = self.source.open()
        return self.file

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.file.close()
        broken = isinstance(error, EOFError | OSError) or type(error).__name__ in {"ZstdError", "error"}
        if broken and self.source.packing is not Packing.NONE:
            raise not_whole(self.source) from None


def not_whole(source: Source) -> ScorecatError:
    """Return the error for a packed file that is cut or damaged."""
    message = f"is not whole {source.packing} data"
    return ScorecatError(Finding("SC721", source.at(), message, "pack it again, or fetch it again"))
