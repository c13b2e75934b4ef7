"""`scorecat explain`: why a record is as it is, and why not otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli import eval_options as options
from scorecat.cli.eval_options import Report
from scorecat.cli.exits import Exit
from scorecat.cli.formats import meant
from scorecat.cli.options import Output
from scorecat.cli.request import Given, evaluated
from scorecat.cli.resources import Limits, MemoryLimit, TempDir, Threads
from scorecat.cli.rows import opened, write_blocks
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.evaluate.result import Result
    from scorecat.model.explanation import Explanation
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.render.blocks import Block

NAME = "explain"
_SHOWN = 10
EXAMPLES = (
    "scorecat explain examples/events.csv --city rongcheng --person cedar",
    "scorecat explain log.csv --city wendeng --person p1 --event e7 --format json",
)


# Typer reads these when it runs, so an option that may be left out is an Optional.
# ruff: noqa: UP045
Person = Annotated[str, typer.Option("--person", "-p", help="Whose record to explain.")]
Event = Annotated[Optional[str], typer.Option("--event", "-e", help="Only this event of the record.")]
Act = Annotated[Optional[str], typer.Option("--act", help="Only the events of this act.")]
Rule = Annotated[Optional[str], typer.Option("--rule", help="Only this rule: why, or why not.")]


def command(
    log: options.Log,
    person: Person,
    event: Event = None,
    act: Act = None,
    rule: Rule = None,
    city: options.City = None,
    all_places: options.AllPlaces = False,
    catalog: options.OwnCatalog = None,
    as_of: options.AsOf = None,
    subjects: options.Subjects = None,
    relations: options.Relations = None,
    map_file: options.MapFile = None,
    in_force_only: options.InForceOnly = False,
    format_: options.ReportFormat = None,
    output: Output = None,
    stdin_filename: options.StdinFilename = None,
    memory_limit: MemoryLimit = None,
    threads: Threads = None,
    temp_dir: TempDir = None,
) -> int:
    """Explain a record: the rules looked at for each event, and why each applied, did not, or does not count.

    Of a rule that did not match it says what the rule asked and what the log said; of an entry what multiplied,
    superseded, repaired, froze, capped or ended it, with the articles.
    """
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
        limits=Limits(memory_limit, threads, temp_dir),
    )
    with evaluated(given, {"--output": output}) as (result, _):
        _known(result, rule)
        from scorecat.evaluate.explain import Asked, explain  # noqa: PLC0415

        found = list(explain(result, Asked(event, act, rule)))
        if (event or act) and not any(one.events for one in found):
            raise UsageError(_none(result, person, event, act))
        chosen = meant(format_, output, Report, Report.JSON)
        if chosen is Report.JSON:
            from scorecat.render.as_json import write_each  # noqa: PLC0415
            from scorecat.render.explanation import as_document  # noqa: PLC0415

            with opened(output) as out:
                write_each(map(as_document, found), result.header, out)
        else:
            write_blocks(_blocks(found, result, result.plan.vocabulary), chosen, output)
        return Exit.OK


def _blocks(found: list[Explanation], result: Result, vocabulary: Vocabulary) -> Iterator[Block]:
    from scorecat.render.explanation import explanation  # noqa: PLC0415
    from scorecat.render.overview import notes  # noqa: PLC0415

    for one in found:
        yield from explanation(one, result.header, vocabulary)
    yield from notes(result.header)


def _none(result: Result, person: str, event: str | None, act: str | None) -> str:
    """Say that there is no such event or act, and which there are."""
    name, column = (event, "event") if event else (act or "", "act_key")
    query = f"SELECT DISTINCT {column} FROM event WHERE subject = $person AND kind = 'conduct' ORDER BY 1"
    known = [row[0] for row in result.connection.execute(query, {"person": person}).fetchall()]
    more = f" and {len(known) - _SHOWN:,} more" if len(known) > _SHOWN else ""
    there = f"it has {', '.join(known[:_SHOWN])}{more}" if known else "it has none"
    what = f"no {'event' if event else 'act'} {quoted(name)} of conduct in the record of {quoted(person)}"
    return f"{what} at {result.header.as_of}; {did_you_mean(name, known) or there}"


def _known(result: Result, rule: str | None) -> None:
    ids = [one.id for _, one in result.plan.rules]
    if rule is not None and rule not in ids:
        hint = did_you_mean(rule, ids) or "`scorecat show PLACE` lists the rules"
        raise UsageError(f"--rule: no rule {quoted(rule)}; {hint}")
