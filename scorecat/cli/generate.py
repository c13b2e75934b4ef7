"""`scorecat generate`: a synthetic log of any size."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Optional

import typer

from scorecat.cli.exits import Exit
from scorecat.cli.options import Output, day, nothing_lost, places
from scorecat.cli.progress import progress
from scorecat.cli.streams import STREAMS
from scorecat.generate.form import Form, form_of
from scorecat.generate.size import Size
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorecat.generate.generate import Generator, Made
    from scorecat.generate.profile import Profile
    from scorecat.model.vocabulary import Vocabulary

NAME = "generate"
EXAMPLES = (
    "scorecat generate --events 1000 --place rongcheng | scorecat eval - --city rongcheng",
    "scorecat generate --events 1000000 --subjects 50000 --seed 7 --format parquet -o logs/",
)
_FEWEST: Final = 10
_MOST: Final = 1_000_000_000
_PER_SUBJECT: Final = 20
_FEW: Final = 5
_EARLIEST, _LATEST = date(1910, 1, 1), date(2189, 1, 1)


def command(
    events: Annotated[int, typer.Option("--events", "-n", min=_FEWEST, max=_MOST, help="How many rows the log has.")],
    subjects: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(min=1, max=_MOST, help="How many subjects (default: one for every 20 events, at least 5)."),
    ] = None,
    place: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            help="For a place: by its shipped profile, or the default one over the codes of its rules.",
            autocompletion=places,
        ),
    ] = None,
    profile: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="A profile file of your own (`scorecat schema profile`)."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed and size give the same bytes.")] = 0,
    from_: Annotated[str, typer.Option("--from", help="The first day.")] = "2020-01-01",
    until: Annotated[str, typer.Option(help="The day after the last.")] = "2021-01-01",
    errors: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option(min=0, max=1, help="The share of rows with an error (default: the profile's, as shipped none)."),
    ] = None,
    format_: Annotated[
        Optional[Form],  # noqa: UP045
        typer.Option(
            "--format", "-f", help="In a folder or to stdout; default: csv. The name of a file tells it by its ending."
        ),
    ] = None,
    output: Output = None,
) -> int:
    """Make a synthetic log: invented subjects and events, by invented rates, with what follows them.

    Into a folder go the log and its subjects and relations tables, into a file or stdout the log alone.
    """
    form = _form(format_, output)
    first, end = _days(from_, until)
    if place is not None and profile is not None:
        raise UsageError("--place and --profile both say by which rates; leave one out")
    files = _files(output, form)
    for path in files.values():
        nothing_lost([profile] if profile is not None else [], {"--output": path})
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.generate.generate import Generator, Request  # noqa: PLC0415

    vocabulary = Library().vocabulary
    rates, only, named = _rates(place, profile, vocabulary, end)
    if errors is not None:
        rates = replace(rates, errors=replace(rates.errors, rate=Decimal(str(errors))))
    size = Size(events, subjects or max(_FEW, events // _PER_SUBJECT), first, end)
    generator = Generator(Request(rates, size, seed, only), vocabulary)
    _write(generator, files, form, events)
    if STREAMS.verbosity >= 0:
        _tell(generator.count(), named)  # only where it is heard: it takes a tenth as long again
    return Exit.OK


def _write(generator: Generator, files: dict[str, Path], form: Form, events: int) -> None:
    """Write to files or, without any, to stdout."""
    with progress() as watch:
        if files or not STREAMS.on_terminal:  # rows on this very terminal have it for themselves
            watch.making(events)
        if files:
            generator.write(files, form, watch.made)
        else:
            generator.stream(sys.stdout.buffer, form, watch.made)


def _form(asked: Form | None, output: Path | None) -> Form:
    if output is None:
        if asked not in (None, Form.CSV) and STREAMS.on_terminal:
            raise UsageError(f"{asked} is no text for a terminal; give --output FILE, or pipe it")
        return asked or Form.CSV
    if output.is_dir():
        return asked or Form.CSV
    told = form_of(output)
    if told is None:
        endings = ", ".join(f".{form}" for form in Form)
        raise UsageError(f"--output {output}: the ending of the name says no form we write; use one of {endings}")
    if asked not in (None, told):
        raise UsageError(f"--format {asked}, and the name of {output} says {told}; leave --format out")
    return told


def _files(output: Path | None, form: Form) -> dict[str, Path]:
    from scorecat.generate.generate import TABLES  # noqa: PLC0415

    if output is None:
        return {}
    return {table: output / f"{table}.{form}" for table in TABLES} if output.is_dir() else {"log": output}


def _days(from_: str, until: str) -> tuple[date, date]:
    first, end = day(from_, "--from"), day(until, "--until")
    if first is None or end is None:
        raise AssertionError(from_, until)
    if first >= end:
        raise UsageError(f"--until {end} is not after --from {first}; it is the day after the last")
    if first < _EARLIEST or end > _LATEST:
        raise UsageError(f"a log is from {_EARLIEST} on and until {_LATEST} at the latest")
    return first, end


def _rates(
    place: str | None, own: Path | None, vocabulary: Vocabulary, end: date
) -> tuple[Profile, Collection[str], str]:
    """Return the profile, the conducts that it is narrowed to (none: it is not), and what to call it."""
    from datetime import timedelta  # noqa: PLC0415

    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.generate.profiles import (  # noqa: PLC0415
        DEFAULT,
        conducts_of,
        own_profile,
        shipped,
        shipped_profile,
    )

    if own is not None:
        read = own_profile(own, vocabulary)
        return read, (), f"profile {read.name}"
    if place is None:
        return shipped_profile(DEFAULT, vocabulary), (), f"profile {DEFAULT}"
    try:
        catalog = Library().choose(place, end - timedelta(days=1))
    except UsageError as error:
        raise UsageError(f"--place: {error}") from None
    if catalog.place in shipped():
        return shipped_profile(catalog.place, vocabulary), (), f"profile {catalog.place}"
    only = conducts_of(catalog, vocabulary)
    whose = f"the conducts of {catalog.name}" if only else f"any conduct, as {catalog.name} speaks of none"
    return shipped_profile(DEFAULT, vocabulary), only, f"profile {DEFAULT}, over {whose}"


def _tell(made: Made, named: str) -> None:
    """Say on stderr what was made, so that the numbers add up."""
    kinds = f"{made.conduct} of conduct, {made.procedure} of procedure, {made.correction} corrections"
    STREAMS.note(f"{made.events} rows: {kinds}; by invented rates ({named})")
    wrong = sum(made.errors.values())
    if wrong:
        each = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in made.errors.items())
        STREAMS.note(f"{wrong} of the {made.events} rows hold an error: {each}")
