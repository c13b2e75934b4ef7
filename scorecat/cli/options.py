"""Options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

import glob
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scorecat.model.finding import UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def places(incomplete: str) -> list[str]:
    """Complete the name of a place (for the shell)."""
    from scorecat.catalog.library import Library  # noqa: PLC0415

    return [place for place in sorted(Library().files) if place.startswith(incomplete)]


def conducts(incomplete: str) -> list[str]:
    """Complete the code of a conduct (for the shell)."""
    from scorecat.catalog.library import Library  # noqa: PLC0415

    return [code for code in sorted(Library().vocabulary.conducts) if code.startswith(incomplete)]


def target(text: str) -> Path:
    """Take a path to write to, in a folder that is there; with a slash at its end it is a folder itself."""
    path = Path(text)
    if text.endswith("/") and not path.is_dir():
        raise typer.BadParameter(f"there is no folder {text}; make it first")
    if not path.parent.is_dir():
        raise typer.BadParameter(f"{text}: there is no folder {path.parent}; make it first")
    return path


Output = Annotated[
    Optional[Path],  # noqa: UP045  (typer reads this at run time)
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        parser=target,
        help="Write to this file, whole or not at all, instead of stdout.",
    ),
]


def day(text: str | None, option: str) -> date | None:
    """Read a date option; raises `UsageError`."""
    if text is None:
        return None
    try:
        if len(text) != len("2020-01-31"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option}: {quoted(text)} is not a date; write it as 2020-01-31") from None


def no_hanging(names: list[str], what: str = "log") -> None:
    """Refuse to wait for a person to type a log, or what else is read; raises `UsageError`."""
    if "-" in names and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(f"`-` reads a {what} from a pipe, and stdin is a terminal; name a file, or pipe one in")


def nothing_lost(inputs: Iterable[str | Path], outputs: Mapping[str, Path | None]) -> None:
    """Refuse to write over what is being read, or twice into one file; `outputs` are by option. Raises `UsageError`."""
    named = [found for name in inputs for found in (name, *glob.glob(str(name)))]  # noqa: PTH207 -- as inputs are found
    taken = {Path(name).resolve(): "is read" for name in named}
    for option, path in outputs.items():
        if path is None:
            continue
        use = taken.setdefault(path.resolve(), f"is also {option}")
        if use != f"is also {option}":
            raise UsageError(f"{option} {path} {use} in the same run; give another file")
        if option != "--output" and path.is_dir():
            raise UsageError(f"{option} {path} is a folder; name a file in it")
        if path.exists() and not path.is_dir() and not path.is_file():
            raise UsageError(f"{option} {path} is a device or a pipe, and only a file can appear whole; name a file")
        if not path.parent.is_dir():
            raise UsageError(f"{option} {path}: there is no folder {path.parent}; make it first")
