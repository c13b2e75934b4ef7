"""Draws: the numbers that everything else is made of."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecat.generate.draw import drawn, key, mixed, numbered

WORD = st.integers(0, 2**32 - 1)


def _mixed(number: int) -> int:
    """Mix 32 bits as `lowbias32` is published."""
    number ^= number >> 16
    number = number * 0x7FEB352D & 0xFFFFFFFF
    number ^= number >> 15
    number = number * 0x846CA68B & 0xFFFFFFFF
    return number ^ number >> 16


@given(st.lists(WORD, min_size=1, max_size=50))
def test_the_mixing_is_the_published_one(numbers: list[int]) -> None:
    """So that no database and no version of it gives other bytes for a seed."""
    found = duckdb.execute(f"SELECT n FROM {mixed('(SELECT unnest($n::UBIGINT[]) AS n)', ['n'])}", {"n": numbers})

    assert [_mixed(number) for number in numbers] == [row[0] for row in found.fetchall()]


@given(WORD, st.integers(0, 10**30))
def test_a_draw_is_of_row_seed_and_name(row: int, seed: int) -> None:
    """Nothing else goes into it."""
    rows = numbered(f"(SELECT {row}::UBIGINT AS h)", "h", seed, "row")

    found = duckdb.execute(f"SELECT d FROM {drawn(rows, {'d': 'h'}, seed)}").fetchall()

    assert [(_mixed(_mixed(row ^ key(seed, "row")) ^ key(seed, "d")),)] == found


def test_draws_of_one_row_do_not_go_together() -> None:
    """Two draws, and the draws of neighbouring rows, are as alike as chance makes them."""
    rows = numbered("(SELECT range::UBIGINT AS h, range AS n FROM range(100_000))", "h", 1, "row")
    made = drawn(rows, {"one": "h", "two": "h"}, 1)

    together, beside = duckdb.execute(
        "SELECT corr(one, two), corr(one, next) "
        f"FROM (SELECT one, two, lead(one) OVER (ORDER BY n) AS next FROM {made})"
    ).fetchall()[0]

    assert 0 == pytest.approx(together, abs=0.02)
    assert 0 == pytest.approx(beside, abs=0.02)
