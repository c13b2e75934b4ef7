"""Writing the result of an evaluation: in which format, in which layout, and where."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.cli.rows import opened, write_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.evaluate.result import Result
    from scorecat.render.blocks import Block


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    MARKDOWN = "markdown"


FLAT: Final = (Format.JSONL, Format.CSV, Format.PARQUET)
"""Formats of the two flat tables; the others hold a whole report."""


class Layout(StrEnum):
    """What a result is laid out as."""

    RECORDS = "records"
    ENTRIES = "entries"
    STATEMENT = "statement"


def write_result(result: Result, format_: Format, output: Path | None, layout: Layout) -> None:
    """Write a result to a file (flat tables: or both into a folder), or to stdout."""
    if format_ in FLAT:
        _write_flat(result, format_, output, "entries" if layout is Layout.ENTRIES else "records")
    elif format_ is Format.JSON:
        from scorecat.render import as_json  # noqa: PLC0415

        with opened(output) as out:
            as_json.write(result.records(), result.header, out)
    else:
        write_blocks(_blocks(result, layout), format_, output)


def write_history(result: Result, subject: str, format_: str, output: Path | None) -> None:
    """Write the record of a subject over time, as blocks or JSON."""
    from scorecat.evaluate.history import history  # noqa: PLC0415
    from scorecat.render.history import as_documents  # noqa: PLC0415
    from scorecat.render.history import history as blocks  # noqa: PLC0415

    steps = history(result, subject)
    if format_ == Format.JSON:
        from scorecat.render.as_json import write_each  # noqa: PLC0415

        with opened(output) as out:
            write_each(as_documents(steps), result.header, out, name="history")
    else:
        write_blocks(blocks(subject, steps, result.header), format_, output)


def _blocks(result: Result, layout: Layout) -> Iterator[Block]:
    from scorecat.render.overview import as_of, notes, overview  # noqa: PLC0415

    if layout is Layout.STATEMENT:
        from scorecat.render.blocks import Lines  # noqa: PLC0415
        from scorecat.render.statement import statement  # noqa: PLC0415

        for record in result.records():
            yield from statement(record, result.header, result.plan.vocabulary)
        if not result.header.subjects:
            yield Lines([f"No record {as_of(result.header)}: the events of this person do nothing by then."])
        yield from notes(result.header)
        return

    yield from overview(result.records(), result.header, entries=layout is Layout.ENTRIES)


def _write_flat(result: Result, format_: Format, output: Path | None, table: str) -> None:
    from scorecat.files.whole_file import whole_file  # noqa: PLC0415
    from scorecat.render import flat  # noqa: PLC0415

    if output is None:
        with tempfile.TemporaryDirectory(prefix="scorecat-", dir=result.resources.folder) as folder:
            path = Path(folder) / table
            flat.write(result, format_, {table: path})
            with path.open("rb") as written:
                shutil.copyfileobj(written, sys.stdout.buffer)
        return
    folder_given = output.is_dir()
    tables = flat.names(result) if folder_given else (table,)
    with ExitStack() as drafts:
        paths = {name: output / f"{name}.{format_}" if folder_given else output for name in tables}
        flat.write(result, format_, {name: drafts.enter_context(whole_file(path)) for name, path in paths.items()})
