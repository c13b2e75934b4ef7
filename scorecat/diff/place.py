"""From what a diff is asked for to a catalog: a place, a place in one version, a file, or a file in a git revision."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scorecat.catalog.build import catalog as build
from scorecat.catalog.library import content_of, shown_path
from scorecat.catalog.tree import ENDINGS, must_be_catalog
from scorecat.diff.side import Side
from scorecat.files.document import read
from scorecat.model.finding import Finding, Location, ScorecatError, Severity, UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scorecat.catalog.library import Library

_REVISION: Final = re.compile(r"(?P<revision>[^:]+):(?P<path>.+)", re.DOTALL)
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")


def side(name: str, library: Library, day: date | None, environment: Mapping[str, str]) -> Side:
    """Return the catalog that a name means; `environment` is that of git.

    Raises `UsageError` for what names nothing, and `ScorecatError` with every error of a file.
    """
    revision = None if _DRIVE.match(name) or Path(name).is_file() else _REVISION.fullmatch(name)
    if revision:
        if not revision["path"].endswith(ENDINGS):
            raise UsageError(
                f"{quoted(name)}: name a catalog file in the revision, such as HEAD~1:catalogs/…/2019.yaml"
            )
        return of_content(_git_show(revision["revision"], revision["path"], environment), name, library)
    if name.endswith(ENDINGS):
        path = Path(name)
        must_be_catalog(path)
        return of_content(content_of(path), shown_path(path), library)
    found = library.choose(name, day)
    return Side(found, library.vocabulary, read(content_of(Path(found.path)), found.path))


def of_content(content: bytes, shown: str, library: Library) -> Side:
    """Return the catalog that a file holds; messages name the file as `shown`."""
    built, findings = build(content, shown, library.vocabulary)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors or built is None:
        raise ScorecatError(*errors)
    return Side(built, library.vocabulary, read(content, shown))


def _git_show(revision: str, path: str, environment: Mapping[str, str]) -> bytes:
    shown = Location(f"{revision}:{path}")
    if revision.startswith("-"):
        raise UsageError(f"{quoted(revision)} is no git revision; write it as HEAD~1 or a commit's name")
    command = ["git", "show", "--no-textconv", "--no-ext-diff", "--end-of-options", f"{revision}:{path}"]
    try:
        ended = subprocess.run(command, capture_output=True, check=False, env=dict(environment))  # noqa: S603
    except FileNotFoundError:
        raise ScorecatError(Finding("SC001", shown, "git is not installed", "name a file")) from None
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip().splitlines() or ["git show failed"]
        message = said[0].removeprefix("fatal: ").rstrip(".")
        advice = "paths are those from the top of the repository, or from here after ./"
        raise ScorecatError(Finding("SC001", shown, f"git cannot show it: {message}", advice))
    return ended.stdout
