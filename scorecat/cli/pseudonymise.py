"""`scorecat pseudonymise`: identity out, a stable pseudonym in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from scorecat.cli.exits import Exit
from scorecat.cli.options import nothing_lost, target
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError
from scorecat.model.text import number_of

NAME = "pseudonymise"
EXAMPLES = (
    "scorecat pseudonymise --new-key secret.key",
    "scorecat pseudonymise raw.csv subjects.csv --key secret.key -o safe/",
)


def command(
    tables: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="Logs, subjects and relations tables: CSV, JSON Lines or Parquet."),
    ] = None,
    key: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--key", help="The file that holds the key. Keep it apart from the data, or destroy it."),
    ] = None,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            parser=target,
            help="A file for one table, a folder for several; whole or not at all.",
        ),
    ] = None,
    map_file: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--map", help="The mapping file that says what the tables call their columns."),
    ] = None,
    new_key: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--new-key", help="Make a key file and do nothing else."),
    ] = None,
) -> int:
    """Rewrite subjects as pseudonyms: a keyed hash, the same in every table with the same key.

    Columns subject, of and to are rewritten, all others stay. If an identity number stands in any of those,
    nothing is written (exit 3).
    """
    from scorecat.events import pseudonym  # noqa: PLC0415

    if new_key is not None:
        if tables or key or output or map_file:
            raise UsageError("--new-key makes a key and does nothing else; leave the rest out")
        pseudonym.new_key(new_key)
        STREAMS.note(f"made {new_key}; who has it can tell who is who, so keep it apart from the data")
        return Exit.OK
    if not tables or key is None or output is None:
        raise UsageError("name the tables, --key FILE and --output; `--new-key FILE` makes a key")
    if len(tables) > 1 and not output.is_dir():
        raise UsageError(f"--output {output} is not a folder, and there are {len(tables)} tables")
    _rewrite(tables, key, output, map_file)
    return Exit.OK


def _rewrite(tables: list[Path], key_file: Path, output: Path, map_file: Path | None) -> None:
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.events import pseudonym  # noqa: PLC0415
    from scorecat.events.column import log_columns  # noqa: PLC0415
    from scorecat.events.mapping import read_mapping  # noqa: PLC0415
    from scorecat.events.pseudonymise import pseudonymise  # noqa: PLC0415

    targets = {table: output / table.name if output.is_dir() else output for table in tables}
    if len({path.resolve() for path in targets.values()}) < len(tables):
        raise UsageError(f"two of the tables would be written to the same file in {output}; take them one at a time")
    for path in targets.values():
        nothing_lost([*tables, key_file, *([map_file] if map_file else [])], {"--output": path})
    key = pseudonym.read_key(key_file)
    mapping = read_mapping(map_file, log_columns(Library().vocabulary)) if map_file else None
    for table, path in targets.items():
        rows = pseudonymise(table, key, path, mapping=mapping)
        STREAMS.note(f"{table}: {number_of(rows, 'row')} rewritten to {path}")
