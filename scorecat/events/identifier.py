"""Names in SQL: the one place where a name becomes part of a statement."""

from __future__ import annotations


def identifier(name: str) -> str:
    """Return the name as a quoted SQL identifier; every quote in it is doubled."""
    if "\0" in name:
        raise ValueError("an SQL identifier cannot hold a NUL character")
    return '"' + name.replace('"', '""') + '"'
