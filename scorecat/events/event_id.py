"""Event ids: one made from its content for a row that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorecat.events.column import Column

PREFIX: Final = "row-"
_DIGITS: Final = 12


def content_id(columns: Sequence[Column], without: frozenset[int]) -> tuple[str, dict[str, Any]]:
    """Return an expression over v0, v1, … but `without` some for the id of a row, and its parameters.

    The id is made of what the row says, in canonical form, and of nothing else: each value with its
    column's name and its length, so that no two contents are written alike; a column that is empty adds
    nothing, so that a vocabulary may grow.
    """
    parts: list[str] = []
    parameters: dict[str, Any] = {}
    for i, column in enumerate(columns):
        if i in without:
            continue
        text = f"CAST(v{i} AS VARCHAR)"
        parameters[f"name{i}"] = f"{column.name}="
        parts.append(f"coalesce($name{i} || CAST(strlen({text}) AS VARCHAR) || ':' || {text} || ';', '')")
    parameters |= {"prefix": PREFIX, "digits": _DIGITS}
    return f"$prefix || left(md5(concat({', '.join(parts)})), $digits)", parameters
