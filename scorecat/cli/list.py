"""`scorecat list`: the shipped places, or the vocabulary."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

from scorecat.cli.options import Output
from scorecat.cli.rows import write_rows

NAME = "list"
EXAMPLES = ("scorecat list", "scorecat list --conducts --format csv")


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


def command(
    conducts: Annotated[bool, typer.Option("--conducts", help="List the conducts of the vocabulary instead.")] = False,
    format_: Annotated[
        Optional[Format],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: table on a terminal, jsonl when piped."),
    ] = None,
    output: Output = None,
) -> int:
    """List all places and their versions, how complete each is, and what it rests on."""
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.render import places  # noqa: PLC0415

    library = Library()
    if conducts:
        return write_rows(list(places.conducts(library.vocabulary)), format_, output)
    return write_rows(list(places.places(library.all())), format_, output, brief=places.brief)
