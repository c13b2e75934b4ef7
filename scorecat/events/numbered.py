"""Whether a column numbers its rows: letters that are the same in all, and a number after them that no two share."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A bit is kept for each number from the lowest to the highest: that many for each row, and no more in all.
_BITS_PER_ROW = 8
_BITS = 1_000_000_000


def numbered(connection: DuckDBPyConnection, rows: str, column: str) -> bool:
    """Whether a column of `rows` (both SQL of ours) is e1, e2, … in any order, each once.

    If so, no two rows have the same in it: three looks at the column tell, where a table of what was seen takes five
    times as long. If not, nothing is known.
    """
    text = f"CAST({column} AS VARCHAR)"
    low, high, count = _one(connection, f"SELECT min({text}), max({text}), count(*) FROM {rows}")
    if low is None or high is None:
        return False
    # What the first and the last have in common, everything between them has.
    same = takewhile(lambda pair: pair[0] == pair[1], zip(low, high, strict=False))
    letters = "".join(first for first, _ in same).rstrip("0123456789")
    number = f"TRY_CAST(substr({text}, {len(letters) + 1}) AS BIGINT)"
    first, last = _one(connection, f"SELECT min({number}), max({number}) FROM {rows}")
    if first is None or last - first >= min(_BITS, _BITS_PER_ROW * count):
        return False
    # Two texts may mean one number (e1 and e01): then a bit is missing, as it is where there is no number.
    bits = f"SELECT bit_count(bitstring_agg({number}, {first}, {last})) FROM {rows}"
    return bool(_one(connection, bits)[0] == count)


def _one(connection: DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    (row,) = connection.execute(query).fetchall()
    return row
