"""What of events and entries is stored, and what of them is the same in all or follows from the rest (`Relation.view`).

An act of its own is its event's: `act_key` and `own_act` are not stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.engine.subject import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

_ANY = r"""SELECT any_value(COLUMNS(* EXCLUDE (subject, date, conduct, event))) AS "\0" FROM {log} AS log"""
_OF_REPAIRS = ("replaces", "repaired_low", "repaired_high", "may_stay", "instead", "repair_open")

SHARED_ACT: Final = {"shared_act": "CASE WHEN own_act IS NULL THEN act_key END"}
"""What is stored of an entry's act."""


def empty(connection: DuckDBPyConnection, log: str) -> Mapping[str, str]:
    """Return the columns of a log (a table or query of ours) that are empty in every row, each with its type."""
    answer = connection.execute(_ANY.format(log=log))
    columns, row = answer.description or [], answer.fetchall()[0]
    return {name: str(type_) for (name, type_, *_), value in zip(columns, row, strict=True) if value is None}


def of_event(plan: Plan, nothing: Mapping[str, str]) -> dict[str, str]:
    """Say what follows of an event, and its `number`; `nothing`: the columns that no row of the log fills."""
    found = {name: f"NULL::{type_}" for name, type_ in nothing.items()}
    for one in (one for each in plan.catalogs for one in each.transfers):
        found.pop(one.attribute, None)
    if not plan.passes:
        found["author"] = "subject"
        found |= {} if plan.transfers else {"sole": "NULL::INTEGER", "doubtful": "false"}
    if not plan.subject_columns:
        found |= {name: f"NULL::{type_}" for name, type_ in UNKNOWN.items()}
    return found | {"number": "rowid"} | _act(found.get("act", "act"), found)


def of_entry(plan: Plan) -> dict[str, str]:
    """Say what follows of an entry that has `SHARED_ACT`."""
    found = {} if plan.passes else {"author": "subject"}
    for stored, same in (
        (plan.accumulates, {"total": "NULL::DECIMAL(38,4)"}),
        (plan.repeats, dict.fromkeys(("doubled_low", "doubled_high"), "false")),
        (plan.dates or plan.repairs, dict.fromkeys(("until_low", "until_high"), "NULL::DATE")),
        (plan.dates, dict.fromkeys(("class_low", "class_high"), "NULL::INTEGER")),
        (plan.repairs, {"begins": "date", "step": "''", "clause": "-1"}),
        (plan.repairs, dict.fromkeys(_OF_REPAIRS, "false")),
        (plan.chooses, dict.fromkeys(("superseded_low", "superseded_high"), "false")),
        (plan.freezes, dict.fromkeys(("frozen_low", "frozen_high"), "false")),
    ):
        found |= {} if stored else same
    return found | _act("shared_act", found)


def _act(act: str, found: Mapping[str, str]) -> dict[str, str]:
    author = found.get("author", "author")
    return {"act_key": f"coalesce({act}, event)", "own_act": f"CASE WHEN {act} IS NULL THEN {author} END"}
