"""The engine says of lists what the oracle says, and what is settled lies between low and high."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import oracle
from engine_run import engine
from hypothesis import given, settings
from hypothesis import strategies as st
from list_scenarios import list_scenarios
from list_settlements import breaches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from strategies import Scenario

EXAMPLES = settings().max_examples // 3
"""A run of lists that rest on others costs several."""


@settings(max_examples=EXAMPLES)
@given(list_scenarios())
def test_engine_equals_oracle_on_lists(scenario: Scenario) -> None:
    """Every listing, grade, consequence, caveat and uncovered event is the oracle's; of two spans one lies within."""
    expected = oracle.evaluate(**scenario.arguments)
    found = engine(scenario)

    assert expected == found
    assert [said for record in found for said in loose(record, scenario)] == []


@given(list_scenarios(bounds=True), st.randoms(use_true_random=True))
def test_no_settlement_of_lists_is_out_of_bounds(scenario: Scenario, random: Random) -> None:
    """However what is open is settled, a listing is on only where the long span is, and where the short one is."""
    assert breaches(scenario, random, 20) == []


def loose(record: oracle.Record, scenario: Scenario) -> Iterator[str]:
    """Listings whose short span does not lie within the long one."""
    merits = {ground.id for ground in scenario.catalogs[record.catalog_index].grounds if ground.benefit}
    for each in record.listings:
        short, long = (0, 1) if each.ground in merits else (1, 0)
        ever = each.since[short] is not None
        begins = [each.since[side] or date.max for side in (long, short)]
        ends = [each.until[side] or date.max for side in (short, long)]
        if (each.on[short] and not each.on[long]) or (ever and (begins != sorted(begins) or ends != sorted(ends))):
            yield str(each)
