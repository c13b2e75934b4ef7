"""Small random lists and logs, as the project's own values.

As in `strategies`, pools are small on purpose: days lie a length of the lists apart, working days fall about days off,
and refs name what they may and what they may not. `bounds=True` leaves out what brute force cannot settle.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from oracle import Event, SubjectInfo
from oracle.asked import lies_at_or_below
from relations import Relation
from strategies import (
    ATTRIBUTES,
    CUTS,
    HERE,
    SEVERITIES,
    SOURCE,
    SUBJECT_COLUMNS,
    WORDS,
    Scenario,
    after,
    any_within,
    catalog_of,
    nested,
    one_of,
    sometimes,
    subject_conditions,
    subject_tables,
)

from scorecat.model.catalog import Catalog, Consequence, Grade, InForce, Lift, Missing, PassOn
from scorecat.model.listing import (
    Again,
    Begins,
    Delay,
    Exemption,
    Extend,
    Ground,
    Lengths,
    ListLaw,
    Moment,
    Objection,
    Pending,
    Publication,
    Removal,
    Term,
    Times,
    Wait,
    WorkingDays,
)
from scorecat.model.rule import Calendar, Duration, Span
from scorecat.model.text import Label
from scorecat.model.vocabulary import Attribute, AttributeType, AttributeUse, Conduct, ConductKind, Vocabulary
from scorecat.model.working_days import WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecat.model.condition import Condition, Value

# --- Fixed ------------------------------------------------------------------------------------------------

CALENDAR: Final = WorkingCalendar(
    frozenset(range(2018, 2035)),
    frozenset(map(date.fromisoformat, ("2020-01-01", "2020-01-06", "2020-02-03", "2020-03-02", "2020-04-01"))),
    frozenset(map(date.fromisoformat, ("2020-01-11", "2020-02-01", "2020-02-29", "2021-01-03"))),
)
DAYS: Final = tuple(
    map(
        date.fromisoformat,
        (
            "2020-01-03", "2020-01-02", "2020-01-07", "2020-01-10", "2020-01-31", "2020-02-01", "2020-02-04",
            "2020-02-28", "2020-02-29", "2020-03-31", "2020-12-31", "2021-01-31", "2021-03-01",
        ),
    )
)  # fmt: skip
WORKING: Final = (WorkingDays(1), WorkingDays(3), WorkingDays(7))
SPANS: Final = (Duration(days=5), Duration(days=30), Duration(months=1), Duration(months=3), Duration(months=12))
WAITS: Final[tuple[Wait, ...]] = (*WORKING, *SPANS)
RANGES: Final = (
    Lengths(Duration(days=5), Duration(days=30)),
    Lengths(Duration(months=1), Duration(months=12)),
    Lengths(WorkingDays(1), WorkingDays(7)),
)
CODES: Final = ("aa.x", "aa.x.y", "aa.xy", "bb.v")
STEPS: Final = ("step.done", "step.done.late", "step.other")
ALSO: Final = ("step.also",)
STAYS: Final = ("stay.granted", "stay.granted.again")
LIFTS: Final = ("lift.granted",)
OBJECTIONS: Final = ("objection.lodged", "objection.sustained", "objection.rejected")
PROCEDURES: Final = (*STEPS, *ALSO, *STAYS, *LIFTS, *OBJECTIONS)
MOMENTS: Final = ("decided", "served", "published")
SPARED: Final = ("given", "suffices")
"""Values of `mode`, of which in bounds only exceptions ask: what the log does not say is none."""
KIN: Final = ("legal-representative", "principal")
ALL_ATTRIBUTES: Final = {
    name: ATTRIBUTES[name] for name in ("amount", "severity", "rank", "ended", "ref", "ground")
} | {
    "mode": Attribute("mode", AttributeType.CHOICE, Label("mode"), "mode", values=SPARED),
    **{name: Attribute(name, AttributeType.DATE, Label(name), name) for name in MOMENTS},
}
POOLS: Final[Mapping[str, Sequence[Value]]] = {"severity": SEVERITIES, "ground": WORDS, "rank": (1, 2, 3)}
"""What a condition of a list asks of an event, and the values."""


def _conduct(code: str, kind: ConductKind, *attributes: str) -> Conduct:
    return Conduct(code, kind, Label(code), code, {name: AttributeUse() for name in attributes})


def _vocabulary() -> Vocabulary:
    told = tuple(name for name in ALL_ATTRIBUTES if name not in {"ended", "ref"})
    fixed = (
        *(_conduct(code, ConductKind.CONDUCT, *told, *(["ended"] if code == "bb.v" else [])) for code in CODES),
        *(_conduct(code, ConductKind.PROCEDURE, "ref", "ended") for code in PROCEDURES),
        _conduct("record.revoked", ConductKind.CORRECTION, "ref"),
        _conduct("record.corrected", ConductKind.CORRECTION, "ref"),
    )
    return Vocabulary({each.topic: Label(each.topic) for each in fixed}, {e.code: e for e in fixed}, ALL_ATTRIBUTES)


VOCABULARY: Final = _vocabulary()


# --- Parts ------------------------------------------------------------------------------------------------

waits: Final = st.sampled_from(WAITS)


def some(codes: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """One code or two."""
    return st.lists(st.sampled_from(codes), min_size=1, max_size=most, unique=True).map(tuple)


def maybe(draw: st.DrawFn, strategy: st.SearchStrategy[Any], one_in: int = 3) -> Any:
    """Something, or None."""
    return draw(strategy) if sometimes(draw, one_in) else None


@st.composite
def lengths(draw: st.DrawFn) -> Lengths:
    """One length, or from one to another of its unit."""
    if sometimes(draw, 3):
        return draw(st.sampled_from(RANGES))
    one = draw(waits)
    return Lengths(one, one)


def conditions(*, bounds: bool) -> st.SearchStrategy[Condition]:
    """A `when`; in bounds, of what exceptions do not ask."""
    leaves = [one_of(name, values) for name, values in POOLS.items()]
    if bounds:
        return nested(st.one_of(leaves))
    return nested(st.one_of(*leaves, one_of("mode", SPARED), any_within("amount", CUTS)))


@st.composite
def begins(draw: st.DrawFn) -> Begins:
    """On one of the days, or so long after it."""
    moment = draw(st.sampled_from((Moment.DECIDED, Moment.DECIDED, Moment.SERVED, Moment.PUBLISHED)))
    return Begins(moment, maybe(draw, waits, 2), SOURCE)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """When a listing is published, and for how long."""
    way = draw(st.sampled_from(("", "monthly", "within", "by")))
    of = draw(st.sampled_from((Moment.DECIDED, Moment.SERVED))) if way in {"within", "by"} else Moment.DECIDED
    return Publication(
        SOURCE,
        monthly=way == "monthly",
        within=draw(waits) if way == "within" else None,
        by=draw(st.sampled_from((1, 15, 28))) if way == "by" else None,
        of=of,
        lasts=maybe(draw, st.sampled_from(SPANS)),
    )


@st.composite
def laws(draw: st.DrawFn, *, default: str | None, bounds: bool) -> ListLaw:
    """How a list works."""
    delays = [
        Delay(f"delay-{number}", draw(some(STAYS, 1)), draw(lengths()), SOURCE)
        for number in range(draw(st.sampled_from((0, 0, 1, 2))))
    ]
    return ListLaw(
        form="list",
        begins=draw(begins()) if sometimes(draw) else Begins(),
        publication=maybe(draw, publications(), 2),
        objection=Objection(draw(st.sampled_from(Pending)), SOURCE),
        delays=tuple(delays),
        transition=None if bounds or not sometimes(draw, 5) else SOURCE,
        transition_note="",
        default=default,
    )


@st.composite
def terms(draw: st.DrawFn, *, linked: bool, bounds: bool) -> Term:
    """Of any kind; what has a length may be extended."""
    lasts = maybe(draw, lengths(), 2)
    clocks = [each for each in Moment if linked or each is not Moment.UNLISTED]
    extend = None
    if lasts is not None and sometimes(draw, 3):
        when = maybe(draw, conditions(bounds=bounds), 2)
        extend = Extend(draw(lengths()), when, when is not None and sometimes(draw), SOURCE)
    return Term(
        lasts,
        draw(st.sampled_from(clocks)) if sometimes(draw) else Moment.EFFECT,
        unknown=lasts is None and sometimes(draw, 3),
        extend=extend,
        source=SOURCE,
    )


@st.composite
def so_often(draw: st.DrawFn) -> Times:
    """How many such events within a period or a window."""
    least = draw(st.sampled_from((1, 1, 2, 2, 3)))
    most = maybe(draw, st.sampled_from((least, least + 1)))
    period = draw(st.sampled_from((*Calendar, Calendar.LIFETIME, *SPANS[1:])))
    return Times(least, most, period, draw(some(CODES)) if sometimes(draw, 3) else ())


@st.composite
def exceptions(draw: st.DrawFn, *, bounds: bool) -> Exemption:
    """What keeps a ground from holding."""
    when: Condition | None = draw(one_of("mode", SPARED) if bounds else conditions(bounds=False))
    subjects = None
    if not bounds and sometimes(draw, 3):
        subjects = draw(subject_conditions())
        when = when if sometimes(draw) else None
    return Exemption(when, subjects, sometimes(draw, 3), SOURCE)


@st.composite
def grounds(
    draw: st.DrawFn,
    place: int,
    *,
    others: Mapping[str, Sequence[str]],
    graded: Sequence[tuple[str, bool]],
    passes: bool,
    bounds: bool,
) -> Ground:
    """One ground. `others`: what the lists speak of that it may rest on.

    `graded`: grades better or worse than the default, with whether they are of merit.
    """
    linked = draw(st.sampled_from(tuple(others))) if others and not sometimes(draw, 4) else None
    codes = others[linked] if linked and not sometimes(draw, 4) else CODES
    grade, benefit = draw(st.sampled_from(graded)) if graded else (None, sometimes(draw, 4))
    return Ground(
        id=str(place + 1),
        place=place,
        conducts=draw(some(codes)),
        title=None,
        section=None,
        subjects=maybe(draw, subject_conditions(), 10),
        when=maybe(draw, conditions(bounds=bounds), 4),
        passed_on=draw(st.sampled_from((None, None, None, None, True, False))) if passes else None,
        reach_open=sometimes(draw, 6),
        in_force=draw(st.sampled_from((None,) * 9 + (Span(DAYS[4]), Span(None, DAYS[8]), Span(DAYS[4], DAYS[9])))),
        times=maybe(draw, so_often(), 7),
        exceptions=tuple(draw(exceptions(bounds=bounds)) for _ in range(draw(st.sampled_from((0, 0, 0, 0, 1, 2))))),
        listed_in=linked,
        begins=maybe(draw, begins(), 4),
        wait=maybe(draw, waits, 5),
        term=draw(terms(linked=linked is not None, bounds=bounds)),
        benefit=benefit,
        grade=grade,
        source=SOURCE,
        where=HERE,
    )


@st.composite
def removals(draw: st.DrawFn, place: int, ids: Sequence[str], *, passes: bool) -> Removal:
    """What takes a name off: a procedure, conduct, or the end of a role."""
    passed_on = draw(st.sampled_from((None, None, True, False))) if passes else None
    role_ended = passed_on is True and sometimes(draw)
    by_conduct = sometimes(draw, 5)
    steps: tuple[str, ...] = draw(some(CODES if by_conduct else STEPS))
    if role_ended and sometimes(draw):
        steps, by_conduct = (), False
    by_step = bool(steps) and not by_conduct
    again = None
    if by_step and sometimes(draw, 3):
        again = Again(draw(st.sampled_from((1, 1, 2, 3))), draw(st.sampled_from(SPANS)), draw(waits))
    return Removal(
        id=f"removal-{place}",
        after=steps,
        by_conduct=by_conduct,
        grounds=draw(some(ids)) if sometimes(draw) else (),
        must=sometimes(draw),
        within=maybe(draw, waits),
        wait=maybe(draw, waits),
        least=maybe(draw, waits),
        also=(ALSO if sometimes(draw) else draw(some(STEPS))) if by_step and sometimes(draw, 4) else (),
        unless=draw(some(CODES)) if sometimes(draw, 5) else (),
        passed_on=passed_on,
        role_ended=role_ended,
        again=again,
        source=SOURCE,
    )


@st.composite
def consequences(draw: st.DrawFn, place: int, ids: Sequence[str], *, passes: bool) -> Consequence:
    """What follows from a listing."""
    return Consequence(
        "listed",
        Label(f"listed {place}"),
        "restriction",
        must=True,
        source=SOURCE,
        grounds=draw(some(ids)) if sometimes(draw, 3) else (),
        subjects=maybe(draw, subject_conditions(), 4),
        passed_on=draw(st.sampled_from((None, True, False))) if passes else None,
        lasts=maybe(draw, st.sampled_from(SPANS)),
        lifted=Lift(LIFTS, draw(st.sampled_from(SPANS)), SOURCE) if sometimes(draw, 3) else None,
    )


# --- Catalogs ---------------------------------------------------------------------------------------------

GRADES: Final = tuple(Grade(name, None, None) for name in "ABCD")
"""Of a list: best first, without bounds."""
MISSING: Final[tuple[tuple[Missing, ...], ...]] = (
    (),
    (),
    (),
    (Missing("all", rules=True),),
    (Missing("aa", rules=True, conducts=("aa.x",)),),
    (Missing("organisations", rules=True, subjects=("organisation",)),),
)


@st.composite
def lists(
    draw: st.DrawFn,
    name: str,
    *,
    version: str = "1",
    start: date | None = None,
    others: Mapping[str, Sequence[str]] | None = None,
    bounds: bool = False,
) -> Catalog:
    """One list; a ground of it may rest on one of the `others`, by place, of which they are spoken."""
    graded: list[tuple[str, bool]] = []
    default = None
    if sometimes(draw, 4):
        default = draw(st.sampled_from("ABC"))
        graded = [(each, each < default) for each in "ABCD"]
    passes = sometimes(draw)
    found = [
        draw(grounds(place, others=others or {}, graded=graded, passes=passes, bounds=bounds))
        for place in range(draw(st.sampled_from((1, 1, 2, 3))))
    ]
    ids = [ground.id for ground in found]
    cleared = [draw(removals(n, ids, passes=passes)) for n in range(draw(st.sampled_from((0, 1, 1, 2, 3))))]
    follow = [draw(consequences(n, ids, passes=passes)) for n in range(draw(st.sampled_from((0, 1, 2))))]
    keys = [*"BD", "any"] if graded else ["any"]
    more = [Consequence(key, Label(key), "benefit", None, SOURCE) for key in keys if sometimes(draw, 3)]
    return catalog_of(
        place=name,
        version=version,
        kind="list",
        in_force=InForce(start or draw(st.sampled_from((date(2019, 1, 1), DAYS[5])))),
        start=None,
        grades=GRADES if graded else (),
        listing=draw(laws(default=default, bounds=bounds)),
        grounds=tuple(found),
        removals=tuple(cleared),
        consequences=(*follow, *more),
        pass_on=tuple(draw(passings_on(n)) for n in range(draw(st.sampled_from((1, 1, 2))))) if passes else (),
        **({} if bounds else draw(scopes())),
    )


@st.composite
def passings_on(draw: st.DrawFn, place: int) -> PassOn:
    """Whose events reach whom."""
    return PassOn(
        id=f"pass-{place}",
        conducts=draw(some(CODES)) if sometimes(draw, 3) else (),
        of=draw(st.sampled_from(((),) * 4 + (("organisation",), ("person",)))),
        to=draw(some(KIN)),
        reach_open=sometimes(draw, 4),
        source=SOURCE,
    )


@st.composite
def scopes(draw: st.DrawFn) -> dict[str, Any]:
    """Whom a list is for, and what of its text is not there."""
    return {
        "participation": draw(st.sampled_from(("mandatory", "mandatory", "consent", "opt-in"))),
        "subjects": draw(st.sampled_from((("person", "organisation"),) * 8 + (("person",), ("organisation",)))),
        "covers": maybe(draw, subject_conditions(), 10),
        "missing": draw(st.sampled_from(MISSING)),
    }


@st.composite
def families(draw: st.DrawFn, *, bounds: bool) -> tuple[tuple[Catalog, ...], dict[str, tuple[Catalog, ...]]]:
    """One list or two, that may rest on another, and this on a third; the lists rested on may not be there.

    What comes first is what is evaluated.
    """
    if sometimes(draw, 2):
        return (draw(lists("top", bounds=bounds)),), {}
    elsewhere: dict[str, tuple[Catalog, ...]] = {}
    names = ("base",) if not sometimes(draw, 4) else ("root", "base")
    below: dict[str, Sequence[str]] = {}
    for name in names:
        starts = (date(2019, 1, 1),) if not sometimes(draw, 3) else (date(2019, 1, 1), DAYS[8])
        elsewhere[name] = tuple(
            draw(lists(name, version=str(number), start=start, others=below, bounds=bounds))
            for number, start in enumerate(starts)
        )
        below = {name: [code for one in elsewhere[name] for ground in one.grounds for code in ground.conducts]}
    top = draw(lists("top", others=below, bounds=bounds))
    if not bounds and sometimes(draw, 6):
        return (top,), {}
    found = (top, elsewhere["base"][-1]) if sometimes(draw, 3) and not bounds else (top,)
    return found, elsewhere


# --- Logs -------------------------------------------------------------------------------------------------


def lengths_of(found: Catalog) -> list[Wait]:
    """Every length in a list."""
    if found.listing is None:
        raise TypeError(found.name)
    law = found.listing
    some_: list[Wait | None] = [law.begins.after]
    if law.publication:
        some_ += [law.publication.within, law.publication.lasts]
    pairs = [each.lasts for each in law.delays]
    for ground in found.grounds:
        some_ += [ground.wait, ground.begins.after if ground.begins else None]
        pairs += [each for each in (ground.term.lasts, ground.term.extend and ground.term.extend.by) if each]
    for each in found.removals:
        some_ += [each.wait, each.least, each.within]
        some_ += [each.again.wait, each.again.within] if each.again else []
    some_ += [each.lasts for each in found.consequences]
    some_ += [each.lifted.at_most for each in found.consequences if each.lifted]
    some_ += [length for pair in pairs for length in (pair.shortest, pair.longest)]
    return list(dict.fromkeys(length for length in some_ if length))


def far(day: date, length: Wait) -> date:
    """So long after a day."""
    return CALENDAR.after(day, length.count) if isinstance(length, WorkingDays) else after(day, length)


@st.composite
def told(draw: st.DrawFn, day: date, days: Sequence[date]) -> dict[str, Value]:
    """What a row of conduct says: often its days, sometimes the rest."""
    said: dict[str, Value] = {}
    for name in MOMENTS:
        if sometimes(draw, 3):
            later_days = [each for each in days if each >= day] or [day]
            said[name] = draw(st.sampled_from([*later_days, *([DAYS[0]] if name == "decided" else [])]))
    for name, values in {**POOLS, "mode": SPARED}.items():
        if draw(st.integers(0, 3)) > (2 if name == "mode" else 0):
            said[name] = draw(st.sampled_from(values))
    if sometimes(draw, 4):
        said["amount"] = draw(st.sampled_from(CUTS))
    if sometimes(draw, 4):
        said["ended"] = draw(st.sampled_from([each for each in (*days, *DAYS) if each >= day]))
    return said


IDS: Final = ("e9", "e10", "E1", "e2", "a", "b.1", "e01", "z", "m", "e3", "Z2", "q7", "e5", "0", "e4")


@st.composite
def logs(
    draw: st.DrawFn, found: Sequence[Catalog], *, subjects: int, max_events: int, passed: Sequence[Relation]
) -> tuple[Event, ...]:
    """Conduct, more often such as the lists name, and rows that name it; dates a length of the lists apart."""
    spoken = [code for each in found for ground in each.grounds for code in ground.conducts]
    reached = [code for code in CODES if any(lies_at_or_below(code, above) for above in spoken)] or CODES
    steps = [code for each in found for clause in each.removals for code in clause.after if code in STEPS]
    steps += [*ALSO] * any(clause.also for each in found for clause in each.removals)
    steps += [*STAYS] * any(each.listing and each.listing.delays for each in found)
    steps += [*LIFTS] * any(each.lifted for one in found for each in one.consequences)
    conduct = st.sampled_from((*(*reached,) * 6, *CODES))
    row = st.sampled_from((*steps * 4, *OBJECTIONS, *OBJECTIONS, "record.revoked", *PROCEDURES, "record.corrected"))
    strides = [length for each in found for length in lengths_of(each)]
    days = [draw(st.sampled_from(DAYS))]
    for _ in range(draw(st.integers(1, 4))):
        if strides and sometimes(draw):
            days.append(far(draw(st.sampled_from(days)), draw(st.sampled_from(strides))))
        else:
            days.append(draw(st.sampled_from(DAYS)))
    days = [*dict.fromkeys(each for each in days if each.year < 2030)]
    ids = draw(st.permutations(IDS))[: draw(st.integers(1, max_events))]
    number = draw(st.integers(1, min(5, len(ids))))
    people = [f"s{n}" for n in range(draw(st.integers(1, subjects)))] + [each.of for each in passed]
    rows: list[Event] = []
    for id_ in ids[:number]:
        day = draw(st.sampled_from(days))
        rows.append(Event(draw(st.sampled_from(people)), day, draw(conduct), id_, None, draw(told(day, days))))
    for id_ in ids[number:]:
        named = draw(st.sampled_from(rows))
        owners = [named.subject] * 6 + [each.to for each in passed if each.of == named.subject] * 3 + people
        since = [each for each in days if each >= named.date] or [named.date]
        day = draw(st.sampled_from((*since * 3, *days)))
        said: dict[str, Value] = {"ref": named.event}
        if sometimes(draw, 3):
            said["ended"] = draw(st.sampled_from([each for each in (*days, *DAYS) if each >= day]))
        rows.append(Event(draw(st.sampled_from(owners)), day, draw(row), id_, None, said))
    return tuple(rows)


@st.composite
def relation_tables(draw: st.DrawFn, subjects: int) -> tuple[Relation, ...]:
    """Who is what to whom, for some days or all."""
    people = [f"s{n}" for n in range(subjects)]
    found = []
    for _ in range(draw(st.sampled_from((1, 1, 2, 3)))):
        of, to = draw(st.sampled_from(people)), draw(st.sampled_from((*people, "s9")))
        first = draw(st.sampled_from((None, None, *DAYS[:4])))
        last = draw(st.sampled_from((None, None, *DAYS[7:])))
        found.append(Relation(of, to, draw(st.sampled_from(KIN)), first, last))
    return tuple(dict.fromkeys(found))


@st.composite
def list_scenarios(draw: st.DrawFn, *, max_events: int = 15, subjects: int = 3, bounds: bool = False) -> Scenario:
    """All that one evaluation takes, drawn together."""
    found, elsewhere = draw(families(bounds=bounds))
    every = list({each.name: each for each in (*found, *chain(*elsewhere.values()))}.values())
    relations = draw(relation_tables(subjects)) if any(each.pass_on for each in every) else ()
    events = draw(logs(every, subjects=subjects, max_events=max_events, passed=relations))
    table: Mapping[str, SubjectInfo] | None
    table, columns = draw(subject_tables(subjects=subjects))
    if bounds:
        columns = frozenset(SUBJECT_COLUMNS)
    return Scenario(
        catalogs=found,
        vocabulary=VOCABULARY,
        events=events,
        as_of=draw(days_to_ask(every, events)),
        subjects=table,
        subject_columns=columns,
        in_force_only=not bounds and sometimes(draw, 6),
        relations=relations,
        elsewhere=elsewhere,
        calendar=CALENDAR,
    )


def days_to_ask(found: Sequence[Catalog], events: Sequence[Event]) -> st.SearchStrategy[date]:
    """T: a day of the pool or of the log, or one a length of the lists later, or the day before or after that."""
    named = {each.date for each in events}
    named |= {day for each in events for day in each.attributes.values() if isinstance(day, date)}
    strides = {length for each in found for length in lengths_of(each)}
    once = {far(day, length) for day in named for length in strides}
    first, last = min(each.date for each in events), max(each.date for each in events)
    likely = sorted(day for day in once | named if day >= last)[:12] or [last]
    moved = st.tuples(st.sampled_from(likely), st.sampled_from((0, 0, -1, 1))).map(
        lambda p: p[0] + timedelta(days=p[1])
    )
    some_day = st.sampled_from([day for day in DAYS if day >= first] or [last])
    return st.one_of(moved, moved, moved, some_day, st.sampled_from((*DAYS[-2:], date(2021, 6, 30))))
