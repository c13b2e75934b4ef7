"""What `conduct` and `compare` share: which places, in which versions, and the table conduct × place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli.formats import meant
from scorecat.cli.named import tell_of_rules
from scorecat.cli.options import conducts, day, nothing_lost
from scorecat.cli.result import Format
from scorecat.cli.rows import write_blocks, write_document, write_long
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from scorecat.catalog.library import Library
    from scorecat.model.catalog import Catalog

# Typer reads these when it runs, so an option that may be left out is an Optional.
Conducts = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--conduct",
        metavar="CODE",
        help="In the table: a conduct (code or label), or a topic such as traffic. Repeat for several.",
        autocompletion=conducts,
    ),
]


@dataclass(frozen=True, slots=True)
class Places:
    """The options that choose places, as they were given; none of them: every shipped place."""

    cities: Sequence[str]
    files: Sequence[Path]
    as_of: str | None
    every: bool = False
    """Every shipped place, beside the files."""

    @property
    def day(self) -> date | None:
        """The day that chooses versions; refused where nothing is left to choose."""
        versions = bool(self.cities) and not self.files and all("@" in city for city in self.cities)
        if self.as_of is not None and versions:
            raise UsageError("--as-of chooses a version, and every --city names one already; leave it out")
        return day(self.as_of, "--as-of")

    def catalogs(self, library: Library) -> tuple[Catalog, ...]:
        """Return the catalogs; raises `UsageError` for a name that means none."""
        from scorecat.evaluate.evaluate import chosen  # noqa: PLC0415

        names = self.cities or (() if self.files and not self.every else sorted(library.files))
        wanted = self.day
        try:
            return chosen(names, [library.read(path) for path in self.files], wanted, library)
        except UsageError as error:
            raise UsageError(f"--city: {error}") from None


def default_format(output: Path | None, given: StrEnum | None) -> Format:
    """Return the format asked for; else that of the file's ending, a table on a terminal, json elsewhere."""
    return meant(Format(given.value) if given else None, output, Format, Format.JSON)


def room(format_: Format, output: Path | None) -> int | None:
    """Return the width that a table is made for: that of the terminal; None where nothing is to be left out."""
    if format_ is not Format.TABLE or output is not None or not STREAMS.on_terminal:
        return None
    import sys  # noqa: PLC0415

    return STREAMS.console(sys.stdout).width


def write_table(places: Places, named: Sequence[str], format_: Format, output: Path | None) -> int:
    """Write the table conduct × place."""
    nothing_lost(places.files, {"--output": output})
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.compare.named import conducts_named  # noqa: PLC0415
    from scorecat.compare.table import table  # noqa: PLC0415
    from scorecat.render import conduct_table as render  # noqa: PLC0415

    library = Library()
    vocabulary = library.vocabulary
    single, topical = conducts_named(named, vocabulary)
    found = table(places.catalogs(library), vocabulary, single, topical)
    tell_of_rules(library, [(name, library.choose(name, places.day)) for name in places.cities])
    if format_ in (Format.TABLE, Format.MARKDOWN):
        return write_blocks(render.conduct_table(found, places.day, width=room(format_, output)), format_, output)
    if format_ is Format.JSON:
        return write_document(render.document(found, vocabulary, places.day), output)
    if found.silent:
        STREAMS.note(f"none of these places speaks of {', '.join(found.silent)}: no rows")
    return write_long(render.rows(found, vocabulary), render.COLUMNS, format_, output)
