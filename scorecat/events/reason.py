"""Why a row is rejected: one stable code for each reason, and the words for it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from scorecat.events.column import WHITESPACE, CellType
from scorecat.model.finding import quoted
from scorecat.model.text import did_you_mean

if TYPE_CHECKING:
    from scorecat.events.column import Column


class Reason(IntEnum):
    """A reason; its number makes the code, so numbers are never used again for something else."""

    CELLS = 1
    QUOTES = 2
    MISSING = 3
    DATE = 4
    NUMBER = 5
    VALUE = 6
    CONDUCT = 7
    ENDED = 8
    REF = 9
    TWICE = 10
    CONTROL = 11
    NESTED = 12
    OBJECT = 13
    UNTIL = 14

    @property
    def code(self) -> str:
        """`SC701` and so on."""
        return f"SC7{self:02d}"


def problem(reason: Reason, slot: int = 0) -> int:
    """Return the number that stands for a reason in a column (its place among ours) while rows are in SQL."""
    return slot * 100 + reason


def reason_and_slot(number: int) -> tuple[Reason, int]:
    """Undo `problem`."""
    slot, reason = divmod(number, 100)
    return Reason(reason), slot


_WORDS: Final = {
    Reason.CELLS: ("the row has {value} cells, the header {width}", "quote cells that hold commas"),
    Reason.QUOTES: (
        "a quote is not closed, or text follows it",
        'write a quote inside a quoted cell twice: ""',
    ),
    Reason.MISSING: ("no {name}", "every row needs a {name}"),
    Reason.DATE: ("{name} {shown} is not a date", "write YYYY-MM-DD, from 1900 to 2199"),
    Reason.NUMBER: ("{name} {shown} is not {number}", "{digits}"),
    Reason.VALUE: ("{name} {shown} is not one of {values}", "{meant}"),
    Reason.CONDUCT: ("conduct {shown} is not in the vocabulary", "{meant}"),
    Reason.ENDED: ("ended {shown} lies before the date", "what lasts ends on or after the day it began"),
    Reason.REF: ("this procedure or correction names no event", "put the event it speaks of into ref"),
    Reason.TWICE: ("{name} {shown} stands on more than one row{whose}", "{alone}"),
    Reason.CONTROL: ("{name} {shown} holds a control character", "remove it"),
    Reason.NESTED: ("{name} holds an object or a list", "write one plain value"),
    Reason.UNTIL: ("until {shown} is not after from", "until is the first day on which it no longer holds"),
    Reason.OBJECT: ("not a JSON object ({value})", "write one object with plain values on a line"),
}
"""What is wrong and what to do, for each reason."""

_WHOSE: Final = {"subject": "", "from": " of the same two subjects and relation"}
"""Of whom a key is the key, by its last column."""


def words(reason: Reason, column: Column, value: str | None, width: int, dates: str = "") -> tuple[str, str]:
    """Return what is wrong with a row and what to do.

    `width` is how many cells a row should have, `dates` the format of dates where it is another's.
    """
    whole = column.type is CellType.INTEGER
    fill = {
        "name": column.name,
        "value": value,
        "shown": quoted((value or "").strip(WHITESPACE)),
        "width": width,
        "values": ", ".join(column.values),
        "meant": did_you_mean(value or "", column.values),
        "whose": _WHOSE.get(column.name, " of this subject"),
        "alone": "keep one" if column.name == "from" else "give each row its own",
        "number": ("a whole number" if whole else "a decimal number") + ("" if column.signed else " of at least 0"),
        "digits": "write at most 9 digits" if whole else "write at most 14 digits before the point and 4 after",
    }
    message, advice = (text.format_map(fill) for text in _WORDS[reason])
    if reason is Reason.DATE and dates:
        advice = f"the mapping says that dates look like {dates}"
    return message, advice
