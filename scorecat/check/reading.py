"""One pass over some files: each is read as what it is, and catalogs are checked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scorecat.cases.find import cases_of, catalog_of
from scorecat.cases.read import read as read_cases
from scorecat.catalog.build import of_document
from scorecat.catalog.calendar import calendar
from scorecat.catalog.library import content_of, shown_path
from scorecat.catalog.tree import CALENDARS, VOCABULARY, is_cases
from scorecat.check.check import Family
from scorecat.check.checked import Atlas, Checked
from scorecat.check.table import checks_of
from scorecat.check.vocabularies import own_vocabulary
from scorecat.files.document import read as read_document
from scorecat.model.finding import Finding, Location, ScorecatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from scorecat.catalog.library import Library
    from scorecat.model.case import Case
    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Reading:
    """One pass over some files; what is `given` for a file is not read from it."""

    files: Sequence[Path]
    library: Library
    given: Mapping[Path, bytes] = field(default_factory=dict)
    built: dict[Path, Checked] = field(default_factory=dict)

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place of the library."""
        return frozenset(self.library.files)

    @property
    def whole(self) -> bool:
        """Whether every catalog there is is checked, so that each has its like beside it."""
        return self.places <= {one.catalog.place for one in self.built.values()}

    @cached_property
    def words(self) -> list[Path]:
        """The files that are vocabulary."""
        return [path for path in self.files if path.parent.name == VOCABULARY]

    @cached_property
    def known(self) -> Vocabulary:
        """What catalogs are checked by: the vocabulary that is among the files, with its faults, else the library's."""
        return self._own[0] if self._own else self.library.vocabulary

    @cached_property
    def _own(self) -> tuple[Vocabulary, list[Finding]] | None:
        return own_vocabulary(self.words, self.content) if self.words else None

    @cached_property
    def calendars(self) -> list[Path]:
        """The files that are calendars."""
        return [path for path in self.files if path.parent.name == CALENDARS]

    def content(self, path: Path) -> bytes:
        """Return what a file holds, or what is given for it; raises `ScorecatError`."""
        return self.given[path] if path in self.given else content_of(path)

    def found(self) -> Iterator[Finding]:
        """Yield what there is to tell, in no order."""
        if self._own:
            yield from self._own[1]
        for path in self.calendars:
            yield from self._calendar(path)
        rest = [path for path in self.files if path not in {*self.words, *self.calendars}]
        cases = [path for path in rest if is_cases(path)]
        for path in rest:
            if path not in cases:
                yield from self._catalog(path)
        yield from _twice({path: one.catalog for path, one in self.built.items()})
        rows: list[Case] = []
        for path in cases:
            yield from self._cases(path, rows)
        if rows:
            from scorecat.cases.run import check_rows  # noqa: PLC0415  (the engine is heavy)

            yield from check_rows(rows, self.known)
        yield from self._checks()

    def _calendar(self, path: Path) -> Sequence[Finding]:
        try:
            _, found = calendar(self.content(path), shown_path(path))
        except ScorecatError as error:
            return error.findings
        return found

    def _catalog(self, path: Path) -> Iterator[Finding]:
        """Build a catalog."""
        shown = shown_path(path)
        try:
            content = self.content(path)
            document = read_document(content, shown)
        except ScorecatError as error:
            yield from error.findings
            return
        built, found = of_document(document, hashlib.sha256(content).hexdigest(), self.known)
        yield from found
        if built is not None:
            self.built[path] = Checked(built, document, self.known)
            if path.is_relative_to(self.library.folder):
                yield from _misplaced(path, built)

    def _cases(self, path: Path, rows: list[Case]) -> Iterable[Finding]:
        """Check cases by the catalog beside them; where that is broken it is told once, and they are not.

        Those whose rows are still to be looked at are added to `rows`: all are in one go.
        """
        try:
            beside = catalog_of(path)
            if beside not in self.built and beside in self.files:
                return []
            known = self.built.get(beside)
            one = known.catalog if known else self.library.read(beside)
            file, found = read_cases(self.content(path), shown_path(path), one, self.known)
        except ScorecatError as error:
            return error.findings
        if file is None:
            return found
        if known:
            self.built[beside] = replace(known, cases=file)
        rows += file.cases
        return found

    def _checks(self) -> Iterator[Finding]:
        """Run the checks; where the cases of a catalog are broken, it is not asked about its cases."""
        ready = [self._with_cases(path, one) for path, one in self.built.items()]
        for one, whole in ready:
            families = [family for family in Family if whole or family is not Family.TESTS]
            for module in checks_of(families):
                if hasattr(module, "check"):
                    yield from module.check(one)
        words = self.library.folder / VOCABULARY
        atlas = Atlas(tuple(one for one, _ in ready), self.known, frozenset(self.library.files), words)
        for module in checks_of(Family):
            if hasattr(module, "check_all"):
                yield from module.check_all(atlas)

    def _with_cases(self, path: Path, one: Checked) -> tuple[Checked, bool]:
        """Add the cases that lie beside a catalog; and whether they could be read, if there are any."""
        beside = cases_of(path)
        if one.cases is not None or not beside.is_file():
            return one, True
        try:
            file, _ = read_cases(self.content(beside), shown_path(beside), one.catalog, self.known)
        except ScorecatError:
            file = None
        return replace(one, cases=file), file is not None


def _misplaced(path: Path, built: Catalog) -> Iterator[Finding]:
    """A shipped catalog is found by its folder and file name."""
    where = Location(shown_path(path), 1, 1)
    if path.parent.name != built.place:
        yield Finding("SC321", where, f"place '{built.place}' lies in the folder of '{path.parent.name}'", "move it")
    if path.stem != built.version:
        yield Finding("SC321", where, f"version '{built.version}' lies in a file named '{path.name}'", "rename it")


def _twice(built: Mapping[Path, Catalog]) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for path, one in built.items():
        if one.name in seen:
            where = Location(shown_path(path), 1, 1)
            yield Finding("SC322", where, f"{one.name} is also in {shown_path(seen[one.name])}", "keep one")
        seen.setdefault(one.name, path)
