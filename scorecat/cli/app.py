"""The command line as a whole: its commands, the options above them, and how a run ends."""

from __future__ import annotations

import os
import sys
from functools import wraps
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from scorecat.cli import audit as audit_command
from scorecat.cli import compare as compare_command
from scorecat.cli import conduct as conduct_command
from scorecat.cli import config as config_command
from scorecat.cli import diff as diff_command
from scorecat.cli import eval as eval_command
from scorecat.cli import explain as explain_command
from scorecat.cli import generate as generate_command
from scorecat.cli import list as list_command
from scorecat.cli import new as new_command
from scorecat.cli import pseudonymise as pseudonymise_command
from scorecat.cli import record as record_command
from scorecat.cli import rule as rule_command
from scorecat.cli import rules as rules_command
from scorecat.cli import schema as schema_command
from scorecat.cli import show as show_command
from scorecat.cli import test as test_command
from scorecat.cli import validate as validate_command
from scorecat.cli.engine_failure import plain
from scorecat.cli.exits import Exit
from scorecat.cli.streams import STREAMS, Color
from scorecat.model.finding import IdentityRefusedError, ScorecatError, UsageError
from scorecat.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="scorecat",
    help="Published scoring rules as catalogs: what a place's rules make of a log, every point with its source.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
COMMANDS = (
    eval_command,
    record_command,
    explain_command,
    compare_command,
    conduct_command,
    diff_command,
    list_command,
    show_command,
    audit_command,
    new_command,
    validate_command,
    test_command,
    rule_command,
    rules_command,
    config_command,
    schema_command,
    pseudonymise_command,
    generate_command,
)
"""In the order of the help; each module has `NAME`, `EXAMPLES` and a function `command`."""

_SHARED = frozenset({"-q", "-qq", "--quiet", "-v", "-vv", "--verbose"})

# What the command line itself refuses; its module depends on the version of Typer, which brings its own.
_MISUSE: Any = typer.BadParameter.__base__


def _ending(command: Callable[..., int]) -> Callable[..., int]:
    """End a command here when it is interrupted or its output has nowhere to go: Typer would end it in silence."""

    @wraps(command)
    def ended(*args: Any, **options: Any) -> int:
        try:
            code = command(*args, **options)
            sys.stdout.flush()
        except (KeyboardInterrupt, OSError) as error:
            return _ended(error)
        return code

    return ended


for module in COMMANDS:
    examples = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in module.EXAMPLES)
    app.command(module.NAME, epilog=examples)(_ending(module.command))


def _version(asked: bool) -> None:
    if asked:
        from scorecat import __version__  # noqa: PLC0415

        typer.echo(f"scorecat {__version__}")
        raise typer.Exit


@app.callback()
def top(
    color: Annotated[Color, typer.Option(help="When to use colour (NO_COLOR and FORCE_COLOR count).")] = Color.AUTO,
    quiet: Annotated[int, typer.Option("--quiet", "-q", count=True, help="Say less on stderr.")] = 0,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Say more on stderr.")] = 0,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that all commands share."""
    STREAMS.color = color
    STREAMS.verbosity = verbose - quiet


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; expected failures are told on stderr, one line each."""
    if sys.stdout is None:
        sys.stderr.write("scorecat: standard output is closed; send it to a file or to /dev/null\n")
        return Exit.INVALID
    _same_bytes_everywhere(sys.stdout)
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(_shared_first(given) or ["--help"], standalone_mode=False, prog_name="scorecat")
    except BaseException as error:  # noqa: BLE001  (whatever is not expected is raised again)
        return _ended(plain(error))
    return int(code or Exit.OK)


def _shared_first(arguments: list[str]) -> list[str]:
    """Move the options that all commands share before the command: they are understood wherever they stand."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    shared: list[str] = []
    others: list[str] = []
    words = iter(arguments[:end])
    for word in words:
        if word == "--color":
            shared += [word, *islice(words, 1)]
        elif word in _SHARED or word.startswith("--color="):
            shared.append(word)
        else:
            others.append(word)
    return [*shared, *others, *arguments[end:]]


def _same_bytes_everywhere(out: TextIO) -> None:
    """Write UTF-8 and plain line ends, whatever the locale; a terminal gets what its own encoding has."""
    if out.isatty():
        out.reconfigure(errors="replace")  # type: ignore[attr-defined]  # the real stdout is a TextIOWrapper
    else:
        out.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[attr-defined]  # the same


def _ended(error: BaseException) -> int:
    match error:
        case ScorecatError(findings=findings):
            for finding in findings:
                sys.stderr.write(f"{clean(finding)}\n")
            return Exit.INVALID
        case UsageError():
            sys.stderr.write(f"scorecat: {clean(error)}\n")
            return Exit.INVALID
        case IdentityRefusedError():
            sys.stderr.write(f"scorecat: {clean(error)}\n")
            return Exit.REFUSED
        case _MISUSE():
            return _misused(error)
        case KeyboardInterrupt() | typer.Abort():
            sys.stderr.write("scorecat: interrupted; nothing was left half-written\n")
            return Exit.INTERRUPTED
        case BrokenPipeError():
            # Whoever read the output has seen enough.
            _silence_stdout()
            return Exit.OK
        case OSError(strerror=str(said)):
            name = f"{error.filename}: " if error.filename else ""
            sys.stderr.write(f"scorecat: {clean(name + said)}; the output is not whole\n")
            _silence_stdout()
            return Exit.INVALID
        case typer.Exit(exit_code=code):
            return code
        case _:
            raise error


def _silence_stdout() -> None:
    """Point stdout elsewhere, so that its last flush says nothing more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _misused(error: Any) -> int:
    command = error.ctx.command_path if error.ctx else "scorecat"
    said = error.format_message().replace("Value error, ", "").rstrip(".")
    sys.stderr.write(f"{command}: {clean(said)} (`{command} --help` shows all)\n")
    return Exit.INVALID
