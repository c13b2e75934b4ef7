"""Which columns of a large log a run needs: the others are checked and not kept."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from scorecat.events.length import about_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.model.catalog import Catalog
    from scorecat.model.vocabulary import Vocabulary

MANY: Final = 100_000
"""So many rows make it worth the while to look through all versions of a place before the log is read."""

ALWAYS: Final = frozenset({"ended", "ref"})
"""What events are known by, whatever the rules."""


def large(log: Sequence[str]) -> bool:
    """Whether a log has many rows, or (packed, or on stdin) may have."""
    rows = about_rows(log)
    return rows is None or rows >= MANY


def needed(catalogs: Iterable[Catalog], vocabulary: Vocabulary) -> frozenset[str] | None:
    """Return the attributes that any of the catalogs may ask of an event; None: all.

    These are all that are named anywhere in one, whatever they are named for. Lists ask by fixed names as well.
    """
    found = set(ALWAYS)
    for catalog in catalogs:
        if catalog.listing:
            return None
        found.update(_texts(catalog))
    return frozenset(found & vocabulary.attributes.keys())


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value of the model."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
    elif isinstance(value, dict):
        yield from _texts((*value.keys(), *value.values()))
    elif isinstance(value, (tuple, list, frozenset, set)):
        for one in value:
            yield from _texts(one)
