"""`scorecat eval`: a log through one or many places."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli.exits import Exit
from scorecat.cli.options import Output, day, no_hanging, nothing_lost, places
from scorecat.cli.result import FLAT, Format, Layout, write_result
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from scorecat.evaluate.result import Result

NAME = "eval"
EXAMPLES = (
    "scorecat eval examples/events.csv --city rongcheng",
    "scorecat eval log.parquet --all --as-of 2020-12-31 --format csv -o results/",
)


class FailOn(StrEnum):
    """What makes `eval` exit with 1."""

    NONE = "none"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def command(
    log: Annotated[list[str], typer.Argument(help="Event logs: CSV, JSON Lines or Parquet; globs; - for stdin.")],
    city: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--city",
            "-c",
            help="A place: id, alias or Chinese name, with @version where wanted. Repeat for several.",
            autocompletion=places,
        ),
    ] = None,
    all_places: Annotated[bool, typer.Option("--all", help="Every shipped place.")] = False,
    catalog: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--catalog", help="A catalog file of your own. Repeat for several."),
    ] = None,
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", help="The day to evaluate at (default: the last date in the log)."),
    ] = None,
    person: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--person", "-p", help="Only this subject, as a statement."),
    ] = None,
    subjects: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--subjects", help="A table of subjects: type, born, resident_since, consent_from, …"),
    ] = None,
    map_file: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--map", help="A mapping file that fits somebody else's log to ours."),
    ] = None,
    rejects: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--rejects", help="Set rows that cannot be used aside into this CSV file, and go on."),
    ] = None,
    in_force_only: Annotated[
        bool, typer.Option("--in-force-only", help="Leave out events from before a catalog was in force.")
    ] = False,
    format_: Annotated[
        Optional[Format],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: table on a terminal, json when piped."),
    ] = None,
    output: Output = None,
    entries: Annotated[
        bool,
        typer.Option("--entries", help="Entries instead of records, in table, markdown, csv, jsonl, parquet."),
    ] = False,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="Exit with 1 on error (rejected rows), warning (also what is open or not covered), "
            "info (also caveats)."
        ),
    ] = FailOn.NONE,
    stdin_filename: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--stdin-filename", help="What messages call stdin; its ending tells the format."),
    ] = None,
) -> int:
    """Evaluate a log of events by the rules of one or many places.

    Prints the record of every subject: score, grade, entries, what is open, what is not covered, with sources.
    """
    chosen = format_ or (Format.TABLE if STREAMS.on_terminal and output is None else Format.JSON)
    _no_dead_options(chosen, output, entries=entries, person=person, log=log, stdin_filename=stdin_filename)
    if all_places and city:
        raise UsageError("--all already holds every place; leave --city out")
    if subjects == "-":
        raise UsageError("--subjects - : a subjects table is not read from stdin; name a file")
    no_hanging(log)
    read_from = [*log, *(catalog or ()), *(name for name in (subjects, map_file) if name)]
    nothing_lost(read_from, {"--output": output, "--rejects": rejects})
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.evaluate.evaluate import Request, evaluate  # noqa: PLC0415

    request = Request(
        log=log,
        cities=city or (),
        every_place=all_places,
        files=catalog or (),
        as_of=day(as_of, "--as-of"),
        person=person,
        subjects=subjects,
        mapping=map_file,
        in_force_only=in_force_only,
        keep_rejects=rejects is not None,
        stdin_name=stdin_filename,
    )
    result, read = evaluate(request, Library(), sys.stdin.buffer if sys.stdin else None)
    if rejects is not None:
        read.rejects.write(rejects)
        if read.rejected:
            STREAMS.note(f"{read.rejected} of {read.read} rows set aside in {rejects}")
    for found in result.header.catalogs:
        STREAMS.detail(f"{found.name}: {found.path}, sha256 {found.sha256}")
    STREAMS.detail(f"{read.read} rows read, columns {', '.join(sorted(read.columns))}")
    # What a person reads says these itself.
    if output is not None or chosen not in (Format.TABLE, Format.MARKDOWN):
        for note in result.header.notes:
            STREAMS.note(note)
        if as_of is None:
            STREAMS.note(f"as of {result.header.as_of}, the last date in the log (--as-of)")
    layout = Layout.STATEMENT if person is not None else Layout.ENTRIES if entries else Layout.RECORDS
    write_result(result, chosen, output, layout)
    return Exit.FINDINGS if _fails(result, fail_on) else Exit.OK


def _no_dead_options(
    format_: Format,
    output: Path | None,
    *,
    entries: bool,
    person: str | None,
    log: list[str],
    stdin_filename: str | None,
) -> None:
    """Refuse what would be ignored."""
    folder = output is not None and output.is_dir()
    if format_ is Format.PARQUET and output is None and STREAMS.on_terminal:
        raise UsageError("parquet is no text for a terminal; give --output FILE, or pipe it")
    if entries and format_ is Format.JSON:
        raise UsageError("--entries chooses a flat table, and json holds entries anyway; leave it out")
    if entries and person is not None and format_ in (Format.TABLE, Format.MARKDOWN):
        raise UsageError("a statement (--person) lists entries anyway; leave --entries out")
    if folder and format_ not in FLAT:
        raise UsageError(f"--output {output} is a folder, and {format_} is one file; name a file in it")
    if folder and entries:
        raise UsageError(f"--output {output} is a folder, which gets records and entries both; leave --entries out")
    if stdin_filename is not None and "-" not in log:
        raise UsageError("--stdin-filename names stdin, and no log is `-`")


def _fails(result: Result, fail_on: FailOn) -> bool:
    """Whether there is anything that `--fail-on` counts."""
    if fail_on is FailOn.NONE:
        return False
    if result.header.counts.rejected:
        return True
    if fail_on is FailOn.ERROR:
        return False
    query = "SELECT count(*) FROM uncovered UNION ALL SELECT count(*) FROM entry WHERE status = 'undetermined'"
    query += (
        " UNION ALL SELECT count(*) FROM record WHERE score_low IS DISTINCT FROM score_high OR grade_low <> grade_high"
    )
    found = sum(int(row[0]) for row in result.connection.execute(query).fetchall())
    if found or fail_on is FailOn.WARNING:
        return bool(found)
    return any(result.header.catalog_caveats.values()) or any(record.caveats for record in result.records())
