"""The one table of all that can be found: the checks of each family, and what reading files tells.

It feeds what `validate` runs, `rule`, `rules`, the choice of checks and the documentation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

from scorecat.check.check import Family
from scorecat.check.manual import Page, page
from scorecat.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

_ENTRY: Final = re.compile(r"^## (SC[0-9]{3}) ([a-z-]+) \((error|warning|info)\)\n", re.MULTILINE)
_READING: Final = {
    "0": "files",
    "1": "yaml",
    "2": "schema",
    "3": "meaning",
    "4": "allow",
    "6": "cases",
    "7": "logs",
}
"""The groups of codes that are no checks, by their first digit; `allow`: suppressions."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: what it is called, how grave it is unless told otherwise, and its manual page."""

    code: str
    name: str
    group: str
    """The family of a check, else what is being read: files, yaml, schema, meaning, allow, cases, logs."""
    severity: Severity
    page: Page
    module: ModuleType | None = None
    """What finds it; None: reading does, and it cannot be left out."""

    @property
    def optional(self) -> bool:
        """Whether it can be left out, and its severity changed: what is wrong with a file is always told."""
        return self.module is not None or self.group == "allow"


@cache
def entries() -> Mapping[str, Entry]:
    """Return all entries by code, in order; a code stands for one thing."""
    found: dict[str, Entry] = {}
    for entry in sorted([*_read(), *_checks()], key=lambda entry: entry.code):
        if entry.code in found:
            raise AssertionError(f"{entry.code} is {found[entry.code].name} and {entry.name}")
        found[entry.code] = entry
    return found


def checks_of(families: Iterable[Family]) -> Iterator[Any]:
    """Yield the modules of checks of these families, in order of code."""
    wanted = set(families)
    yield from (entry.module for entry in entries().values() if entry.module and entry.group in wanted)


def _checks() -> Iterator[Entry]:
    for family in Family:
        package = import_module(f"{__package__}.{family}")
        for info in iter_modules(package.__path__, f"{package.__name__}."):
            module: Any = import_module(info.name)
            if hasattr(module, "CODE"):
                name = info.name.rpartition(".")[2].replace("_", "-")
                yield Entry(module.CODE, name, family.value, module.SEVERITY, page(module.__doc__), module)


def _read() -> Iterator[Entry]:
    text = resources.files(__package__).joinpath("manual.md").read_text(encoding="utf-8")
    _, *parts = _ENTRY.split(text)
    for code, name, severity, body in zip(*(parts[start::4] for start in range(4)), strict=True):
        yield Entry(code, name, _READING[code[2]], Severity(severity), page(body))
