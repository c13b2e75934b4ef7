"""The documents are true: examples load, outputs and references are what the tool prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scorecat.catalog.build import catalog
from scorecat.catalog.library import Library
from scorecat.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent


def test_catalog_language_example_is_a_catalog() -> None:
    """The example on the page loads without a finding."""
    page = (ROOT / "docs" / "catalog-language.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example

    built, found = catalog(example[1].encode(), "docs/catalog-language.md", Library().vocabulary)

    assert [] == found
    assert built is not None


@pytest.mark.slow
def test_shown_output_is_current() -> None:
    """README and command reference are what the tool prints now.

    (By day `docs/generate.py --check` says so.)
    """
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "" == run.stderr
    assert 0 == run.returncode


def test_every_command_is_in_the_reference_with_two_examples() -> None:
    """A command without help, or without two worked examples, is a bug."""
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    for command in COMMANDS:
        assert f"## scorecat {command.NAME}" in page
        assert 2 <= len(command.EXAMPLES)
        assert command.command.__doc__


def test_readme_gives_the_two_commands() -> None:
    """One runs the main job, one passes the tests, and CI runs the second, found before anything is installed."""
    shown = [
        subprocess.run(
            [sys.executable, "-S", "docs/generate.py", "--command", name],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for name in ("main", "test")
    ]

    assert "scorecat eval examples/events.csv --city rongcheng" in shown[0]
    assert "just check" in shown[1]
    assert "docs/generate.py --command test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
