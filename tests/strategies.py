"""Small random vocabularies, catalogs, logs, subjects and relations tables, as the project's own values.

Pools are small on purpose: dates, bounds, acts and refs collide, and days lie a month, 30 days, a quarter or a year
apart, so that ends, periods and windows are hit exactly. Each scenario uses some of the `features` it may use. A
clause that the loading of a catalog refuses is left out. `bounds=True` leaves out conditions on `ended`: that conduct
has not ended is no open question, so brute force cannot settle it.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from features import ALL, Feature, subsets
from hypothesis import strategies as st
from oracle import Event, SubjectInfo
from relations import Relation

from scorecat.catalog.findings import Remarks
from scorecat.catalog.meaning import check
from scorecat.files.document import Document
from scorecat.files.document import Span as Place
from scorecat.model.catalog import (
    Catalog,
    Consequence,
    Counting,
    Floor,
    Freeze,
    Grade,
    InForce,
    Limit,
    Locality,
    Missing,
    Multiplier,
    PassOn,
    Repair,
    Repeat,
    Transfer,
    ValidityClass,
)
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within
from scorecat.model.finding import Location
from scorecat.model.rule import (
    Accumulated,
    Amount,
    Band,
    Calendar,
    Cap,
    Combine,
    DirectGrade,
    Duration,
    Effect,
    Ladder,
    Period,
    Rule,
    Span,
    Step,
    Tier,
    Variant,
)
from scorecat.model.source import Evidence, Source, Text
from scorecat.model.text import Label
from scorecat.model.vocabulary import (
    Attribute,
    AttributeType,
    AttributeUse,
    Conduct,
    ConductKind,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from scorecat.model.working_days import WorkingCalendar

SOURCE: Final = Source("text", "art. 1", Evidence.PRIMARY)
HERE: Final = Location("test.yaml", 1, 1)
SEVERITIES: Final = ("ordinary", "serious", "very-serious")
LEVELS: Final = ("national", "province", "county", "village")
MODES: Final = ("train", "bus")
WORDS: Final = ("x", "y")
HOUSEHOLDS: Final = ("rural", "urban")
MONEY: Final = tuple(map(Decimal, ("0", "50", "99.99", "100", "100.01", "500", "1000", "5000")))
CUTS: Final = tuple(map(Decimal, ("100", "500", "1000")))
POINTS: Final = tuple(
    map(
        Decimal,
        ("-300", "-60", "-50", "-40", "-20", "-10.5", "-0.25", "0", "0.5", "5", "10", "20", "45.75", "100"),
    )
)
DAYS: Final = tuple(
    map(
        date.fromisoformat,
        (
            "2019-12-31", "2020-01-01", "2020-01-31", "2020-02-01", "2020-02-29", "2020-03-31", "2020-04-01",
            "2020-12-31", "2021-01-01", "2021-01-31", "2021-02-01", "2021-02-28", "2021-03-01", "2022-02-28",
        ),
    )
)  # fmt: skip
BIRTHS: Final = tuple(map(date.fromisoformat, ("2000-02-29", "2002-03-01", "2003-01-31", "1950-06-01", "2020-06-01")))
DURATIONS: Final = (
    Duration(days=30),
    Duration(months=1),
    Duration(months=2),
    Duration(months=12),
    Duration(months=24),
)
RESTS: Final = tuple(Duration(rest_of=each) for each in (Calendar.MONTH, Calendar.QUARTER, Calendar.YEAR))
ORDERED: Final = (
    (RESTS[0], *DURATIONS[2:]),
    (RESTS[1], *DURATIONS[3:]),
    (RESTS[2], *DURATIONS[4:]),
)
"""Lengths of which each is surely longer than the one before, beginning with the rest of a period."""
PERIODS: Final[tuple[Period, ...]] = (*Calendar, *DURATIONS[:4])
ATTRIBUTES: Final = {
    name: Attribute(name, type_, Label(name), name, values=values)
    for name, type_, values in (
        ("amount", AttributeType.DECIMAL, ()),
        ("quantity", AttributeType.DECIMAL, ()),
        ("severity", AttributeType.CHOICE, SEVERITIES),
        ("level", AttributeType.CHOICE, LEVELS),
        ("rank", AttributeType.INTEGER, (1, 2, 3)),
        ("ended", AttributeType.DATE, ()),
        ("ref", AttributeType.TEXT, ()),
        ("mode", AttributeType.CHOICE, MODES),
        ("ground", AttributeType.TEXT, ()),
        ("role", AttributeType.TEXT, ()),
        ("authority", AttributeType.TEXT, ()),
    )
}
CHOICES: Final[Mapping[str, tuple[Value, ...]]] = {
    "severity": SEVERITIES,
    "level": LEVELS,
    "mode": MODES,
    "rank": (1, 2, 3),
    "ground": WORDS,
    "role": WORDS,
    "authority": WORDS,
}
SUBJECT_COLUMNS: Final = tuple(each.name for each in fields(SubjectInfo))
KIN: Final = ("legal-representative", "spouse", "actual-controller", "household-head")
PROCEDURES: Final = ("step.done", "court.judgment-performed", "pledge.signed", "pledge.signed.late")


@dataclass(frozen=True)
class Scenario:
    """All that one evaluation takes."""

    catalogs: tuple[Catalog, ...]
    vocabulary: Vocabulary
    events: tuple[Event, ...]
    as_of: date
    subjects: Mapping[str, SubjectInfo] | None
    subject_columns: frozenset[str]
    in_force_only: bool
    relations: tuple[Relation, ...] = ()
    elsewhere: Mapping[str, tuple[Catalog, ...]] = field(default_factory=dict)
    """By place: the versions of the lists that others rest on, and of the places that transfers come from."""
    calendar: WorkingCalendar | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of `oracle.evaluate`."""
        return {
            "catalogs": self.catalogs,
            "vocabulary": self.vocabulary,
            "events": self.events,
            "as_of": self.as_of,
            "subjects": self.subjects,
            "subject_columns": self.subject_columns,
            "in_force_only": self.in_force_only,
            "relations": self.relations,
            "elsewhere": self.elsewhere,
            "calendar": self.calendar,
        }


def sometimes(draw: st.DrawFn, one_in: int = 2) -> bool:
    """Toss; shrinks to no."""
    return draw(st.integers(0, one_in - 1)) == one_in - 1


# --- Vocabulary -------------------------------------------------------------------------------------------


