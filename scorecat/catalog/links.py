"""`links`: from YAML to what a programme takes from others and gives to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.catalog.day import first_day
from scorecat.catalog.sources import given_source, label
from scorecat.model.catalog import Link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scorecat.catalog.findings import Remarks, Steps
    from scorecat.model.source import Text


def links(nodes: Sequence[Any], texts: Mapping[str, Text], remarks: Remarks) -> tuple[Link, ...]:
    """Build `links`."""
    found = []
    for index, node in enumerate(nodes):
        at: Steps = ("links", index)
        read = given_source(node, texts, remarks, at)
        start, until = (_day(node, key, remarks, at) for key in ("from", "until"))
        if start and until and until <= start:
            remarks.error("SC312", (*at, "until"), f"`until` {until} is not after `from` {start}")
        if read:
            found.append(
                Link(
                    label(node["to"]), node["direction"], label(node["what"]), start, until, read, node.get("note", "")
                )
            )
    return tuple(found)


def _day(node: Mapping[str, Any], key: str, remarks: Remarks, at: Steps) -> date | None:
    return first_day(node[key], remarks, (*at, key)) if key in node else None
