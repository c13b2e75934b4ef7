"""A catalog that a command is given by name or as a file, and what has to be told of the choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorecat.catalog.tree import ENDINGS
from scorecat.cli.options import day
from scorecat.cli.streams import STREAMS
from scorecat.model.finding import UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scorecat.catalog.library import Library
    from scorecat.model.catalog import Catalog


def named(library: Library, name: str, as_of: str | None) -> Catalog:
    """Return the catalog that a name or a file means, and say where it is not what one may expect.

    Raises `UsageError` for a name that means none and for a day that has nothing to choose, `ScorecatError` for a
    file that is no catalog.
    """
    if as_of is not None and ("@" in name or name.endswith(ENDINGS)):
        raise UsageError(f"--as-of chooses a version, and {quoted(name)} is one already; leave it out")
    if name.endswith(ENDINGS):
        return library.read(Path(name))
    wanted = day(as_of, "--as-of")
    try:
        found = library.choose(name, wanted)
    except UsageError:
        is_no_file(name)
        raise
    if wanted is not None:
        _tell_if_not_in_force(found, wanted)
    else:
        tell_of_rules(library, [(name, found)])
    return found


def is_no_file(name: str) -> None:
    """Raise `UsageError` where a name that means no place is a file or a folder here."""
    path = Path(name)
    if path.is_dir():
        raise UsageError(f"{name} is a folder; name a catalog file in it")
    if path.exists() and not name.endswith(ENDINGS):
        raise UsageError(f"{name} is no catalog file; the name of one ends in .yaml or .yml")


def tell_of_rules(library: Library, chosen: Iterable[tuple[str, Catalog]]) -> None:
    """Point to the newest version with rules, where a place was named and its newest has none."""
    for name, one in chosen:
        if one.rules or one.grounds or "@" in name or one.place not in library.files:
            continue
        with_rules = [each.name for each in library.versions(one.place) if each.rules or each.grounds]
        if with_rules:
            STREAMS.note(f"{one.name} holds no rules; the newest version that does is {with_rules[-1]}")


def _tell_if_not_in_force(found: Catalog, wanted: date) -> None:
    if not found.in_force.covers(wanted):
        STREAMS.note(f"{found.name} was not in force on {wanted}; of the versions here it is the nearest")
