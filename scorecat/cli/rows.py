"""Writing rows or blocks in the format asked for, to stdout or a file."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from scorecat.cli.exits import Exit
from scorecat.cli.formats import RowFormat, meant
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from scorecat.render.blocks import Block
    from scorecat.render.long import Columns


def write_rows(
    rows: Sequence[dict[str, Any]],
    format_: str | None,
    output: Path | None,
    *,
    brief: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> int:
    """Write rows: without a format by the file's ending, as a table on a terminal, as JSON Lines elsewhere.

    A table shows them `brief`.
    """
    from scorecat.render.rows import WRITERS, grid  # noqa: PLC0415

    chosen = format_ or meant(None, output, RowFormat, RowFormat.JSONL)
    if chosen in ("table", "markdown"):
        return write_blocks([grid(list(map(brief, rows)))], chosen, output)
    with opened(output) as out:
        WRITERS[chosen](rows, out)
    return Exit.OK


def write_blocks(blocks: Iterable[Block], format_: str, output: Path | None) -> int:
    """Draw blocks as a table for a person, or as Markdown."""
    with opened(output) as out:
        if format_ == "markdown":
            from scorecat.render.markdown import lines  # noqa: PLC0415

            out.writelines(line + "\n" for line in lines(blocks))
        else:
            from scorecat.render.terminal import draw  # noqa: PLC0415

            draw(blocks, STREAMS.console(out))
    return Exit.OK


def write_long(
    rows: Iterable[Mapping[str, Any]],
    columns: Columns,
    format_: str,
    output: Path | None,
    passing: Path | None = None,
) -> int:
    """Write long rows with declared columns: csv, jsonl or parquet; on their way to stdout by the folder `passing`."""
    from scorecat.files.whole_file import whole_file  # noqa: PLC0415
    from scorecat.render.long import WRITERS as LONG  # noqa: PLC0415

    if output is not None:
        with whole_file(output) as draft:
            LONG[format_](rows, columns, draft)
        return Exit.OK
    if format_ == "parquet" and STREAMS.on_terminal:
        raise UsageError("parquet is no text for a terminal; give --output FILE, or pipe it")
    with tempfile.TemporaryDirectory(prefix="scorecat-", dir=passing) as folder:
        path = Path(folder) / "rows"
        LONG[format_](rows, columns, path)
        with path.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
    return Exit.OK


def write_document(document: Mapping[str, Any], output: Path | None) -> int:
    """Write one JSON document."""
    with opened(output) as out:
        json.dump(document, out, ensure_ascii=False, indent=1)
        out.write("\n")
    return Exit.OK


def opened(output: Path | None) -> AbstractContextManager[IO[str]]:
    """Open a file that appears whole, or stdout."""
    if output is None:
        return nullcontext(sys.stdout)
    from scorecat.files.whole_file import text_file  # noqa: PLC0415

    return text_file(output)