def conduct(code: str, *attributes: str, kind: ConductKind = ConductKind.CONDUCT) -> Conduct:
    """One code with the attributes it takes."""
    return Conduct(code, kind, Label(code), code, {name: AttributeUse() for name in attributes})


def vocabulary_of(*conducts: Conduct) -> Vocabulary:
    """The conducts given, procedures and the corrections of the record."""
    fixed = (
        *(conduct(code, "ref", kind=ConductKind.PROCEDURE) for code in PROCEDURES),
        conduct("record.revoked", "ref", kind=ConductKind.CORRECTION),
        conduct("record.corrected", "ref", kind=ConductKind.CORRECTION),
    )
    found = {each.code: each for each in (*conducts, *fixed)}
    return Vocabulary({each.topic: Label(each.topic) for each in found.values()}, found, ATTRIBUTES)


@st.composite
def vocabularies(draw: st.DrawFn, features: Collection[Feature] = ALL) -> Vocabulary:
    """Two topics with conducts up to three levels deep; some last. `aa.xy` does not lie below `aa.x`."""
    codes = ["aa.x", "aa.x.y", "aa.xy", "bb.v"]
    codes += draw(st.sampled_from(([], ["aa.x.y.z"], ["bb.v.u"], ["aa.x.y.z", "aa.x.w", "bb.v.u"])))
    lasting: tuple[str, ...] = ()
    if Feature.LASTING in features:
        lasting = draw(st.sampled_from(((), ("aa.x",), ("aa.x.y", "bb.v"), ("aa.xy", "aa.x.y.z", "bb.v.u"))))
    plain = tuple(name for name in ATTRIBUTES if name not in {"ended", "ref"})
    return vocabulary_of(*(conduct(c, *plain, *(("ended",) if c in lasting else ())) for c in codes))


# --- Conditions -------------------------------------------------------------------------------------------


def within(name: str, low: str, high: str, bounds: Sequence[Any]) -> st.SearchStrategy[Condition]:
    """One lower bound, one upper, or both in order."""
    lower = st.sampled_from(bounds).map(lambda v: Within(name, **{low: v}))
    upper = st.sampled_from(bounds).map(lambda v: Within(name, **{high: v}))
    pairs = [(a, b) for a in bounds for b in bounds if a < b]
    if not pairs:
        return st.one_of(lower, upper)
    return st.one_of(lower, upper, st.sampled_from(pairs).map(lambda p: Within(name, **{low: p[0], high: p[1]})))


def any_within(name: str, bounds: Sequence[Any]) -> st.SearchStrategy[Condition]:
    """Bounds open and closed."""
    return st.sampled_from((("over", "up_to"), ("start", "under"), ("start", "up_to"), ("over", "under"))).flatmap(
        lambda ends: within(name, ends[0], ends[1], bounds)
    )


def one_of(name: str, values: Sequence[Value]) -> st.SearchStrategy[Condition]:
    """One value, or two."""
    pools = [*((v,) for v in values), *((a, b) for a in values for b in values if a != b)]
    return st.sampled_from(pools).map(lambda chosen: OneOf(name, chosen))


