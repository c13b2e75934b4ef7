"""A column of a table we read: its name, its declared type, the values it may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from scorecat.model.subject import RELATIONS
from scorecat.model.vocabulary import AttributeType

if TYPE_CHECKING:
    from scorecat.model.vocabulary import Vocabulary

WHITESPACE: Final = " \t\r\n\v\f\u00a0\u3000\ufeff"
"""What is trimmed from both ends of a cell."""


class CellType(Enum):
    """What a cell is read as; the value is the DuckDB type of the column."""

    TEXT = "VARCHAR"
    DECIMAL = "DECIMAL(18,4)"
    INTEGER = "INTEGER"
    DATE = "DATE"
    BOOLEAN = "BOOLEAN"


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read.

    Attributes:
        name: our name of it.
        type: its declared type; cells are read as nothing else.
        values: what a cell may hold, as text; empty: anything of the type.
        required: whether every row must have it.
        identifier: whether it names something, so that control characters have no place in it.
        signed: whether a number may be below zero.
    """

    name: str
    type: CellType = CellType.TEXT
    values: tuple[str, ...] = ()
    required: bool = False
    identifier: bool = False
    signed: bool = True


_TYPES: Final = {
    AttributeType.DECIMAL: CellType.DECIMAL,
    AttributeType.INTEGER: CellType.INTEGER,
    AttributeType.DATE: CellType.DATE,
    AttributeType.TEXT: CellType.TEXT,
    AttributeType.CHOICE: CellType.TEXT,
}
_NEVER_NEGATIVE: Final = frozenset({"amount", "quantity"})

SUBJECT_TABLE: Final = (
    Column("subject", required=True, identifier=True),
    Column("type", values=("person", "organisation")),
    Column("born", CellType.DATE),
    Column("resident_since", CellType.DATE),
    Column("residence_permit", CellType.BOOLEAN, values=("true", "false")),
    Column("consent_from", CellType.DATE),
    Column("household", values=("rural", "urban")),
    Column("role"),
)
"""The columns of a subjects table."""


RELATION_TABLE: Final = (
    Column("of", required=True, identifier=True),
    Column("to", required=True, identifier=True),
    Column("relation", values=RELATIONS, required=True),
    Column("from", CellType.DATE),
    Column("until", CellType.DATE),
)
"""The columns of a relations table."""


def log_columns(vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Return the columns of an event log: five of every log, then the vocabulary's attributes in order."""
    return (
        Column("subject", required=True, identifier=True),
        Column("date", CellType.DATE, required=True),
        Column("conduct", values=tuple(vocabulary.conducts), required=True),
        Column("event", identifier=True),
        Column("act", identifier=True),
        *(
            Column(
                attribute.name,
                _TYPES[attribute.type],
                tuple(str(value) for value in attribute.values),
                identifier=attribute.name == "ref",
                signed=attribute.name not in _NEVER_NEGATIVE,
            )
            for attribute in vocabulary.attributes.values()
        ),
    )
