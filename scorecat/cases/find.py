"""Which catalogs are meant, and where their cases are: `<version>.cases.yaml` beside `<version>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.catalog.library import shown_path
from scorecat.catalog.tree import CALENDARS, CASES, ENDINGS, VOCABULARY, hidden, is_cases
from scorecat.model.finding import Finding, Location, ScorecatError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NO_CATALOGS: Final = (VOCABULARY, CALENDARS)


@dataclass(frozen=True, slots=True)
class Pair:
    """A catalog file and its cases, if there are any; `named`: asked for by itself, not as part of a folder."""

    catalog: Path
    cases: Path | None
    named: bool


def catalog_of(path: Path) -> Path:
    """Return the catalog beside a file of cases; raises `ScorecatError` where there is none."""
    beside = path.with_name(path.stem.removesuffix(CASES) + path.suffix)
    if not beside.is_file():
        where = Location(shown_path(path), 1, 1)
        raise ScorecatError(
            Finding("SC610", where, f"there is no catalog {beside.name} beside it", "name it after one")
        )
    return beside


def cases_of(path: Path) -> Path:
    """Return where the cases of a catalog are, if there are any."""
    return path.with_name(path.stem + CASES + path.suffix)


def pairs(paths: Sequence[Path]) -> tuple[Pair, ...]:
    """Find catalogs: files, cases files, and all below folders but words and calendars; each once, in the order named.

    Raises `ScorecatError` for files that are not there and cases without a catalog.
    """
    found: dict[Path, Pair] = {}
    findings: list[Finding] = []
    for path in paths:
        files = [path]
        if path.is_dir():
            inside = (file for ending in ENDINGS for file in path.rglob(f"*{ending}"))
            files = sorted(file for file in inside if not hidden(file, path))
            files = [file for file in files if file.parent.name not in _NO_CATALOGS]
            if not files:
                raise UsageError(f"{path}: no YAML file in this folder or below it")
        for file in files:
            try:
                pair = _pair(file, named=not path.is_dir())
            except ScorecatError as error:
                findings += error.findings
                continue
            known = found.setdefault(pair.catalog.resolve(), pair)
            if pair.named and not known.named:
                found[pair.catalog.resolve()] = pair
    if findings:
        raise ScorecatError(*findings)
    return tuple(found.values())


def _pair(file: Path, *, named: bool) -> Pair:
    if not file.exists():
        raise ScorecatError(Finding("SC001", Location(str(file)), "there is no such file or folder", "check the path"))
    if is_cases(file):
        return Pair(catalog_of(file), file, named)
    cases = cases_of(file)
    return Pair(file, cases if cases.is_file() else None, named)
