"""Counts add up, whatever the mixture of rows; order, files and the way of reading make no difference."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from events.events_small import VOCABULARY, read, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecat.events.log import read_log

if TYPE_CHECKING:
    import random

CELLS = {
    "subject": ["p1", "p2", " p3 ", "", "p\x01"],
    "date": ["2020-01-02", "2021-12-31", "2020-02-30", ""],
    "conduct": ["traffic.fine", "record.revoked", "traffic.fien", ""],
    "event": ["", "", "e1", "e2", "e3", "e4"],
    "amount": ["", "1", "1.50", "x", "-1"],
    "severity": ["", "serious", "odd"],
    "ended": ["", "2020-01-01", "2022-01-01"],
    "ref": ["", "e1"],
    "role": ["", 'a "b", c', "two\nlines", "张三"],
}
GOOD = {"subject": "p9", "date": "2020-01-02", "conduct": "charity.donation"}
ROWS = st.lists(
    st.one_of(
        st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CELLS.items()}),
        st.fixed_dictionaries({name: st.just(GOOD.get(name, "")) for name in CELLS}),
        st.fixed_dictionaries({name: st.sampled_from(values[:2]) for name, values in CELLS.items()}),
    ),
    min_size=1,
    max_size=12,
)
Given = list[dict[str, str]]


def as_csv(table: Given) -> str:
    """Write rows as CSV, quoted where they must be."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if set(text) & set('",\n') else text

    return "\n".join([",".join(CELLS), *(",".join(cell(row[name]) for name in CELLS) for row in table)]) + "\n"


def outcome(name: str, text: str, *more: str, **options: Any) -> tuple[int, list[str], list[tuple[Any, ...]]]:
    """Read texts as files; return the counts, what was rejected (its message, in order) and the table."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, part in enumerate((text, *more)):
            paths.append(Path(folder) / f"{i}-{name}")
            paths[-1].write_text(part, encoding="utf-8")
        log, found = read(*paths, keep_rejects=True, **options)
        codes = sorted(f"{finding.code} {finding.message}" for finding in log.rejects.findings())
    assert log.read == len(found) + log.rejected
    assert log.rejected == len(codes)
    assert all(row[3] for row in found)
    assert len({(row[0], row[3]) for row in found}) == len(found)
    return log.read, codes, found


@settings(deadline=None, max_examples=25)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_outcome_is_that_of_the_rows(table: Given, chance: random.Random) -> None:
    """Rows in another order, in several files or in another form have the same outcome."""
    expected = outcome("log.csv", as_csv(table))
    assert expected[0] == len(table)
    mixed = chance.sample(table, len(table))
    cut = chance.randrange(len(table) + 1)
    assert outcome("log.csv", as_csv(mixed)) == expected
    assert outcome("log.csv", as_csv(mixed[:cut]), as_csv(mixed[cut:])) == expected
    assert outcome("log.jsonl", "".join(json.dumps(row) + "\n" for row in mixed)) == expected


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_what_nobody_needs_is_checked_all_the_same(table: Given) -> None:
    """A cell that is not kept rejects its row as one that is, and stands in the key that a row is given."""
    whole, few = outcome("log.csv", as_csv(table)), outcome("log.csv", as_csv(table), needed=())
    assert (whole[0], whole[1]) == (few[0], few[1])
    assert sorted(row[:5] for row in whole[2]) == sorted(row[:5] for row in few[2])
    assert not any(row[5] or row[7] or row[11] for row in few[2])


@settings(deadline=None, max_examples=25)
@given(ROWS, st.lists(st.sampled_from(["x", '"', 'a"b"', '"a"b,c', ",,,,,,,,,,,", '"open,\n']), max_size=4))
def test_rows_that_cannot_be_read_cost_no_others(table: Given, broken: list[str]) -> None:
    """Broken lines at the end are rejected, each by itself, and leave the table as it is without them."""
    read_before, codes, found = outcome("log.csv", as_csv(table))
    lines = "".join(f"{line}\n" for line in broken)
    read_after, codes_after, found_after = outcome("log.csv", as_csv(table) + lines)
    assert found_after == found
    assert len(codes_after) - len(codes) == read_after - read_before


@settings(deadline=None, max_examples=25)
@given(ROWS)
def test_the_way_of_reading_makes_no_difference(table: Given) -> None:
    """What was set aside, taken out, leaves a log that the fast reading accepts with the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        path.write_text(as_csv(table), encoding="utf-8")
        _, found = read(path, keep_rejects=True)
        connection = duckdb.connect()
        clean = Path(folder) / "clean.csv"
        names = list(CELLS)
        places = {"subject": 0, "date": 1, "conduct": 2, "event": 3, "amount": 5, "severity": 7}
        places |= {"ended": 9, "ref": 10, "role": 11}
        kept = [{name: str(row[places[name]] or "") for name in names} for row in found]
        clean.write_text(as_csv(kept), encoding="utf-8")
        again = read_log(connection, [str(clean)], VOCABULARY)
        assert (again.rejected, rows(connection)) == (0, found)
