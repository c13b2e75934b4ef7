"""`scorecat test`: do the worked cases of catalogs come out?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.cli.exits import Exit
from scorecat.cli.formats import of_findings
from scorecat.cli.options import Output, nothing_lost
from scorecat.cli.rows import opened
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted
from scorecat.model.outcome import Coverage
from scorecat.model.text import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.model.outcome import CatalogOutcome

NAME = "test"
EXAMPLES = (
    "scorecat test catalogs/ --coverage",
    "scorecat test my-town.yaml --fail-under 90 --format junit -o report.xml",
)


class Format(StrEnum):
    """What `--format` takes."""

    AUTO = "auto"
    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    GITHUB = "github"


def command(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="Folders, catalogs or their cases (default: the shipped catalogs)."),
    ] = None,
    only: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("-k", metavar="PATTERN", help="Only cases whose id holds this text."),
    ] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="Also list the clauses that no case reaches.")] = False,
    fail_under: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option(metavar="PERCENT", min=0, max=100, help="Fail if cases reach less of a catalog's clauses."),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How to tell failures; auto: github in its Actions, else text.")
    ] = Format.AUTO,
    output: Output = None,
) -> int:
    """Run the worked cases beside catalogs (`2020.cases.yaml` beside `2020.yaml`) and tell which differ.

    Every failure is `path:line:col: CODE case: what is, what was expected`; when all pass nothing is printed. Catalogs
    are read with the vocabulary that is among the paths or below them, else with the installed one.
    """
    if only is not None and (coverage or fail_under is not None):
        raise UsageError("-k leaves cases out, so that coverage says nothing; leave --coverage and --fail-under out")
    from scorecat.cases.find import pairs  # noqa: PLC0415
    from scorecat.cases.outcomes import outcomes  # noqa: PLC0415
    from scorecat.catalog.library import Library  # noqa: PLC0415
    from scorecat.catalog.tree import library_of  # noqa: PLC0415
    from scorecat.render.cases import WRITERS  # noqa: PLC0415

    library = library_of(paths or (), Library())
    found = pairs(paths or [library.folder])
    nothing_lost([file for pair in found for file in (pair.catalog, pair.cases) if file], {"--output": output})
    ran = outcomes(found, library, only or "")
    if only is not None and not any(one.cases for one in ran):
        raise UsageError(f"-k: no case id holds {quoted(only)}")
    # A catalog that merely lies in a folder and has no cases is told of, not held against anyone.
    counted = [one for pair, one in zip(found, ran, strict=True) if pair.cases or pair.named or fail_under is not None]
    without = [one.catalog for one in ran if one.path is None]
    with opened(output) as out:
        WRITERS[of_findings() if format_ is Format.AUTO else format_](counted, out, uncovered=coverage)
    STREAMS.note(_summary(counted, without, clauses=only is None))
    low = [one for one in counted if fail_under is not None and one.coverage.below(fail_under)]
    for one in low:
        STREAMS.note(f"{one.catalog}: clauses {one.coverage}, below --fail-under {fail_under:g}")
    return Exit.FINDINGS if low or any(one.failed for one in counted) else Exit.OK


def _summary(counted: Sequence[CatalogOutcome], without: Sequence[str], *, clauses: bool) -> str:
    """Say how many catalogs, cases and failures, how much of the clauses is reached, and where there are no cases."""
    cases, failed = sum(len(one.cases) for one in counted), sum(len(one.failed) for one in counted)
    parts = [f"{number_of(len(counted), 'catalog')}, {number_of(cases, 'case')}, {failed} failed"]
    if clauses and counted:
        reached = sum(one.coverage.reached for one in counted)
        parts.append(f"clauses {Coverage(reached, sum(one.coverage.clauses for one in counted))}")
    if without:
        parts.append(f"no cases: {', '.join(without)}")
    return "; ".join(parts)
