"""`scorecat eval`: a log through one or many places."""

from __future__ import annotations

from pathlib import Path

from scorecat.cli import eval_options as options
from scorecat.cli.eval_options import FailOn
from scorecat.cli.exits import Exit
from scorecat.cli.fail_on import fails
from scorecat.cli.formats import meant
from scorecat.cli.options import Output
from scorecat.cli.request import Given, evaluated, set_aside, tell
from scorecat.cli.resources import Limits, MemoryLimit, TempDir, Threads
from scorecat.cli.result import FLAT, Format, Layout, write_history, write_result
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError

NAME = "eval"
EXAMPLES = (
    "scorecat eval examples/events.csv --city rongcheng",
    "scorecat eval log.parquet --all --as-of 2020-12-31 --format csv -o results/",
)


def command(
    log: options.Log,
    city: options.City = None,
    all_places: options.AllPlaces = False,
    catalog: options.OwnCatalog = None,
    as_of: options.AsOf = None,
    person: options.Person = None,
    subjects: options.Subjects = None,
    relations: options.Relations = None,
    map_file: options.MapFile = None,
    rejects: options.RejectsFile = None,
    in_force_only: options.InForceOnly = False,
    format_: options.EvalFormat = None,
    output: Output = None,
    entries: options.Entries = False,
    history: options.History = False,
    fail_on: options.FailOnOption = FailOn.NONE,
    stdin_filename: options.StdinFilename = None,
    memory_limit: MemoryLimit = None,
    threads: Threads = None,
    temp_dir: TempDir = None,
) -> int:
    """Evaluate a log of events by the rules of one or many places.

    Prints the record of every subject: score, grade, entries, what is open, what is not covered, with sources.
    """
    chosen = meant(format_, output, Format, Format.JSON)
    _no_dead_options(chosen, output, entries=entries, person=person, history=history)
    given = Given(
        log=log,
        cities=city or (),
        all_places=all_places,
        files=catalog or (),
        as_of=as_of,
        person=person,
        subjects=subjects,
        relations=relations,
        mapping=map_file,
        in_force_only=in_force_only,
        stdin_filename=stdin_filename,
        keep_rejects=rejects is not None,
        limits=Limits(memory_limit, threads, temp_dir),
        entries=entries or chosen not in FLAT or (output is not None and output.is_dir()) or fail_on is FailOn.INFO,
    )
    with evaluated(given, {"--output": output, "--rejects": rejects}) as (result, read):
        set_aside(read, rejects)
        tell(result, read, by_itself=output is None and chosen in (Format.TABLE, Format.MARKDOWN))
        if history and person is not None:
            write_history(result, person, chosen, output)
            return Exit.FINDINGS if fails(result, fail_on) else Exit.OK
        layout = Layout.STATEMENT if person is not None else Layout.ENTRIES if entries else Layout.RECORDS
        write_result(result, chosen, output, layout)
        return Exit.FINDINGS if fails(result, fail_on) else Exit.OK


def _no_dead_options(
    format_: Format,
    output: Path | None,
    *,
    entries: bool,
    person: str | None,
    history: bool,
) -> None:
    """Refuse what would be ignored."""
    if history and person is None:
        raise UsageError("--history tells the record of one person over time; add --person")
    if history and (entries or format_ in FLAT):
        raise UsageError("--history is a report: table, markdown or json, without --entries")
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
