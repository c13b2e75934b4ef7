"""SC316: a larger effect never counts for less long than a smaller one.

Else the larger, once expired, would leave more than the smaller that could have been given in its stead, and low
would be no bound. Lengths are compared by the calendar: 30 days and a month are each shorter than the other at
times, so a catalog that needs both in order is refused; months and years, or days alone, are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.rule import DirectGrade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from decimal import Decimal

    from scorecat.catalog.findings import Remarks
    from scorecat.model.catalog import ValidityClass
    from scorecat.model.rule import Duration, Rule

Step = tuple[int | None, "Duration | None"]
"""The place in `validity` of the class that fits (None: none does), and how long it lasts (None: not known)."""


def check(rules: Collection[Rule], grades: Sequence[str], validity: Sequence[ValidityClass], remarks: Remarks) -> None:
    """Note every class that is shorter, or at times shorter, than one of a smaller effect; `grades` are best first."""
    for sign in ("deduction", "bonus"):
        _in_order([step for _, step in _by_size(sign, validity)], f"larger {sign}", "smaller one", remarks)
    _in_order(list(_by_grade(rules, grades, validity)), "worse grade", "better one", remarks)


def shorter(one: Duration | None, other: Duration | None) -> bool:
    """Whether one length is less than another, at least from some day on; None has no end."""
    if one is None or other is None:
        return other is None and one is not None
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
    years, months = divmod(length.months, 12)
    return 365 * years + 28 * months + length.days


def _longest(length: Duration) -> int:
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
