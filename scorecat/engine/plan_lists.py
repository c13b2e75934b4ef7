"""Tables of the plan for lists; they are made only if a chosen catalog is one.

A length of time is three columns `x_months, x_days, x_working`, all 0 where there is none.

- `plan_ground(basis, catalog, place, id, benefit, grade, reach_open, passed_on, since, until, list, starts, after_*,
  wait_*, monthly, within_*, by_day, of, lasts_*, clock, endless, unknown, shortest_*, longest_*, more_least_*,
  more_most_*, extends, must_extend, pending, new, instrument, locator, evidence, public)`: a ground's number is
  its place among those of all catalogs; `list` is the other list it rests on; `monthly` to `of` say when it is
  published and `lasts_*` for how long; `clock` to `must_extend` are its term; `new`: from which day of an event on it
  is known that this version holds.
- `plan_ground_reach(conduct, catalog, basis)`; `plan_times(basis, conduct, at_least, at_most, per, months, days)`.
- `plan_delay(catalog, place, conduct, shortest_*, longest_*)`.
- `plan_removal(removal, catalog, place, id, must, by_conduct, passed_on, role_ended, within_*, wait_*, least_*, also,
  times, again_months, again_days, again_wait_*)`, with `plan_removes(removal, basis)`, `plan_removal_after(removal,
  conduct)`, `plan_removal_with(removal, part, conduct)` and `plan_removal_unless(removal, conduct)`.
- `plan_listed(catalog, consequence, basis, passed_on, months, days, lift_months, lift_days)`: consequences of
  listings by ground; NULL months: it ends with the listing; and `plan_lift(catalog, consequence, conduct)`.
- `plan_level(catalog, usual)`: the rank of the grade of who is on no ground.
- `plan_unknown(list)`: lists that grounds rest on and that there are none of.
- `plan_off(day)`, `plan_worked(day)`: weekdays off and weekend days worked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorecat.engine.plan_clauses import period
from scorecat.model.listing import Lengths, Term, WorkingDays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scorecat.engine.plan import Plan
    from scorecat.model.listing import Removal, Wait

Row = tuple[Any, ...]


def _length_columns(*names: str) -> dict[str, str]:
    return {f"{name}_{unit}": "INTEGER" for name in names for unit in ("months", "days", "working")}


def _wait(length: Wait | None) -> tuple[int, int, int]:
    if isinstance(length, WorkingDays):
        return 0, 0, length.count
    return (length.months, length.days, 0) if length else (0, 0, 0)


def _lengths(both: Lengths | None) -> tuple[int, ...]:
    return (*_wait(both.shortest), *_wait(both.longest)) if both else (0,) * 6


def _ground(plan: Plan) -> Iterator[Row]:
    for number, (catalog, one) in enumerate(plan.grounds):
        found = plan.catalogs[catalog]
        law = found.listing
        if law is None:
            raise AssertionError(found.name)
        begins, published = one.begins or law.begins, law.publication
        yield (
            number,
            catalog,
            one.place,
            one.id,
            one.benefit,
            found.grade_rank[one.grade] if one.grade else None,
            one.reach_open,
            one.passed_on,
            one.in_force and one.in_force.start,
            one.in_force and one.in_force.until,
            one.listed_in,
            begins.at.value,
            *_wait(begins.after),
            *_wait(one.wait),
            published is not None and published.monthly,
            *_wait(published.within if published else None),
            published.by if published else None,
            published.of.value if published and (published.within or published.by) else None,
            *_wait(published.lasts if published else None),
            *_term(one.term),
            law.objection.pending.value,
            found.in_force.start if law.transition else None,
            one.source.instrument,
            one.source.locator,
            one.source.evidence.value,
            published is not None,
        )


def _term(term: Term) -> tuple[Any, ...]:
    extend = term.extend
    return (
        term.counts_from.value,
        term.lasts is None,
        term.unknown,
        *_lengths(term.lasts),
        *_lengths(extend.by if extend else None),
        extend is not None,
        extend is not None and extend.must,
    )


def _below(plan: Plan, codes: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(below for code in codes for below in plan.vocabulary.below(code))


def _reach(plan: Plan) -> Iterator[Row]:
    for number, catalog, one in plan.grounds_spoken:
        yield from ((code, catalog, number) for code in _below(plan, one.conducts))


def _times(plan: Plan) -> Iterator[Row]:
    for number, (_, one) in enumerate(plan.grounds):
        if one.times:
            for code in _below(plan, one.times.of or one.conducts):
                yield number, code, one.times.at_least, one.times.at_most, *period(one.times.within)


def _delay(plan: Plan) -> Iterator[Row]:
    for catalog, found in enumerate(plan.catalogs):
        for place, one in enumerate(found.listing.delays if found.listing else ()):
            yield from ((catalog, place, code, *_lengths(one.lasts)) for code in _below(plan, one.after))


def _removals(plan: Plan) -> Iterator[tuple[int, int, int, Removal]]:
    number = 0
    for catalog, found in enumerate(plan.catalogs):
        for place, one in enumerate(found.removals):
            yield number, catalog, place, one
            number += 1


def _removal(plan: Plan) -> Iterator[Row]:
    for number, catalog, place, one in _removals(plan):
        again = one.again
        yield (
            number,
            catalog,
            place,
            one.id,
            one.must,
            one.by_conduct,
            one.passed_on,
            one.role_ended,
            *_wait(one.within),
            *_wait(one.wait),
            *_wait(one.least),
            len(one.also),
            again and again.times,
            again.within.months if again else 0,
            again.within.days if again else 0,
            *_wait(again.wait if again else None),
        )


def _removes(plan: Plan) -> Iterator[Row]:
    for number, catalog, _, one in _removals(plan):
        for ground, (other, found) in enumerate(plan.grounds):
            if other == catalog and one.admits(found.id):
                yield number, ground


def _codes(part: Callable[[Removal], tuple[str, ...]]) -> Callable[[Plan], Iterator[Row]]:
    def rows(plan: Plan) -> Iterator[Row]:
        for number, _, _, one in _removals(plan):
            yield from ((number, code) for code in _below(plan, part(one)))

    return rows


def _with(plan: Plan) -> Iterator[Row]:
    for number, _, _, one in _removals(plan):
        for place, code in enumerate(one.also):
            yield from ((number, place, below) for below in _below(plan, [code]))


def _listed(plan: Plan) -> Iterator[Row]:
    for catalog, found in enumerate(plan.catalogs):
        for place, one in enumerate(found.consequences):
            if one.grade == "listed":
                lasts = (one.lasts.months, one.lasts.days) if one.lasts else (None, None)
                lift = (one.lifted.at_most.months, one.lifted.at_most.days) if one.lifted else (None, None)
                for number in _of(plan, catalog, one.grounds):
                    yield catalog, place, number, one.passed_on, *lasts, *lift


def _of(plan: Plan, catalog: int, ids: tuple[str, ...]) -> Iterator[int]:
    for number, (other, ground) in enumerate(plan.grounds):
        if other == catalog and (not ids or ground.id in ids):
            yield number


def _lift(plan: Plan) -> Iterator[Row]:
    for catalog, found in enumerate(plan.catalogs):
        for place, one in enumerate(found.consequences):
            if one.lifted:
                yield from ((catalog, place, code) for code in _below(plan, one.lifted.after))


def _level(plan: Plan) -> Iterator[Row]:
    for catalog, found in enumerate(plan.catalogs):
        if found.listing and found.listing.default:
            yield catalog, found.grade_rank[found.listing.default]


def _unknown(plan: Plan) -> Iterator[Row]:
    yield from ((place,) for place in plan.lists if not plan.elsewhere.get(place))


def _off(plan: Plan) -> Iterator[Row]:
    yield from ((day,) for day in sorted(plan.calendar.days_off if plan.calendar else ()))


def _worked(plan: Plan) -> Iterator[Row]:
    yield from ((day,) for day in sorted(plan.calendar.days_worked if plan.calendar else ()))


TABLES: Mapping[str, tuple[Mapping[str, str], Callable[[Plan], Iterator[Row]]]] = {
    "plan_ground": (
        {
            "basis": "INTEGER", "catalog": "INTEGER", "place": "INTEGER", "id": "VARCHAR", "benefit": "BOOLEAN",
            "grade": "INTEGER", "reach_open": "BOOLEAN", "passed_on": "BOOLEAN", "since": "DATE", "until": "DATE",
            "list": "VARCHAR", "starts": "VARCHAR", **_length_columns("after", "wait"), "monthly": "BOOLEAN",
            **_length_columns("within"), "by_day": "INTEGER", "of": "VARCHAR", **_length_columns("lasts"),
            "clock": "VARCHAR", "endless": "BOOLEAN", "unknown": "BOOLEAN",
            **_length_columns("shortest", "longest", "more_least", "more_most"), "extends": "BOOLEAN",
            "must_extend": "BOOLEAN", "pending": "VARCHAR", "new": "DATE",
            "instrument": "VARCHAR", "locator": "VARCHAR", "evidence": "VARCHAR", "public": "BOOLEAN",
        },
        _ground,
    ),
    "plan_ground_reach": ({"conduct": "VARCHAR", "catalog": "INTEGER", "basis": "INTEGER"}, _reach),
    "plan_times": (
        {
            "basis": "INTEGER", "conduct": "VARCHAR", "at_least": "INTEGER", "at_most": "INTEGER", "per": "VARCHAR",
            "months": "INTEGER", "days": "INTEGER",
        },
        _times,
    ),
    "plan_delay": (
        {"catalog": "INTEGER", "place": "INTEGER", "conduct": "VARCHAR", **_length_columns("shortest", "longest")},
        _delay,
    ),
    "plan_removal": (
        {
            "removal": "INTEGER", "catalog": "INTEGER", "place": "INTEGER", "id": "VARCHAR", "must": "BOOLEAN",
            "by_conduct": "BOOLEAN", "passed_on": "BOOLEAN", "role_ended": "BOOLEAN",
            **_length_columns("within", "wait", "least"), "also": "INTEGER", "times": "INTEGER",
            "again_months": "INTEGER", "again_days": "INTEGER", **_length_columns("again_wait"),
        },
        _removal,
    ),
    "plan_removes": ({"removal": "INTEGER", "basis": "INTEGER"}, _removes),
    "plan_removal_after": ({"removal": "INTEGER", "conduct": "VARCHAR"}, _codes(lambda one: one.after)),
    "plan_removal_with": ({"removal": "INTEGER", "part": "INTEGER", "conduct": "VARCHAR"}, _with),
    "plan_removal_unless": ({"removal": "INTEGER", "conduct": "VARCHAR"}, _codes(lambda one: one.unless)),
    "plan_listed": (
        {
            "catalog": "INTEGER", "consequence": "INTEGER", "basis": "INTEGER", "passed_on": "BOOLEAN",
            "months": "INTEGER", "days": "INTEGER", "lift_months": "INTEGER", "lift_days": "INTEGER",
        },
        _listed,
    ),
    "plan_lift": ({"catalog": "INTEGER", "consequence": "INTEGER", "conduct": "VARCHAR"}, _lift),
    "plan_level": ({"catalog": "INTEGER", "usual": "INTEGER"}, _level),
    "plan_unknown": ({"list": "VARCHAR"}, _unknown),
    "plan_off": ({"day": "DATE"}, _off),
    "plan_worked": ({"day": "DATE"}, _worked),
}  # fmt: skip


def needed(_: str, plan: Plan) -> bool:
    """Whether a table is made: if any catalog is a list."""
    return plan.has_lists


def working(plan: Plan) -> int:
    """Return how many days ahead of the last one in the log anything may be counted, 0 if in calendar time alone."""
    rows = [
        dict(zip(columns, row, strict=True))
        for name, (columns, make) in TABLES.items()
        if name in ("plan_ground", "plan_delay", "plan_removal")
        for row in make(plan)
    ]
    if not any(row.get("monthly") or row[name] for row in rows for name in row if name.endswith("_working")):
        return 0
    units = {"_months": 31, "_days": 1, "_working": 3}
    return 90 + sum(
        int(row[name]) * days for row in rows for unit, days in units.items() for name in row if name.endswith(unit)
    )
