"""Fill in what the documents show of the tool: `python docs/generate.py`, or `--check` that nothing is stale.

In README.md, the text block under `<!-- output of: COMMAND -->` is what the command prints. docs/cli.md is made of
every command's `--help`, docs/checks.md of the manual pages of all codes. `--command NAME` prints the command under
`<!-- command: NAME -->`, for CI to run.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS = ROOT / "docs" / "checks.md"
_STAMP = re.compile(r"(<!-- outputs drawn with )Rich \S+( -->)")
WIDTH = "118"
_OUTPUT = re.compile(r"(<!-- output of: (?P<command>.+?) -->\n```text\n).*?(^```$)", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"<!-- command: (?P<name>\w+) -->\n```sh\n(?P<command>.*?)\n```", re.DOTALL)


def output(command: str) -> str:
    """Return what a command prints on stdout, as on a terminal of a fixed width without colour."""
    words = shlex.split(command)
    if words[0] != "scorecat":
        raise SystemExit(f"the documents show only scorecat commands, not {command!r}")
    environment = {
        **os.environ,
        "COLUMNS": WIDTH,
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONIOENCODING": "utf-8",
    }
    run = subprocess.run(
        [sys.executable, "-m", "scorecat", *words[1:]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if run.returncode != 0:
        raise SystemExit(f"{command!r} failed:\n{run.stderr}")
    return run.stdout.rstrip("\n")


def readme(text: str) -> str:
    """Fill in the output blocks, and with what they were drawn."""
    text = _STAMP.sub(rf"\g<1>Rich {version('rich')}\g<2>", text)
    return _OUTPUT.sub(lambda found: found[1] + output(found["command"]) + "\n" + found[3], text)


def reference() -> str:
    """Make the command reference."""
    overview = output("scorecat --help")
    names = re.findall(r"^  (\w+)  ", overview.partition("Commands:")[2], re.MULTILINE)
    parts = [
        f"# Command reference\n\nMade of `--help` by `docs/generate.py` with Typer {version('typer')}.\n",
        f"```text\n{overview}\n```\n",
    ]
    parts += [f"## scorecat {name}\n\n```text\n{output(f'scorecat {name} --help')}\n```\n" for name in names]
    return "\n".join(parts)


def checks() -> str:
    """Make the manual of all codes."""
    from scorecat.check.table import entries  # noqa: PLC0415  (`--command` runs before anything is installed)
    from scorecat.render.rule import manual  # noqa: PLC0415

    return manual(entries().values())


def comparable(path: Path) -> bool:
    """Whether a document was made with what is installed: other versions draw tables and lay help out differently."""
    text = path.read_text(encoding="utf-8")
    return any(f"with {name} {version(name.lower())}" in text for name in ("Rich", "Typer"))


def command(name: str) -> str:
    """Return a command that the README gives."""
    for found in _COMMAND.finditer((ROOT / "README.md").read_text(encoding="utf-8")):
        if found["name"] == name:
            return found["command"]
    raise SystemExit(f"README.md has no command {name!r}")


def main(arguments: list[str]) -> int:
    """Write the documents, check them, or print a command."""
    if arguments[:1] == ["--command"]:
        print(command(arguments[1]))
        return 0
    page = ROOT / "README.md"
    made = {
        page: readme(page.read_text(encoding="utf-8")),
        ROOT / "docs" / "cli.md": reference(),
        CHECKS: checks(),
    }
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if arguments == ["--check"]:
        stale = [path for path in stale if path == CHECKS or not path.exists() or comparable(path)]
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale; run `python docs/generate.py`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
