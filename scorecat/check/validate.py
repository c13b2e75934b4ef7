"""Strict YAML, schema, vocabulary and references of catalog, cases, vocabulary and calendar files, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecat.cases.find import catalog_of, is_cases
from scorecat.cases.read import read as read_cases
from scorecat.catalog.build import catalog
from scorecat.catalog.calendar import calendar
from scorecat.catalog.library import content_of, shown_path
from scorecat.catalog.vocabulary import vocabulary
from scorecat.model.finding import Finding, Location, ScorecatError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scorecat.catalog.library import Library
    from scorecat.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found, in order of file and place."""

    files: int
    findings: tuple[Finding, ...]


def validate(paths: Sequence[Path], library: Library) -> Report:
    """Check files, and all `*.yaml` and `*.yml` below folders; no path: the shipped catalogs.

    Files in a folder named `vocabulary` are vocabulary, in one named `calendars` calendars; `*.cases.yaml` are the
    cases of the catalog beside them, which are read and not run; all others are catalogs. Raises
    `IdentityRefusedError`.
    """
    files = list(_files(paths or [library.folder]))
    found: list[Finding] = []
    words = [path for path in files if path.parent.name == "vocabulary"]
    if words:
        found += _vocabulary(words)
    calendars = [path for path in files if path.parent.name == "calendars"]
    for path in calendars:
        found += _calendar(path)
    built: list[tuple[Path, Catalog]] = []
    rest = [path for path in files if path not in words and path not in calendars]
    cases = [path for path in rest if is_cases(path)]
    for path in rest:
        if path not in cases:
            one, findings = _catalog(path, library)
            found += findings
            built += [(path, one)] if one else []
    found += _twice(built)
    for path in cases:
        found += _cases(path, dict(built), library, asked=files)
    return Report(len(files), tuple(sorted(found, key=lambda finding: finding.order)))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(file for ending in ("*.yaml", "*.yml") for file in path.rglob(ending))
        if not inside:
            raise UsageError(f"{path}: no YAML file in this folder or below it")
        yield from inside


def _vocabulary(paths: Sequence[Path]) -> list[Finding]:
    try:
        _, found = vocabulary([(shown_path(path), content_of(path)) for path in paths])
    except ScorecatError as error:
        return list(error.findings)
    return found


def _calendar(path: Path) -> Sequence[Finding]:
    try:
        _, found = calendar(content_of(path), shown_path(path))
    except ScorecatError as error:
        return error.findings
    return found


def _catalog(path: Path, library: Library) -> tuple[Catalog | None, list[Finding]]:
    try:
        content = content_of(path)
    except ScorecatError as error:
        return None, list(error.findings)
    built, found = catalog(content, shown_path(path), library.vocabulary)
    if built is not None and path.is_relative_to(library.folder):
        found += _misplaced(path, built)
    return built, found


def _cases(path: Path, built: Mapping[Path, Catalog], library: Library, asked: Sequence[Path]) -> Sequence[Finding]:
    """Check cases by the catalog beside them; where that is broken it is told once, and they are not."""
    try:
        beside = catalog_of(path)
        if beside not in built and beside in asked:
            return []
        one = built.get(beside) or library.read(beside)
        file, found = read_cases(content_of(path), shown_path(path), one, library.vocabulary)
    except ScorecatError as error:
        return error.findings
    if file is None:
        return found
    from scorecat.cases.run import check_rows  # noqa: PLC0415  (the engine is heavy)

    return check_rows(file.cases, library.vocabulary)


def _misplaced(path: Path, built: Catalog) -> Iterator[Finding]:
    """A shipped catalog is found by its folder and file name."""
    where = Location(shown_path(path), 1, 1)
    if path.parent.name != built.place:
        yield Finding("SC321", where, f"place '{built.place}' lies in the folder of '{path.parent.name}'", "move it")
    if path.stem != built.version:
        yield Finding("SC321", where, f"version '{built.version}' lies in a file named '{path.name}'", "rename it")


def _twice(built: Sequence[tuple[Path, Catalog]]) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for path, one in built:
        if one.name in seen:
            where = Location(shown_path(path), 1, 1)
            yield Finding("SC322", where, f"{one.name} is also in {shown_path(seen[one.name])}", "keep one")
        seen.setdefault(one.name, path)
