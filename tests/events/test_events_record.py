"""Records of a CSV file: cells, lines and places, and agreement with DuckDB's reader."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecat.events.identifier import identifier
from scorecat.events.record import filled, place_in_record, records

CELLS = st.text(st.sampled_from('ab", \n\r\té张'), max_size=6)


def split(text: str) -> list[tuple[int, list[str], bool]]:
    """Return line, cells and brokenness of each record."""
    return [(r.line, r.cells, r.broken) for r in records(io.StringIO(text, newline=""))]


CASES = {
    "a,b\nc,d": [(1, ["a", "b"], False), (2, ["c", "d"], False)],
    '\r\n \na,"b\r\nc"\r\nd': [(3, ["a", "b\r\nc"], False), (5, ["d"], False)],
    '"a""b",""\n': [(1, ['a"b', ""], False)],
    'a"b,c\n': [(1, ['a"b', "c"], False)],
    ' "a" , "b"\n': [(1, ["a", "b"], False)],
    '"a"b,c\nd': [(1, ['"a"b', "c"], True), (2, ["d"], False)],
    '"a,\nb,c\n': [(1, ['"a', ""], True), (2, ["b", "c"], False)],
    '"a\n"x\n"b"\n': [(1, ['"a'], True), (2, ['"x'], True), (3, ["b"], False)],
    '"a",\n': [(1, ["a", ""], False)],
    '  "a",b\n': [(1, ['  "a"', "b"], False)],
    '"a"  "b"\n': [(1, ["a  b"], False)],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_records_are_split(text: str) -> None:
    """Quotes, line ends and blank lines are read as the module says."""
    assert split(text) == CASES[text]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_is_read_with_its_place(table: list[list[str]]) -> None:
    """Rows written by the csv module are read back, and each cell is where its place says."""
    sink = io.StringIO(newline="")
    csv.writer(sink, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    found = list(records(io.StringIO(sink.getvalue(), newline="")))
    assert [record.cells for record in found] == table
    lines = list(io.StringIO(sink.getvalue(), newline=""))
    for record in found:
        for slot in range(len(record.cells)):
            below, column = place_in_record(record.text, slot)
            assert lines[record.line + below - 1][column - 1] == '"'


@settings(deadline=None, max_examples=150)
@given(st.lists(st.text(st.sampled_from('a",  \n'), max_size=8), min_size=1, max_size=4))
def test_what_duckdb_accepts_is_read_alike(parts: list[str]) -> None:
    """Where DuckDB reads a file without complaint, the careful reading gives the same rows."""
    text = "h,h\n" + "\n".join(parts) + "\n"
    try:
        theirs = _duckdb_rows(text)
    except duckdb.Error:
        return
    ours = [
        None if broken or filled(cells, 2) != 2 else tuple(cell or None for cell in cells[:2])
        for _, cells, broken in split(text)[1:]
    ]
    assert ours == theirs


def _duckdb_rows(text: str) -> list[tuple[str | None, ...]]:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "t.csv"
        path.write_bytes(text.encode())
        return connection.execute(
            "SELECT * FROM read_csv($path, auto_detect = false, header = true, delim = ',', quote = '\"', "
            "escape = '\"', columns = {'a': 'VARCHAR', 'b': 'VARCHAR'})",
            {"path": str(path)},
        ).fetchall()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_an_identifier_is_a_name_and_nothing_else(name: str) -> None:
    """Whatever a name holds, quoting it gives a column of that name."""
    with duckdb.connect() as connection:
        described = connection.execute(f"SELECT 1 AS {identifier(name)}").description
    assert [row[0] for row in described] == [name]


def test_an_identifier_with_a_nul_is_refused() -> None:
    """SQL cannot hold a NUL, so no name may."""
    with pytest.raises(ValueError, match="NUL"):
        identifier("a\0b")
