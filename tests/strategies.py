"""Small random vocabularies, catalogs, logs and subjects tables, as the project's own values.

Pools are small on purpose: dates, bounds, acts and refs collide. `bounds=True` leaves out conditions on `ended`:
that conduct has not ended is no open question, so brute force cannot settle it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from oracle import Event, SubjectInfo

from scorecat.model.catalog import (
    Catalog,
    Consequence,
    Counting,
    Floor,
    Grade,
    InForce,
    Limit,
    Locality,
    Missing,
    ValidityClass,
)
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within
from scorecat.model.finding import Location
from scorecat.model.rule import Amount, Band, DirectGrade, Duration, Effect, Ladder, Rule, Variant
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
    from collections.abc import Mapping, Sequence

SOURCE: Final = Source("text", "art. 1", Evidence.PRIMARY)
SEVERITIES: Final = ("ordinary", "serious", "very-serious")
LEVELS: Final = ("national", "province", "county", "village")
MODES: Final = ("train", "bus")
WORDS: Final = ("x", "y")
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
            "2019-12-31", "2020-01-01", "2020-01-31", "2020-02-01", "2020-02-29", "2020-03-31", "2020-12-31",
            "2021-01-01", "2021-01-31", "2021-02-01", "2021-02-28", "2021-03-01", "2022-02-28",
        ),
    )
)  # fmt: skip
BIRTHS: Final = tuple(map(date.fromisoformat, ("2000-02-29", "2002-03-01", "2003-01-31", "1950-06-01", "2020-06-01")))
DURATIONS: Final = (
    Duration(days=30),
    Duration(months=1),
    Duration(months=6),
    Duration(months=12),
    Duration(months=24),
)
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
SUBJECT_COLUMNS: Final = ("type", "born", "resident_since", "residence_permit", "consent_from", "role")


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
        }


# --- Vocabulary -------------------------------------------------------------------------------------------


def conduct(code: str, *attributes: str, kind: ConductKind = ConductKind.CONDUCT) -> Conduct:
    """One code with the attributes it takes."""
    return Conduct(code, kind, Label(code), code, {name: AttributeUse() for name in attributes})


def vocabulary_of(*conducts: Conduct) -> Vocabulary:
    """The conducts given, a procedure and the corrections of the record."""
    fixed = (
        conduct("step.done", "ref", kind=ConductKind.PROCEDURE),
        conduct("record.revoked", "ref", kind=ConductKind.CORRECTION),
        conduct("record.corrected", "ref", kind=ConductKind.CORRECTION),
    )
    found = {each.code: each for each in (*conducts, *fixed)}
    return Vocabulary({each.topic: Label(each.topic) for each in found.values()}, found, ATTRIBUTES)


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    """Two topics with conducts up to three levels deep; some last. `aa.xy` does not lie below `aa.x`."""
    codes = ["aa.x", "aa.x.y", "aa.xy", "bb.v"]
    codes += draw(st.sampled_from(([], ["aa.x.y.z"], ["bb.v.u"], ["aa.x.y.z", "aa.x.w", "bb.v.u"])))
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


def subject_conditions() -> st.SearchStrategy[Condition]:
    """A rule's `for`, or a catalog's `covers`."""
    return nested(
        st.one_of(
            one_of("type", ("person", "organisation")),
            any_within("age", (17, 18, 20)),
            any_within("resident_years", (17, 18, 20)),
            one_of("residence_permit", (True, False)),
            one_of("role", WORDS),
        )
    )


# --- Effects ----------------------------------------------------------------------------------------------


def fixed(value: str | Decimal) -> Amount:
    """Fixed points."""
    return Amount(Decimal(value), Decimal(value))


def amounts() -> st.SearchStrategy[Amount]:
    """Fixed points, ranges and unknown sizes; fixed ones most often."""
    ranges = [Amount(a, b) for a in POINTS for b in POINTS if a < b]
    unknown = [Amount(None, Decimal(0)), Amount(Decimal(0), None), Amount(None, None)]
    plain = st.sampled_from(POINTS).map(fixed)
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
def ladders(draw: st.DrawFn) -> Ladder:
    """On a choice, an order or an amount: gapless, gapped, overlapping."""
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
    return Ladder(name, tuple(Band(test, draw(amounts())) for test in tests), gapless)


def ends(effect: Effect) -> tuple[Decimal | None, Decimal | None]:
    """Harshest and kindest points of an amount or a ladder."""
    if isinstance(effect, DirectGrade):
        raise TypeError(effect)
    return effect.low, effect.high


def hull(rule: Rule) -> tuple[Decimal, Decimal]:
    """Harshest and kindest points of all sides; infinite where not known."""
    pairs = [ends(variant.effect) for variant in rule.variants]
    low = min(Decimal("-Infinity") if low is None else low for low, _ in pairs)
    return low, max(Decimal("Infinity") if high is None else high for _, high in pairs)


# --- Rules ------------------------------------------------------------------------------------------------


@st.composite
def rules(draw: st.DrawFn, id_: str, codes: Sequence[str], grades: Sequence[str], *, bounds: bool) -> Rule:
    """One clause."""
    sides = draw(st.sampled_from((1, 1, 1, 2)))
    effects: list[Effect]
    if grades and draw(st.sampled_from((False, False, True, True))):
        effects = [DirectGrade(draw(st.sampled_from(grades))) for _ in range(sides)]
    else:
        effects = [draw(st.one_of(amounts(), amounts(), ladders())) for _ in range(sides)]
    direct = isinstance(effects[0], DirectGrade)
    # 1: `when`, 2: `for`, 3: own validity, 4: `reach: open`, 5: validity not known, 6: `every`
    extras = draw(st.sampled_from(((), (), (), (1,), (1,), (2,), (3,), (4,), (5,), (6,), (1, 2), (1, 4), (3, 6))))
    return Rule(
        id=id_,
        conducts=tuple(draw(st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True))),
        variants=tuple(Variant(effect, SOURCE) for effect in effects),
        where=Location("test.yaml", 1, 1),
        subjects=draw(subject_conditions()) if 2 in extras else None,
        when=draw(event_conditions(settled_only=bounds)) if 1 in extras else None,
        reach_open=4 in extras,
        every=Duration(months=draw(st.sampled_from((1, 3, 12)))) if 6 in extras and not direct else None,
        validity=draw(st.sampled_from(DURATIONS)) if 3 in extras else None,
        validity_unknown=5 in extras,
    )


def may_not_apply(rule: Rule) -> bool:
    """Whether something in the clause can be undetermined."""
    open_ladder = any(isinstance(v.effect, Ladder) and not v.effect.gapless for v in rule.variants)
    return rule.when is not None or rule.subjects is not None or rule.reach_open or open_ladder


def displaced_by(rule: Rule, others: Sequence[Rule]) -> list[list[Rule]]:
    """The clauses whose place it takes, for each conduct that it names."""
    return [
        [
            other
            for other in others
            if code not in other.conducts and any(code.startswith(f"{upper}.") for upper in other.conducts)
        ]
        for code in rule.conducts
    ]


def may_displace(rule: Rule, others: Sequence[Rule], grades: Sequence[str]) -> bool:
    """What the loading of a catalog lets a clause that may not apply displace: what low and high still bound."""
    if not others:
        return True
    if any((each.validity, each.validity_unknown) != (rule.validity, rule.validity_unknown) for each in others):
        return False  # the loader compares the lengths, SC316; here they are the same
    if rule.sets_grade:
        return all(
            other.sets_grade
            and worst(rule, grades) >= worst(other, grades)
            and best(rule, grades) >= best(other, grades)
            for other in others
        )
    low, high = hull(rule)
    if any(other.sets_grade for other in others) and (low < 0 or high <= 0):
        return False
    points = [other for other in others if not other.sets_grade]
    if any(other.every not in (None, rule.every) for other in points):
        return False
    lows, highs = [hull(other)[0] for other in points], [hull(other)[1] for other in points]
    nothing = Decimal(0)
    bounded_low = low <= sum(min(end, nothing) for end in lows) if low < 0 else low >= sum(lows)
    bounded_high = high >= sum(max(end, nothing) for end in highs) if high > 0 else high <= sum(highs)
    return bool(bounded_low and bounded_high)


def best(rule: Rule, grades: Sequence[str]) -> int:
    """Rank of the best grade that a clause may set."""
    return min(grades.index(v.effect.grade) for v in rule.variants if isinstance(v.effect, DirectGrade))


def worst(rule: Rule, grades: Sequence[str]) -> int:
    """Rank of the worst grade that a clause may set."""
    return max(grades.index(v.effect.grade) for v in rule.variants if isinstance(v.effect, DirectGrade))


def lawful(rules_: Sequence[Rule], grades: Sequence[str]) -> bool:
    """Whether rules can stand beside each other."""
    return all(
        may_displace(rule, group, grades)
        for rule in rules_
        if may_not_apply(rule)
        for group in displaced_by(rule, rules_)
    )


# --- Catalogs ---------------------------------------------------------------------------------------------


@st.composite
def grade_ladders(draw: st.DrawFn) -> tuple[Grade, ...]:
    """Up to four grades, best first; bounds fixed, between two values, or only known to lie above one."""
    number = draw(st.sampled_from((0, 1, 2, 3, 3, 4)))
    if number == 0:
        return ()
    starts = sorted(draw(st.permutations((1050, 1010, 1000, 950, 850, 600)))[: number - 1], reverse=True)
    found: list[Grade] = []
    ceiling = Decimal(10000)
    for name, start in zip("ABC", starts, strict=False):
        form = draw(st.sampled_from(("fixed", "fixed", "fixed", "between", "above")))
        easy = Limit(Decimal(start), open=form == "above")
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
    return (*found, Grade("D", None, None, up_to))


@st.composite
def validity_classes(draw: st.DrawFn, grades: Sequence[str]) -> tuple[ValidityClass, ...]:
    """A larger effect never has a shorter validity; what no class fits does not expire.

    Days are left out: no number of them keeps its order with a month.
    """
    found = []
    pool = DURATIONS[1:]
    for effect in ("deduction", "bonus"):
        sizes = draw(st.sampled_from(((), (None,), (None,), (20, None), (20,), (10, 40, None))))
        lengths = increasing(draw, pool, len(sizes))
        found += [
            ValidityClass(effect, None if size is None else Decimal(size), length)
            for size, length in zip(sizes, lengths, strict=True)
        ]
    named = draw(st.integers(0, len(grades)))
    lengths = increasing(draw, pool, named + 1)
    found += [
        ValidityClass(f"grade {grade}", None, length)
        for grade, length in zip(grades[:named], lengths[:-1], strict=True)
    ]
    if draw(st.booleans()):
        found.append(ValidityClass("grade", None, lengths[-1]))
    return tuple(found)


def increasing(draw: st.DrawFn, pool: Sequence[Duration], number: int) -> list[Duration | None]:
    """Lengths that do not shrink; None, not known, only last."""
    places = sorted(draw(st.integers(0, len(pool))) for _ in range(number))
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
        "validity": (),
        "rules": (),
        "consequences": (),
        "remarks": (),
    }
    return Catalog(**{**plain, **parts})


@st.composite
def catalogs(draw: st.DrawFn, vocabulary: Vocabulary, place: str = "test", *, bounds: bool = False) -> Catalog:
    """One valid catalog."""
    codes = [c.code for c in vocabulary.conducts.values() if c.kind is ConductKind.CONDUCT]
    grades = draw(grade_ladders())
    names = [grade.id for grade in grades]
    accepted: list[Rule] = []
    for number in range(draw(st.sampled_from((0, 1, 2, 4, 6, 8)))):
        rule = draw(rules(f"rule-{number}", codes, names, bounds=bounds))
        if lawful([*accepted, rule], names):
            accepted.append(rule)
    consequences = tuple(
        Consequence(key, Label(f"{key} {number}"), "benefit", None, SOURCE)
        for number in range(2)
        for key in draw(st.sampled_from(((), ("any",), (*names[:2], "any"), tuple(reversed(names)))))
    )
    return catalog_of(
        place=place,
        in_force=InForce(draw(st.sampled_from((date(2019, 1, 1), date(2020, 2, 1), date(2021, 2, 1))))),
        participation=draw(st.sampled_from(("mandatory", "mandatory", "mandatory", "opt-in", "consent"))),
        subjects=draw(st.sampled_from((("person", "organisation"),) * 6 + (("person",), ("organisation",)))),
        covers=draw(subject_conditions()) if draw(st.integers(0, 4)) == 4 else None,
        missing=draw(st.sampled_from(MISSING)),
        start=draw(st.sampled_from((*[Decimal(1000)] * 6, Decimal("100.5"), None))),
        minimum=draw(st.sampled_from((None, None, Decimal(0), Decimal(900)))),
        maximum=draw(st.sampled_from((None, None, Decimal(1050), Decimal("1300.5")))),
        grades=grades,
        one_act=draw(st.sampled_from(Counting)),
        direct_grade_score=draw(st.sampled_from(Floor)),
        validity=draw(validity_classes(names)),
        rules=tuple(accepted),
        consequences=consequences,
    )


# --- Logs -------------------------------------------------------------------------------------------------

IDS: Final = ("e9", "e10", "E1", "e2", "a", "b.1", "e01", "z", "m", "e3", "e4", "q7", "e11", "Z2", "e5")
POOLS: Final[Mapping[str, Sequence[Value]]] = {"amount": MONEY, "quantity": MONEY, **CHOICES}


@st.composite
def logs(
    draw: st.DrawFn, vocabulary: Vocabulary, *, min_events: int = 0, max_events: int = 15, subjects: int = 4
) -> tuple[Event, ...]:
    """A log whose dates collide, whose acts are shared and whose refs may name nothing."""
    some, most = st.integers(min_events, max_events), st.integers(max_events // 2, max_events)
    ids = draw(st.permutations(IDS))[: draw(st.one_of(some, most))]
    codes = [c.code for c in vocabulary.conducts.values() if c.kind is ConductKind.CONDUCT] * 3
    codes += ["record.revoked", "record.revoked", "record.corrected", "record.corrected", "step.done"]
    owners = {id_: draw(st.sampled_from([f"s{n}" for n in range(subjects)])) for id_ in ids}
    found = []
    for id_ in ids:
        code, day = draw(st.sampled_from(codes)), draw(st.sampled_from(DAYS))
        attributes: dict[str, Value] = {}
        if vocabulary.conducts[code].kind is ConductKind.CONDUCT:
            for name in draw(st.lists(st.sampled_from(list(POOLS)), max_size=4, unique=True)):
                attributes[name] = draw(st.sampled_from(POOLS[name]))
            if draw(st.integers(0, 3)) == 0:
                attributes["ended"] = draw(st.sampled_from([day, *(each for each in DAYS if each > day)]))
            if draw(st.integers(0, 9)) == 0:
                attributes["ref"] = draw(st.sampled_from(ids))
        else:
            own = [each for each in ids if owners[each] == owners[id_]]
            attributes["ref"] = draw(st.sampled_from(own * 4 + [ids[0], "none"]))
        act = draw(st.sampled_from((None, None, "act1", "act2")))
        found.append(Event(owners[id_], day, code, id_, act, attributes))
    return tuple(found)


@st.composite
def subject_tables(draw: st.DrawFn, *, subjects: int = 4) -> tuple[Mapping[str, SubjectInfo] | None, frozenset[str]]:
    """No table, or one that may lack columns, rows and cells."""
    if draw(st.sampled_from((True, False, False))):
        return None, frozenset()
    columns = frozenset(SUBJECT_COLUMNS)
    if draw(st.booleans()):
        columns = frozenset(draw(st.lists(st.sampled_from(SUBJECT_COLUMNS), unique=True)))
    pools: dict[str, Sequence[Any]] = {
        "type": (None, "person", "organisation"),
        "born": (None, *BIRTHS),
        "resident_since": (None, *BIRTHS),
        "residence_permit": (None, True, False),
        "consent_from": (None, *DAYS[::3]),
        "role": (None, *WORDS),
    }
    named = draw(st.lists(st.sampled_from([f"s{n}" for n in range(subjects)]), unique=True))
    return {
        subject: SubjectInfo(
            **{name: draw(st.sampled_from(pools[name])) for name in SUBJECT_COLUMNS if name in columns}
        )
        for subject in named
    }, columns


@st.composite
def scenarios(
    draw: st.DrawFn,
    *,
    max_catalogs: int = 2,
    min_events: int = 0,
    max_events: int = 15,
    subjects: int = 4,
    bounds: bool = False,
) -> Scenario:
    """All that one evaluation takes, drawn together."""
    vocabulary = draw(vocabularies())
    table, columns = draw(subject_tables(subjects=subjects))
    return Scenario(
        catalogs=tuple(
            draw(catalogs(vocabulary, f"place{number}", bounds=bounds))
            for number in range(draw(st.integers(1, max_catalogs)))
        ),
        vocabulary=vocabulary,
        events=draw(logs(vocabulary, min_events=min_events, max_events=max_events, subjects=subjects)),
        as_of=draw(st.sampled_from(DAYS)),
        subjects=table,
        subject_columns=columns,
        in_force_only=draw(st.sampled_from((False, False, False, True))),
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