def nested(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """`any`, `all` and `not`, two levels at most, and often none."""
    pair = st.tuples(leaves, leaves)
    inner = st.one_of(leaves, leaves.map(Not), pair.map(AnyOf), pair.map(AllOf))
    deep = st.tuples(inner, inner)
    return st.one_of(leaves, leaves, inner, inner.map(Not), deep.map(AllOf), deep.map(AnyOf))


@cache
def event_conditions(*, settled_only: bool = False) -> st.SearchStrategy[Condition]:
    """A rule's `when`. `settled_only`: nothing on `ended`, whose absence is not an open question."""
    leaves = [
        any_within("amount", CUTS),
        any_within("quantity", CUTS),
        any_within("rank", (1, 2, 3)),
        *(one_of(name, values) for name, values in CHOICES.items()),
    ]
    if not settled_only:
        leaves.append(any_within("ended", DAYS[4:8]))
    return nested(st.one_of(leaves))


@cache
def subject_conditions() -> st.SearchStrategy[Condition]:
    """A rule's or a repair's `for`, or a catalog's `covers`."""
    leaves = [
        one_of("type", ("person", "organisation")),
        any_within("age", (17, 18, 20)),
        any_within("resident_years", (17, 18, 20)),
        one_of("residence_permit", (True, False)),
        one_of("role", WORDS),
    ]
    if "household" in SUBJECT_COLUMNS:
        leaves.append(one_of("household", HOUSEHOLDS))
    return nested(st.one_of(leaves))


# --- Effects ----------------------------------------------------------------------------------------------


def fixed(value: str | Decimal) -> Amount:
    """Fixed points."""
    return Amount(Decimal(value), Decimal(value))


@cache
def amounts(*, settled: bool = False) -> st.SearchStrategy[Amount]:
    """Fixed points, ranges and unknown sizes; fixed ones most often, or alone."""
    ranges = [Amount(a, b) for a in POINTS for b in POINTS if a < b]
    unknown = [Amount(None, Decimal(0)), Amount(Decimal(0), None), Amount(None, None)]
    plain = st.sampled_from(POINTS).map(fixed)
    if settled:
        return plain
    return st.one_of(plain, plain, st.sampled_from(ranges), st.sampled_from([*unknown, *map(fixed, POINTS[:4])]))


SHAPES: Final[tuple[tuple[bool, tuple[dict[str, Decimal], ...]], ...]] = (
    (True, ({"up_to": CUTS[0]}, {"over": CUTS[0]})),
    (True, ({"under": CUTS[0]}, {"start": CUTS[0], "under": CUTS[1]}, {"start": CUTS[1]})),
    (True, ({"up_to": CUTS[1]}, {"start": CUTS[1], "up_to": CUTS[2]}, {"start": CUTS[2]})),
    (True, ({"start": Decimal(0), "under": CUTS[2]}, {"over": CUTS[0]})),
    (False, ({"start": CUTS[0], "under": CUTS[1]}, {"start": CUTS[1]})),
    (False, ({"under": CUTS[0]}, {"over": CUTS[0]})),
    (False, ({"over": Decimal(0), "up_to": CUTS[1]}, {"start": CUTS[0]})),
    (False, ({"up_to": CUTS[1]}, {"start": CUTS[0], "up_to": CUTS[2]})),
    (False, ({"over": CUTS[1]},)),
)
"""Whether no amount of 0 or more is left out, and the bands."""


@st.composite
def ladders(draw: st.DrawFn, features: Collection[Feature] = ALL) -> Ladder:
    """On a choice, an order or an amount: gapless, gapped, overlapping; bands may have lengths of their own."""
    if draw(st.booleans()):
        gapless, shape = draw(st.sampled_from(SHAPES))
        name = draw(st.sampled_from(("amount", "quantity")))
        tests: list[Condition] = [Within(name, **each) for each in shape]
    else:
        name = draw(st.sampled_from(("severity", "level", "mode", "rank", "ground")))
        values = CHOICES[name]
        size = draw(st.sampled_from((1, len(values) - 1, len(values))))
        tests = [OneOf(name, (value,)) for value in values[:size]]
        if size > 1 and draw(st.booleans()):
            tests[-1] = OneOf(name, values[size - 2 : size])
        gapless = size == len(values) and bool(ATTRIBUTES[name].values)
    bands = tuple(Band(test, draw(amounts(settled=Feature.OPEN not in features))) for test in tests)
    if Feature.BAND_VALIDITY in features and draw(st.booleans()):
        lengths = draw(st.sampled_from(pools(features)))
        bands = tuple(replace(band, validity=draw(st.sampled_from((None, *lengths)))) for band in bands)
        if draw(st.booleans()):
            places = sorted(draw(st.integers(0, len(lengths) - 1)) for _ in bands)
            by_size = sorted(range(len(bands)), key=lambda place: size_of(bands[place]))
            order = dict(zip(by_size, places, strict=True))
            bands = tuple(replace(band, validity=lengths[order[place]]) for place, band in enumerate(bands))
    return Ladder(name, bands, gapless)


def size_of(band: Band) -> Decimal:
    """The most points of a band, sign aside."""
    low, high = band.points.low, band.points.high
    return Decimal("Infinity") if low is None or high is None else max(-low, high)


def pools(features: Collection[Feature]) -> tuple[tuple[Duration, ...], ...]:
    """Lengths in order, with the rest of a calendar period where that may be."""
    return (DURATIONS[1:], *ORDERED) if Feature.REST in features else (DURATIONS[1:],)


def lengths(features: Collection[Feature]) -> st.SearchStrategy[Duration]:
    """One length."""
    return st.sampled_from((*DURATIONS, *RESTS) if Feature.REST in features else DURATIONS)


ADDS: Final = tuple(map(Decimal, ("1", "0.5", "5", "20")))


@st.composite
def accumulations(draw: st.DrawFn, features: Collection[Feature] = ALL) -> Accumulated:
    """Tiers or steps of amounts, quantities or events, all deductions or all bonuses."""
    of = draw(st.sampled_from((None, "amount", "quantity")))
    sign = draw(st.sampled_from((-1, 1)))
    per = draw(st.sampled_from(Calendar))
    marks = tuple(map(Decimal, (1, 2, 3) if of is None else (50, 100, 500, 1000)))
    if draw(st.booleans()):
        starts = sorted(draw(st.lists(st.sampled_from(marks), min_size=1, max_size=3, unique=True)))
        combines = tuple(Combine) if Feature.OPEN in features else (Combine.REPLACE, Combine.ADD)
        combine = draw(st.sampled_from(combines))
        points = [draw(st.sampled_from(ADDS)) for _ in starts]
        if combine is not Combine.ADD:
            points.sort()
        steps = tuple(Step(start, sign * each) for start, each in zip(starts, points, strict=True))
        return Accumulated(of, per, steps=steps, combine=combine)
    edges = sorted(draw(st.lists(st.sampled_from((Decimal(0), *marks)), min_size=2, max_size=4, unique=True)))
    tiers = [
        Tier(
            over,
            up_to,
            each=draw(st.sampled_from(marks[:2])),
            add=sign * draw(st.sampled_from(ADDS)),
            at_most=draw(st.sampled_from((None, None, sign * Decimal(2), sign * Decimal(10)))),
        )
        for over, up_to in pairwise(edges)
        if not sometimes(draw, 5)
    ]
    if not tiers or draw(st.booleans()):
        tiers.append(Tier(edges[-1], None, draw(st.sampled_from(marks[:2])), sign * draw(st.sampled_from(ADDS))))
    return Accumulated(of, per, tiers=tuple(tiers))


# --- Rules ------------------------------------------------------------------------------------------------


@st.composite
def rules(
    draw: st.DrawFn,
    id_: str,
    codes: Sequence[str],
    grades: Sequence[str],
    *,
    bounds: bool,
    features: Collection[Feature] = ALL - {Feature.BAND_VALIDITY},
) -> Rule:
    """One clause; alone, without lengths of bands, which a catalog's classes have to bear out."""
    opens = Feature.OPEN in features
    sides = draw(st.sampled_from((1, 1, 1, 2))) if opens else 1
    effects: list[Effect]
    adds_up = Feature.ACCUMULATE in features and sometimes(draw, 3)
    direct = not adds_up and bool(grades) and draw(st.sampled_from((False, False, False, True, True)))
    if adds_up:
        effects = [draw(accumulations(features))]
    elif direct:
        effects = [DirectGrade(draw(st.sampled_from(grades))) for _ in range(sides)]
    else:
        plain = amounts(settled=not opens)
        banded = ladders(features)
        kind = st.one_of(plain, banded) if Feature.BAND_VALIDITY in features else st.one_of(plain, plain, banded)
        effects = [draw(kind) for _ in range(sides)]
    # 1: `when`, 2: `for`, 3: own validity, 4: `reach: open`, 5: validity not known, 6: `every`
    extras = draw(st.sampled_from(((), (), (), (1,), (1,), (2,), (3,), (4,), (5,), (6,), (1, 2), (1, 4), (3, 6))))
    if not opens:
        extras = tuple(each for each in extras if each in {3, 6})
    passes_on = Feature.PASS_ON in features and sometimes(draw)
    return Rule(
        id=id_,
        conducts=tuple(draw(st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True))),
        variants=tuple(Variant(effect, SOURCE) for effect in effects),
        where=HERE,
        subjects=draw(subject_conditions()) if 2 in extras else None,
        when=draw(event_conditions(settled_only=bounds or Feature.LASTING not in features)) if 1 in extras else None,
        reach_open=4 in extras,
        every=Duration(months=draw(st.sampled_from((1, 3, 12))))
        if 6 in extras and Feature.EVERY in features and not (direct or adds_up)
        else None,
        validity=draw(lengths(features)) if 3 in extras else None,
        validity_unknown=5 in extras,
        cap=draw(caps(signs_of(effects[0]))) if not direct and Feature.CAP in features and sometimes(draw, 3) else None,
        passed_on=draw(st.booleans()) if passes_on else None,
        in_force=draw(spans()) if Feature.IN_FORCE in features and sometimes(draw, 3) else None,
        repeats=not (Feature.REPEAT in features and sometimes(draw, 5)),
    )


