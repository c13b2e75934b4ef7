"""Columns that number their rows: no two rows are the same in one, and whatever is not told for sure is looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest
from events.events_small import read
from hypothesis import given
from hypothesis import strategies as st

from scorecat.events import sharing
from scorecat.events.numbered import numbered

if TYPE_CHECKING:
    from pathlib import Path

Values = list[str | None]
PIECES = st.sampled_from(["", "e", "1", "2", "-", "01", "é", "9", ".5", "99999999999999999999", "_", " "])


def told(values: Values) -> bool:
    """Ask of a column."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT unnest($values::VARCHAR[]) AS x", {"values": values})
        return numbered(connection, "t", "x")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["e1", "e2", "e3"], True),
        (["50", "10", "20"], False),  # bits for eight numbers a row, and no more
        (["13", "10", "20"], True),
        (["2024-7", "2024-9", "2024-8"], True),
        (["-5", "7", "3"], True),
        (["e1", "e2", "e1"], False),
        (["e1", "e01"], False),
        (["a1", "b2"], False),
        (["e1", "e"], False),
        (["1", None], False),
        (["1", "9223372036854775807"], False),
        (["９", "１"], False),
        ([], False),
    ],
)
def test_numbers_after_the_same_letters(values: Values, expected: bool) -> None:
    """In any order, each once; anything else is left to others."""
    assert told(values) == expected


def test_days_are_texts_too() -> None:
    """A table's key may end in a day."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT DATE '2020-01-01' + i::INTEGER AS day FROM range(9) AS r(i)")
        assert numbered(connection, "t", "day")
        assert not numbered(connection, "(FROM t UNION ALL FROM t)", "day")


@given(st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=6))
def test_a_column_that_numbers_has_nothing_twice(values: Values) -> None:
    """Whatever stands in it."""
    if told(values):
        assert len(set(values)) == len(values)


def test_rows_that_are_numbered_are_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No table of what was seen is made then; of rows with another's number one is."""

    def compared(_: sharing.Sharing) -> bool:
        raise AssertionError

    log = tmp_path / "log.csv"
    rows = ["event,subject,date,conduct", *(f"e{i},p{i % 3},2020-01-02,charity.donation" for i in range(1, 9))]
    log.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr(sharing.Sharing, "_alike", compared)
    found, _ = read(log)
    assert (found.read, found.rejected) == (8, 0)
    log.write_text("\n".join([*rows, rows[1]]), encoding="utf-8")
    with pytest.raises(AssertionError):
        read(log)
