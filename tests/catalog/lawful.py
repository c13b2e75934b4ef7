"""SC315, restated apart from the loader: what a clause that may not apply may take the place of.

Where the loader compares ends, this lists every case: every band of every side, and every multiplier in force or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

from strategies import touch

from scorecat.model.catalog import Catalog, Counting, Floor, Multiplier, Repair
from scorecat.model.condition import AllOf, Condition, OneOf, attributes_of
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Effect, Ladder, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Ends = tuple[Decimal, Decimal]
"""What one event is given: from the harshest to the kindest."""
NOTHING: Final = Decimal(0)
ENDLESS: Final = Decimal("Infinity")


@dataclass(frozen=True)
class Taking:
    """A clause that takes the place of others, for one conduct."""

    catalog: Catalog
    rule: Rule
    others: Sequence[Rule]
    code: str

    @property
    def points(self) -> list[Rule]:
        """The others that give points."""
        return [other for other in self.others if not other.sets_grade]


def lawful(rule: Rule, catalog: Catalog) -> bool:
    """Whether a clause is sure to apply, or bounds whatever it takes the place of."""
    taken = [Taking(catalog, rule, displaced_by(rule, code, catalog.rules), code) for code in rule.conducts]
    return not may_not_apply(rule) or all(
        bounded(each) and capped_alike(each) and repaired_alike(each) for each in taken if each.others
    )


def may_not_apply(rule: Rule) -> bool:
    """Whether something in the clause can be undetermined; what is asked of the type of a subject never is."""
    open_ladder = any(isinstance(v.effect, Ladder) and not v.effect.gapless for v in rule.variants)
    asked = attributes_of(rule.subjects) - {"type"}
    return rule.when is not None or bool(asked) or rule.reach_open or open_ladder


def displaced_by(rule: Rule, code: str, others: Sequence[Rule]) -> list[Rule]:
    """The clauses whose place it takes, for one conduct that it names."""
    return [
        other
        for other in others
        if code not in other.conducts
        and any(code.startswith(f"{upper}.") for upper in other.conducts)
        and {rule.passed_on, other.passed_on} != {True, False}
        and any(lets(rule.subjects, type_) and lets(other.subjects, type_) for type_ in ("person", "organisation"))
    ]


def lets(condition: Condition | None, type_: str) -> bool:
    """Whether a condition lets a type of subject through, for all it says of it outside `any` and `not`."""
    if isinstance(condition, AllOf):
        return all(lets(part, type_) for part in condition.parts)
    return not isinstance(condition, OneOf) or condition.attribute != "type" or type_ in condition.values


# --- Effects ----------------------------------------------------------------------------------------------


def bounded(taking: Taking) -> bool:
    """Whether, in each reading, what is taken there bounds what would be in its stead."""
    if taking.rule.sets_grade:
        return all(other.sets_grade for other in taking.others) and graded(taking)
    own = possible(taking.rule)
    if hangs_on_its_ladder(taking.rule) or taking.rule.accumulated is not None:
        own = {(min(low for low, _ in own), max(high for _, high in own))}
    if len(taking.points) < len(taking.others) and any(low < 0 or high <= 0 for low, high in own):
        return False
    if any(other.every not in (None, taking.rule.every) for other in taking.points):
        return False
    sums = taking.rule.accumulated
    if sums is not None and any(sums.sign in signs(other) for other in taking.points):
        return False
    if signs(taking.rule) == {-1, 1} and any(remembered(each, taking) for each in taking.points):
        return False
    return all(bounds(ends, taking, on) for ends in own for on in subsets(taking.catalog.multipliers))


def remembered(other: Rule, taking: Taking) -> bool:
    """Whether later events are given more or less for it: what is hidden in both readings is not remembered."""
    repeats = taking.catalog.repeat is not None and other.repeats and -1 in signs(other)
    return repeats or other.accumulated is not None


def graded(taking: Taking) -> bool:
    """Whether grades are at least as bad as others at either end, and hold the score as low."""
    ranks = taking.catalog.grade_rank
    own, *others = [[ranks[name] for name in grades(each)] for each in (taking.rule, *taking.others)]
    if any(max(each) > max(own) or min(each) > min(own) for each in others):
        return False
    if taking.catalog.direct_grade_score is Floor.NONE:
        return True
    lows, highs = [], []
    for each in (taking.rule, *taking.others):
        floors = [floor(name, taking.catalog) for name in grades(each)]
        lows.append(min(low for low, _ in floors))
        highs.append(max(high for _, high in floors))
    return lows[0] <= min(lows) and highs[0] <= min(highs)


def floor(name: str, catalog: Catalog) -> Ends:
    """What a grade holds the score to; infinite where it has no number."""
    (grade,) = [each for each in catalog.grades if each.id == name]
    if grade.direct_score is not None:
        return grade.direct_score, grade.direct_score
    if grade.easy is None:
        return (ENDLESS, ENDLESS) if grade.up_to is None else (grade.up_to, grade.up_to)
    return grade.easy.value, ENDLESS if grade.hard is None else grade.hard.value


def grades(rule: Rule) -> list[str]:
    """The grades of all sides."""
    return [variant.effect.grade for variant in rule.variants if isinstance(variant.effect, DirectGrade)]


def hangs_on_its_ladder(rule: Rule) -> bool:
    """Whether nothing but the attribute of its bands can make a clause not apply."""
    asked = attributes_of(rule.when) | (attributes_of(rule.subjects) - {"type"})
    ladders = {variant.effect.by for variant in rule.variants if isinstance(variant.effect, Ladder)}
    own_subject = attributes_of(rule.subjects) <= {"type"}
    return own_subject and asked <= ladders and len(rule.variants) == len(ladders) == 1 and not rule.reach_open


def possible(rule: Rule) -> set[Ends]:
    """What one event may be given: of each side one band, or nothing where a ladder leaves a gap."""
    found = set()
    for chosen in product(*(options(variant.effect) for variant in rule.variants)):
        spoken = [each for each in chosen if each is not None]
        if spoken:
            found.add((min(low for low, _ in spoken), max(high for _, high in spoken)))
    return found


def options(effect: Effect) -> list[Ends | None]:
    """What one side may give; None: it may be silent."""
    if isinstance(effect, DirectGrade):
        raise TypeError(effect)
    if isinstance(effect, Ladder):
        return [*(ends_of(band.points) for band in effect.bands), *(() if effect.gapless else (None,))]
    low, high = ends_of(effect)
    return [(low, low), (high, high)] if isinstance(effect, Accumulated) else [(low, high)]


def ends_of(amount: Amount | Accumulated) -> Ends:
    """Harshest and kindest points; infinite where not known."""
    return -ENDLESS if amount.low is None else amount.low, ENDLESS if amount.high is None else amount.high


def signs(rule: Rule) -> set[int]:
    """-1 where a clause may deduct points, 1 where it may give some."""
    ends = set() if rule.sets_grade else possible(rule)
    return {-1 for low, _ in ends if low < 0} | {1 for _, high in ends if high > 0}


def subsets(found: Sequence[Multiplier]) -> Iterator[list[Multiplier]]:
    """Which of them are in force on a day."""
    for on in product((True, False), repeat=len(found)):
        yield [each for each, is_on in zip(found, on, strict=True) if is_on]


def bounds(ends: Ends, taking: Taking, on: Collection[Multiplier]) -> bool:
    """Whether ends bound what the others may give together: each of them, or nothing, perhaps repeated."""
    low, high = (end * factor(taking.rule, on) for end in ends)
    lows, highs = [], []
    for other in taking.points:
        repeat = taking.catalog.repeat
        times = repeat.factor if repeat and other.repeats and other.accumulated is None else Decimal(1)
        cases = [(NOTHING, NOTHING), *possible(other)]
        scaled = [tuple(end * factor(other, on) * (times if end < 0 else 1) for end in case) for case in cases]
        lows.append([a for a, _ in scaled])
        highs.append([b for _, b in scaled])
    in_low = low <= sum(map(min, lows)) if low < 0 else low >= sum(map(max, lows))
    in_high = high >= sum(map(max, highs)) if high > 0 else high <= sum(map(min, highs))
    return bool(in_low and in_high)


def factor(rule: Rule, on: Collection[Multiplier]) -> Decimal:
    """What a clause is multiplied by."""
    return prod((each.factor for each in on if rule.id in each.rules), start=Decimal(1))


# --- Beside the rules -------------------------------------------------------------------------------------


def capped_alike(taking: Taking) -> bool:
    """Whether each cap on a clause is over all others of its sign, too."""
    own = [(taking.rule.cap, (taking.rule.id,))] if taking.rule.cap else []
    groups = [(each, each.rules) for each in taking.catalog.caps if taking.rule.id in each.rules]
    for cap, ids in (*own, *groups):
        sign = 1 if cap.points > 0 else -1
        if sign in signs(taking.rule) and any(sign in signs(each) and each.id not in ids for each in taking.others):
            return False
    return True


def repaired_alike(taking: Taking) -> bool:
    """Whether no repair tells a clause from the others, or leaves more of several of them than of it alone."""
    if not harms(taking.rule):
        return True
    touching = [
        each
        for each in taking.catalog.repairs
        if any(touch(code, taking.code) for code in each.conducts)
        and {each.passed_on, taking.rule.passed_on} != {True, False}
    ]
    return all(told_alike(each, taking) and not left_by_each(each, taking) for each in touching)


def harms(rule: Rule) -> bool:
    """Whether there may be something to repair."""
    return rule.sets_grade or -1 in signs(rule)


def told_alike(repair: Repair, taking: Taking) -> bool:
    """Whether the grade that a repair names is one that all set, or that none does, or each with some of its sides."""
    if repair.grade is None:
        return True
    sets = [{name == repair.grade for name in grades(each)} for each in (taking.rule, *taking.others)]
    return all(each == sets[0] for each in sets) or not any(True in each for each in sets)


def left_by_each(repair: Repair, taking: Taking) -> bool:
    """Whether a repair leaves a deduction of more than one of the others, and they add up."""
    if taking.catalog.one_act is Counting.STRONGEST or isinstance(repair.instead, str) or repair.instead == 0:
        return False
    named = [other for other in taking.others if repair.grade is None or repair.grade in grades(other)]
    return sum(map(harms, named)) > 1