@st.composite
def spans(draw: st.DrawFn, *, started: bool = False, days: Sequence[date] = DAYS) -> Span:
    """Days from one of the pool, or before another, or both; `started`: never without the first."""
    first, last = sorted(draw(st.lists(st.sampled_from(days), min_size=2, max_size=2, unique=True)))
    ends = ((first, None), (first, last)) if started else ((first, None), (None, last), (first, last))
    return Span(*draw(st.sampled_from(ends)))


def signs_of(effect: Effect) -> tuple[int, ...]:
    """-1 where there may be deductions, 1 where there may be bonuses."""
    low, high = (None, None) if isinstance(effect, DirectGrade) else (effect.low, effect.high)
    return (*((-1,) if low is None or low < 0 else ()), *((1,) if high is None or high > 0 else ())) or (-1, 1)


CAPS: Final = tuple(map(Decimal, ("10", "20", "0.5", "30", "60")))


@st.composite
def caps(draw: st.DrawFn, signs: Sequence[int] = (-1, 1), id_: str = "", rules_: Sequence[str] = ()) -> Cap:
    """A few points in each calendar period, in all, or in each window."""
    points = draw(st.sampled_from(signs)) * draw(st.sampled_from(CAPS))
    return Cap(points, draw(st.sampled_from(PERIODS)), SOURCE, id_, tuple(rules_))


def refused(catalog: Catalog) -> bool:
    """Whether the loading of a catalog refuses what it says."""
    root = {"rules": [{"points": 0} for _ in catalog.rules]}
    remarks = Remarks(Document(catalog.path, root, Place(1, 1, 1, 1)))
    check(catalog, list(enumerate(catalog.rules)), remarks)
    return bool(remarks.found)


def kept(catalog: Catalog, more: Catalog) -> Catalog:
    """The catalog with one clause more, where it can be loaded; else as it was."""
    return catalog if refused(more) else more


# --- Clauses beside the rules -----------------------------------------------------------------------------


@st.composite
def passings_on(draw: st.DrawFn, id_: str, codes: st.SearchStrategy[list[str]], *, opens: bool) -> PassOn:
    """Whose events reach whom."""
    return PassOn(
        id=id_,
        conducts=() if draw(st.booleans()) else tuple(draw(codes)),
        of=draw(st.sampled_from(((), (), ("organisation",), ("person",)))),
        to=tuple(draw(st.lists(st.sampled_from(KIN), min_size=1, max_size=3, unique=True))),
        reach_open=opens and sometimes(draw, 3),
        source=SOURCE,
    )


@st.composite
def multipliers(draw: st.DrawFn, id_: str, ids: Sequence[str]) -> Multiplier:
    """A factor on one rule or two, for some days. Products keep to four decimals."""
    return Multiplier(
        id=id_,
        rules=tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))),
        factor=draw(st.sampled_from(tuple(map(Decimal, ("2", "3", "0.5", "1.5"))))),
        span=draw(spans(started=True)),
        source=SOURCE,
    )


@st.composite
def repairs(
    draw: st.DrawFn,
    rule: Rule,
    codes: Sequence[str],
    grades: Sequence[str],
    features: Collection[Feature] = ALL,
) -> Repair:
    """What a procedure leaves of the effect of a rule, and perhaps of others."""
    opens = Feature.OPEN in features
    touched = [code for code in codes if touching(code, rule.conducts)]
    grade = None
    instead: list[Decimal | str] = [*map(Decimal, ("0", "-0.25", "-10", "-20", "-50"))]
    if rule.sets_grade:
        names = [v.effect.grade for v in rule.variants if isinstance(v.effect, DirectGrade)]
        grade = draw(st.sampled_from((None, *names)))
        instead += list(grades[: min(map(grades.index, names)) + 1]) * 2
    return Repair(
        id="repair",
        after=tuple(draw(st.lists(st.sampled_from(PROCEDURES), min_size=1, max_size=2, unique=True))),
        conducts=tuple(draw(st.lists(st.sampled_from(touched), min_size=1, max_size=2, unique=True))),
        grade=grade,
        subjects=draw(subject_conditions()) if opens and sometimes(draw, 5) else None,
        passed_on=draw(st.sampled_from((None, True, False))) if Feature.PASS_ON in features else None,
        reach_open=opens and sometimes(draw, 3),
        instead=draw(st.sampled_from(instead)),
        lasts=draw(st.one_of(st.none(), lengths(features))),
        source=SOURCE,
        where=HERE,
    )


def touching(code: str, codes: Sequence[str]) -> bool:
    """Whether a code touches one of the codes."""
    return any(touch(code, each) for each in codes)


