"""`scorecat new`: begin a catalog."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from scorecat.cli.exits import Exit
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted

NAME = "new"
EXAMPLES = ("scorecat new my-town --version 2020", "scorecat new my-town --folder catalogs/cn")
_PLACE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_VERSION = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*\Z")


def command(
    place: Annotated[str, typer.Argument(help="The id of the place: small letters, digits and hyphens.")],
    version: Annotated[
        str, typer.Option("--version", help="The version: the year of the instrument, if it is known.")
    ] = "undated",
    folder: Annotated[Path, typer.Option(help="The folder to make it in.")] = Path(),
) -> int:
    """Write a catalog to be filled in, and its first worked case: PLACE/VERSION.yaml and PLACE/VERSION.cases.yaml.

    `scorecat validate` tells what is still to be filled in. Nothing is written over.
    """
    from scorecat.catalog.skeleton import skeleton  # noqa: PLC0415
    from scorecat.files.whole_file import text_file  # noqa: PLC0415

    if not _PLACE.match(place):
        raise UsageError(f"{quoted(place)} is not an id; write small letters, digits and hyphens: my-town")
    if not _VERSION.match(version):
        raise UsageError(f"--version: {quoted(version)} is no version; write the year: 2020")
    if not folder.is_dir():
        raise UsageError(f"--folder: there is no folder {folder}; make it first")
    files = {folder / place / name: text for name, text in skeleton(place, version).items()}
    there = [path for path in files if path.exists()]
    if there:
        raise UsageError(f"{there[0]} is there already; name another place or --version")
    (folder / place).mkdir(exist_ok=True)
    for path, text in files.items():
        with text_file(path) as out:
            out.write(text)
        typer.echo(str(path))
    STREAMS.note(f"next: scorecat validate {folder / place}")
    return Exit.OK
