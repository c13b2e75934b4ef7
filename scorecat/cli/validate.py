"""`scorecat validate`: are these catalog files right?"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli.check_options import Fail, Ignore, Select, config, settings
from scorecat.cli.exits import Exit
from scorecat.cli.formats import of_findings
from scorecat.cli.options import Output, day, no_hanging
from scorecat.cli.rows import opened
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import Finding, Location, ScorecatError, Severity, UsageError

if TYPE_CHECKING:
    from scorecat.check.report import Report
    from scorecat.check.settings import Settings

NAME = "validate"
EXAMPLES = (
    "scorecat validate catalogs/ --fail-on warning",
    "scorecat validate my-town.yaml --ignore rights --format sarif -o found.sarif",
)
_MANY = 20
"""Remarks for which one looks for a way to leave them out."""
_PAUSE = 0.5
"""Seconds between two looks at the files that are watched."""
_STDIN = Path("-")
_NO_FILE = ("there is no such file or folder", "check the path")


class Format(StrEnum):
    """What `--format` takes."""

    AUTO = "auto"
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"


def command(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="Catalog files or folders; - for stdin (default: the shipped catalogs)."),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How to tell findings; auto: github in its Actions, else text.")
    ] = Format.AUTO,
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Fail = None,
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", help="The day on which suppressions have expired or not (default: today)."),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="First mend the files where it is certain how; comments and layout stay.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C.")] = False,
    stdin_filename: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--stdin-filename", help="What stdin is the text of: its name in messages, its folder and cases."),
    ] = None,
) -> int:
    """Check catalog files: strict YAML, schema, vocabulary, references, sense, form, evidence, rights, cases.

    Every finding is `path:line:col: CODE message`, errors first, then warnings, then remarks on the text (info); a
    clean run prints nothing. `scorecat rule CODE` explains a code. Where the paths hold a folder `vocabulary`,
    catalogs are checked by that vocabulary and the places beside it, else by the installed ones.
    """
    found = settings(config(), select, ignore, fail_on)
    today = day(as_of, "--as-of") or date.today()  # noqa: DTZ011 -- the day where the user is
    given = _given(paths or [], stdin_filename, fix=fix, watch=watch)
    named = [*(path for path in paths or () if path != _STDIN), *given]
    missing = [path for path in named if path not in given and not path.exists()]
    if missing:
        raise ScorecatError(*(Finding("SC001", Location(str(path)), *_NO_FILE) for path in missing))
    if fix and not named:
        raise UsageError("--fix changes files; name those it may change")
    if watch:
        _no_watching(format_, output, fix=fix)
        return _watch(named, found, today)
    report = _mended(named, found, today) if fix else _checked(named, found, today, given)
    _tell(report, format_, output)
    return Exit.FINDINGS if report.failing else Exit.OK


def _given(paths: list[Path], name: str | None, *, fix: bool, watch: bool) -> dict[Path, bytes]:
    """Read stdin, if it is asked for, as the text of the file that it is named after."""
    if _STDIN not in paths:
        if name is not None:
            raise UsageError("--stdin-filename names stdin, and no path is `-`")
        return {}
    if paths.count(_STDIN) > 1:
        raise UsageError("`-` is stdin, which can be read once; give it once")
    if fix or watch:
        raise UsageError(f"`-` is no file that {'--fix could change' if fix else 'changes'}; name a file")
    if name and Path(name).is_dir():
        raise UsageError(f"--stdin-filename {name} is a folder; name the file that stdin is the text of")
    no_hanging(["-"], "catalog")
    return {Path(name or "<stdin>"): sys.stdin.buffer.read() if sys.stdin else b""}


def _checked(paths: list[Path], found: Settings, today: date, given: Mapping[Path, bytes] | None = None) -> Report:
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.check.validate import validate  # noqa: PLC0415

    return validate(paths, Library(), found, today, given)


def _mended(paths: list[Path], found: Settings, today: date) -> Report:
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.check.mend import mend  # noqa: PLC0415

    done = mend(paths, Library(), found, today)
    for finding in done.findings:
        STREAMS.note(f"mended {finding}")
    return done.report


def _no_watching(format_: Format, output: Path | None, *, fix: bool) -> None:
    if fix:
        raise UsageError("--watch and --fix: files that change while you write them are lost work; give one")
    if output is not None or format_ not in (Format.AUTO, Format.TEXT):
        raise UsageError("--watch tells findings as text on the terminal; leave --format and --output out")


def _watch(paths: list[Path], found: Settings, today: date) -> int:
    from scorecat.catalog.library import shipped_folder  # noqa: PLC0415
    from scorecat.files.watched import changes, stamps  # noqa: PLC0415

    watched = paths or [shipped_folder()]
    for _ in changes(lambda: stamps(watched), lambda: time.sleep(_PAUSE)):
        STREAMS.note("checking")
        try:
            _tell(_checked(paths, found, today), Format.TEXT, None)
        except ScorecatError as error:
            _say(error.findings)
        sys.stdout.flush()
    return Exit.OK


def _say(findings: Iterable[Finding]) -> None:
    for finding in findings:
        STREAMS.note(str(finding))


def _tell(report: Report, format_: Format, output: Path | None) -> None:
    from scorecat.render.findings import WRITERS  # noqa: PLC0415
    from scorecat.render.tally import tally  # noqa: PLC0415

    chosen = of_findings() if format_ is Format.AUTO else format_
    with opened(output) as out:
        WRITERS[chosen](report, out)
    STREAMS.note(tally(report))
    if chosen == Format.TEXT and report.count(Severity.INFO) >= _MANY:
        STREAMS.note("info: true of the text, and no fault of the file; --ignore evidence,rights leaves most of it out")
