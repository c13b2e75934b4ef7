"""Which stream may say what: the payload alone on stdout, everything else on stderr."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING

from scorecat.model.text import clean

if TYPE_CHECKING:
    from rich.console import Console

_UNBROKEN = 1_000_000
"""Columns where nobody looks at a terminal: no line is broken or cut."""


class Color(StrEnum):
    """`--color`."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass
class Streams:
    """The streams of this run, and how talkative it is."""

    color: Color = Color.AUTO
    verbosity: int = 0

    def note(self, message: str) -> None:
        """Tell something by the way; `-q` keeps it in."""
        if self.verbosity >= 0:
            sys.stderr.write(f"scorecat: {clean(message)}\n")

    def detail(self, message: str) -> None:
        """Tell what only `-v` wants to know."""
        if self.verbosity > 0:
            sys.stderr.write(f"scorecat: {clean(message)}\n")

    @property
    def on_terminal(self) -> bool:
        """Whether a person sees stdout."""
        return sys.stdout.isatty()

    def console(self, out: IO[str]) -> Console:
        """Make a console for a stream: as wide as the terminal, or unbroken where there is none."""
        from rich.console import Console  # noqa: PLC0415  (start-up)

        terminal = out.isatty()
        given = os.environ.get("COLUMNS", "")
        width = int(given) if given.isdecimal() and int(given) else None if terminal else _UNBROKEN
        colored = {Color.ALWAYS: True, Color.NEVER: False}.get(self.color)
        if colored is None:
            colored = not os.environ.get("NO_COLOR") and (bool(os.environ.get("FORCE_COLOR")) or terminal)
            colored = colored and os.environ.get("TERM") != "dumb"
        return Console(
            file=out,
            width=width,
            force_terminal=colored,
            no_color=not colored,
            color_system="auto" if terminal else ("standard" if colored else None),
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )


STREAMS = Streams()
"""Set once by the top-level options, before a command runs."""
