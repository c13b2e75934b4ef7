"""`scorecat diff`: one catalog against another, told from the side of who is scored."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli import eval_options as options
from scorecat.cli.diff_git import driven
from scorecat.cli.diff_written import Format, write_diff
from scorecat.cli.exits import Exit
from scorecat.cli.formats import meant
from scorecat.cli.named import is_no_file, tell_of_rules
from scorecat.cli.options import Output, day, no_hanging, nothing_lost, places
from scorecat.cli.progress import progress
from scorecat.cli.resources import Limits, MemoryLimit, TempDir, Threads, working
from scorecat.cli.rows import write_rows
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.catalog.library import Library
    from scorecat.diff.change import Change, Diff
    from scorecat.diff.side import Side
    from scorecat.diff.standing import Moved

NAME = "diff"
EXAMPLES = (
    "scorecat diff rongcheng@2019 wendeng",
    "scorecat diff HEAD~1:catalogs/cn/wendeng/2020.yaml catalogs/cn/wendeng/2020.yaml --fail-on stricter",
    "scorecat diff rongcheng@2019 rongcheng@2021 --events examples/events.csv --as-of 2020-12-31",
)
_TWO = 2


_LEVELS = ("none", "any", "error", "warning", "info", "stricter", "milder")


def _levels(incomplete: str) -> list[str]:
    """Complete what `--fail-on` takes (for the shell)."""
    return [word for word in (*_LEVELS, *_kinds(incomplete)) if word.startswith(incomplete)]


def _kinds(incomplete: str) -> list[str]:
    """Complete the id or name of a kind (for the shell)."""
    from scorecat.diff.changes import KINDS  # noqa: PLC0415

    words = [*KINDS, *(kind.name for kind in KINDS.values())]
    return [word for word in words if word.startswith(incomplete)]


# Typer reads these when it runs, so an option that may be left out is an Optional.
# ruff: noqa: UP045
Sides = Annotated[
    Optional[list[str]],
    typer.Argument(
        metavar="A B",
        help="Two catalogs: a place (id, alias, Chinese name, @version), a catalog file, or one in a git revision "
        "(HEAD~1:path).",
        autocompletion=places,
        show_default=False,
    ),
]
Events = Annotated[
    Optional[list[str]],
    typer.Option("--events", help="A log: who of it moves, and by which changes. Repeat for several; - for stdin."),
]
AsOf = Annotated[
    Optional[str],
    typer.Option("--as-of", help="The day: of the versions in force, and of the log (default: its last)."),
]
FailOn = Annotated[
    Optional[list[str]],
    typer.Option(
        "--fail-on",
        help="Exit with 1 on a change: any, stricter (whatever is worse for a person; the same as error), warning (or "
        "may be), milder, or the id or name of a kind. Repeat for several; default none.",
        autocompletion=_levels,
    ),
]
Ignore = Annotated[
    Optional[list[str]],
    typer.Option("--ignore", help="Leave out a kind (id or name) or one change (fingerprint).", autocompletion=_kinds),
]
Kinds = Annotated[bool, typer.Option("--kinds", help="List the kinds of changes, each with its opposite.")]
Every = Annotated[bool, typer.Option("--all", help="Every change with its places, in table and markdown.")]
Driver = Annotated[
    bool, typer.Option("--git", help="Be git's external diff: A B are its seven arguments (docs/diff.md).")
]
DiffFormat = Annotated[
    Optional[Format], typer.Option("--format", "-f", help="Default: table on a terminal, json when piped.")
]


def command(
    sides: Sides = None,
    events: Events = None,
    subjects: options.Subjects = None,
    relations: options.Relations = None,
    map_file: options.MapFile = None,
    as_of: AsOf = None,
    fail_on: FailOn = None,
    ignore: Ignore = None,
    every: Every = False,
    kinds: Kinds = False,
    git: Driver = False,
    format_: DiffFormat = None,
    output: Output = None,
    memory_limit: MemoryLimit = None,
    threads: Threads = None,
    temp_dir: TempDir = None,
) -> int:
    """Compare two catalogs conduct by conduct: each change is of one kind, told from the side of who is scored.

    Kinds come in opposite pairs (stricter and milder, wider and narrower, longer and shorter, ...); numbers that rest
    on different scales say so. With --events it tells who of a log stands otherwise, and by which changes.
    """
    if kinds:
        return _list_kinds(sides, format_, output)
    if git:
        return driven(sides or [], format_, [*(events or ()), *(fail_on or ())])
    if sides is None or len(sides) != _TWO:
        raise UsageError("diff takes two catalogs: scorecat diff A B")
    chosen = meant(format_, output, Format, Format.JSON)
    limits = Limits(memory_limit, threads, temp_dir)
    _no_dead_options(chosen, every=every, events=events, tables=(subjects, relations, map_file))
    if limits.given and not events:
        raise UsageError("--memory-limit, --threads and --temp-dir are about reading a log; add --events LOG")
    tables = [name for name in (*(events or ()), subjects, relations, map_file) if name]
    nothing_lost([*tables, *sides], {"--output": output})
    no_hanging(events or [])
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.diff.diff import diff  # noqa: PLC0415

    library = Library()
    failing, leaving_out = _words(fail_on or [], "--fail-on"), _words(ignore or [], "--ignore")
    one, other = (_side(name, library, as_of, events=bool(events)) for name in sides)
    found = diff(one, other)
    changes = _left(found.changes, leaving_out)
    moved = _moved(found, events, (subjects, relations, map_file), as_of, library, limits) if events else None
    tell_of_rules(library, [(name, side.catalog) for name, side in zip(sides, (one, other), strict=True)])
    write_diff(found, changes, (one, other), moved, chosen, output, asked=sides, every=every)
    return Exit.FINDINGS if any(_counts(change, failing) for change in changes) else Exit.OK


def _side(name: str, library: Library, as_of: str | None, *, events: bool) -> Side:
    from scorecat.diff.place import side  # noqa: PLC0415

    chosen = day(as_of, "--as-of")
    if chosen and not events and ("@" in name or name.endswith((".yaml", ".yml"))):
        raise UsageError(f"--as-of chooses a version, and {quoted(name)} is one already; leave it out")
    try:
        return side(name, library, chosen, {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"})
    except UsageError:
        is_no_file(name)
        raise


def _no_dead_options(format_: Format, *, every: bool, events: list[str] | None, tables: Sequence[str | None]) -> None:
    """Refuse what would be ignored."""
    if every and format_ not in (Format.TABLE, Format.MARKDOWN):
        raise UsageError(f"--all is for table and markdown; {format_} holds every change anyway")
    if any(tables) and not events:
        raise UsageError("--subjects, --relations and --map are about a log; add --events LOG")
    if events and format_ is Format.GITHUB:
        raise UsageError("github tells changes and not who moves; leave --events out")


def _words(given: list[str], option: str) -> list[str]:
    """Check that each word is a level or a kind (of `--ignore`: a kind or a fingerprint)."""
    from scorecat.diff.changes import KINDS  # noqa: PLC0415

    names = {kind.name: kind.id for kind in KINDS.values()}
    levels = _LEVELS if option == "--fail-on" else ()
    found = []
    for word in given:
        if word in levels:
            found.append(word)
        elif word.upper() in KINDS or word in names:
            found.append(names.get(word, word.upper()))
        elif option == "--ignore" and len(word) == len("0123456789ab") and set(word) <= set("0123456789abcdef"):
            found.append(word)
        else:
            hint = did_you_mean(word, [*levels, *names, *KINDS]) or "`scorecat diff --kinds` lists them"
            raise UsageError(f"{option}: {quoted(word)} is no kind of change; {hint}")
    return found


def _left(changes: Sequence[Change], leaving_out: list[str]) -> list[Change]:
    """Leave out what is ignored, and say of what was ignored in vain."""
    hit = {word for change in changes for word in leaving_out if word in (change.kind.id, change.fingerprint)}
    for word in leaving_out:
        if word not in hit:
            STREAMS.note(f"--ignore {word}: there is no such change")
    return [change for change in changes if change.kind.id not in hit and change.fingerprint not in hit]


def _counts(change: Change, failing: list[str]) -> bool:
    """Whether `--fail-on` counts a change."""
    from scorecat.diff.kind import Tendency  # noqa: PLC0415

    by_level = {
        "any": True,
        "info": True,
        "warning": change.tendency in (Tendency.WORSE, Tendency.UNCLEAR),
        "error": change.tendency is Tendency.WORSE,
        "stricter": change.tendency is Tendency.WORSE,
        "milder": change.tendency is Tendency.BETTER,
    }
    return any(by_level.get(word, word == change.kind.id) for word in failing)


def _moved(
    found: Diff,
    events: list[str],
    tables: tuple[str | None, str | None, str | None],
    as_of: str | None,
    library: Library,
    limits: Limits,
) -> Moved:
    from scorecat.diff.moved import moved  # noqa: PLC0415
    from scorecat.evaluate.evaluate import Request  # noqa: PLC0415

    subjects, relations, mapping = tables
    with working(limits) as resources, progress() as watch:
        request = Request(
            events,
            as_of=day(as_of, "--as-of"),
            subjects=subjects,
            relations=relations,
            mapping=mapping,
            keep_rejects=None,
            resources=resources,
            watch=watch,
        )
        return moved(found, request, library, sys.stdin.buffer if sys.stdin else None)


def _list_kinds(sides: list[str] | None, format_: Format | None, output: Path | None) -> int:
    from scorecat.diff.changes import KINDS, OPPOSITE  # noqa: PLC0415

    if sides:
        raise UsageError("--kinds lists the kinds of changes and compares nothing; leave the catalogs out")
    if format_ in (Format.GITHUB, Format.PARQUET):
        raise UsageError(f"{format_} tells changes; list the kinds in another format")
    rows = [
        {
            "id": kind.id,
            "kind": kind.name,
            "the second catalog": kind.says,
            "for a person": kind.leaning.value,
            "opposite": OPPOSITE[kind.id],
        }
        for kind in KINDS.values()
    ]
    return write_rows(rows, format_, output)
