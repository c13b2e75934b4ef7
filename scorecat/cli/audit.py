"""`scorecat audit`: what a text does to people, and what the catalog of it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli.formats import RowFormat, meant
from scorecat.cli.named import named
from scorecat.cli.options import Output, places
from scorecat.cli.rows import opened, write_blocks, write_rows
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scorecat.catalog.library import Library
    from scorecat.check.audit import Audit
    from scorecat.model.catalog import Catalog

NAME = "audit"
EXAMPLES = ("scorecat audit wendeng", "scorecat audit --all --newest --sort endless --format csv")
_SHOWN = 10


class Kind(StrEnum):
    """What `--kind` takes."""

    POINTS = "points"
    LIST = "list"
    OPAQUE = "opaque"


def command(
    place: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help="A place (id, alias, Chinese name, @version) or a catalog file.", autocompletion=places),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All places side by side.")] = False,
    sort: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="MEASURE", help="With --all: by which measure, the most first (default: open)."),
    ] = None,
    kind: Annotated[Optional[Kind], typer.Option(help="With --all: only catalogs of this kind.")] = None,  # noqa: UP045
    newest: Annotated[
        bool, typer.Option("--newest", help="With --all: only the newest version of each place.")
    ] = False,
    least: Annotated[
        int, typer.Option("--min-clauses", min=0, help="With --all: only texts with so many rules and grounds.")
    ] = 0,
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", help="Audit the version in force on this day (default: the newest)."),
    ] = None,
    limit: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(min=0, help=f"Clauses of each measure in a table (default: {_SHOWN}; 0: all)."),
    ] = None,
    format_: Annotated[
        Optional[RowFormat],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: table on a terminal; piped json, and jsonl with --all."),
    ] = None,
    output: Output = None,
) -> int:
    """Audit a text: what it leaves to discretion, what it rests on, what has no end or remedy, who answers for whom.

    Every number comes with its clauses. There is no total score: `--all` puts the measures side by side.
    """
    only_all = {"--sort": sort, "--kind": kind, "--newest": newest, "--min-clauses": least}
    _nothing_ignored(place, every=every, only_all=only_all)
    if every and (as_of is not None or limit is not None):
        raise UsageError("--as-of and --limit are for the report on one place; leave them out, or --all")
    from scorecat.catalog.library import Library  # noqa: PLC0415

    library = Library()
    if every:
        return _side_by_side(library, _Choice(sort, kind, newest, least), format_, output)
    found = _audited([named(library, place or "", as_of)], library)[0]
    chosen = meant(format_, output, RowFormat, RowFormat.JSON)
    if limit is not None and chosen not in (RowFormat.TABLE, RowFormat.MARKDOWN):
        raise UsageError(f"--limit is for tables, and {chosen} holds all clauses; leave it out")
    from scorecat.render import audit  # noqa: PLC0415

    if chosen is RowFormat.JSON:
        with opened(output) as out:
            audit.write_json(found, out)
        return 0
    if chosen in (RowFormat.JSONL, RowFormat.CSV):
        return write_rows([*audit.clause_rows(found)], chosen, output)
    return write_blocks(audit.report(found, _SHOWN if limit is None else limit), chosen, output)


def _nothing_ignored(place: str | None, *, every: bool, only_all: Mapping[str, object]) -> None:
    if every and place is not None:
        raise UsageError(f"--all already holds every place; leave {quoted(place)} out")
    if not every and place is None:
        raise UsageError("name a place, or add --all; `scorecat list` shows all places")
    alone = [option for option, value in only_all.items() if value] if not every else []
    if alone:
        raise UsageError(f"{', '.join(alone)}: for places side by side; add --all, or leave it out")


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which texts stand side by side, and in which order."""

    sort: str | None
    kind: Kind | None
    newest: bool
    least: int


def _side_by_side(library: Library, choice: _Choice, format_: RowFormat | None, output: Path | None) -> int:
    from scorecat.check.measures import MEASURES  # noqa: PLC0415
    from scorecat.render.audit import brief, side_by_side  # noqa: PLC0415

    names = [measure.id for measure in MEASURES]
    sort = names[0] if choice.sort is None else choice.sort
    if sort not in names:
        raise UsageError(f"--sort: no measure {quoted(sort)}; {did_you_mean(sort, names) or ', '.join(names)}")
    versions = (library.versions(place)[-1 if choice.newest else 0 :] for place in sorted(library.files))
    catalogs = [one for places_ in versions for one in places_ if choice.kind in (None, one.kind)]
    audits = [found for found in _audited(catalogs, library) if found.clauses >= choice.least]
    audits.sort(key=lambda found: _order(found, sort))
    STREAMS.note(f"{number_of(len(audits), 'text')} by {sort}, the most first; measures: {', '.join(names)}")
    drawn = meant(format_, output, RowFormat, RowFormat.JSONL)
    if drawn in (RowFormat.TABLE, RowFormat.MARKDOWN):
        return write_blocks([brief(audits, sort)] if audits else [], drawn, output)
    return write_rows([*side_by_side(audits)], drawn, output)


def _order(found: Audit, measure: str) -> tuple[float, float, str, str]:
    """The largest share first (or count, where there is no whole), of equal ones that of more clauses; unknown last."""
    answer = found.answer(measure)
    size = answer.share if answer.measure.of else answer.count
    if size is None:
        return 1, 0, found.catalog.place, found.catalog.version
    return -size, -(answer.whole or 0), found.catalog.place, found.catalog.version


def _audited(catalogs: Iterable[Catalog], library: Library) -> list[Audit]:
    from scorecat.catalog.library import content_of  # noqa: PLC0415
    from scorecat.check.audit import audit  # noqa: PLC0415
    from scorecat.check.checked import Checked  # noqa: PLC0415
    from scorecat.files.document import read  # noqa: PLC0415

    documents = ((one, read(content_of(Path(one.path)), one.path)) for one in catalogs)
    return [audit(Checked(one, document, library.vocabulary)) for one, document in documents]
