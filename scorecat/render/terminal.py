"""Blocks on a terminal, drawn by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from scorecat.render.blocks import Block, Bullets, Code, Grid, Heading, Lines
from scorecat.render.widths import widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

_STYLES = {
    "counted": "green",
    "undetermined": "yellow",
    "expired": "dim",
    "superseded": "dim",
    "revoked": "dim strike",
}


_BETWEEN: Final = (3, 2)
"""Cells between two columns, where there is room and where there is less."""
_EDGES: Final = 2


def draw(blocks: Iterable[Block], console: Console) -> None:
    """Draw blocks one under the other; text is never read as markup, and no line ends in spaces."""
    for number, block in enumerate(blocks):
        with console.capture() as capture:
            _draw(block, console)
        lines = [line.rstrip() for line in capture.get().splitlines()]
        if isinstance(block, Grid):
            lines = [line for line in lines if line]
        console.file.write("\n".join(["", *lines, ""] if number else [*lines, ""]))


def _draw(block: Block, console: Console) -> None:
    match block:
        case Heading(text=text, level=level):
            console.print(Text(text, style="bold" if level == 1 else "underline"))
        case Lines(lines=lines, faint=faint):
            console.print(Text("\n".join(lines), style="dim" if faint else ""))
        case Bullets(title=title, items=items):
            console.print(Text(title, style="bold"))
            for item in items:
                for part in _indented(Text(item), console, "  • ", "    "):
                    console.print(part)
        case Code(title=title, lines=lines):
            console.print(Text(title, style="bold"))
            console.print(Text("\n".join(f"  {line}" for line in lines)), soft_wrap=True)
        case Grid():
            for drawn in _grid(block, console):
                console.print(drawn)


def _grid(grid: Grid, console: Console) -> Iterable[Table | Text]:
    for between in _BETWEEN:
        shares = widths(grid, console.width - between * (len(grid.columns) - 1) - _EDGES)
        if shares is not None:
            return [_table(grid, shares, between)]
    return _stacked(grid, console)


def _table(grid: Grid, shares: Sequence[int], between: int) -> Table:
    table = Table(
        title=Text(grid.title, style="bold") if grid.title else None,
        title_justify="left",
        header_style="bold",
        show_footer=bool(grid.footer),
        show_lines=False,
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, between - 2),
    )
    footer = grid.footer or [""] * len(grid.columns)
    for column, last, share in zip(grid.columns, footer, shares, strict=True):
        table.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            no_wrap=column.tight,
            width=share,
            overflow="fold",
            footer=Text(last),
        )
    for row in grid.rows:
        table.add_row(*(Text(cell, style=_STYLES.get(cell, "")) for cell in row))
    return table


def _stacked(grid: Grid, console: Console) -> Iterator[Text]:
    """Draw a grid that is too wide for the terminal row by row, most cells after the name of their column."""
    if grid.title:
        yield Text(grid.title, style="bold")
    for row in [*grid.rows, *([grid.footer] if grid.footer else [])]:
        title = "  ".join(cell for cell in row[:2] if cell)
        yield from _indented(Text(title, style="bold"), console, " ", "   ")
        cells = list(zip(grid.columns, row, strict=True))[2:]
        parts = [
            Text.assemble((f"{column.name}: ", "dim"), (cell, _STYLES.get(cell, ""))) for column, cell in cells if cell
        ]
        for line in _packed(parts, console.width - 5):
            yield from _indented(line, console, "   ", "     ")


def _packed(parts: Iterable[Text], width: int) -> Iterator[Text]:
    """Put short parts side by side."""
    line = Text()
    for part in parts:
        if line and line.cell_len + 3 + part.cell_len > width:
            yield line
            line = Text()
        line = Text.assemble(line, " · ", part) if line else part
    if line:
        yield line


def _indented(text: Text, console: Console, first: str, others: str) -> Iterator[Text]:
    for index, part in enumerate(text.wrap(console, max(console.width - len(others), 20))):
        yield Text.assemble(others if index else first, part)
