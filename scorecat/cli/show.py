"""`scorecat show`: a catalog as a person reads it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from scorecat.cli.options import Output, day, places
from scorecat.cli.rows import opened, write_blocks
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted

NAME = "show"
EXAMPLES = ("scorecat show rongcheng", "scorecat show rongcheng@2016 --format markdown -o rongcheng-2016.md")


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    place: Annotated[
        str,
        typer.Argument(help="A place (id, alias, Chinese name, @version) or a catalog file.", autocompletion=places),
    ],
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", help="Show the version in force on this day (default: the newest)."),
    ] = None,
    format_: Annotated[
        Optional[Format],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: table on a terminal, json when piped."),
    ] = None,
    output: Output = None,
) -> int:
    """Show a catalog: grades, rules by topic, consequences, sources, and what is missing."""
    from scorecat.catalog.library import Library  # noqa: PLC0415

    library = Library()
    if as_of is not None and ("@" in place or place.endswith((".yaml", ".yml"))):
        raise UsageError(f"--as-of chooses a version, and {quoted(place)} is one already; leave it out")
    if place.endswith((".yaml", ".yml")):
        found = library.read(Path(place))
    else:
        found = library.choose(place, day(as_of, "--as-of"))
    chosen = format_ or (Format.TABLE if STREAMS.on_terminal and output is None else Format.JSON)
    if chosen is Format.JSON:
        from scorecat.render.as_json import write_catalog  # noqa: PLC0415

        with opened(output) as out:
            write_catalog(library.document(found), out)
        return 0
    from scorecat.render.catalog import catalog  # noqa: PLC0415

    return write_blocks(catalog(found, library.vocabulary), chosen, output)
