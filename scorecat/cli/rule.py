"""`scorecat rule`: what does a code mean?"""

from __future__ import annotations

from typing import Annotated

import typer

from scorecat.cli.codes import codes
from scorecat.cli.formats import Page, PageFormat, meant
from scorecat.cli.options import Output
from scorecat.cli.rows import opened, write_blocks, write_document
from scorecat.model.finding import UsageError, quoted
from scorecat.model.text import did_you_mean

NAME = "rule"
EXAMPLES = ("scorecat rule SC401", "scorecat rule stricter --format markdown")


def _completed(incomplete: str) -> list[str]:
    """Complete a code (for the shell)."""
    return [code for code in codes() if code.startswith(incomplete)]


def command(
    code: Annotated[str, typer.Argument(help="A code, or its name.", autocompletion=_completed)],
    format_: Page = None,
    output: Output = None,
) -> int:
    """Show the manual page of a code: what is found, why it matters, and what to do.

    SC…: what checks and reading find; DF…: the changes that `scorecat diff` tells.
    """
    from scorecat.render import rule  # noqa: PLC0415

    known = codes()
    names = {entry.name: entry for entry in known.values()}
    found = known.get(code.upper()) or names.get(code.lower())
    if found is None:
        hint = did_you_mean(code, [*known, *names]) or "`scorecat rules` lists all"
        raise UsageError(f"there is no code {quoted(code)}; {hint}")
    chosen = meant(format_, output, PageFormat, PageFormat.JSON)
    if chosen is PageFormat.JSON:
        return write_document(rule.plain(found), output)
    if chosen is PageFormat.MARKDOWN:
        with opened(output) as out:
            out.write(f"# {found.code} {found.name}\n\n{rule.markdown(found)}\n")
        return 0
    return write_blocks(rule.page(found), chosen, output)
