"""Every place of a catalog file at which a source is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecat.catalog.findings import Remarks
from scorecat.catalog.sources import source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked
    from scorecat.model.source import Source


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, and the steps that lead to it in the file."""

    steps: Steps
    source: Source


def cited(one: Checked) -> Iterator[Cited]:
    """Yield every source that a catalog names, in file order."""
    remarks = Remarks(one.document)
    for steps, node in _sources(one.document.root, ()):
        read = source(node, one.catalog.texts, remarks, steps)
        if read is not None:
            yield Cited(steps, read)


def _sources(node: Any, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    if isinstance(node, list):
        for place, item in enumerate(node):
            yield from _sources(item, (*steps, place))
    elif isinstance(node, dict):
        for key, value in node.items():
            if key != "source":
                yield from _sources(value, (*steps, key))
            elif isinstance(value, list):
                yield from (((*steps, key, place), item) for place, item in enumerate(value))
            else:
                yield (*steps, key), value
