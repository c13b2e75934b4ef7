"""Writing a diff in the format asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from scorecat.cli.rows import opened, write_blocks, write_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scorecat.diff.change import Change, Diff
    from scorecat.diff.side import Side
    from scorecat.diff.standing import Moved
    from scorecat.render.blocks import Block


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    MARKDOWN = "markdown"
    GITHUB = "github"


def write_diff(
    found: Diff,
    changes: list[Change],
    sides: tuple[Side, Side],
    moved: Moved | None,
    format_: Format,
    output: Path | None,
    *,
    asked: Sequence[str],
    every: bool,
) -> None:
    """Write a diff, the changes left of it and who moves; `asked`: what the catalogs were asked for as."""
    from scorecat.render import diff_rows  # noqa: PLC0415

    scales = (sides[0].scale, sides[1].scale)
    if format_ in (Format.JSONL, Format.CSV, Format.PARQUET):
        rows = diff_rows.move_rows(moved) if moved else diff_rows.rows(changes)
        write_long(rows, diff_rows.MOVES if moved else diff_rows.CHANGES, format_, output)
    elif format_ is Format.JSON:
        with opened(output) as out:
            diff_rows.write(found, changes, scales, moved, out)
    elif format_ is Format.GITHUB:
        from scorecat.render.github import as_github  # noqa: PLC0415

        with opened(output) as out:
            as_github(diff_rows.findings(changes), out)
    else:
        write_blocks(_blocks(found, changes, sides, moved, asked, every=every), format_, output)


def _blocks(
    found: Diff,
    changes: list[Change],
    sides: tuple[Side, Side],
    moved: Moved | None,
    asked: Sequence[str],
    *,
    every: bool,
) -> Iterator[Block]:
    from scorecat.render.diff import diff, moves  # noqa: PLC0415

    yield from diff(found, changes, (sides[0].scale, sides[1].scale), asked, every=every)
    if moved is not None:
        yield from moves(moved, every=every)