def touch(one: str, other: str) -> bool:
    """Whether one code is the other or lies below it, whichever way; "" touches nothing."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


# --- Catalogs ---------------------------------------------------------------------------------------------


@st.composite
def grade_ladders(draw: st.DrawFn, features: Collection[Feature] = ALL) -> tuple[Grade, ...]:
    """Up to four grades, best first; bounds fixed, between two values, or, of the best, only known to lie above one."""
    number = draw(st.sampled_from((0, 1, 2, 3, 3, 4)))
    if number == 0:
        return ()
    starts = sorted(draw(st.permutations((1050, 1010, 1000, 950, 850, 600)))[: number - 1], reverse=True)
    forms = ["fixed", "fixed", "fixed"]
    forms += ["between"] if Feature.OPEN in features else []
    forms += ["over"] if Feature.OVER in features else []
    found: list[Grade] = []
    ceiling = Decimal(10000)
    for name, start in zip("ABC", starts, strict=False):
        unbounded = Feature.OPEN in features and all(grade.hard is None for grade in found)
        form = draw(st.sampled_from([*forms, "above"] if unbounded else forms))
        easy = Limit(Decimal(start), open=form in {"above", "over"})
        hard: Limit | None = easy
        if form == "above":
            hard = None
        elif form == "between":
            top = min(Decimal(start) + draw(st.sampled_from((10, 50, 100))), ceiling)
            hard = Limit(top) if top > start else easy
        if hard is not None:
            ceiling = hard.value
        found.append(Grade(name, hard, easy))
    up_to = draw(st.sampled_from((None, Decimal(599), Decimal("599.99"))))
    fell_from: tuple[tuple[str, str], ...] = ()
    if Feature.FELL_FROM in features and found and sometimes(draw):
        fell_from = tuple((grade.id, f"D{grade.id}") for grade in found if not sometimes(draw, 4))
    found.append(Grade("D", None, None, up_to, fell_from=fell_from))
    if Feature.DIRECT_SCORE in features:
        held = (None, *map(Decimal, (0, 500, 900, 1000)))
        found = [replace(grade, direct_score=draw(st.sampled_from(held))) for grade in found]
    return tuple(found)


@st.composite
def validity_classes(
    draw: st.DrawFn, grades: Sequence[str], features: Collection[Feature] = ALL
) -> tuple[ValidityClass, ...]:
    """A larger effect never has a shorter validity; what no class fits does not expire.

    Days are left out: no number of them keeps its order with a month.
    """
    found = []
    known = Feature.OPEN not in features
    for effect in ("deduction", "bonus"):
        sizes = draw(st.sampled_from(((), (None,), (None,), (20, None), (20,), (10, 40, None))))
        found += [
            ValidityClass(effect, None if size is None else Decimal(size), length)
            for size, length in zip(sizes, increasing(draw, features, len(sizes), known=known), strict=True)
        ]
    named = draw(st.integers(0, len(grades)))
    longest = increasing(draw, features, named + 1, known=known)
    found += [
        ValidityClass(f"grade {grade}", None, length)
        for grade, length in zip(grades[:named], longest[:-1], strict=True)
    ]
    if draw(st.booleans()):
        found.append(ValidityClass("grade", None, longest[-1]))
    return tuple(found)


def increasing(
    draw: st.DrawFn, features: Collection[Feature], number: int, *, known: bool = False
) -> list[Duration | None]:
    """Lengths that do not shrink; None, not known, only last, or never."""
    pool = draw(st.sampled_from(pools(features)))
    places = sorted(draw(st.integers(0, len(pool) - known)) for _ in range(number))
    return [pool[place] if place < len(pool) else None for place in places]


MISSING: Final[tuple[tuple[Missing, ...], ...]] = (
    (),
    (),
    (),
    (Missing("all", rules=True),),
    (Missing("aa", rules=True, conducts=("aa.x",)),),
    (Missing("organisations", rules=True, subjects=("organisation",)),),
    (Missing("persons in bb", rules=True, conducts=("bb.v",), subjects=("person",)),),
    (Missing("procedure", rules=False), Missing("aa", rules=True, conducts=("aa.xy", "aa.x.y"))),
)


def catalog_of(**parts: Any) -> Catalog:
    """A catalog that says nothing but what is given."""
    missing = parts.get("missing", ())
    plain: dict[str, Any] = {
        "path": "test.yaml",
        "sha256": "0" * 64,
        "place": "test",
        "version": "1",
        "kind": "points",
        "title": Label("Test"),
        "locality": Locality(Label("Test")),
        "in_force": InForce(date(2020, 1, 1)),
        "participation": "mandatory",
        "subjects": ("person", "organisation"),
        "covers": None,
        "covers_source": SOURCE if parts.get("covers") else None,
        "covers_note": "",
        "consent_source": SOURCE if parts.get("participation") == "consent" else None,
        "partial": bool(missing),
        "holds": "",
        "missing": (),
        "texts": {"text": Text("text", Label("Text"), Evidence.PRIMARY, report=False)},
        "start": Decimal(1000),
        "minimum": None,
        "maximum": None,
        "score_source": SOURCE,
        "score_note": "",
        "grades": (),
        "one_act": Counting.ALL,
        "direct_grade_score": Floor.NONE,
        "repeat": None,
        "freeze": Freeze.COUNTED,
        "counting_sources": (),
        "caps": (),
        "pass_on": (),
        "repairs": (),
        "multipliers": (),
        "transfers": (),
        "validity": (),
        "rules": (),
        "consequences": (),
        "remarks": (),
    }
    return Catalog(**{**plain, **parts})


@st.composite
def catalogs(
    draw: st.DrawFn,
    vocabulary: Vocabulary,
    place: str = "test",
    *,
    bounds: bool = False,
    features: Collection[Feature] = ALL,
) -> Catalog:
    """One valid catalog."""
    codes = [c.code for c in vocabulary.conducts.values() if c.kind is ConductKind.CONDUCT]
    grades = draw(grade_ladders(features))
    names = [grade.id for grade in grades]
    found = catalog_of(
        place=place,
        in_force=InForce(draw(st.sampled_from((date(2019, 1, 1), date(2020, 2, 1), date(2021, 2, 1))))),
        grades=grades,
        validity=draw(validity_classes(names, features)),
        **draw(countings(features)),
        **draw(scopes(features)),
    )
    clauses = st.lists(rules("rule", codes, names, bounds=bounds, features=features), min_size=1, max_size=8)
    for number, clause in enumerate(() if sometimes(draw, 15) else draw(clauses)):
        rule = replace(clause, id=f"rule-{number}")
        found = kept(found, replace(found, rules=(*found.rules, rule)))
    found = draw(with_clauses(found, codes, features))
    keys = [draw(st.sampled_from(((), ("any",), (*names[:2], "any"), tuple(reversed(names))))) for _ in range(2)]
    consequences = [
        Consequence(key, Label(f"{key} {number}"), "benefit", None, SOURCE)
        for number, listed in enumerate(keys)
        for key in listed
    ]
    for number, start in enumerate(draw(st.lists(st.sampled_from((900, 990, 1000, 1001, 1040)), max_size=2))):
        consequences.append(
            Consequence("score", Label(f"score {number}"), "benefit", None, SOURCE, start=Decimal(start))
        )
    order = list(dict.fromkeys(each.grade for each in consequences))  # a file has them grade by grade
    return replace(found, consequences=tuple(sorted(consequences, key=lambda each: order.index(each.grade))))


@st.composite
def countings(draw: st.DrawFn, features: Collection[Feature] = ALL) -> dict[str, Any]:
    """How entries add up: the parts of a catalog that say so."""
    opens = Feature.OPEN in features
    acts = (Counting.ALL, Counting.STRONGEST, *([Counting.UNKNOWN] if opens else ()))
    floors = (Floor.NONE, Floor.FLOOR, Floor.FLOOR, *([Floor.UNKNOWN] if opens else ()))
    freezes = (Freeze.COUNTED, Freeze.FROZEN, Freeze.FROZEN, *([Freeze.UNKNOWN] if opens else ()))
    factors = (None, Decimal(2), Decimal(2), Decimal(3))
    factor = draw(st.sampled_from(factors)) if Feature.REPEAT in features else None
    return {
        "start": draw(st.sampled_from((*[Decimal(1000)] * 6, Decimal("100.5"), *([None] if opens else ())))),
        "minimum": draw(st.sampled_from((None, None, Decimal(0), Decimal(900)))),
        "maximum": draw(st.sampled_from((None, None, Decimal(1050), Decimal("1300.5")))),
        "one_act": draw(st.sampled_from(acts)) if Feature.ONE_ACT in features else Counting.ALL,
        "direct_grade_score": draw(st.sampled_from(floors)) if Feature.FLOOR in features else Floor.NONE,
        "freeze": draw(st.sampled_from(freezes)) if Feature.FREEZE in features else Freeze.COUNTED,
        "repeat": None if factor is None else Repeat(factor, SOURCE),
    }


@st.composite
def scopes(draw: st.DrawFn, features: Collection[Feature] = ALL) -> dict[str, Any]:
    """Whom a catalog is for, and what of its text is not there."""
    if Feature.COVERS not in features:
        return {}
    return {
        "participation": draw(st.sampled_from(("mandatory", "mandatory", "mandatory", "opt-in", "consent"))),
        "subjects": draw(st.sampled_from((("person", "organisation"),) * 6 + (("person",), ("organisation",)))),
        "covers": draw(subject_conditions()) if sometimes(draw, 5) else None,
        "missing": draw(st.sampled_from(MISSING)),
    }


@st.composite
def with_clauses(draw: st.DrawFn, found: Catalog, codes: Sequence[str], features: Collection[Feature] = ALL) -> Catalog:
    """A catalog with clauses beside its rules, those that can be loaded."""
    ids = [rule.id for rule in found.rules]
    groups = st.lists(st.sampled_from(ids or [""]), min_size=1, max_size=3, unique=True)
    number = st.sampled_from((0, 1, 1, 2))
    if ids and Feature.CAPS in features:
        for place in range(draw(number)):
            cap = draw(caps(id_=f"cap-{place}", rules_=draw(groups)))
            found = kept(found, replace(found, caps=(*found.caps, cap)))
    if ids and Feature.MULTIPLIERS in features:
        for place in range(draw(number)):
            times = draw(multipliers(f"times-{place}", ids))
            found = kept(found, replace(found, multipliers=(*found.multipliers, times)))
    if Feature.PASS_ON in features:
        opens = Feature.OPEN in features
        named = [*dict.fromkeys(code for rule in found.rules for code in rule.conducts)] or codes
        some = st.lists(st.sampled_from(named), min_size=1, max_size=2, unique=True)
        passed = tuple(draw(passings_on(f"pass-{place}", some, opens=opens)) for place in range(draw(number)))
        found = replace(found, pass_on=passed)
    harmful = [rule for rule in found.rules if rule.sets_grade or -1 in signs_of(rule.variants[0].effect)]
    if harmful and Feature.REPAIR in features:
        names = [grade.id for grade in found.grades]
        clause = st.sampled_from(harmful).flatmap(lambda rule: repairs(rule, codes, names, features))
        for place, one in enumerate(draw(st.lists(clause, min_size=draw(st.sampled_from((0, 1))), max_size=3))):
            repair = replace(one, id=f"repair-{place}")
            found = kept(found, replace(found, repairs=(*found.repairs, repair)))
    return found


@st.composite
def with_transfer(
    draw: st.DrawFn, found: Catalog, vocabulary: Vocabulary, features: Collection[Feature] = ALL
) -> tuple[Catalog, tuple[Catalog, ...]]:
    """A catalog with what comes to it from another place, and the versions of that, which follow each other."""
    other = draw(catalogs(vocabulary, ELSEWHERE, features=features))
    versions: tuple[Catalog, ...] = (
        replace(other, in_force=InForce(draw(st.sampled_from((date(2019, 1, 1), date(2020, 12, 31)))))),
    )
    if sometimes(draw, 3):
        turn = draw(st.sampled_from((date(2020, 12, 31), date(2021, 1, 1))))
        second = replace(draw(catalogs(vocabulary, ELSEWHERE, features=features)), in_force=InForce(turn), version="2")
        versions = (replace(other, in_force=InForce(date(2019, 1, 1), turn)), second)
    grades = list(dict.fromkeys(grade.id for one in versions for grade in one.grades))
    if not grades:
        return found, versions
    attribute = draw(st.sampled_from(("quantity", "severity")))
    given = draw(st.lists(st.sampled_from(grades), min_size=1, unique=True))
    codes = [code for rule in found.rules for code in rule.conducts] or list(vocabulary.conducts)[:1]
    clause = Transfer(
        id=CARRIED,
        place=ELSEWHERE,
        conduct=draw(st.sampled_from(codes)),
        attribute=attribute,
        values=tuple((grade, draw(st.sampled_from(POOLS[attribute]))) for grade in given),
        source=SOURCE,
    )
    return replace(found, transfers=(clause,)), versions


# --- Logs -------------------------------------------------------------------------------------------------

ELSEWHERE: Final = "elsewhere"
"""The place that transfers come from."""
CARRIED: Final = "t"
"""The clause that transfers."""
IDS: Final = ("e9", "e10", "E1", "e2", "a", "b.1", "e01", "z", "m", "e3", "e4", "q7", "e11", f"{CARRIED}:2020", "e5")
POOLS: Final[Mapping[str, Sequence[Value]]] = {"amount": MONEY, "quantity": MONEY, **CHOICES}


@st.composite
def logs(
    draw: st.DrawFn,
    vocabulary: Vocabulary,
    *,
    spoken: Sequence[str] = (),
    repaired: Sequence[str] = (),
    edges: Sequence[date] = (),
    strides: Sequence[Duration] = (),
    min_events: int = 0,
    max_events: int = 15,
    subjects: int = 4,
    features: Collection[Feature] = ALL,
) -> tuple[Event, ...]:
    """A log whose dates collide, whose acts are shared and whose refs may name nothing.

    It tells of all conduct or of a little, and more often of what is `spoken` of, conducts and procedures, which name
    more often what can be `repaired`. Its days are those of the pool or a few, more often such as are `edges` of
    spans, or lie `strides` apart.
    """
    some = draw(st.lists(st.sampled_from(IDS), min_size=min_events, max_size=max_events, unique=True))
    more = draw(st.lists(st.sampled_from(IDS), max_size=max_events, unique=True))
    ids = list(dict.fromkeys((*some, *more)))[:max_events]
    who = [f"s{n}" for n in range(draw(st.sampled_from((1, 1, min(2, subjects), subjects))))]
    known = [c.code for c in vocabulary.conducts.values() if c.kind is ConductKind.CONDUCT]
    likely = [code for each in spoken for code in known if touch(code, each)] or known
    few = st.lists(st.sampled_from(likely), min_size=1, max_size=3, unique=True)
    told = draw(st.one_of(st.just(known), few, few))
    codes = told * (12 // len(told)) + ["step.done"]
    codes += ["record.revoked"] * 2 + ["record.corrected"] * 2 if Feature.CORRECTIONS in features else []
    likely_steps = [code for code in PROCEDURES if touching(code, spoken)]
    codes += likely_steps * 6 if Feature.REPAIR in features else []
    days = draw(st.one_of(st.just(DAYS), few_days(edges, strides)))
    late = [*days, *sorted(days)[len(days) // 2 :] * 3]  # what refers to another row stands later, most often
    rows = []
    for id_ in ids:
        code = draw(st.sampled_from(codes))
        day = draw(st.sampled_from(days if code in known else late))
        rows.append((id_, draw(st.sampled_from(who)), code, day))
    found = []
    for id_, owner, code, day in rows:
        attributes: dict[str, Value] = {}
        if vocabulary.conducts[code].kind is ConductKind.CONDUCT:
            attributes = draw(attributes_given(features))
            if Feature.LASTING in features and sometimes(draw, 4):
                attributes["ended"] = draw(st.sampled_from([day, *(each for each in DAYS if each > day)]))
            if sometimes(draw, 10):
                attributes["ref"] = draw(st.sampled_from(ids))
        else:
            own = [each for each, other, _, _ in rows if other == owner]
            named = [each for each, other, of, on in rows if other == owner and on <= day and of in known]
            named += [each for each, _, of, _ in rows if each in named and touching(of, repaired)] * 2
            if code.startswith("record."):
                steps = [(each, of) for each, other, of, on in rows if other == owner and on <= day and of not in known]
                named += [each for each, of in steps for _ in range(2 if of in PROCEDURES else 1)]
            attributes["ref"] = draw(st.sampled_from(named * 4 + own + [ids[0], "none", f"{CARRIED}:2020"]))
        act = draw(st.sampled_from((None, None, "act1", "act2")))
        found.append(Event(owner, day, code, id_, act, attributes))
    return tuple(found)


@st.composite
def few_days(draw: st.DrawFn, edges: Sequence[date], strides: Sequence[Duration]) -> tuple[date, ...]:
    """Two days to four, of the pool or the edges of spans, or a stride after another."""
    pool = (*DAYS, *[*edges] * 6)
    found = [draw(st.sampled_from(pool))]
    for _ in range(draw(st.integers(1, 3))):
        if bool(strides) and not sometimes(draw, 3):
            found.append(after(draw(st.sampled_from(found)), draw(st.sampled_from(strides))))
        else:
            found.append(draw(st.sampled_from(pool)))
    return tuple(dict.fromkeys(found))


@st.composite
def attributes_given(draw: st.DrawFn, features: Collection[Feature] = ALL) -> dict[str, Value]:
    """What a row says of its conduct: all of it, where nothing may be open; amounts often, where they add up."""
    names = list(POOLS)
    if Feature.OPEN in features:
        names = draw(st.lists(st.sampled_from(names), max_size=4, unique=True))
        if Feature.ACCUMULATE in features:
            names += [name for name in ("amount", "quantity") if name not in names and sometimes(draw)]
    return {name: draw(st.sampled_from(POOLS[name])) for name in names}


@st.composite
def subject_tables(
    draw: st.DrawFn, *, subjects: int = 4, features: Collection[Feature] = ALL
) -> tuple[Mapping[str, SubjectInfo] | None, frozenset[str]]:
    """No table, or one that may lack columns, rows and cells; seldom so where a transfer asks for it."""
    seldom = 6 if Feature.TRANSFER in features else 2
    if Feature.SUBJECTS not in features or sometimes(draw, seldom + 1):
        return None, frozenset()
    columns = frozenset(SUBJECT_COLUMNS)
    if sometimes(draw, seldom):
        columns = frozenset(draw(st.lists(st.sampled_from(SUBJECT_COLUMNS), unique=True)))
    values: dict[str, Sequence[Any]] = {
        "type": (None, "person", "organisation"),
        "born": (None, *BIRTHS),
        "resident_since": (None, *BIRTHS),
        "residence_permit": (None, True, False),
        "consent_from": (None, *DAYS[::3]),
        "household": (None, *HOUSEHOLDS),
        "role": (None, *WORDS),
    }
    named = draw(st.lists(st.sampled_from([*(f"s{n}" for n in range(subjects)), NOBODY]), unique=True))
    return {
        subject: SubjectInfo(
            **{name: draw(st.sampled_from(values[name])) for name in SUBJECT_COLUMNS if name in columns}
        )
        for subject in named
    }, columns


NOBODY: Final = "s9"
"""A subject without an event: known through a relation alone."""


@st.composite
def relation_tables(
    draw: st.DrawFn, events: Sequence[Event], spoken: Sequence[str] = (), *, features: Collection[Feature] = ALL
) -> tuple[Relation, ...]:
    """A few relations between subjects, some mutual, twice, of a subject to itself, or for some days only.

    They are more often such as are `spoken` of, and begin and end on days of the log.
    """
    if Feature.PASS_ON not in features:
        return ()
    names = sorted({each.subject for each in events}) or [NOBODY]
    days = sorted({each.date for each in events})
    found: list[Relation] = []
    for _ in range(draw(st.sampled_from((0, 1, 2, 3, 4)))):
        span = draw(spans(days=days if len(days) > 1 else DAYS)) if sometimes(draw) else Span()
        of, to = draw(st.sampled_from(names)), draw(st.sampled_from((*names, NOBODY)))
        relation = Relation(of, to, draw(st.sampled_from((*spoken, *spoken, *KIN))), span.start, span.until)
        found.append(relation)
        if sometimes(draw, 4):
            found.append(replace(relation, relation=draw(st.sampled_from(KIN))))
        if sometimes(draw, 4):
            found.append(replace(relation, of=relation.to, to=relation.of))
    return tuple(dict.fromkeys(found))


def spoken_of(found: Catalog) -> tuple[str, ...]:
    """The codes that the rules and repairs of a catalog name, those of repairs more than once."""
    ruled = [code for rule in found.rules for code in rule.conducts]
    repaired = [code for repair in found.repairs for code in (*repair.conducts, *repair.after)]
    return (*ruled, *repaired * 3)


def after(day: date, length: Duration) -> date:
    """The first day after a length that begins on a day."""
    if length.rest_of:
        size = {Calendar.YEAR: 12, Calendar.QUARTER: 3, Calendar.MONTH: 1}[length.rest_of]
        return after(date(day.year, (day.month - 1) // size * size + 1, 1), Duration(months=size))
    year, month = divmod(day.year * 12 + day.month - 1 + length.months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=length.days)


def lengths_of(found: Catalog) -> tuple[Duration, ...]:
    """Every length in a catalog, each once."""
    ladders_ = [v.effect for rule in found.rules for v in rule.variants if isinstance(v.effect, Ladder)]
    named = (
        *(each.lasts for each in found.validity),
        *(each.lasts for each in found.repairs),
        *(rule.validity for rule in found.rules),
        *(band.validity for ladder in ladders_ for band in ladder.bands),
    )
    return tuple(dict.fromkeys(length for length in named if length))


def edges_of(found: Catalog) -> list[date]:
    """The days on which the spans of rules and multipliers begin and end."""
    spans_ = [rule.in_force for rule in found.rules if rule.in_force] + [each.span for each in found.multipliers]
    return [edge for each in spans_ for edge in (each.start, each.until) if edge]


def windows_of(found: Catalog) -> tuple[Duration, ...]:
    """The lengths of rolling windows."""
    caps_ = (*found.caps, *(rule.cap for rule in found.rules if rule.cap))
    return tuple(each.per for each in caps_ if isinstance(each.per, Duration))


def days_to_ask(found: Sequence[Catalog], events: Sequence[Event]) -> st.SearchStrategy[date]:
    """T: any day of the pool, a late one, or one on which an effect or a repair may end, or the day before it does."""
    some = dict.fromkeys(length for each in found for length in lengths_of(each))
    names = {each.event: each.conduct for each in events}
    asked = [
        sorted(after(each.date, length) for each in events for length in some),
        sorted(
            after(row.date, each.lasts)
            for row in events
            for one in found
            for each in one.repairs
            if each.lasts
            and touching(row.conduct, each.after)
            and touching(names.get(str(row.attributes.get("ref")), ""), each.conducts)
        ),
    ]
    on_ends = [st.sampled_from(each) for each in asked if each]
    return st.one_of(
        st.sampled_from(DAYS),
        st.sampled_from(DAYS[len(DAYS) // 2 :]),
        *on_ends,
        *on_ends[1:],
        *(each.map(before) for each in on_ends[:1]),
    )


def before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


@st.composite
def scenarios(
    draw: st.DrawFn,
    *,
    max_catalogs: int = 2,
    min_events: int = 0,
    max_events: int = 15,
    subjects: int = 4,
    bounds: bool = False,
    features: Collection[Feature] = ALL,
) -> Scenario:
    """All that one evaluation takes, drawn together, with some of the features."""
    used = draw(subsets(features))
    vocabulary = draw(vocabularies(used))
    table, columns = draw(subject_tables(subjects=subjects, features=used))
    found = tuple(
        draw(catalogs(vocabulary, f"place{number}", bounds=bounds, features=used))
        for number in range(draw(st.integers(1, max_catalogs)))
    )
    elsewhere: dict[str, tuple[Catalog, ...]] = {}
    if Feature.TRANSFER in used and not bounds:
        carrying, elsewhere[ELSEWHERE] = draw(with_transfer(found[-1], vocabulary, used))
        found = (*found[:-1], carrying)
    spoken = [code for each in (*found, *elsewhere.get(ELSEWHERE, ())) for code in spoken_of(each)]
    events = draw(
        logs(
            vocabulary,
            spoken=spoken,
            repaired=[code for each in found for repair in each.repairs for code in repair.conducts],
            edges=[edge for each in found for edge in edges_of(each)],
            strides=[stride for each in found for stride in (*windows_of(each) * 4, *lengths_of(each))],
            min_events=min_events,
            max_events=max_events,
            subjects=subjects,
            features=used,
        )
    )
    kin = [to for each in found for clause in each.pass_on for to in clause.to]
    return Scenario(
        catalogs=found,
        vocabulary=vocabulary,
        events=events,
        as_of=draw(days_to_ask(found, events)),
        subjects=table,
        subject_columns=columns,
        in_force_only=draw(st.sampled_from((False, False, False, True))),
        relations=draw(relation_tables(events, kin, features=used)),
        elsewhere=elsewhere,
    )


# --- Files ------------------------------------------------------------------------------------------------

LOG_COLUMNS: Final = ("subject", "date", "conduct", "event", "act", *ATTRIBUTES)


def cell(value: object) -> str:
    """One value as a CSV holds it: empty is missing."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def log_rows(events: Sequence[Event]) -> list[dict[str, str]]:
    """A log as rows of strings, every column in every row."""
    return [
        {
            "subject": event.subject,
            "date": cell(event.date),
            "conduct": event.conduct,
            "event": event.event,
            "act": cell(event.act),
            **{name: cell(event.attributes.get(name)) for name in ATTRIBUTES},
        }
        for event in events
    ]


def subject_rows(table: Mapping[str, SubjectInfo], columns: frozenset[str]) -> list[dict[str, str]]:
    """A subjects table as rows of strings, with the columns it has."""
    return [
        {
            "subject": subject,
            **{name: cell(getattr(info, name)) for name in SUBJECT_COLUMNS if name in columns},
        }
        for subject, info in table.items()
    ]


def relation_rows(relations: Sequence[Relation]) -> list[dict[str, str]]:
    """A relations table as rows of strings."""
    return [
        {
            "of": each.of,
            "to": each.to,
            "relation": each.relation,
            "from": cell(each.from_),
            "until": cell(each.until),
        }
        for each in relations
    ]
