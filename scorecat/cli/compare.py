"""`scorecat compare`: a log across places, or the table conduct × place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from scorecat.cli import across
from scorecat.cli import eval_options as options
from scorecat.cli.across import Places
from scorecat.cli.eval_options import FailOn
from scorecat.cli.exits import Exit
from scorecat.cli.fail_on import fails
from scorecat.cli.options import Output
from scorecat.cli.request import Given, evaluated, set_aside, tell
from scorecat.cli.resources import Limits, MemoryLimit, TempDir, Threads
from scorecat.cli.result import Format
from scorecat.cli.rows import opened, write_blocks, write_long
from scorecat.compare.choice import Sort, Where
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from scorecat.evaluate.result import Result

NAME = "compare"
EXAMPLES = (
    "scorecat compare examples/events.csv --all",
    "scorecat compare log.csv --city rongcheng --city wendeng --where differs --sort spread --format csv",
    "scorecat compare --city rongcheng --city wendeng --city suining --conduct traffic",
)

# Typer reads these when it runs, so an option that may be left out is an Optional.
# ruff: noqa: UP045
Log = Annotated[
    Optional[list[str]],
    typer.Argument(help="Event logs: CSV, JSON Lines or Parquet; globs; - for stdin. Without one: conduct × place."),
]
AsOf = Annotated[
    Optional[str],
    typer.Option(
        "--as-of",
        help="The day to evaluate at (default: the last date in the log); without a log, of the versions (the newest).",
    ),
]
Person = Annotated[Optional[str], typer.Option("--person", "-p", help="Only this subject.")]
Order = Annotated[
    Optional[Sort],
    typer.Option(
        "--sort",
        help="The order of subjects: by name (default), who stands worst or best first, or the widest spread first.",
    ),
]
Kept = Annotated[
    Optional[list[Where]],
    typer.Option(
        "--where",
        help="Only subjects who stand better in one place than in another (differs), below a start or on a list "
        "(worse), on a list or perhaps (listed), or of whom something is open (open). Repeat: all must hold.",
    ),
]
FailOnOption = Annotated[
    Optional[FailOn],
    typer.Option(
        help="Exit with 1 on error (rejected rows), warning (also what is open or not covered), info (also caveats)."
    ),
]


def command(
    log: Log = None,
    city: options.City = None,
    all_places: options.AllPlaces = False,
    catalog: options.OwnCatalog = None,
    conduct: across.Conducts = None,
    as_of: AsOf = None,
    person: Person = None,
    sort: Order = None,
    where: Kept = None,
    subjects: options.Subjects = None,
    relations: options.Relations = None,
    map_file: options.MapFile = None,
    rejects: options.RejectsFile = None,
    in_force_only: options.InForceOnly = False,
    format_: options.EvalFormat = None,
    output: Output = None,
    fail_on: FailOnOption = None,
    stdin_filename: options.StdinFilename = None,
    memory_limit: MemoryLimit = None,
    threads: Threads = None,
    temp_dir: TempDir = None,
) -> int:
    """Compare what places make of a log: for each person where they would stand best and worst, and by which clause.

    A matrix person × place of scores, grades and lists. Scores of different places are not comparable; beside them
    stand the position of the grade and the share of the way to the next one, and best and worst are judged by these.

    Without a LOG it is the table conduct × place: what each place says of --conduct, or else of every conduct with a
    clause in two places or more.
    """
    chosen = across.default_format(output, format_)
    if not log:
        about_logs = {
            "--person": person,
            "--sort": sort,
            "--where": where,
            "--subjects": subjects,
            "--relations": relations,
            "--map": map_file,
            "--rejects": rejects,
            "--in-force-only": in_force_only,
            "--fail-on": fail_on,
            "--stdin-filename": stdin_filename,
            "--memory-limit": memory_limit,
            "--threads": threads,
            "--temp-dir": temp_dir,
        }
        _nothing_idle(about_logs, "is about a log, and none is given; name one, or leave it out")
        return _table(Places(city or (), catalog or (), as_of, every=all_places), conduct or (), chosen, output)
    _nothing_idle({"--conduct": conduct}, "chooses the rows of the table conduct × place, which takes no log")
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
    )
    with evaluated(given, {"--output": output, "--rejects": rejects}) as (result, read):
        set_aside(read, rejects)
        tell(result, read, by_itself=output is None and chosen in (Format.TABLE, Format.MARKDOWN))
        _write(result, where or [], sort or Sort.SUBJECT, chosen, output)
        return Exit.FINDINGS if fails(result, fail_on or FailOn.NONE) else Exit.OK


def _table(places: Places, conducts: Sequence[str], format_: Format, output: Path | None) -> int:
    """Write the table conduct × place, which takes no log."""
    if places.every and places.cities:
        raise UsageError("--all already holds every place; leave --city out")
    if not (places.every or places.cities or places.files):
        raise UsageError("name places: --city rongcheng, --all, or --catalog FILE; or a log to compare them on")
    return across.write_table(places, conducts, format_, output)


def _write(result: Result, where: list[Where], sort: Sort, format_: Format, output: Path | None) -> None:
    from scorecat.compare.choice import chosen  # noqa: PLC0415
    from scorecat.compare.compared import compared  # noqa: PLC0415

    found = chosen(compared(result.records()), where, sort)
    header = result.header
    if format_ in (Format.TABLE, Format.MARKDOWN):
        from scorecat.render.comparison import comparison  # noqa: PLC0415

        vocabulary, width = result.plan.vocabulary, across.room(format_, output)
        blocks = comparison(found, header, vocabulary, width=width, left_out=bool(where))
        write_blocks(blocks, format_, output)
        return
    from scorecat.render import standings  # noqa: PLC0415

    if format_ is Format.JSON:
        from scorecat.render.as_json import write_each  # noqa: PLC0415

        with opened(output) as out:
            write_each(map(standings.document, found), header, out, name="subjects")
        return
    write_long(standings.rows(found), standings.COLUMNS, format_, output, result.resources.folder)


def _nothing_idle(given: Mapping[str, Any], why: str) -> None:
    """Refuse options that would be ignored."""
    for option, value in given.items():
        if value:
            raise UsageError(f"{option} {why}")
