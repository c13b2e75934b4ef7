"""Which columns of a large log are kept: those that rules may ask, and no rule does without."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from generate.made import written

from scorecat.catalog.library import Library
from scorecat.engine.effects import ladders_of
from scorecat.evaluate import needed
from scorecat.evaluate.evaluate import Request, evaluate
from scorecat.evaluate.flat import shown
from scorecat.model.condition import attributes_of

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.model.catalog import Catalog

PLACES = ("rongcheng", "wendeng", "suining", "suzhou-osmanthus", "weihai", "sesame")


@cache
def _library() -> Library:
    return Library()


def asked(catalog: Catalog) -> set[str]:
    """Name the attributes of events that the rules of a catalog ask for."""
    found = {one.attribute for one in catalog.transfers}
    for rule in catalog.rules:
        found |= attributes_of(rule.when) | {ladder.by for ladder in ladders_of(rule)}
        found |= {rule.accumulated.of} if rule.accumulated and rule.accumulated.of else set()
    return found


def test_what_any_rule_asks_is_kept() -> None:
    """Of every shipped place; of a list everything is."""
    library = _library()
    for catalog in library.all():
        kept = needed.needed([catalog], library.vocabulary)
        assert (kept is None) == (catalog.listing is not None), catalog.name
        if kept is not None:
            assert needed.ALWAYS | asked(catalog) <= kept, catalog.name
    rongcheng = needed.needed([library.choose("rongcheng", None)], library.vocabulary)
    assert rongcheng is not None
    assert len(rongcheng) < len(library.vocabulary.attributes) / 2


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of every conduct."""
    files, _ = written(tmp_path_factory.mktemp("log"), events=1500, subjects=60)
    return files["log"]


def records(log: Path, place: str, *, entries: bool) -> tuple[set[str], list[Any]]:
    """Which columns are stored, and the records."""
    result, _ = evaluate(Request(log=[str(log)], cities=[place], entries=entries), _library())
    stored = {row[0] for row in result.connection.execute("DESCRIBE log_rows").fetchall()}
    return stored, result.connection.execute(shown("records", lists=False)).fetchall()


@pytest.mark.parametrize("place", PLACES)
def test_records_are_the_same_without_the_rest(log: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer columns are stored then, where no more than records is asked."""
    everything, whole = records(log, place, entries=True)
    monkeypatch.setattr(needed, "MANY", 1)
    assert (everything, whole) == records(log, place, entries=True)
    fewer, kept = records(log, place, entries=False)
    assert fewer < everything
    assert whole == kept
