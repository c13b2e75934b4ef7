"""The fixture `run`."""

from __future__ import annotations

import contextlib
import copy
import io
import sys
from typing import TYPE_CHECKING

import pytest
from cli.cli_run import Outcome

from scorecat.catalog.library import Library
from scorecat.cli.app import run as run_command_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cli.cli_run import Run


class _Stdin:
    """Standard input that holds bytes."""

    def __init__(self, content: bytes, *, terminal: bool) -> None:
        self.buffer = io.BytesIO(content)
        self._terminal = terminal

    def isatty(self) -> bool:
        """Say whether a person types here."""
        return self._terminal


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Read the shipped catalogs once, from where no path to them is relative: that is most of the time of a run."""
    with contextlib.chdir(tmp_path_factory.mktemp("elsewhere")):
        library = Library()
        library.all()
    return library


@pytest.fixture
def run(
    tmp_path: Path, shipped: Library, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run the command line in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scorecat.catalog.library.Library", lambda: copy.deepcopy(shipped))
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run_it(
        *args: str,
        stdin: bytes | None = None,
        env: Mapping[str, str] | None = None,
        stdin_terminal: bool = False,
        stdout_terminal: bool = False,
    ) -> Outcome:
        with monkeypatch.context() as patched:
            for name, value in (env or {}).items():
                patched.setenv(name, value)
            patched.setattr(sys, "stdin", _Stdin(stdin or b"", terminal=stdin_terminal))
            patched.setattr(sys.stdout, "isatty", lambda: stdout_terminal)
            code = run_command_line(list(args))
        out, err = capsysbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return run_it
