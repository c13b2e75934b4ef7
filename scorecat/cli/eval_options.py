"""The options of `scorecat eval`, each with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from scorecat.cli.options import places
from scorecat.cli.result import Format

# Typer reads these when it runs, so an option that may be left out is an Optional.
# ruff: noqa: UP045


class Report(StrEnum):
    """What `--format` takes where there are no flat tables."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What makes `eval` exit with 1."""

    NONE = "none"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Log = Annotated[list[str], typer.Argument(help="Event logs: CSV, JSON Lines or Parquet; globs; - for stdin.")]
City = Annotated[
    Optional[list[str]],
    typer.Option(
        "--city",
        "-c",
        help="A place: id, alias or Chinese name, with @version where wanted. Repeat for several.",
        autocompletion=places,
    ),
]
AllPlaces = Annotated[bool, typer.Option("--all", help="Every shipped place.")]
OwnCatalog = Annotated[
    Optional[list[Path]], typer.Option("--catalog", help="A catalog file of your own. Repeat for several.")
]
AsOf = Annotated[
    Optional[str], typer.Option("--as-of", help="The day to evaluate at (default: the last date in the log).")
]
Person = Annotated[Optional[str], typer.Option("--person", "-p", help="Only this subject, as a statement.")]
Subjects = Annotated[
    Optional[str],
    typer.Option("--subjects", help="A table of subjects: type, born, resident_since, consent_from, …"),
]
Relations = Annotated[
    Optional[str],
    typer.Option("--relations", help="A table of who is what to whom: of, to, relation, from, until."),
]
MapFile = Annotated[Optional[str], typer.Option("--map", help="A mapping file that fits somebody else's log to ours.")]
RejectsFile = Annotated[
    Optional[Path],
    typer.Option("--rejects", help="Set rows that cannot be used aside into this CSV file, and go on."),
]
InForceOnly = Annotated[
    bool, typer.Option("--in-force-only", help="Leave out events from before a catalog was in force.")
]
EvalFormat = Annotated[
    Optional[Format], typer.Option("--format", "-f", help="Default: table on a terminal, json when piped.")
]
ReportFormat = Annotated[
    Optional[Report], typer.Option("--format", "-f", help="Default: table on a terminal, json when piped.")
]
Entries = Annotated[
    bool, typer.Option("--entries", help="Entries instead of records, in table, markdown, csv, jsonl, parquet.")
]
History = Annotated[
    bool,
    typer.Option(
        "--history", help="Each day on which anything of one person's record changes, on to the last known end."
    ),
]
FailOnOption = Annotated[
    FailOn,
    typer.Option(
        help="Exit with 1 on error (rejected rows), warning (also what is open or not covered), info (also caveats)."
    ),
]
StdinFilename = Annotated[
    Optional[str],
    typer.Option("--stdin-filename", help="What messages call stdin; its ending tells the format."),
]
