"""SC316: a larger effect never counts for less long than a smaller one.

Else the larger, once expired, would leave more than the smaller that could have been given in its stead, and low
would be no bound. Lengths are compared by the calendar: 30 days and a month are each shorter than the other at
times, so a catalog that needs both in order is refused; months and years, or days alone, are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.catalog.sides import least_factor, most_factor, repeat_factor
from scorecat.model.rule import Calendar, DirectGrade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from decimal import Decimal

    from scorecat.catalog.findings import Remarks
    from scorecat.catalog.sides import Given
    from scorecat.model.catalog import Catalog, ValidityClass
    from scorecat.model.rule import Duration, Rule

_REST = {Calendar.YEAR: 366, Calendar.QUARTER: 92, Calendar.MONTH: 31}

Step = tuple[int | None, "Duration | None"]
"""The place in `validity` of the class that fits (None: none does), and how long it lasts (None: not known)."""


def check(rules: Collection[Rule], grades: Sequence[str], validity: Sequence[ValidityClass], remarks: Remarks) -> None:
    """Note every class that is shorter, or at times shorter, than one of a smaller effect; `grades` are best first."""
    for sign in ("deduction", "bonus"):
        _in_order([step for _, step in _by_size(sign, validity)], f"larger {sign}", "smaller one", remarks)
    _in_order(list(_by_grade(rules, grades, validity)), "worse grade", "better one", remarks)


def has_own(given: Given, rule: Rule) -> bool:
    """Whether points last as long as their band or their clause says, and not as a class does."""
    return bool(given.lasts or rule.validity or rule.validity_unknown)


def longest(end: Decimal, given: Given, rule: Rule, catalog: Catalog) -> Duration | None:
    """Return how long so many points, which are one end of what is given, count at most; None: no known end."""
    factor = most_factor(rule, catalog) * (repeat_factor(rule, catalog) if end < 0 else 1)
    return _length(end * factor, given, rule, catalog)


def shortest(end: Decimal, given: Given, rule: Rule, catalog: Catalog) -> Duration | None:
    """Return how long so many points, which are one end of what is given, count at least; None: no known end."""
    return _length(end * least_factor(rule, catalog), given, rule, catalog)


def _length(end: Decimal, given: Given, rule: Rule, catalog: Catalog) -> Duration | None:
    if has_own(given, rule):
        return given.lasts or rule.validity
    return of_size("deduction" if end < 0 else "bonus", abs(end), catalog.validity)[1]


def shorter(one: Duration | None, other: Duration | None) -> bool:
    """Whether one length is less than another, at least from some day on; None has no end."""
    if one is None or other is None or one == other:
        return other is None and one is not None
    if one.rest_of or other.rest_of:
        return _shortest(one) < _longest(other)
    if not one.days and not other.days:
        return one.months < other.months
    if not one.months and not other.months:
        return one.days < other.days
    return _shortest(one) < _longest(other)


def of_size(sign: str, size: Decimal, validity: Sequence[ValidityClass]) -> Step:
    """Return the class of a `deduction` or `bonus` of that many points, sign aside."""
    fitting = (step for at_most, step in _by_size(sign, validity) if at_most is None or size <= at_most)
    return next(fitting, (None, None))


def of_grade(name: str, validity: Sequence[ValidityClass]) -> Step:
    """Return the class of a direct grade."""
    fitting = ((place, one.lasts) for place, one in enumerate(validity) if one.effect in ("grade", f"grade {name}"))
    return next(fitting, (None, None))


def _shortest(length: Duration) -> int:
    if length.rest_of:
        return 1
    years, months = divmod(length.months, 12)
    return 365 * years + 28 * months + length.days


def _longest(length: Duration) -> int:
    if length.rest_of:
        return _REST[length.rest_of]
    years, months = divmod(length.months, 12)
    return 366 * years + 31 * months + length.days


def _by_size(sign: str, validity: Sequence[ValidityClass]) -> Iterator[tuple[Decimal | None, Step]]:
    """The classes that entries can fall in, smallest first, each with the most points it holds."""
    reached: Decimal | None = None
    for place, one in enumerate(validity):
        if one.effect != sign or (reached is not None and one.at_most is not None and one.at_most <= reached):
            continue
        yield one.at_most, (place, one.lasts)
        if one.at_most is None:
            return
        reached = one.at_most


def _by_grade(rules: Collection[Rule], grades: Sequence[str], validity: Sequence[ValidityClass]) -> Iterator[Step]:
    """The classes of the direct grades that a class names or a rule sets, best first."""
    set_by_rules = {
        variant.effect.grade
        for rule in rules
        if not rule.validity and not rule.validity_unknown
        for variant in rule.variants
        if isinstance(variant.effect, DirectGrade)
    }
    named = {one.effect.removeprefix("grade ") for one in validity if one.effect.startswith("grade ")}
    yield from (of_grade(name, validity) for name in grades if name in named or name in set_by_rules)


def _in_order(steps: Sequence[Step], larger: str, smaller: str, remarks: Remarks) -> None:
    """Note each class that is shorter than one of a smaller effect."""
    noted: set[int] = set()
    for number, (place, lasts) in enumerate(steps):
        longer = next((other for other in steps[:number] if shorter(lasts, other[1])), None)
        if longer is not None and place is not None and place not in noted:
            noted.add(place)
            said = f"for {longer[1]}" if longer[1] else "without a known end"
            message = f"a {larger} counts for {lasts}, a {smaller} {said}"
            advice = "classes go from the smallest to the largest effect, and from the shortest to the longest time"
            remarks.error("SC316", ("validity", place, "for"), message, advice)
