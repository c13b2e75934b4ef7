"""What each rule that speaks of an event's conduct asked, and what it saw: the conditions of *matched*, one by one.

They are the same expressions over the same rows, so that an explanation cannot disagree with an evaluation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.engine.effects import ladders_of
from scorecat.engine.predicate import agreed, by_rule, in_some_band, predicate
from scorecat.engine.relation import Relation, Values
from scorecat.engine.subject import PREFIX, coverage
from scorecat.events.identifier import identifier
from scorecat.model.condition import AllOf, attributes_of, words
from scorecat.model.rule import Ladder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.engine.plan import Plan
    from scorecat.model.condition import Condition
    from scorecat.model.rule import Rule

_LOOKED = """
SELECT reach.catalog, row.subject, row.author, row.event, reach.rule, {checks} AS checks
FROM row
JOIN plan_reach AS reach ON reach.conduct = row.conduct AND (row.sole IS NULL OR row.sole = reach.catalog)
JOIN plan_catalog AS catalog ON catalog.catalog = reach.catalog
WHERE row.kind = 'conduct' AND NOT ({only} AND row.date < catalog.since)
"""
_NONE = "[]::STRUCT(wanted VARCHAR, saw VARCHAR, holds BOOLEAN)[]"


def looked(plan: Plan) -> Relation:
    """Return every rule that speaks of an event's conduct, with what it asked.

    In: table `event` with the columns of *derived* and `subject_*`. Out: catalog INTEGER, subject, author, event
    VARCHAR, rule INTEGER, checks STRUCT(wanted VARCHAR, saw VARCHAR, holds BOOLEAN)[] (holds NULL: undetermined; saw
    NULL: not asked of this event).
    """
    values = Values("looked")
    only = values(plan.in_force_only, "BOOLEAN")
    answers = {}
    for number, catalog, rule in plan.spoken:
        parts = ", ".join(_checks(rule, plan, catalog, values))
        if parts:
            answers[number] = f"[{parts}]"
    return Relation("FROM event").then(_LOOKED.format(checks=by_rule(answers, _NONE, "reach.rule"), only=only), values)


def _checks(rule: Rule, plan: Plan, catalog: int, values: Values) -> Iterator[str]:
    found = plan.catalogs[catalog]
    covered = coverage(found, plan, values)
    if covered is not None:
        whom = " and ".join(f"{type_}s" for type_ in found.subjects)
        whom += f"; {words(found.covers)}" if found.covers else ""
        asked = sorted({"type"} | attributes_of(found.covers))
        yield _check(f"the place covers {whom}", _saw(asked, PREFIX, values), covered, values)
    if rule.passed_on is not None:
        wanted = "passed on by a relation" if rule.passed_on else "the subject's own"
        saw = "CASE WHEN author <> subject THEN 'through ' || author ELSE 'own' END"
        yield _check(wanted, saw, f"((author <> subject) = {str(rule.passed_on).lower()})", values)
    if rule.in_force:
        start, until = rule.in_force.start, rule.in_force.until
        ends = [f"from {start}"] if start else []
        ends += [f"before {until}"] if until else []
        tests = [f"date >= {values(start, 'DATE')}"] if start else []
        tests += [f"date < {values(until, 'DATE')}"] if until else []
        yield _check("dated " + " and ".join(ends), "date::VARCHAR", f"({' AND '.join(tests)})", values)
    for condition, prefix in ((rule.subjects, PREFIX), (rule.when, "")):
        for part in _parts(condition):
            saw = _saw(sorted(attributes_of(part)), prefix, values)
            yield _check(words(part), saw, predicate(part, values, prefix), values)
    if rule.accumulated and rule.accumulated.of:
        name = identifier(rule.accumulated.of)
        holds = f"CASE WHEN {name} IS NOT NULL THEN true END"
        yield _check(f"{rule.accumulated.of} to add up", _saw([rule.accumulated.of], "", values), holds, values)
    ladders = ladders_of(rule)
    if ladders:
        asked = sorted({ladder.by for ladder in ladders})
        bands = " or ".join(words(band.condition) for ladder in ladders for band in ladder.bands)
        truths = [
            in_some_band(variant.effect, values) if isinstance(variant.effect, Ladder) else "true"
            for variant in rule.variants
        ]
        yield _check(bands, _saw(asked, "", values), agreed(truths), values)
    if rule.reach_open:
        yield _check("that the clause reaches this", "'the text leaves it open'", "NULL::BOOLEAN", values)
    if plan.passes or plan.transfers:
        saw = (
            "CASE WHEN doubtful AND author = subject THEN 'whether the grade held elsewhere gives it is not known' "
            "WHEN doubtful THEN 'the text leaves it open' END"
        )
        yield _check("that the event is entered for this subject", saw, "NULL", values)


def _parts(condition: Condition | None) -> tuple[Condition, ...]:
    """What must hold together, one by one."""
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)


def _saw(names: list[str], prefix: str, values: Values) -> str:
    """The values of attributes, as text."""
    cells = [
        f"{values(f'{name}: ', 'VARCHAR')} || coalesce({identifier(prefix + name)}::VARCHAR, 'not known')"
        for name in names
    ]
    return f"concat_ws(', ', {', '.join(cells)})"


def _check(wanted: str, saw: str, holds: str, values: Values) -> str:
    return f"struct_pack(wanted := {values(wanted, 'VARCHAR')}, saw := {saw}, holds := ({holds})::BOOLEAN)"
