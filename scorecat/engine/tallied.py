"""Stage *tallied*: what the entries of a record come to, added up while they pass by.

Whoever wants no more than records has no entry stored: the rows go from the log into these sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.source import Evidence

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

# An event is counted once in each catalog: where one rule alone reaches it at its only entry, else apart (`kept`).
_TALLY = """
SELECT catalog, subject,
    sum(least(counted_low, 0)) AS down_low, sum(greatest(counted_low, 0)) AS up_low,
    sum(least(counted_high, 0)) AS down_high, sum(greatest(counted_high, 0)) AS up_high,
    coalesce(bool_or(counted_low IS NULL), false) AS bottomless,
    coalesce(bool_or(counted_high IS NULL), false) AS endless,
    count(*) FILTER (WHERE validity_unknown AND NOT revoked) AS validity_unknown,
    {refused} AS down_refused, count(*) AS entries,
    count(*) FILTER (WHERE status = 'undetermined') AS undetermined,
    {press} AS press, {recalled} AS recalled,
    count(*) FILTER (WHERE NOT revoked AND NOT replaces AND single) AS events
FROM row{sources}
GROUP BY catalog, subject
"""
_SOURCES = " JOIN plan_source AS source ON source.rule = row.rule AND source.band = row.band"
_REFUSED = "sum(least(counted_high, 0)) FILTER (WHERE NOT instead)"
_RESTING = "count(*) FILTER (WHERE NOT revoked AND evidence {})"
_KEPT = """
SELECT number, catalog, subject, date, rule, direct, single, revoked, replaces, grade_low, grade_high, alive_low,
    alive_high, counts_low, counts_high, corrected, may_stay, instead
FROM row WHERE {which}
"""


def tallied(connection: DuckDBPyConnection, entries: Relation, plan: Plan) -> None:
    """Add up the entries of every record, and keep what cannot be added up.

    In: the columns of *capped*. Out: table `tally` with catalog INTEGER, subject VARCHAR; down_low, up_low, down_high,
    up_high, down_refused DECIMAL(38,4) (NULL: nothing known to add); bottomless, endless BOOLEAN (an entry has no
    bound); validity_unknown, entries, undetermined, press, recalled (how many rest on what), events (not
    revoked, that have one, where one rule alone reaches them) BIGINT. Table `kept`: the entries that set a grade or
    that are of events which several rules reach, with what of them is still needed.
    """
    press, recalled = plan.evidence & {Evidence.PRESS, Evidence.SCHOLARLY}, Evidence.RECALLED in plan.evidence
    tally = _TALLY.format(
        refused=_REFUSED if plan.repairs else "NULL::DECIMAL(38,4)",
        sources=_SOURCES if press or recalled else "",
        press=_RESTING.format("IN ('press', 'scholarly')") if press else "0",
        recalled=_RESTING.format("= 'recalled'") if recalled else "0",
    )
    entries.then(tally).table(connection, "tally", as_written=True)
    which = "direct OR NOT single" if plan.shares else "direct"
    entries.then(_KEPT.format(which=which)).table(connection, "kept", as_written=True)
