"""The engine says what the oracle says, on generated catalogs and logs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import oracle
import pytest
from engine_run import engine
from features import ALL, Feature
from hypothesis import given, settings
from strategies import scenarios

if TYPE_CHECKING:
    from strategies import Scenario


def undated(scenario: Scenario) -> Scenario:
    """Leave out how long anything counts."""
    return replace(
        scenario,
        catalogs=tuple(
            replace(
                each,
                validity=(),
                rules=tuple(replace(rule, validity=None, validity_unknown=False) for rule in each.rules),
                repairs=tuple(replace(one, lasts=None) for one in each.repairs),
            )
            for each in scenario.catalogs
        ),
    )


def repairable(scenario: Scenario) -> bool:
    """Whether a catalog has a repair."""
    return any(each.repairs for each in scenario.catalogs)


@given(scenarios())
def test_engine_equals_oracle(scenario: Scenario) -> None:
    """Every record, entry, status, date, caveat and consequence is the oracle's."""
    expected = oracle.evaluate(**scenario.arguments)

    assert expected == engine(scenario)


@settings(max_examples=settings().max_examples // 2)
@given(scenarios(features=ALL - {Feature.BAND_VALIDITY}).map(undated).filter(repairable))
def test_engine_equals_oracle_where_nothing_ends(scenario: Scenario) -> None:
    """The same where no entry has a length: the plan leaves out what is about ends, and a repair sets one."""
    expected = oracle.evaluate(**scenario.arguments)

    assert expected == engine(scenario)


@pytest.mark.slow
@given(scenarios(max_catalogs=4, max_events=15))
def test_engine_equals_oracle_at_length(scenario: Scenario) -> None:
    """The same over more catalogs at once."""
    expected = oracle.evaluate(**scenario.arguments)

    assert expected == engine(scenario)
