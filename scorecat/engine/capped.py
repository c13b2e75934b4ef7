"""Stage *capped*: what counts within each cap, those of rules first, then those of groups (design.md section 5.8).

Each reading has its own room, which earlier entries fill. One reading is *short*: that in which less within the cap is
harsher (of bonuses low, of deductions high); there an entry whose count is open fills the most it may, in the other,
*long*, the least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine import order
from scorecat.engine.plan_clauses import levels
from scorecat.engine.relation import BOUNDLESS, Relation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan

# Only entries of rules under a cap are held to one.
_UNDER = "SELECT * FROM row WHERE rule IN (SELECT rule FROM plan_cap)"
_FREE = "SELECT * FROM row WHERE rule NOT IN (SELECT rule FROM plan_cap)"
_UNCAPPED = "SELECT *, points_low AS left_low, points_high AS left_high FROM row"

# Sizes of one sign, sign aside: what an entry gives in each reading while it counts, and how much it may fill: nothing
# in a reading in which it is void, superseded or repaired. `short` and `long` are readings.
_SHARES = """
SELECT *, CASE WHEN repair_open THEN 0 ELSE least(size_low, size_high) END AS least_size,
    greatest(size_low, size_high) AS most_size,
    NOT repair_open AND give_low > 0 AND give_high > 0 AS own_both,
    NOT repair_open AND give_{long} > 0 AS own_long,
    CASE WHEN own_both THEN give_{short} ELSE most_size END AS fill_short,
    CASE WHEN own_long THEN give_{long} ELSE least_size END AS fill_long
FROM (
    SELECT *, CASE WHEN counts_low THEN size_low ELSE 0 END AS give_low,
        CASE WHEN counts_high THEN size_high ELSE 0 END AS give_high
    FROM (
        SELECT *, CASE WHEN void OR superseded_low OR repaired_low THEN 0 ELSE {low} END::DECIMAL(18,4) AS size_low,
            CASE WHEN void OR superseded_high OR repaired_high THEN 0 ELSE {high} END::DECIMAL(18,4) AS size_high
        FROM (SELECT *, revoked OR replaces OR direct AS void FROM capping)
    )
)
"""
_UPWARD = {
    "short": "low",
    "long": "high",
    "low": "greatest(coalesce(points_low, 0), 0)",
    "high": f"greatest(coalesce(points_high, {BOUNDLESS}), 0)",
}
_DOWNWARD = {
    "short": "high",
    "long": "low",
    "low": f"greatest(coalesce(-points_low, {BOUNDLESS}), 0)",
    "high": "greatest(coalesce(-points_high, 0), 0)",
}
_CAP = """
SELECT row.*, cap.cap, cap.points AS cap_points, cap.months, cap.days, cap.apart,
    CASE WHEN cap.per IS NOT NULL THEN date_trunc(cap.per, row.date) END AS span
FROM shares AS row
JOIN plan_cap AS cap ON cap.rule = row.rule AND cap.level = $level AND cap.upward = $upward
    AND (cap.months + cap.days > 0) = $window
"""
_UNDER_NO_CAP = """
SELECT * FROM shares WHERE rule NOT IN (
    SELECT rule FROM plan_cap WHERE level = $level AND upward = $upward AND (months + days > 0) = $window)
"""
_HELD = """
SELECT * EXCLUDE (cap, cap_points, months, days, apart, span, room_short, room_long {more}) REPLACE (
    least(give_{short}, room_short)::DECIMAL(18,4) AS give_{short},
    least(give_{long}, room_long)::DECIMAL(18,4) AS give_{long},
    least(least_size, room_short)::DECIMAL(18,4) AS least_size,
    least(most_size, room_long)::DECIMAL(18,4) AS most_size,
    ({fill_short})::DECIMAL(18,4) AS fill_short, ({fill_long})::DECIMAL(18,4) AS fill_long)
FROM ({rooms})
"""
_FILLS = (
    "CASE WHEN own_both THEN least(give_{short}, room_short) ELSE least(fill_short, room_long) END",
    "CASE WHEN own_long THEN least(give_{long}, room_long) ELSE least(fill_long, room_short) END",
)
_WINDOW_FILLS = (
    "CASE WHEN own_both THEN least(give_{short}, room_short) ELSE least(most_size, room_long) END",
    "CASE WHEN own_long THEN least(give_{long}, room_long) ELSE least(least_size, room_short) END",
)
_ROOMS = f"""
SELECT * EXCLUDE (taken_short, taken_long),
    greatest(cap_points - coalesce(sum(taken_short) OVER earlier, 0), 0) AS room_short,
    greatest(cap_points - coalesce(sum(taken_long) OVER earlier, 0), 0) AS room_long
