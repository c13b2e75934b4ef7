"""`scorecat diff --git`: being git's external diff."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.cli.diff_written import Format, write_diff
from scorecat.cli.exits import Exit
from scorecat.model.finding import ScorecatError, UsageError
from scorecat.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEVEN: Final = 7
"""Path, old file, its hex and mode, new file, its hex and mode; where the file was renamed, two more."""
_NO_FILE: Final = "/dev/null"


def driven(arguments: Sequence[str], format_: Format | None, dead: Sequence[str]) -> int:
    """Be git's external diff, which takes any exit code but 0 for a crash: a file that does not load is told."""
    if dead:
        raise UsageError("--git only shows a diff; leave --events and --fail-on out")
    if len(arguments) == 1:
        sys.stdout.write(f"{clean(arguments[0])}: not merged yet\n")
        return Exit.OK
    if len(arguments) not in (_SEVEN, _SEVEN + 2):
        raise UsageError(f"--git takes the seven arguments of git's external diff, and these are {len(arguments)}")
    path, old, new = arguments[0], arguments[1], arguments[4]
    shown = (f"a/{path}", f"b/{arguments[7] if len(arguments) > _SEVEN else path}")
    if _NO_FILE in (old, new):
        sys.stdout.write(f"{clean(path)}: {'a new catalog' if old == _NO_FILE else 'the catalog is gone'}\n")
        return Exit.OK
    from scorecat.catalog.library import Library, content_of  # noqa: PLC0415
    from scorecat.diff.diff import diff  # noqa: PLC0415
    from scorecat.diff.place import of_content  # noqa: PLC0415

    library = Library()
    try:
        one, other = (
            of_content(content_of(Path(file)), name, library) for file, name in zip((old, new), shown, strict=True)
        )
    except ScorecatError as error:
        sys.stdout.write(f"{clean(path)}: no diff by conduct, since it does not load\n")
        sys.stdout.writelines(f"  {clean(finding)}\n" for finding in error.findings)
        return Exit.OK
    found = diff(one, other)
    write_diff(found, list(found.changes), (one, other), None, format_ or Format.TABLE, None, asked=shown, every=True)
    return Exit.OK
