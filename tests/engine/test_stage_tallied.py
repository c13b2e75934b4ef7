"""Stages *met* and *tallied*: what events and entries come to, whether entries are kept or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import points, rule
from engine.engine_small import GRADES, day, plan_of, started
from strategies import catalog_of

from scorecat.engine.pipeline import run
from scorecat.evaluate.flat import shown
from scorecat.model.catalog import InForce

if TYPE_CHECKING:
    from collections.abc import Mapping

THEFT, AGAIN = rule("theft", "a.b", -60), rule("again", "a.b", points("-20", "-5"))
RULES = (THEFT, rule("help", "a.d", 10), rule("worst", "a.lasting", "C"))
LOG: Final[list[Mapping[str, Any]]] = [
    {"conduct": "a.b"},
    {"conduct": "a.d", "event": "undone"},
    {"conduct": "a.d", "subject": "q", "date": date(2019, 1, 1)},
    {"conduct": "a.lasting"},
    {"conduct": "record.revoked", "ref": "undone", "date": day("2020-02-01")},
    {"conduct": "a.b", "subject": "q"},
]


def records(*, entries: bool) -> tuple[set[str], list[Any]]:
    """What tables there are, and the records."""
    other = catalog_of(place="other", grades=GRADES, rules=(THEFT, AGAIN))
    plan = plan_of(catalog_of(grades=GRADES, rules=RULES), other)
    connection = started(plan, LOG)
    run(connection, plan, entries=entries)
    tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    views = {row[0] for row in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    return tables | views, connection.execute(shown("records", lists=False)).fetchall()


def test_records_are_the_same_without_entries() -> None:
    """No table holds a row for each entry then."""
    kept, whole = records(entries=True)
    passing, alone = records(entries=False)
    assert whole == alone
    assert len(whole) == 4
    assert {"entry", "entry_rows", "uncovered"} <= kept
    assert not {"entry", "entry_rows", "uncovered"} & passing


def test_tally_adds_up_and_keeps_what_cannot_be() -> None:
    """Sums by side; events of one rule are counted, those that several reach are kept."""
    plan = plan_of(catalog_of(grades=GRADES, rules=(*RULES, AGAIN)))
    connection = started(plan, LOG)
    run(connection, plan, entries=False)

    tally = connection.execute("SELECT subject, down_low, up_high, entries, events FROM tally ORDER BY ALL").fetchall()
    assert [("p", Decimal(-80), Decimal(0), 4, 1), ("q", Decimal(-80), Decimal(10), 3, 1)] == tally
    kept = connection.execute("SELECT subject, rule, direct, single FROM kept ORDER BY ALL").fetchall()
    several = [(who, number, False, False) for who in ("p", "q") for number in (0, 3)]
    assert sorted([*several, ("p", 2, True, True)]) == kept


@pytest.mark.parametrize(("only", "old"), [(False, 1), (True, 0)])
def test_met_counts_the_conduct_of_each_catalog(*, only: bool, old: int) -> None:
    """What is older than one catalog is not older than another; a revoked event does not stand."""
    early = catalog_of(grades=GRADES, rules=RULES, in_force=InForce(date(2018, 1, 1)))
    late = catalog_of(place="late", grades=GRADES, rules=RULES, in_force=InForce(date(2019, 6, 1)))
    plan = plan_of(early, late, in_force_only=only)
    connection = started(plan, LOG)
    run(connection, plan)

    found = connection.execute("SELECT catalog, subject, before_in_force, standing FROM record ORDER BY ALL").fetchall()
    assert [(0, "p", 0, 2), (0, "q", 0, 2), (1, "p", 0, 2), (1, "q", old, 1 + old)] == found
