"""`scorecat list`: the shipped places, or the vocabulary."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli.formats import Rows
from scorecat.cli.options import Output
from scorecat.cli.rows import write_rows
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean, number_of

if TYPE_CHECKING:
    from scorecat.catalog.library import Library
    from scorecat.model.catalog import Catalog

NAME = "list"
EXAMPLES = (
    "scorecat list",
    "scorecat list --kind points --within Shandong --newest",
    "scorecat list --conducts --topic traffic --format csv",
)


class Kind(StrEnum):
    """What `--kind` takes."""

    POINTS = "points"
    LIST = "list"
    OPAQUE = "opaque"


def command(
    kind: Annotated[Optional[Kind], typer.Option(help="Only catalogs of this kind.")] = None,  # noqa: UP045
    within: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="NAME", help="Only places that lie within this one, such as Shandong."),
    ] = None,
    newest: Annotated[bool, typer.Option("--newest", help="Only the newest version of each place.")] = False,
    conducts: Annotated[bool, typer.Option("--conducts", help="List the conducts of the vocabulary instead.")] = False,
    topic: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="TOPIC", help="Only conducts of this topic; with --conducts."),
    ] = None,
    format_: Rows = None,
    output: Output = None,
) -> int:
    """List all places and their versions, how complete each is, and what it rests on."""
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.render import places  # noqa: PLC0415

    library = Library()
    if conducts:
        if kind or within or newest:
            raise UsageError("--kind, --within and --newest choose among places; leave them out, or --conducts")
        topics = library.vocabulary.topics
        if topic is not None and topic not in topics:
            advice = did_you_mean(topic, topics) or f"topics: {', '.join(topics)}"
            raise UsageError(f"no topic {quoted(topic)}; {advice}")
        codes = places.conducts(library.vocabulary)
        return write_rows([row for row in codes if topic in (None, row["topic"])], format_, output)
    if topic is not None:
        raise UsageError("--topic chooses among conducts; add --conducts")
    if within is not None:
        _known(within, library)
    chosen = [
        one
        for versions in map(library.versions, sorted(library.files))
        for one in (versions[-1:] if newest else versions)
        if kind in (None, one.kind) and (within is None or _lies_within(one, within))
    ]
    kinds = ", ".join(f"{count} {name}" for name, count in sorted(Counter(one.kind for one in chosen).items()))
    counted = f"{number_of(len({one.place for one in chosen}), 'place')}, {number_of(len(chosen), 'version')}"
    STREAMS.note(f"{counted} ({kinds or 'none'})")
    return write_rows(list(places.places(chosen)), format_, output, brief=places.brief)


def _known(name: str, library: Library) -> None:
    """Refuse a name in which no place lies."""
    every = {part for place in library.files for one in library.versions(place) for part in one.locality.within}
    if name.casefold() not in {part.casefold() for part in every}:
        advice = did_you_mean(name, sorted(every)) or f"they lie in {', '.join(sorted(every))}"
        raise UsageError(f"--within: no place lies in {quoted(name)}; {advice}")


def _lies_within(one: Catalog, name: str) -> bool:
    return name.casefold() in (part.casefold() for part in one.locality.within)
