"""The formats that several commands take alike, and which one is meant where none is given."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, Optional, TypeVar

import typer

from scorecat.cli.streams import STREAMS

if TYPE_CHECKING:
    from pathlib import Path


class RowFormat(StrEnum):
    """What `--format` takes where there are rows."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class PageFormat(StrEnum):
    """What `--format` takes where there is one page."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


Rows = Annotated[
    Optional[RowFormat],  # noqa: UP045  (typer reads this at run time)
    typer.Option("--format", "-f", help="Default: table on a terminal, jsonl when piped."),
]
Page = Annotated[
    Optional[PageFormat],  # noqa: UP045
    typer.Option("--format", "-f", help="Default: table on a terminal, json when piped."),
]


Known = TypeVar("Known", bound=StrEnum)
_ENDINGS: Final = {"md": "markdown", "txt": "table"}


def meant(given: Known | None, output: Path | None, known: type[Known], piped: Known) -> Known:
    """Return the format asked for; else that of the file's ending, a table on a terminal, or what is `piped`."""
    if given is not None:
        return given
    if output is None:
        return known("table") if STREAMS.on_terminal else piped
    ending = output.suffix.removeprefix(".").lower()
    named = _ENDINGS.get(ending, ending)
    return known(named) if named in {one.value for one in known} else piped


def of_findings() -> str:
    """Return what `auto` means where findings are told: annotations in GitHub's Actions, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
