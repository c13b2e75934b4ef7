"""`scorecat eval`: a log through one or many places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorecat.cli import eval_options as options
from scorecat.cli.eval_options import FailOn
from scorecat.cli.exits import Exit
from scorecat.cli.options import Output
from scorecat.cli.request import Given, evaluated
from scorecat.cli.result import FLAT, Format, Layout, write_result
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from scorecat.evaluate.result import Result
    from scorecat.events.log import Log

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
    fail_on: options.FailOnOption = FailOn.NONE,
    stdin_filename: options.StdinFilename = None,
) -> int:
    """Evaluate a log of events by the rules of one or many places.

    Prints the record of every subject: score, grade, entries, what is open, what is not covered, with sources.
    """
    chosen = format_ or (Format.TABLE if STREAMS.on_terminal and output is None else Format.JSON)
    _no_dead_options(chosen, output, entries=entries, person=person)
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
    )
    result, read = evaluated(given, {"--output": output, "--rejects": rejects})
    if rejects is not None:
        read.rejects.write(rejects)
        if read.rejected:
            STREAMS.note(f"{read.rejected} of {read.read} rows set aside in {rejects}")
    _tell(result, read, by_itself=output is None and chosen in (Format.TABLE, Format.MARKDOWN))
    layout = Layout.STATEMENT if person is not None else Layout.ENTRIES if entries else Layout.RECORDS
    write_result(result, chosen, output, layout)
    return Exit.FINDINGS if _fails(result, fail_on) else Exit.OK


def _tell(result: Result, read: Log, *, by_itself: bool) -> None:
    """Say on stderr what the run rests on; notes only where the output does not say them `by_itself`."""
    for found in result.header.catalogs:
        STREAMS.detail(f"{found.name}: {found.path}, sha256 {found.sha256}")
    STREAMS.detail(f"{read.read} rows read, columns {', '.join(sorted(read.columns))}")
    if not by_itself:
        for note in result.header.notes:
            STREAMS.note(note)
        if not result.header.as_of_given:
            STREAMS.note(f"as of {result.header.as_of}, the last date in the log (--as-of)")


def _no_dead_options(
    format_: Format,
    output: Path | None,
    *,
    entries: bool,
    person: str | None,
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
    if result.plan.has_lists:
        query += " UNION ALL SELECT count(*) FROM listing WHERE status = 'undetermined' OR on_low <> on_high"
    found = sum(int(row[0]) for row in result.connection.execute(query).fetchall())
    if found or fail_on is FailOn.WARNING:
        return bool(found)
    return any(result.header.catalog_caveats.values()) or any(record.caveats for record in result.records())
