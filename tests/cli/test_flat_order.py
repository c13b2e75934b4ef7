"""Flat tables are written in the order of their query: nothing stands above the sort that would lose it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scorecat.catalog.library import Library
from scorecat.evaluate.evaluate import Request, evaluate
from scorecat.render.flat import FORMATS, names, query

if TYPE_CHECKING:
    from scorecat.evaluate.result import Result

LOG = Path(__file__).parents[2] / "examples" / "events.csv"


@pytest.fixture(scope="module")
def result() -> Result:
    """A log in places with scores and lists."""
    places = ("rongcheng", "wendeng", "court-dishonest-list")
    return evaluate(Request(log=[str(LOG)], cities=places), Library())[0]


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_written_is_sorted_last(result: Result, format_: str) -> None:
    """A long IN above the sort was a join once: many rows came in another order each time."""
    assert names(result) == ("records", "entries", "listings")
    for table in names(result):
        explained = result.connection.execute(f"EXPLAIN (FORMAT json) {query(result, table, format_)}").fetchall()
        step: dict[str, Any] = json.loads(explained[0][1])[0]
        while step["name"] == "PROJECTION":
            (step,) = step["children"]
        assert step["name"] == "ORDER_BY", table
