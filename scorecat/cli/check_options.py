"""Options that choose what checks tell, and what a project's configuration says of them; flags win."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.model.finding import Severity

if TYPE_CHECKING:
    from scorecat.check.settings import Settings
    from scorecat.files.config_file import ConfigFile


class FailOn(StrEnum):
    """From which severity on findings give exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


Select = Annotated[
    Optional[list[str]],  # noqa: UP045  (typer reads this at run time)
    typer.Option(metavar="WORDS", help="Only these: codes (SC530), their beginnings (SC53), families (rights)."),
]
Ignore = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(metavar="WORDS", help="Not these; the most exact word about a code decides."),
]
Fail = Annotated[
    Optional[FailOn],  # noqa: UP045
    typer.Option("--fail-on", help="From which severity on findings give exit code 1 (default: error)."),
]


def config() -> ConfigFile:
    """Read the configuration of this folder or of the nearest one above; raises `ScorecatError`."""
    from scorecat.files.config_file import nearest  # noqa: PLC0415

    return nearest(Path.cwd())


def settings(
    file: ConfigFile, select: list[str] | None = None, ignore: list[str] | None = None, fail_on: FailOn | None = None
) -> Settings:
    """Return what is in force: the configuration, and over it what this run asks for; raises `UsageError`."""
    from scorecat.check.configured import configured  # noqa: PLC0415

    found = configured(file)
    if select is not None:
        found = replace(found, select=_words(select, "--select"))
    if ignore is not None:
        found = replace(found, ignore=_words(ignore, "--ignore"))
    if fail_on is not None:
        found = replace(found, fail_on=None if fail_on is FailOn.NONE else Severity(fail_on))
    return found


def _words(given: list[str], option: str) -> tuple[str, ...]:
    from scorecat.check.settings import known_word  # noqa: PLC0415

    words = (word.strip() for text in given for word in text.split(","))
    return tuple(known_word(word, option) for word in words if word)
