"""`scorecat show`: a catalog as a person reads it."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from scorecat.cli.formats import Page, PageFormat, meant
from scorecat.cli.named import named
from scorecat.cli.options import Output, places
from scorecat.cli.rows import opened, write_blocks

NAME = "show"
EXAMPLES = ("scorecat show rongcheng", "scorecat show rongcheng@2016 --format markdown -o rongcheng-2016.md")


def command(
    place: Annotated[
        str,
        typer.Argument(help="A place (id, alias, Chinese name, @version) or a catalog file.", autocompletion=places),
    ],
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", help="Show the version in force on this day (default: the newest)."),
    ] = None,
    format_: Page = None,
    output: Output = None,
) -> int:
    """Show a catalog: grades, rules by topic, consequences, sources, and what is missing."""
    from scorecat.catalog.library import Library  # noqa: PLC0415

    library = Library()
    found = named(library, place, as_of)
    chosen = meant(format_, output, PageFormat, PageFormat.JSON)
    if chosen is PageFormat.JSON:
        from scorecat.render.as_json import write_catalog  # noqa: PLC0415

        with opened(output) as out:
            write_catalog(library.document(found), out)
        return 0
    from scorecat.render.catalog import catalog  # noqa: PLC0415

    return write_blocks(catalog(found, library.vocabulary), chosen, output)
