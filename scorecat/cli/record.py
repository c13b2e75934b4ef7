"""`scorecat record`: everything every place holds on one subject."""

from __future__ import annotations

from typing import Annotated

import typer

from scorecat.cli import eval_options as options
from scorecat.cli.eval_options import Report
from scorecat.cli.exits import Exit
from scorecat.cli.formats import meant
from scorecat.cli.options import Output
from scorecat.cli.request import Given, evaluated
from scorecat.cli.resources import Limits, MemoryLimit, TempDir, Threads
from scorecat.cli.result import write_history
from scorecat.cli.rows import opened, write_blocks
from scorecat.model.finding import UsageError
from scorecat.model.social_credit_code import flaw, looks_like

NAME = "record"
EXAMPLES = (
    "scorecat record journalist examples/dishonest-list.csv --as-of 2018-06-01",
    "scorecat record p1 log.csv --city court-dishonest-list --history",
    "scorecat record p1 log.csv --city court-dishonest-list --city wendeng --format json",
)


Subject = Annotated[str, typer.Argument(metavar="ID", help="The subject, as the log names it.")]


def command(
    subject: Subject,
    log: options.Log,
    city: options.City = None,
    catalog: options.OwnCatalog = None,
    as_of: options.AsOf = None,
    subjects: options.Subjects = None,
    relations: options.Relations = None,
    map_file: options.MapFile = None,
    in_force_only: options.InForceOnly = False,
    history: options.History = False,
    format_: options.ReportFormat = None,
    output: Output = None,
    stdin_filename: options.StdinFilename = None,
    memory_limit: MemoryLimit = None,
    threads: Threads = None,
    temp_dir: TempDir = None,
) -> int:
    """Show everything that places hold on one subject: published, only held, and what follows.

    Every shipped place, unless --city or --catalog names some. An organisation may be named by its unified social
    credit code, whose check character has to be right.
    """
    wrong = flaw(subject) if looks_like(subject) else None
    if wrong is not None:
        raise UsageError(f"ID has the form of a unified social credit code, and is none: {wrong}")
    given = Given(
        log=log,
        cities=city or (),
        all_places=not city and not catalog,
        files=catalog or (),
        as_of=as_of,
        person=subject,
        person_is="ID",
        subjects=subjects,
        relations=relations,
        mapping=map_file,
        in_force_only=in_force_only,
        stdin_filename=stdin_filename,
        limits=Limits(memory_limit, threads, temp_dir),
    )
    with evaluated(given, {"--output": output}) as (result, _):
        chosen = meant(format_, output, Report, Report.JSON)
        if history:
            write_history(result, subject, chosen, output)
        elif chosen is Report.JSON:
            from scorecat.render import as_json  # noqa: PLC0415

            with opened(output) as out:
                as_json.write(result.records(), result.header, out)
        else:
            from scorecat.render.holding import holding  # noqa: PLC0415

            blocks = holding(subject, result.records(), result.header, result.plan.vocabulary)
            write_blocks(blocks, chosen, output)
        return Exit.OK
