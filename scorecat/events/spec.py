"""What a table is, and what came of reading one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.events.column import Column
    from scorecat.events.reason import Reason
    from scorecat.events.rejects import Rejects


@dataclass(frozen=True, slots=True)
class Spec:
    """What a table is.

    Attributes:
        table: the name of the DuckDB table.
        columns: its columns, in order.
        rules: checks across columns, for `Cells.typed`.
        key: the columns that together no two rows may share; the last is the one to blame.
        numbered: whether a row without the last column of the key gets one from its content.
    """

    table: str
    columns: tuple[Column, ...]
    rules: tuple[tuple[int, Reason, str], ...]
    key: tuple[str, ...]
    numbered: bool = False

    def slot(self, name: str) -> int:
        """Return the place of a column."""
        return next(i for i, column in enumerate(self.columns) if column.name == name)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a table.

    Attributes:
        accepted: rows in the table.
        rejects: the rows set aside.
        notes: what the reader should know and need not act on.
        columns: our columns that at least one file, or a constant of the mapping, had.
    """

    accepted: int
    rejects: Rejects
    notes: tuple[str, ...]
    columns: frozenset[str]
