"""`scorecat validate`: are these catalog files right?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from scorecat.cli.exits import Exit
from scorecat.cli.options import Output
from scorecat.cli.rows import opened
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import Finding, Location, ScorecatError, Severity

NAME = "validate"
EXAMPLES = ("scorecat validate catalogs/", "scorecat validate my-town.yaml --format json")
_NO_FILE = ("there is no such file or folder", "check the path")


class Format(StrEnum):
    """What `--format` takes."""

    TEXT = "text"
    JSON = "json"


class FailOn(StrEnum):
    """From which severity on findings give exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


def command(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="Catalog files or folders (default: the shipped catalogs)."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to tell findings.")] = Format.TEXT,
    output: Output = None,
    fail_on: Annotated[FailOn, typer.Option(help="From which severity on findings give exit code 1.")] = FailOn.ERROR,
) -> int:
    """Check catalog files: strict YAML, schema, vocabulary, references.

    Every finding is `path:line:col: CODE message`; a clean run prints nothing.
    """
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.check.validate import validate  # noqa: PLC0415
    from scorecat.render.findings import WRITERS  # noqa: PLC0415

    missing = [path for path in paths or () if not path.exists()]
    if missing:
        raise ScorecatError(*(Finding("SC001", Location(str(path)), *_NO_FILE) for path in missing))
    report = validate(paths or [], Library())
    with opened(output) as out:
        WRITERS[format_](report.findings, out)
    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    STREAMS.note(f"{report.files} files checked, {len(report.findings)} findings, {errors} of them errors")
    if fail_on is FailOn.NONE:
        return Exit.OK
    limit = Severity(fail_on).rank
    return Exit.FINDINGS if any(finding.severity.rank <= limit for finding in report.findings) else Exit.OK
