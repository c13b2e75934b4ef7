"""How long an effect counts: the first class of validity that fits it, in each reading (design.md section 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecat.engine.plan import Plan
    from scorecat.engine.relation import Relation

_CLOCK = "CASE WHEN lasting AND NOT adds THEN ended_by ELSE date END AS clock"

_UNDATED = f"""
SELECT *, {_CLOCK}, NULL::DATE AS until_low, NULL::DATE AS until_high,
    direct OR in_low AND given_low IS DISTINCT FROM 0 OR in_high AND given_high IS DISTINCT FROM 0 AS validity_unknown,
    NULL::INTEGER AS class_low, NULL::INTEGER AS class_high
FROM row
"""

# No effect where nothing is given in a reading: it has the other reading's dates.
_EFFECTS = f"""
SELECT *, {_CLOCK},
    CASE WHEN NOT in_low THEN NULL WHEN direct THEN 2 + grade_low WHEN given_low IS NULL THEN -1
        ELSE nullif(sign(given_low), 0) END AS effect_low,
    CASE WHEN NOT in_high THEN NULL WHEN direct THEN 2 + grade_high WHEN given_high IS NULL THEN 1
        ELSE nullif(sign(given_high), 0) END AS effect_high
FROM row
"""
_DATED = """
SELECT row.* EXCLUDE (effect_low, effect_high),
    {ends},
    CASE WHEN effect_low IS NULL THEN own_high ELSE own_low END AS until_low,
    CASE WHEN effect_high IS NULL THEN own_low ELSE own_high END AS until_high,
    effect_low IS NOT NULL AND {unknown_low} OR effect_high IS NOT NULL AND {unknown_high} AS validity_unknown,
    low.class AS class_low, high.class AS class_high
FROM row
LEFT JOIN plan_validity AS low ON low.rule = row.rule AND low.effect = row.effect_low
    AND (low.over IS NULL OR row.given_low IS NULL OR abs(row.given_low) > low.over)
    AND (low.at_most IS NULL OR abs(row.given_low) <= low.at_most)
LEFT JOIN plan_validity AS high ON high.rule = row.rule AND high.effect = row.effect_high
    AND (high.over IS NULL OR row.given_high IS NULL OR abs(row.given_high) > high.over)
    AND (high.at_most IS NULL OR abs(row.given_high) <= high.at_most)
"""
_END = """((CASE WHEN {0}.rest IS NULL THEN clock ELSE date_trunc({0}.rest, clock) END)
        + to_months({0}.months) + to_days({0}.days))::DATE"""
_ENDS = f"{_END.format('low')} AS own_low, {_END.format('high')} AS own_high"
_UNKNOWN = "{0}.rule IS NULL"

# Of bands that give the same and last differently, a deduction in low and a bonus in high take the one that ends last,
# else the one that ends first. NULL in the list is what the rule or the class says.
_BAND_ENDS = "[CASE WHEN one IS NULL THEN coalesce({1}, 'infinity'::DATE) ELSE {2} END FOR one IN dated_{0}]"
_OF_BANDS = """CASE WHEN effect_{0} IS NULL THEN NULL WHEN dated_{0} IS NULL THEN {1}
    WHEN effect_{0} {2} THEN nullif(list_max({3}), 'infinity'::DATE)
    ELSE nullif(list_min({3}), 'infinity'::DATE) END AS own_{0}"""
_LONGEST = {"low": "<> 1", "high": "= 1"}
_UNKNOWN_OF_BANDS = """{0}.rule IS NULL AND (dated_{0} IS NULL OR len(dated_{0}) > list_count(dated_{0})
        AND (list_count(dated_{0}) = 0 OR clock IS NOT NULL AND effect_{0} {1}))"""


def dated(rows: Relation, plan: Plan) -> Relation:
    """Say until when each row's effect counts.

    In: the columns of *matched* (given_low, given_high: of one charge). Out: those, with clock DATE (from when it
    counts; NULL: it lasts still), until_low, until_high DATE (NULL: no end), validity_unknown BOOLEAN, class_low,
    class_high INTEGER (the place of the class in the catalog; NULL: the rule's own length, or none).
    """
    if not plan.dates:
        return rows.then(_UNDATED)
    ends, unknown = _ENDS, {reading: _UNKNOWN.format(reading) for reading in _LONGEST}
    if plan.banded:
        ends = ", ".join(_of_bands(reading, longest) for reading, longest in _LONGEST.items())
        unknown = {reading: _UNKNOWN_OF_BANDS.format(reading, longest) for reading, longest in _LONGEST.items()}
    found = _DATED.format(ends=ends, unknown_low=unknown["low"], unknown_high=unknown["high"])
    return rows.then(_EFFECTS).then(found).then("SELECT * EXCLUDE (own_low, own_high) FROM row")


def _of_bands(reading: str, longest: str) -> str:
    own = _END.format(reading)
    return _OF_BANDS.format(reading, own, longest, _BAND_ENDS.format(reading, own, _END.format("one")))
