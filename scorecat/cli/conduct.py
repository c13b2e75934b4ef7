"""`scorecat conduct`: one conduct in every place."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from scorecat.cli import across
from scorecat.cli import eval_options as options
from scorecat.cli.options import Output, conducts, nothing_lost
from scorecat.cli.result import Format
from scorecat.cli.rows import write_blocks, write_document, write_long
from scorecat.model.finding import UsageError

NAME = "conduct"
EXAMPLES = (
    "scorecat conduct utilities.theft",
    "scorecat conduct 闯红灯 --city rongcheng --city wendeng --as-of 2020-06-30",
    "scorecat conduct --conduct traffic --city rongcheng --city wendeng --city suining",
)


# Typer reads these when it runs, so an option that may be left out is an Optional.
# ruff: noqa: UP045
Code = Annotated[
    Optional[str],
    typer.Argument(
        metavar="[CODE]", help="A conduct: its code, or its English or Chinese label.", autocompletion=conducts
    ),
]
AsOf = Annotated[
    Optional[str],
    typer.Option("--as-of", help="Take the versions in force on this day (default: the newest of each place)."),
]
City = Annotated[
    Optional[list[str]],
    typer.Option(
        "--city",
        "-c",
        help="Only this place: id, alias or Chinese name, with @version where wanted. Repeat for several.",
        autocompletion=options.places,
    ),
]


def command(
    code: Code = None,
    conduct: across.Conducts = None,
    city: City = None,
    catalog: options.OwnCatalog = None,
    as_of: AsOf = None,
    format_: options.EvalFormat = None,
    output: Output = None,
) -> int:
    """Show what every place says of one conduct: effect, conditions, how long, source; or that there is no rule.

    Without a CODE it is the table conduct × place, the same that `scorecat compare` makes without a log: of --conduct,
    or else of every conduct with a clause in two places or more.
    """
    places = across.Places(city or (), catalog or (), as_of)
    chosen = across.default_format(output, format_)
    if code is None:
        return across.write_table(places, conduct or (), chosen, output)
    if conduct:
        raise UsageError(
            "--conduct chooses the rows of the table, and CODE asks for one conduct; leave one of them out"
        )
    nothing_lost(places.files, {"--output": output})
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.compare.named import conduct_named  # noqa: PLC0415
    from scorecat.compare.said import other_versions, said  # noqa: PLC0415
    from scorecat.render import conduct as render  # noqa: PLC0415

    library = Library()
    vocabulary = library.vocabulary
    asked = conduct_named(code, vocabulary)
    found = tuple(said(one, asked.code, vocabulary) for one in places.catalogs(library))
    result = render.Across(asked, found, places.day, other_versions(found, library))
    if chosen in (Format.TABLE, Format.MARKDOWN):
        brief = across.room(chosen, output) is not None
        return write_blocks(render.conduct(result, vocabulary, brief=brief), chosen, output)
    if chosen is Format.JSON:
        return write_document(render.document(result, vocabulary), output)
    return write_long(render.rows(result), render.COLUMNS, chosen, output)
