"""`scorecat rules`: everything that can be found."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer

from scorecat.cli.options import Output
from scorecat.cli.rows import write_rows
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean

NAME = "rules"
EXAMPLES = ("scorecat rules --group rights", "scorecat rules --format json -o rules.json")


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


def command(
    group: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="GROUP", help="Only codes of this family of checks, or of what is read: yaml, schema …"),
    ] = None,
    format_: Annotated[
        Optional[Format],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: table on a terminal, jsonl when piped."),
    ] = None,
    output: Output = None,
) -> int:
    """List all codes with their manual pages: checks, and what reading files tells."""
    from scorecat.check.table import entries  # noqa: PLC0415
    from scorecat.render import rule  # noqa: PLC0415

    groups = list(dict.fromkeys(entry.group for entry in entries().values()))
    if group is not None and group not in groups:
        hint = did_you_mean(group, groups) or f"known: {', '.join(groups)}"
        raise UsageError(f"--group: there is no group {quoted(group)}; {hint}")
    found = [entry for entry in entries().values() if group in (None, entry.group)]
    return write_rows(list(map(rule.plain, found)), format_, output, brief=_brief)


def _brief(row: dict[str, object]) -> dict[str, object]:
    return {key: row[key] for key in ("code", "name", "group", "severity", "title")}
