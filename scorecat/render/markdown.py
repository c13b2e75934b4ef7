"""Blocks as Markdown (GitHub tables)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scorecat.render.blocks import Block, Bullets, Code, Grid, Heading, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of a Markdown text; whatever a log or catalog holds is text, never markup."""
    for number, block in enumerate(blocks):
        if number:
            yield ""
        match block:
            case Heading(text=text, level=level):
                yield f"{'#' * (level + 1)} {escaped(text)}"
            case Lines(lines=found):
                for index, line in enumerate(found):
                    yield escaped(line) + ("  " if index < len(found) - 1 else "")
            case Bullets(title=title, items=items):
                yield f"**{escaped(title)}**"
                yield ""
                yield from (f"- {escaped(item)}" for item in items)
            case Code(title=title, lines=found, language=language):
                yield from (f"**{escaped(title)}**", "", f"```{language}", *found, "```")
            case Grid():
                yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    if grid.title:
        yield f"**{escaped(grid.title)}**"
        yield ""
    yield _row(column.name for column in grid.columns)
    yield "|" + "|".join("---:" if column.right else "---" for column in grid.columns) + "|"
    for row in grid.rows:
        yield _row(row)
    if grid.footer:
        yield _row(grid.footer)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"


def escaped(text: str) -> str:
    """Escape what Markdown or HTML would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)
