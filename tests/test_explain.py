"""An explanation says what the evaluation says, on generated catalogs and logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine_run import result_of
from hypothesis import given, settings
from strategies import scenarios

from scorecat.evaluate.explain import Asked, explain

if TYPE_CHECKING:
    from strategies import Scenario


FEWER = max(settings().max_examples // 8, 20)
"""An explanation reads what an evaluation made, which test_engine holds to the oracle."""


@settings(max_examples=FEWER)
@given(scenarios(max_events=8))
def test_explanations_agree_with_the_record(scenario: Scenario) -> None:
    """Every entry is explained, with its status and no check that fails; else a check failed or it was displaced."""
    with result_of(scenario) as result:
        explanations = list(explain(result, Asked()))

    for one in explanations:
        record = one.record
        explained = [(event, looked) for event in one.events for looked in (*event.looked, *event.left)]
        assert sorted(map(id, record.entries)) == sorted(id(looked.entry) for _, looked in explained if looked.entry)
        covered = {(entry.event, entry.via) for entry in record.entries}
        uncovered = {(each.event, each.via): each.why for each in record.uncovered}
        for event, looked in explained:
            failed = [check for check in looked.checks if check.holds is False]
            if looked.entry is not None:
                assert looked.verdict == looked.entry.status
                assert failed == []
            elif failed:
                assert looked.verdict == "not matched"
            else:
                assert looked.verdict == "displaced"
                assert (event.event, event.via) in covered
        for event in one.events:
            if event.looked and (event.event, event.via) in uncovered:
                assert uncovered[event.event, event.via] in ("condition not met", "text not available")


@settings(max_examples=FEWER)
@given(scenarios(max_events=8))
def test_reasons_name_what_the_status_says(scenario: Scenario) -> None:
    """What is superseded, repaired, frozen or expired says by what or when."""
    words = {"superseded": "strongest", "repaired": "repaired on", "frozen": "frozen while", "expired": "ended on"}
    with result_of(scenario) as result:
        for one in explain(result, Asked()):
            for event in one.events:
                for looked in (*event.looked, *event.left):
                    word = words.get(looked.verdict)
                    assert word is None or any(word in reason.text for reason in looked.reasons), looked
