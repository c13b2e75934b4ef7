"""`scorecat rule`: what does a code mean?"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Optional

import typer

from scorecat.cli.options import Output
from scorecat.cli.rows import opened, write_blocks
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean

NAME = "rule"
EXAMPLES = ("scorecat rule SC401", "scorecat rule open-discretion --format markdown")


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def codes(incomplete: str) -> list[str]:
    """Complete a code (for the shell)."""
    from scorecat.check.table import entries  # noqa: PLC0415

    return [code for code in entries() if code.startswith(incomplete)]


def command(
    code: Annotated[str, typer.Argument(help="A code or the name of a check.", autocompletion=codes)],
    format_: Annotated[
        Optional[Format],  # noqa: UP045
        typer.Option("--format", "-f", help="Default: table on a terminal, json when piped."),
    ] = None,
    output: Output = None,
) -> int:
    """Show the manual page of a code: what is found, why it matters, and what to do."""
    from scorecat.check.table import entries  # noqa: PLC0415
    from scorecat.render import rule  # noqa: PLC0415

    names = {entry.name: entry for entry in entries().values()}
    found = entries().get(code.upper()) or names.get(code.lower())
    if found is None:
        hint = did_you_mean(code, [*entries(), *names]) or "`scorecat rules` lists all"
        raise UsageError(f"there is no code {quoted(code)}; {hint}")
    chosen = format_ or (Format.TABLE if STREAMS.on_terminal and output is None else Format.JSON)
    if chosen is Format.JSON:
        with opened(output) as out:
            out.write(json.dumps(rule.plain(found), ensure_ascii=False, indent=1) + "\n")
        return 0
    return write_blocks(rule.page(found), chosen, output)
