"""Rules on what adds up: what each event adds to the points of its total so far (design.md section 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine import order
from scorecat.engine.lengths import length
from scorecat.engine.plan_clauses import caps_of
from scorecat.engine.predicate import POINTS, by_rule
from scorecat.engine.relation import Relation, Values
from scorecat.model.rule import Calendar, Combine, Duration

if TYPE_CHECKING:
    from decimal import Decimal

    from duckdb import DuckDBPyConnection

    from scorecat.engine.plan import Plan
    from scorecat.model.rule import Accumulated

_LENGTHS = [Calendar.MONTH, Calendar.QUARTER, Calendar.YEAR, Calendar.LIFETIME]
_BEFORE = "ORDER BY {order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"

# What adds up, and what it may share an act with.
_MATCHING = "SELECT * FROM row WHERE adds OR NOT (single AND own_act IS NOT NULL)"
# An event is loose if it may not apply, or what it adds is not known: it is in no total. It surely counts if it has not
# ended by T, however small, shares its act with nothing, and it is the same which of its group gives the points.
_TOTALS = """
SELECT one.*, open OR size IS NULL OR NOT (in_low AND in_high) AS loose, {span} AS span,
    NOT {ended} AND NOT {bound} AND shared.catalog IS NULL AS sure
FROM matching AS one
LEFT JOIN (
    SELECT catalog, subject, act_key, own_act FROM matching
    WHERE NOT (single AND own_act IS NOT NULL) GROUP BY ALL HAVING count(*) > 1
) AS shared ON shared.catalog = one.catalog AND shared.subject = one.subject AND shared.act_key = one.act_key
    AND shared.own_act IS NOT DISTINCT FROM one.own_act
WHERE adds
"""
_ADDED = f"""
SELECT *, coalesce(sum(CASE WHEN NOT loose AND NOT revoked THEN size END) OVER (
        PARTITION BY subject, rule, span {_BEFORE}), 0)::DECIMAL(38,4) AS total
FROM row
"""
_GIVEN = """
SELECT * REPLACE (
        CASE WHEN NOT loose THEN ({low}) * factor WHEN upward THEN 0 ELSE most END::DECIMAL(18,4) AS given_low,
        CASE WHEN NOT loose THEN ({high}) * factor WHEN upward THEN most ELSE 0 END::DECIMAL(18,4) AS given_high)
FROM (SELECT *, (({most}) * factor)::DECIMAL(18,4) AS most, {upward} AS upward FROM row)
"""
# What comes after a loose event gives from nothing to the most it could, unless all from that event on surely count.
_SHAKEN = f"""
SELECT *, NOT loose AND seen AND (NOT sure OR coalesce(bool_or((seen OR loose) AND NOT sure AND NOT revoked) OVER (
        PARTITION BY subject, rule, span {_BEFORE}), false)) AS shaken
FROM (
    SELECT *, coalesce(bool_or(loose AND NOT revoked) OVER (PARTITION BY subject, rule, span {_BEFORE}), false) AS seen
    FROM row
)
"""
_FINAL = """
SELECT * EXCLUDE (most, upward, loose, span, sure, seen, shaken) REPLACE (
        CASE WHEN shaken THEN CASE WHEN upward THEN 0 ELSE most END ELSE given_low END AS given_low,
        CASE WHEN shaken THEN CASE WHEN upward THEN most ELSE 0 END ELSE given_high END AS given_high,
        value_open OR shaken AS value_open),
    false AS doubled_low, false AS doubled_high
