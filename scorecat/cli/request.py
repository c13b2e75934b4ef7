"""From the options that `eval` and `explain` share to what is to be evaluated."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecat.cli.options import day, no_hanging, nothing_lost
from scorecat.cli.progress import progress
from scorecat.cli.resources import Limits, working
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scorecat.evaluate.result import Result
    from scorecat.events.log import Log


@dataclass(frozen=True, slots=True)
class Given:
    """The options as they were given."""

    log: list[str]
    cities: Sequence[str]
    all_places: bool
    files: Sequence[Path]
    as_of: str | None
    person: str | None
    subjects: str | None
    relations: str | None
    mapping: str | None
    in_force_only: bool
    stdin_filename: str | None
    keep_rejects: bool | None = None
    """None: the command cannot set rows aside."""
    limits: Limits = field(default_factory=Limits)
    entries: bool = True
    """Whether more than the records is read of the result."""
    person_is: str = "--person"
    """How the person was named."""


@contextmanager
def evaluated(given: Given, writes: Mapping[str, Path | None]) -> Iterator[tuple[Result, Log]]:
    """Evaluate, and keep the result for as long as it is written; then nothing is left of it but what was written.

    `writes` are the files that are written, by option. Refuses what would be ignored, lost, or hang.
    """
    if given.all_places and given.cities:
        raise UsageError("--all already holds every place; leave --city out")
    for option, table in (("--subjects", given.subjects), ("--relations", given.relations)):
        if table == "-":
            raise UsageError(f"{option} - : this table is not read from stdin; name a file")
    if given.stdin_filename is not None and "-" not in given.log:
        raise UsageError("--stdin-filename names stdin, and no log is `-`")
    no_hanging(given.log)
    tables = [name for name in (given.subjects, given.relations, given.mapping) if name]
    nothing_lost([*given.log, *given.files, *tables], writes)
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.evaluate.evaluate import Request, evaluate  # noqa: PLC0415

    with working(given.limits) as resources, progress() as watch:
        request = Request(
            log=given.log,
            cities=given.cities,
            every_place=given.all_places,
            files=given.files,
            as_of=day(given.as_of, "--as-of"),
            person=given.person,
            person_is=given.person_is,
            subjects=given.subjects,
            relations=given.relations,
            mapping=given.mapping,
            in_force_only=given.in_force_only,
            keep_rejects=given.keep_rejects,
            stdin_name=given.stdin_filename,
            entries=given.entries,
            resources=resources,
            watch=watch,
        )
        result, read = evaluate(request, Library(), sys.stdin.buffer if sys.stdin else None)
        try:
            watch.writing()
            yield result, read
        finally:
            result.connection.close()


def set_aside(read: Log, rejects: Path | None) -> None:
    """Write the rows that could not be used into the file that `--rejects` names."""
    if rejects is None:
        return
    read.rejects.write(rejects)
    if read.rejected:
        STREAMS.note(f"{read.rejected} of {read.read} rows set aside in {rejects}")


def tell(result: Result, read: Log, *, by_itself: bool) -> None:
    """Say on stderr what the run rests on; notes only where the output does not say them `by_itself`."""
    for found in result.header.catalogs:
        STREAMS.detail(f"{found.name}: {found.path}, sha256 {found.sha256}")
    STREAMS.detail(f"{read.read} rows read, columns {', '.join(sorted(read.columns))}")
    if not by_itself:
        for note in result.header.notes:
            STREAMS.note(note)
        if not result.header.as_of_given:
            STREAMS.note(f"as of {result.header.as_of}, the last date in the log (--as-of)")
