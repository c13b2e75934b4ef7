"""The shipped catalogs: where they are, and which one a name and a date mean."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from scorecat.catalog.build import catalog as build_catalog
from scorecat.catalog.calendar import calendar as build_calendar
from scorecat.catalog.shipped import Shipped, Version, load
from scorecat.catalog.tree import CALENDARS, VOCABULARY, is_cases, must_be_catalog
from scorecat.catalog.vocabulary import of_documents
from scorecat.catalog.vocabulary import vocabulary as build_vocabulary
from scorecat.files.document import Document, Span
from scorecat.files.document import read as read_document
from scorecat.model.catalog import InForce
from scorecat.model.finding import Finding, Location, ScorecatError, Severity, UsageError, quoted
from scorecat.model.text import did_you_mean
from scorecat.model.vocabulary import NEEDED_ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary
    from scorecat.model.working_days import WorkingCalendar

_PACKAGE = Path(__file__).parent.parent


def shipped_folder() -> Path:
    """Return the folder of the shipped catalogs: in the wheel, or beside the package in a checkout."""
    inside = _PACKAGE / "catalogs"
    return inside if inside.is_dir() else _PACKAGE.parent / "catalogs"


def content_of(path: Path, shown: str = "") -> bytes:
    """Read a file whole; what cannot be read is a finding."""
    name = shown or str(path)
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise ScorecatError(Finding("SC001", Location(name), "is a directory", "name a file in it")) from None
    except FileNotFoundError:
        raise ScorecatError(Finding("SC001", Location(name), "there is no such file", "check the path")) from None
    except OSError as error:
        said = error.strerror or "error"
        raise ScorecatError(Finding("SC001", Location(name), f"cannot be read: {said.lower()}")) from None


@dataclass(frozen=True)
class Library:
    """The catalogs of one folder, read when asked for and only once."""

    folder: Path = field(default_factory=shipped_folder)
    _read: dict[Path, Catalog] = field(default_factory=dict, repr=False)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The shared vocabulary; raises `ScorecatError` where its files are wrong."""
        plain = self._shipped.plain_vocabulary(self.vocabulary_files)
        if plain is not None:
            built, found = of_documents(Document(path, root, Span(1, 1, 1, 1)) for path, root in plain.items())
        else:
            files = self.vocabulary_files
            built, found = build_vocabulary((shown_path(path), content_of(path)) for path in files)
        if found:
            raise ScorecatError(*found)
        if not built.conducts:
            where = Location(shown_path(self.folder / VOCABULARY))
            raise ScorecatError(Finding("SC001", where, "holds no vocabulary", "check the folder"))
        lacking = ", ".join(quoted(name) for name in NEEDED_ATTRIBUTES if name not in built.attributes)
        if lacking:
            where = Location(shown_path(self.folder / VOCABULARY))
            said = f"holds no attribute {lacking}, which every log may have"
            raise ScorecatError(Finding("SC303", where, said, "take them over from the shipped attributes.yaml"))
        return built

    @cached_property
    def vocabulary_files(self) -> tuple[Path, ...]:
        """The files of the shared vocabulary."""
        return tuple(sorted((self.folder / VOCABULARY).glob("*.yaml")))

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The working days of mainland China; raises `ScorecatError` where the file is wrong or not there."""
        content = content_of(self.calendar_file, shown_path(self.calendar_file))
        passed = self._shipped.passed(self.calendar_file, content)
        built, found = build_calendar(content, shown_path(self.calendar_file), passed=passed)
        if found or built is None:
            raise ScorecatError(*found)
        return built

    @property
    def calendar_file(self) -> Path:
        """The file of the working days."""
        return self.folder / CALENDARS / "cn.yaml"

    @cached_property
    def _shipped(self) -> Shipped:
        return load(self.folder)

    @cached_property
    def files(self) -> dict[str, tuple[Path, ...]]:
        """Catalog files by place, a place's versions in order of name."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self.folder.glob("*/*/*.yaml")):
            if not is_cases(path):
                found.setdefault(path.parent.name, []).append(path)
        return {place: tuple(paths) for place, paths in found.items()}

    def read(self, path: Path) -> Catalog:
        """Read one catalog file; raises `ScorecatError` with every error found in it.

        Raises `UsageError` where it is a file of another kind.
        """
        if path not in self._read:
            must_be_catalog(path)
            content = content_of(path)
            passed = self._shipped.passed(path, content)
            built, found = build_catalog(content, shown_path(path), self.vocabulary, passed=passed)
            errors = [finding for finding in found if finding.severity is Severity.ERROR]
            if errors or built is None:
                raise ScorecatError(*errors)
            self._read[path] = built
        return self._read[path]

    def document(self, found: Catalog) -> Any:
        """Return the content of a catalog's file as plain data."""
        return read_document(content_of(Path(found.path)), found.path).root

    def versions(self, place: str) -> tuple[Catalog, ...]:
        """All versions of a place, oldest first."""
        return tuple(sorted(map(self.read, self.files[place]), key=lambda found: found.in_force.start))

    def all(self) -> tuple[Catalog, ...]:
        """Every catalog, by place, oldest version first."""
        return tuple(found for place in sorted(self.files) for found in self.versions(place))

    def choose(self, name: str, day: date | None) -> Catalog:
        """Return the catalog a name means on a day: `rongcheng`, `荣成`, `Rongcheng`, `rongcheng@2016`.

        Without a version it is the one in force on the day, else the nearest; without a day the newest.
        Raises `UsageError` for a name or version there is none of.
        """
        word, _, version = unicodedata.normalize("NFKC", name).strip().partition("@")
        place = self._place(word)
        versions = self.known(place)
        if not version:
            return self.read(in_force(versions, day, lambda one: (one.start, one.until)).path)
        for one in versions:
            if one.version == version:
                return self.read(one.path)
        known = ", ".join(one.version for one in versions)
        raise UsageError(f"{place} has no version {quoted(version)}; versions: {known}")

    def known(self, place: str) -> tuple[Version, ...]:
        """Say which versions a place has, oldest first: from the index if it holds, else by reading them."""
        listed = self._shipped.versions(place, self.files[place])
        if listed is not None:
            return listed
        return tuple(
            Version(path, found.version, found.in_force.start, found.in_force.until, names_of(found))
            for path, found in sorted(
                ((path, self.read(path)) for path in self.files[place]), key=lambda pair: pair[1].in_force.start
            )
        )

    def _place(self, word: str) -> str:
        if word in self.files:
            return word
        wanted = _folded(word)
        names = {name: place for place in self.files for one in self.known(place) for name in one.names}
        if wanted in names:
            return names[wanted]
        hint = did_you_mean(wanted, names) or "`scorecat list` shows all places"
        raise UsageError(f"no place {quoted(word)}; {hint}")


T = TypeVar("T")


def in_force(versions: Sequence[T], day: date | None, dates: Callable[[T], tuple[date, date | None]]) -> T:
    """Pick the version in force on a day, else the nearest in time; without a day the newest.

    `versions` are in order of their first days; `dates` gives a version's [from, until).
    """
    if day is None:
        return versions[-1]

    return min(versions, key=lambda one: InForce(*dates(one)).distance(day))


def names_of(found: Catalog) -> tuple[str, ...]:
    """Every name a place answers to, folded."""
    locality = found.locality
    return tuple(_folded(name) for name in (found.place, locality.name.en, locality.name.zh, *locality.aliases) if name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def shown_path(path: Path) -> str:
    """Show a path as short as it can be named from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