FROM row
"""


def accumulated(connection: DuckDBPyConnection, rows: Relation, plan: Plan) -> Relation:
    """Give each event of a rule that adds up its part of the points of the total.

    In and out: the columns of *matched*; out only of such rules: given_low, given_high are the step that
    the event makes; with total DECIMAL (what there was before), doubled_low, doubled_high BOOLEAN (never).
    """
    rows.then(_MATCHING).table(connection, "matching")
    values = Values("accumulated")
    adding = {number: rule.accumulated for number, _, rule in plan.spoken if rule.accumulated}
    spans = {
        number: f"date_trunc('{one.per}', date)" for number, one in adding.items() if one.per is not Calendar.LIFETIME
    }
    ended = {number: _ended(plan, number, values) for number in adding}
    bound = {number: _bound(plan, number, values) for number in adding}
    totals = _TOTALS.format(
        span=by_rule(spans, "NULL::DATE"), ended=by_rule(ended, "false"), bound=by_rule(bound, "false")
    )
    Relation(totals, values.given).table(connection, "adding")
    after, before = "(total + size)", "total"

    def step(*, low: bool) -> str:
        steps = {
            number: f"{_total(one, after, values, low=low)} - {_total(one, before, values, low=low)}"
            for number, one in adding.items()
        }
        return by_rule(steps, "0")

    given = (
        Relation("SELECT * FROM adding")
        .then(_ADDED.format(order=order.events(plan)))
        .then(
            _GIVEN.format(
                low=step(low=True),
                high=step(low=False),
                most=by_rule({number: _most(one, values) for number, one in adding.items()}, "0"),
                upward=by_rule({number: str(one.sign > 0).lower() for number, one in adding.items()}, "true"),
            ),
            values,
        )
    )
    return given.then(_SHAKEN.format(order=order.events(plan))).then(_FINAL)


def _ended(plan: Plan, number: int, values: Values) -> str:
    """Whether an entry has ended by T by the rule's own length, or by the first class of its sign."""
    catalog, rule = plan.rules[number]
    effect = "bonus" if rule.accumulated and rule.accumulated.sign > 0 else "deduction"
    classes = (one.lasts for one in plan.catalogs[catalog].validity if one.effect == effect)
    lasts = None if rule.validity_unknown else rule.validity or next(classes, None)
    if lasts is None:
        return "false"
    months, days, rest = length(lasts)
    start = f"date_trunc('{rest}', date)" if rest else "date"
    return f"(as_of >= ({start} + to_months({values(months)}) + to_days({values(days)}))::DATE)"


def _bound(plan: Plan, number: int, values: Values) -> str:
    """Whether it matters which event of a group gives the points, by caps over less time, multipliers or repairs."""
    catalog, rule = plan.rules[number]
    found, added = plan.catalogs[catalog], rule.accumulated
    if added is None:
        raise AssertionError(rule)
    caps = [cap for _, cap, ids in caps_of(found) if rule.id in ids and cap.points * added.sign > 0]
    capped = any(isinstance(cap.per, Duration) or _LENGTHS.index(cap.per) < _LENGTHS.index(added.per) for cap in caps)
    if capped or any(rule.id in one.rules for one in found.multipliers):
        return "true"
    named = [code for one in found.repairs for code in one.conducts] if added.sign < 0 else []
    below = dict.fromkeys(each for code in named for each in plan.vocabulary.below(code))
    return f"conduct IN ({', '.join(values(code, 'VARCHAR') for code in below)})" if below else "false"


def _total(one: Accumulated, total: str, values: Values, *, low: bool) -> str:
    """The points of a total, in one reading."""
    if one.tiers:
        parts = []
        for tier in one.tiers:
            within = f"{total} - {values(tier.over, POINTS)}"
            if tier.up_to is not None:
                within = f"least({total}, {values(tier.up_to, POINTS)}) - {values(tier.over, POINTS)}"
            points = f"{_full(f'greatest({within}, 0)', tier.each, values)} * {values(tier.add, POINTS)}"
            parts.append(_held(points, tier.at_most, values))
        return f"({' + '.join(parts)})"
    added = " + ".join(
        f"CASE WHEN {total} >= {values(step.start, POINTS)} THEN {values(step.points, POINTS)} ELSE 0 END"
        for step in one.steps
    )
    highest = " ".join(
        f"WHEN {total} >= {values(step.start, POINTS)} THEN {values(step.points, POINTS)}"
        for step in reversed(one.steps)
    )
    replaced = f"CASE {highest} ELSE 0 END"
    match one.combine:
        case Combine.REPLACE:
            return f"({replaced})"
        case Combine.ADD:
            return f"({added})"
        case Combine.UNKNOWN:
            return f"{'least' if low else 'greatest'}({replaced}, {added})"


def _most(one: Accumulated, values: Values) -> str:
    """The most that an event can give, whatever came before; NULL: no bound."""
    if one.steps:
        return values(one.top, POINTS)
    parts = []
    for tier in one.tiers:
        steps = _full(f"size + {values(tier.each, POINTS)} - 0.0001", tier.each, values)
        if tier.up_to is not None:
            steps = f"least({steps}, {int((tier.up_to - tier.over) // tier.each)})"
        parts.append(_held(f"{steps} * {values(tier.add, POINTS)}", tier.at_most, values))
    return f"CASE WHEN size IS NULL THEN {values(one.top, POINTS)} ELSE {' + '.join(parts)} END"


def _full(size: str, each: Decimal, values: Values) -> str:
    """How many times `each` fits, in whole numbers of the smallest unit: a division of decimals is not exact."""
    return f"((({size}) * 10000)::HUGEINT // ({values(each, POINTS)} * 10000)::HUGEINT)"


def _held(points: str, at_most: Decimal | None, values: Values) -> str:
    if at_most is None:
        return points
    return f"{'least' if at_most > 0 else 'greatest'}({points}, {values(at_most, POINTS)})"