FROM (
    SELECT *, CASE WHEN apart THEN most_size ELSE fill_short END AS taken_short,
        CASE WHEN apart THEN least_size ELSE fill_long END AS taken_long
    FROM ({_CAP})
)
WINDOW earlier AS (PARTITION BY subject, cap, span ORDER BY {{order}} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
"""

# In a window that reaches back, what earlier entries fill is what of them counted, each taken in turn: `past` keeps the
# least and the most of it by day.
_WINDOWED = f"""
CREATE OR REPLACE TABLE windowed AS
SELECT *, row_number() OVER (PARTITION BY subject, cap ORDER BY {{order}}) AS turn FROM ({_CAP})
"""
_TAKEN = """
CREATE OR REPLACE TABLE window_taken AS
WITH RECURSIVE taken AS (
    SELECT subject, cap, 0::BIGINT AS turn, 0::DECIMAL(38,4) AS room_short, 0::DECIMAL(38,4) AS room_long,
        []::STRUCT(day DATE, fewest DECIMAL(38,4), utmost DECIMAL(38,4))[] AS past
    FROM windowed WHERE turn = 1
    UNION ALL
    SELECT subject, cap, turn, room_short, room_long, list_append(past, struct_pack(
        day := date, fewest := least(least_size, room_short)::DECIMAL(38,4),
        utmost := least(most_size, room_long)::DECIMAL(38,4)))
    FROM (
        SELECT one.*,
            greatest(cap_points - coalesce(list_sum([day.utmost FOR day IN past]), 0), 0)::DECIMAL(38,4) AS room_short,
            greatest(cap_points - coalesce(list_sum([day.fewest FOR day IN past]), 0), 0)::DECIMAL(38,4) AS room_long
        FROM (
            SELECT one.*, [day FOR day IN before.past
                IF day.day > (one.date - to_months(one.months) - to_days(one.days))::DATE] AS past
            FROM taken AS before
            JOIN windowed AS one ON one.subject = before.subject AND one.cap = before.cap
                AND one.turn = before.turn + 1
        ) AS one
    )
)
SELECT subject, cap, turn, room_short, room_long FROM taken WHERE turn > 0
"""
_WINDOW_ROOMS = """
SELECT windowed.*, taken.room_short, taken.room_long
FROM windowed
JOIN window_taken AS taken ON taken.subject = windowed.subject AND taken.cap = windowed.cap
    AND taken.turn = windowed.turn
"""
_BACK = """
SELECT * EXCLUDE (void, size_low, size_high, give_low, give_high, least_size, most_size, fill_short, fill_long,
        own_both, own_long)
    REPLACE (
    CASE WHEN {low} > 0 AND NOT void THEN ({sign} * nullif(give_low, {boundless}))::DECIMAL(18,4)
        ELSE left_low END AS left_low,
    CASE WHEN {high} > 0 AND NOT void THEN ({sign} * nullif(give_high, {boundless}))::DECIMAL(18,4)
        ELSE left_high END AS left_high)
FROM shares
"""

_COUNTED = """
SELECT * EXCLUDE (left_low, left_high),
    CASE WHEN counts_low AND NOT direct THEN left_low ELSE 0 END AS counted_low,
    CASE WHEN counts_high AND NOT direct THEN left_high ELSE 0 END AS counted_high,
    CASE
        WHEN revoked THEN 'revoked'
        WHEN superseded_low THEN 'superseded'
        WHEN repaired_low THEN 'repaired'
        WHEN until_low <= as_of THEN 'expired'
        WHEN undetermined THEN 'undetermined'
        WHEN frozen_low THEN 'frozen'
        WHEN NOT direct AND counts_low AND left_low = 0 AND points_low IS DISTINCT FROM 0 THEN 'capped'
        ELSE 'counted'
    END AS status
FROM row
"""


def capped(connection: DuckDBPyConnection, entries: Relation, plan: Plan) -> Relation:
    """Say what each entry counts for, and its status.

    In: the columns of *frozen*. Out: those, with counted_low, counted_high DECIMAL (NULL: no bound); status VARCHAR.
    """
    found = entries.then(_UNCAPPED)
    steps = levels(plan)
    if steps:
        found.then(_UNDER).table(connection, "capping")
        for upward in sorted({upward for upward, _, _ in steps}):
            of_sign = [(level, window) for sign, level, window in steps if sign is upward]
            _hold(connection, of_sign, order.entries(plan), upward=upward)
        found = Relation(f"{found.then(_FREE).sql} UNION ALL BY NAME FROM capping", found.values)
    return found.then(_COUNTED)


def _hold(connection: DuckDBPyConnection, steps: list[tuple[int, bool]], by: str, *, upward: bool) -> None:
    """Hold table `capping` to the caps of one sign, level by level."""
    words = _UPWARD if upward else _DOWNWARD
    connection.execute(f"CREATE OR REPLACE TABLE shares AS {_SHARES.format(**words)}").fetchall()
    for level, window in steps:
        which = {"level": level, "window": window, "upward": upward}
        rooms, more = _ROOMS.format(order=by), ""
        fills = _FILLS
        if window:
            connection.execute(_WINDOWED.format(order=by), which).fetchall()
            connection.execute(_TAKEN).fetchall()
            rooms, more = _WINDOW_ROOMS, ", turn"
            fills = _WINDOW_FILLS
        fill_short, fill_long = (fill.format(**words) for fill in fills)
        held = _HELD.format(rooms=rooms, more=more, fill_short=fill_short, fill_long=fill_long, **words)
        rows = f"{_UNDER_NO_CAP} UNION ALL BY NAME {held}"
        connection.execute(f"CREATE OR REPLACE TABLE shares AS {rows}", which).fetchall()
    back = _BACK.format(low=words["low"], high=words["high"], sign="1" if upward else "-1", boundless=BOUNDLESS)
    connection.execute(f"CREATE OR REPLACE TABLE capping AS {back}").fetchall()
