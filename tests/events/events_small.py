"""A small vocabulary and made-up identity numbers for the tests of scorecat.events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
from stdnum.cn import ric

from scorecat.events.log import Log, read_log
from scorecat.model.text import Label
from scorecat.model.vocabulary import (
    Attribute,
    AttributeType,
    AttributeUse,
    Conduct,
    ConductKind,
    Vocabulary,
)

if TYPE_CHECKING:
    from pathlib import Path

_REF = {"ref": AttributeUse()}
_CONDUCTS: dict[str, tuple[ConductKind, dict[str, AttributeUse]]] = {
    "traffic.fine": (ConductKind.CONDUCT, {"amount": AttributeUse()}),
    "charity.donation": (ConductKind.CONDUCT, {}),
    "record.revoked": (ConductKind.CORRECTION, _REF),
    "court.judgment-performed": (ConductKind.PROCEDURE, {}),
}
_ATTRIBUTES: dict[str, tuple[AttributeType, tuple[str | int, ...]]] = {
    "amount": (AttributeType.DECIMAL, ()),
    "balance": (AttributeType.DECIMAL, ()),
    "severity": (AttributeType.CHOICE, ("ordinary", "serious")),
    "rank": (AttributeType.INTEGER, (1, 2, 3)),
    "ended": (AttributeType.DATE, ()),
    "ref": (AttributeType.TEXT, ()),
    "role": (AttributeType.TEXT, ()),
}
VOCABULARY = Vocabulary(
    {},
    {code: Conduct(code, kind, Label(code), "", takes) for code, (kind, takes) in _CONDUCTS.items()},
    {name: Attribute(name, kind, Label(name), "", "", values) for name, (kind, values) in _ATTRIBUTES.items()},
)
Row = tuple[Any, ...]


def identity(serial: int = 1) -> str:
    """Return a well-formed number of the division 999999, which is nobody's."""
    start = f"99999919900101{serial:03d}"
    return start + ric.calc_check_digit(start + "0")


def read(*paths: Path | str, **options: Any) -> tuple[Log, list[Row]]:
    """Read a log with a connection of its own; return what came of it and the rows, sorted."""
    connection = duckdb.connect()
    log = read_log(connection, [str(path) for path in paths], VOCABULARY, **options)
    return log, rows(connection)


def rows(connection: duckdb.DuckDBPyConnection, table: str = "log") -> list[Row]:
    """Return the rows of a table, sorted, without their numbers."""
    return sorted(connection.sql(f"SELECT COLUMNS(lambda name: name <> 'number') FROM {table}").fetchall(), key=repr)
