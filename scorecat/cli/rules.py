"""`scorecat rules`: everything that can be found."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from scorecat.cli.codes import codes
from scorecat.cli.formats import Rows
from scorecat.cli.options import Output
from scorecat.cli.rows import write_rows
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean

NAME = "rules"
EXAMPLES = ("scorecat rules --group rights", "scorecat rules --format json -o rules.json")


def command(
    group: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="GROUP", help="Only a family of checks, what is read (yaml, schema …), or change (diff)."),
    ] = None,
    format_: Rows = None,
    output: Output = None,
) -> int:
    """List all codes with their manual pages: checks, what reading files tells, and the changes that diff tells."""
    from scorecat.render import rule  # noqa: PLC0415

    known = codes().values()
    groups = list(dict.fromkeys(entry.group for entry in known))
    if group is not None and group not in groups:
        hint = did_you_mean(group, groups) or f"known: {', '.join(groups)}"
        raise UsageError(f"--group: there is no group {quoted(group)}; {hint}")
    found = [entry for entry in known if group in (None, entry.group)]
    return write_rows(list(map(rule.plain, found)), format_, output, brief=_brief)


def _brief(row: dict[str, object]) -> dict[str, object]:
    return {key: row[key] for key in ("code", "name", "group", "severity", "title")}
