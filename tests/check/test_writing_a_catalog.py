"""The page that takes a newcomer from a PDF to a merged catalog says what is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import yaml

from scorecat.check.check import Family
from scorecat.check.configured import configured
from scorecat.check.table import entries
from scorecat.cli.app import COMMANDS
from scorecat.files.config_file import ConfigFile

ROOT: Final = Path(__file__).parent.parent.parent
PAGE: Final = (ROOT / "docs" / "writing-a-catalog.md").read_text(encoding="utf-8")
HOOKS: Final[list[dict[str, Any]]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION: Final[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_commands_and_codes_of_the_page_are_there() -> None:
    """No command and no code that the tool does not have."""
    commands = {command.NAME for command in COMMANDS}

    assert set(re.findall(r"`?scorecat ([a-z]+)", PAGE)) <= commands
    assert set(re.findall(r"SC[0-9]{3}", PAGE)) <= set(entries())


def test_settings_of_the_page_are_understood() -> None:
    """The example sets what it says."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    found = configured(ConfigFile("scorecat.toml", tomllib.loads(example)["tool"]["scorecat"], example))

    assert (found.select, found.ignore) == (("sense", "form", "evidence"), ("SC440",))
    assert (found.fail_on, len(found.severity)) == ("warning", 2)


def test_hooks_of_the_page_are_published() -> None:
    """Each hook runs a command of ours, per file or on the whole tree."""
    ids = [hook["id"] for hook in HOOKS]
    (example,) = re.findall(r"```yaml\n(repos:.*?)```", PAGE, re.DOTALL)

    assert [hook["id"] for hook in yaml.safe_load(example)["repos"][0]["hooks"]] == ids
    assert {hook["entry"].split()[1] for hook in HOOKS} <= {command.NAME for command in COMMANDS}
    assert {hook.get("pass_filenames", True) for hook in HOOKS} == {True, False}


def test_inputs_of_the_page_are_those_of_the_action() -> None:
    """And what a workflow gives never becomes text of a script."""
    given = re.search(r"with: \{(.*?)\}", PAGE)
    assert given is not None

    assert set(re.findall(r"([a-z-]+): ", given[1])) <= set(ACTION["inputs"])
    assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])


def test_checks_page_has_every_code() -> None:
    """`docs/generate.py` makes it."""
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    headings, rows = (
        set(re.findall(r"^### (SC[0-9]{3}) ", page, re.MULTILINE)),
        set(re.findall(r"^\| (SC[0-9]{3}) ", page, re.MULTILINE)),
    )

    assert headings == {entry.code for entry in entries().values() if entry.module}
    assert rows == {entry.code for entry in entries().values() if not entry.module}
    assert all(f"(`{family}`)" in page for family in Family)
