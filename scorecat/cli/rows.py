"""Writing rows or blocks in the format asked for, to stdout or a file."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import IO, TYPE_CHECKING, Any

from scorecat.cli.exits import Exit
from scorecat.cli.streams import STREAMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from scorecat.render.blocks import Block


def write_rows(
    rows: Sequence[dict[str, Any]],
    format_: str | None,
    output: Path | None,
    *,
    brief: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> int:
    """Write rows; without a format a table on a terminal, JSON Lines elsewhere. A table shows them `brief`."""
    from scorecat.render.rows import WRITERS, grid  # noqa: PLC0415

    chosen = format_ or ("table" if STREAMS.on_terminal and output is None else "jsonl")
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


def opened(output: Path | None) -> AbstractContextManager[IO[str]]:
    """Open a file that appears whole, or stdout."""
    if output is None:
        return nullcontext(sys.stdout)
    from scorecat.files.whole_file import text_file  # noqa: PLC0415

    return text_file(output)
