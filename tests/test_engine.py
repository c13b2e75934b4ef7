"""The engine says what the oracle says, on generated catalogs and logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import oracle
import pytest
from engine_run import engine
from hypothesis import given
from strategies import scenarios

if TYPE_CHECKING:
    from strategies import Scenario


@given(scenarios())
def test_engine_equals_oracle(scenario: Scenario) -> None:
    """Every record, entry, status, date, caveat and consequence is the oracle's."""
    expected = oracle.evaluate(**scenario.arguments)

    assert expected == engine(scenario)


@pytest.mark.slow
@given(scenarios(max_catalogs=4, max_events=15))
def test_engine_equals_oracle_at_length(scenario: Scenario) -> None:
    """The same over more catalogs at once."""
    expected = oracle.evaluate(**scenario.arguments)

    assert expected == engine(scenario)
