"""The independent oracle: docs/semantics.md as a plain, slow fold, section by section.

It knows nothing of the engine. Where the page leaves a choice, a comment that begins with `Choice:` says
which was taken. Inside, a bound that is not known is an infinite Decimal; in what comes out it is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from scorecat.model.catalog import Catalog, Counting, Floor, Grade
from scorecat.model.condition import AllOf, AnyOf, Condition, Not, OneOf, Value, Within
from scorecat.model.rule import Amount, DirectGrade, Duration, Ladder, Rule
from scorecat.model.vocabulary import ConductKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Reading: TypeAlias = Literal["low", "high"]
Truth: TypeAlias = bool | None
"""None: undetermined."""
Bound: TypeAlias = Decimal | None
Day: TypeAlias = date
"""For classes that have a field `date`."""

READINGS: Final[tuple[Reading, Reading]] = ("low", "high")
NOTHING: Final = Decimal(0)
NO_LOW: Final = Decimal("-Infinity")
NO_HIGH: Final = Decimal("Infinity")


@dataclass(frozen=True)
class Event:
    """One line of a log; an attribute that is not in `attributes` is missing."""

    subject: str
    date: date
    conduct: str
    event: str
    act: str | None = None
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class SubjectInfo:
    """One line of a subjects table; None is a blank cell."""

    type: str | None = None
    born: date | None = None
    resident_since: date | None = None
    residence_permit: bool | None = None
    consent_from: date | None = None
    role: str | None = None


@dataclass(frozen=True)
class Entry:
    """One rule applied to one event; pairs are (low, high)."""

    event: str
    date: date
    conduct: str
    rule: str
    points: tuple[Bound, Bound] | None
    grade: tuple[str | None, str | None] | None
    counted: tuple[Bound, Bound] | None
    status: str
    from_: Day
    until: tuple[Day | None, Day | None]
    charges: int | None


@dataclass(frozen=True)
class Record:
    """Everything a place would hold on a subject at a date; pairs are (low, high)."""

    subject: str
    catalog_index: int
    score: tuple[Bound, Bound] | None
    grade: tuple[str, str] | None
    held_to: tuple[Bound, Bound]
    entries: tuple[Entry, ...]
    uncovered: tuple[tuple[str, date, str, str], ...]
    consequences: tuple[tuple[str, int, bool], ...]
    caveats: frozenset[str]


@dataclass(frozen=True)
class Table:
    """The subjects table, if there is one (`rows` None: there is none)."""

    rows: Mapping[str, SubjectInfo] | None
    columns: frozenset[str]

    def has(self, column: str) -> bool:
        """Whether there is a table with such a column."""
        return self.rows is not None and column in self.columns

    def names(self, subject: str) -> bool:
        """Whether there is a table that names the subject."""
        return self.rows is not None and subject in self.rows

    def info(self, subject: str) -> SubjectInfo:
        """What the table says of a subject, blank where it does not name it."""
        return (self.rows or {}).get(subject, SubjectInfo())

    def type_of(self, subject: str) -> str:
        """`type` alone is never undetermined."""
        return (self.info(subject).type if self.has("type") else None) or "person"


@dataclass
class Row:
    """A rule on an event on its way to an entry; it is filled in from section to section."""

    event: Event
    rule: Rule
    place: int
    truth: Truth
    open_value: bool
    ends: dict[Reading, Decimal]
    """Points of one charge, whether or not the rule applies; empty for a direct grade."""
    grades: dict[Reading, str]
    """Direct grade, whether or not the rule applies; empty for points."""
    applies: dict[Reading, bool] = field(default_factory=dict)
    displaced: dict[Reading, bool] = field(default_factory=dict)
    charges: int = 1
    until: dict[Reading, date | None] = field(default_factory=dict)
    validity_known: dict[Reading, bool] = field(default_factory=dict)
    revoked: bool = False
    superseded: dict[Reading, bool] = field(default_factory=dict)

    def one_charge(self, reading: Reading) -> Decimal:
        """In a reading in which a rule does not apply, its points are 0."""
        return self.ends[reading] if self.ends and self.applies[reading] else NOTHING

    def points(self, reading: Reading) -> Decimal:
        """The points of one charge times the charges."""
        return self.one_charge(reading) * self.charges

    def grade(self, reading: Reading) -> str | None:
        """In a reading in which a rule does not apply, its grade is null."""
        return self.grades[reading] if self.grades and self.applies[reading] else None


@dataclass(frozen=True)
class Known:
    """What is known of one subject at T."""

    events: tuple[Event, ...]
    voided: frozenset[str]
    corrected_acts: frozenset[tuple[str, str]]
    bad_ref: bool


# --- Calendar ---------------------------------------------------------------------------------------------


def months_later(day: date, months: int) -> date:
    """The like date some months on; a month's last day where the month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError(day)


def after(day: date, duration: Duration) -> date:
    """Calendar years and months, or days: 29 February + 1 year is 28 February."""
    return months_later(day, duration.months) + timedelta(days=duration.days)


def full_years(since: date, day: date) -> int:
    """Full years passed.

    Choice: a year is full on the day that `after` gives, so on 28 February for a 29th.
    """
    years = day.year - since.year
    return years if months_later(since, 12 * years) <= day else years - 1


# --- Known ------------------------------------------------------------------------------------------------


def order(event: Event) -> tuple[date, str]:
    """Events stand in order of date, then event id, compared as text."""
    return event.date, event.event


def act_of(event: Event) -> tuple[str, str]:
    """Name the act of an event: one without `act` is an act of its own."""
    return ("act", event.act) if event.act is not None else ("event", event.event)


def kind_of(event: Event, vocabulary: Vocabulary) -> ConductKind:
    """Conduct, procedure or correction."""
    return vocabulary.conducts[event.conduct].kind


def named_by(row: Event, events: Sequence[Event]) -> Event | None:
    """Another event of the same subject, dated the same day or earlier."""
    for other in events:
        if other.event == row.attributes.get("ref") and other is not row and other.date <= row.date:
            return other
    return None


def lasts(event: Event, vocabulary: Vocabulary) -> bool:
    """Conduct lasts if the vocabulary gives it `ended`, or the row does."""
    return "ended" in vocabulary.conducts[event.conduct].attributes or "ended" in event.attributes


def ended_by(event: Event, as_of: date) -> date | None:
    """The day on which it ended, if that is T or earlier."""
    ended = event.attributes.get("ended")
    return ended if isinstance(ended, date) and ended <= as_of else None


def known(
    subject: str,
    catalog: Catalog,
    vocabulary: Vocabulary,
    log: Sequence[Event],
    as_of: date,
    *,
    in_force_only: bool,
) -> Known:
    """Events by T, in order; what is revoked and what is corrected."""
    events = sorted((e for e in log if e.subject == subject and e.date <= as_of), key=order)
    voided: set[str] = set()
    for event in reversed(events):
        if event.conduct == "record.revoked" and event.event not in voided:
            named = named_by(event, events)
            if named is not None:
                voided.add(named.event)
    corrected = set()
    for event in events:
        if event.conduct == "record.corrected" and event.event not in voided:
            named = named_by(event, events)
            # Choice: a correction that names a revoked event still marks its act.
            if named is not None and (not lasts(named, vocabulary) or ended_by(named, as_of) is not None):
                corrected.add(act_of(named))
    assessed = [e for e in events if not (in_force_only and e.date < catalog.in_force.start)]
    bad_ref = any(
        kind_of(event, vocabulary) is not ConductKind.CONDUCT
        and ("ref" in event.attributes or "ref" in vocabulary.conducts[event.conduct].attributes)
        and named_by(event, events) is None
        for event in assessed
    )
    return Known(tuple(assessed), frozenset(voided), frozenset(corrected), bad_ref)


# --- Matched ----------------------------------------------------------------------------------------------


def lies_at_or_below(conduct: str, above: str) -> bool:
    """`a.b` reaches `a.b` and `a.b.c`, not `a.bc`."""
    return conduct == above or conduct.startswith(above + ".")


def depth_of_reach(rule: Rule, event: Event) -> int:
    """How specific the conduct is through which a rule reaches an event; 0: it does not."""
    return max((len(c.split(".")) for c in rule.conducts if lies_at_or_below(event.conduct, c)), default=0)


def both(truths: Sequence[Truth]) -> Truth:
    """SQL's AND: false wins, then undetermined."""
    if any(truth is False for truth in truths):
        return False
    return None if any(truth is None for truth in truths) else True


def either(truths: Sequence[Truth]) -> Truth:
    """SQL's OR: true wins, then undetermined."""
    if any(truth is True for truth in truths):
        return True
    return None if any(truth is None for truth in truths) else False


def negated(truth: Truth) -> Truth:
    """SQL's NOT."""
    return None if truth is None else not truth


def holds(condition: Condition, value_of: Callable[[str], Value | None]) -> Truth:
    """True, false or undetermined."""
    match condition:
        case AllOf(parts=parts):
            return both([holds(part, value_of) for part in parts])
        case AnyOf(parts=parts):
            return either([holds(part, value_of) for part in parts])
        case Not(part=part):
            return negated(holds(part, value_of))
        case OneOf() | Within():
            value = value_of(condition.attribute)
            return None if value is None else meets(value, condition)


def meets(value: Value, test: OneOf | Within) -> bool:
    """One value against one test."""
    if isinstance(test, OneOf):
        return value in test.values
    return (
        (test.over is None or value > test.over)  # type: ignore[operator]
        and (test.start is None or value >= test.start)  # type: ignore[operator]
        and (test.up_to is None or value <= test.up_to)  # type: ignore[operator]
        and (test.under is None or value < test.under)  # type: ignore[operator]
    )


COLUMN: Final = {
    "type": "type",
    "age": "born",
    "resident_years": "resident_since",
    "residence_permit": "residence_permit",
    "role": "role",
}


def subject_holds(condition: Condition, subject: str, table: Table, day: date) -> Truth:
    """What a rule's `for` asks: what is not known of the subject leaves it undetermined."""

    def value_of(name: str) -> Value | None:
        # Choice: `type` falls back to person without a table or a column, too.
        if name == "type":
            return table.type_of(subject)
        return subject_value(name, table.info(subject), day) if table.has(COLUMN[name]) else None

    return holds(condition, value_of)


def covers_holds(condition: Condition, subject: str, table: Table, day: date, *, passes: bool = True) -> Truth:
    """What `covers` asks: without a table it holds for all; a question on a column not there is passed.

    Under `not`, to pass is to be false (`passes`).
    """
    if table.rows is None:
        return passes
    match condition:
        case AllOf(parts=parts):
            return both([covers_holds(part, subject, table, day, passes=passes) for part in parts])
        case AnyOf(parts=parts):
            return either([covers_holds(part, subject, table, day, passes=passes) for part in parts])
        case Not(part=part):
            return negated(covers_holds(part, subject, table, day, passes=not passes))
        case OneOf(attribute=name) | Within(attribute=name):
            if name != "type" and not table.has(COLUMN[name]):
                return passes
            return subject_holds(condition, subject, table, day)


def subject_value(name: str, info: SubjectInfo, day: date) -> Value | None:
    """What a condition asks of a subject, on a day."""
    match name:
        case "age":
            return full_years(info.born, day) if info.born else None
        case "resident_years":
            return full_years(info.resident_since, day) if info.resident_since else None
        case "residence_permit":
            return info.residence_permit
        case "role":
            return info.role
        case _:
            raise AssertionError(name)


def scores_subject(catalog: Catalog, subject: str, table: Table, day: date) -> Truth:
    """Whether the subject is one the catalog scores: `subjects` and `covers`."""
    # Choice: without a table everyone is a person: a catalog that scores organisations alone covers nobody.
    of_type = table.type_of(subject) in catalog.subjects
    covered = True if catalog.covers is None else covers_holds(catalog.covers, subject, table, day)
    return both([of_type, covered])


@dataclass(frozen=True)
class Side:
    """What one source makes of one event: whether it holds, and between which points."""

    truth: Truth
    low: Decimal
    high: Decimal
    open_value: bool = False


def amount_ends(amount: Amount) -> tuple[Decimal, Decimal]:
    """No bound on a side is an infinite one."""
    return (
        NO_LOW if amount.low is None else amount.low,
        NO_HIGH if amount.high is None else amount.high,
    )


def side_of(effect: Amount | Ladder, event: Event) -> Side:
    """Fixed points, a range, or a ladder on one attribute."""
    if isinstance(effect, Amount):
        return Side(True, *amount_ends(effect))
    ends = [amount_ends(band.points) for band in effect.bands]
    value = event.attributes.get(effect.by)
    if value is None:
        truth = True if effect.gapless else None
        return Side(truth, min(low for low, _ in ends), max(high for _, high in ends), open_value=True)
    fitting = [amount_ends(band.points) for band in effect.bands if holds(band.condition, event.attributes.get)]
    if not fitting:
        return Side(False, NOTHING, NOTHING)
    return Side(True, max((low for low, _ in fitting), key=abs), max((high for _, high in fitting), key=abs))


def match_one(catalog: Catalog, place: int, event: Event, table: Table) -> Row | None:
    """One rule on one event it reaches; None where it does not hold."""
    rule = catalog.rules[place]
    rank = [grade.id for grade in catalog.grades]
    questions = [scores_subject(catalog, event.subject, table, event.date)]
    if rule.subjects is not None:
        questions.append(subject_holds(rule.subjects, event.subject, table, event.date))
    if rule.when is not None:
        questions.append(holds(rule.when, event.attributes.get))
    ends: dict[Reading, Decimal] = {}
    grades: dict[Reading, str] = {}
    open_value = False
    effects = [variant.effect for variant in rule.variants]
    direct = [effect.grade for effect in effects if isinstance(effect, DirectGrade)]
    if direct:
        grades = {"low": max(direct, key=rank.index), "high": min(direct, key=rank.index)}
    else:
        sides = [side_of(effect, event) for effect in effects if not isinstance(effect, DirectGrade)]
        # Choice: where only some sides of a conflict have a band for the value, the clause may not apply.
        truths = {side.truth for side in sides}
        questions.append(truths.pop() if len(truths) == 1 else None)
        speaking = [side for side in sides if side.truth is not False] or sides
        ends = {"low": min(side.low for side in speaking), "high": max(side.high for side in speaking)}
        open_value = any(side.open_value for side in speaking)
    truth = both(questions)
    if truth is True and rule.reach_open:
        truth = None
    return None if truth is False else Row(event, rule, place, truth, open_value, ends, grades)


def matched(catalog: Catalog, event: Event, table: Table) -> list[Row]:
    """The rules of one catalog that hold, or may hold, for one event of conduct, less those displaced."""
    rows = []
    for place, rule in enumerate(catalog.rules):
        if depth_of_reach(rule, event):
            row = match_one(catalog, place, event, table)
            if row is not None:
                rows.append(row)
    for row in rows:
        sure = row.truth is True
        row.applies["low"] = sure or bool(row.grades) or row.ends["low"] < 0
        row.applies["high"] = sure or (not row.grades and row.ends["high"] > 0)
    for reading in READINGS:
        deepest = max((depth_of_reach(row.rule, event) for row in rows if row.applies[reading]), default=0)
        for row in rows:
            row.displaced[reading] = depth_of_reach(row.rule, event) < deepest
            row.applies[reading] = row.applies[reading] and not row.displaced[reading]
    return [row for row in rows if any(row.applies.values()) or not any(row.displaced.values())]


# --- Valued and dated -------------------------------------------------------------------------------------


def charges(row: Row, as_of: date) -> int:
    """One charge on the event's date, one on each like date before `ended`, or up to and with T."""
    if row.rule.every is None:
        return 1
    ended = ended_by(row.event, as_of)
    for number in count(1):
        like_date = months_later(row.event.date, row.rule.every.months * number)
        # Choice: conduct that does not last, and so never ends, is charged up to T like what has not ended.
        if (like_date >= ended) if ended is not None else (like_date > as_of):
            return number
    raise AssertionError


def validity(catalog: Catalog, row: Row, reading: Reading) -> Duration | None:
    """The rule's own, else the first class that fits the effect; None is not known."""
    if row.rule.validity_unknown:
        return None
    if row.rule.validity is not None:
        return row.rule.validity
    points, grade = row.one_charge(reading), row.grade(reading)
    for each in catalog.validity:
        if each.effect in ("deduction", "bonus"):
            signed = points < 0 if each.effect == "deduction" else points > 0
            fits = signed and (each.at_most is None or abs(points) <= each.at_most)
        else:
            fits = grade is not None and each.effect in ("grade", f"grade {grade}")
        if fits:
            return each.lasts
    return None


def valued_and_dated(catalog: Catalog, row: Row, vocabulary: Vocabulary, as_of: date) -> None:
    """Charges, validity and the end of each reading."""
    row.charges = charges(row, as_of)
    counts_from = ended_by(row.event, as_of) if lasts(row.event, vocabulary) else row.event.date
    gives = {reading: row.one_charge(reading) != 0 or row.grade(reading) is not None for reading in READINGS}
    own: dict[Reading, date | None] = {}
    for reading in READINGS:
        duration = validity(catalog, row, reading) if gives[reading] else None
        row.validity_known[reading] = duration is not None or not gives[reading]
        own[reading] = None if duration is None or counts_from is None else after(counts_from, duration)
    row.until["low"] = own["low"] if gives["low"] else own["high"]
    row.until["high"] = own["high"] if gives["high"] else own["low"]


def expired(row: Row, reading: Reading, as_of: date) -> bool:
    """T on or after the end."""
    until = row.until[reading]
    return until is not None and as_of >= until


# --- Chosen -----------------------------------------------------------------------------------------------


def side_in(row: Row, reading: Reading) -> str | None:
    """Deductions and direct grades on one side, bonuses on the other, points of 0 on neither."""
    if row.grade(reading) is not None or row.points(reading) < 0:
        return "deduction"
    return "bonus" if row.points(reading) > 0 else None


def only_strongest(one_act: Counting, side: str, reading: Reading) -> bool:
    """`unknown`: for deductions low is `all` and high `strongest`; for bonuses the other way round."""
    if one_act is Counting.UNKNOWN:
        return (side == "deduction") == (reading == "high")
    return one_act is Counting.STRONGEST


def weakness(catalog: Catalog, row: Row, reading: Reading) -> tuple[int, int, Decimal, date, str, int]:
    """Sort key, the strongest first: grade, worse grade, larger points, earlier event, earlier rule."""
    grade = row.grade(reading)
    return (
        0 if grade is not None else 1,
        -catalog.grade_rank[grade] if grade is not None else 0,
        -abs(row.points(reading)),
        row.event.date,
        row.event.event,
        row.place,
    )


def in_force(row: Row, reading: Reading, as_of: date) -> bool:
    """Applies, is not revoked and has not expired."""
    return row.applies[reading] and not row.revoked and not expired(row, reading, as_of)


def sure(row: Row, as_of: date) -> bool:
    """A direct grade is sure if it is in force in both readings."""
    return in_force(row, "low", as_of) and in_force(row, "high", as_of)


def may_supersede(row: Row, other: Row, reading: Reading, as_of: date) -> bool:
    """A direct grade that is not sure supersedes no points, and no direct grade that is."""
    if row.grade(reading) is None or sure(row, as_of):
        return True
    return other.grade(reading) is not None and not sure(other, as_of)


def outdone(row: Row, rows: Sequence[Row], as_of: date) -> bool:
    """In high: of one act with a direct grade that may be in force, so that the deduction may not count."""
    return row.grade("high") is None and any(
        act_of(other.event) == act_of(row.event) and other.grade("low") is not None and in_force(other, "low", as_of)
        for other in rows
    )


def chosen(catalog: Catalog, rows: Sequence[Row], as_of: date) -> None:
    """Within one act, of what is in force at T: which rows are superseded, in each reading."""
    for reading in READINGS:
        standing = [row for row in rows if in_force(row, reading, as_of)]
        for row in rows:
            row.superseded[reading] = False
        for row in standing:
            side = side_in(row, reading)
            if side is None or not only_strongest(catalog.one_act, side, reading):
                continue
            superseded_by_chance = reading == "high" and side == "deduction" and outdone(row, rows, as_of)
            row.superseded[reading] = superseded_by_chance or any(
                act_of(other.event) == act_of(row.event)
                and side_in(other, reading) == side
                and weakness(catalog, other, reading) < weakness(catalog, row, reading)
                and may_supersede(other, row, reading, as_of)
                for other in standing
            )


def counts(row: Row, reading: Reading, as_of: date) -> bool:
    """In force at T and not superseded."""
    return in_force(row, reading, as_of) and not row.superseded[reading]


# --- Scored -----------------------------------------------------------------------------------------------


def floor_of(catalog: Catalog, grade: Grade, reading: Reading) -> Decimal | None:
    """Its lower bound; of the last grade the top it prints. Between two values low takes the smaller."""
    if grade is catalog.grades[-1]:
        return grade.up_to
    bound = grade.easy if reading == "low" else grade.hard
    return None if bound is None else bound.value


def floor_of_sides(catalog: Catalog, row: Row, reading: Reading) -> Decimal | None:
    """Of all sides of a conflict: the lowest floor in low; the highest in high, none if one side has none."""
    named = {variant.effect.grade for variant in row.rule.variants if isinstance(variant.effect, DirectGrade)}
    floors = [floor_of(catalog, grade, reading) for grade in catalog.grades if grade.id in named]
    known_floors = [floor for floor in floors if floor is not None]
    if reading == "low":
        return min(known_floors, default=None)
    return max(known_floors) if len(known_floors) == len(floors) else None


def floor_counts(catalog: Catalog, reading: Reading) -> bool:
    """`direct_grade_score: unknown`: low has the floor, high has not."""
    if catalog.direct_grade_score is Floor.UNKNOWN:
        return reading == "low"
    return catalog.direct_grade_score is Floor.FLOOR


def pins(catalog: Catalog, grade: Grade, reading: Reading, *, corrected: bool) -> bool:
    """A direct grade pins unless it is corrected and has a floor that is counted."""
    if catalog.direct_grade_score is Floor.UNKNOWN:
        return reading == "low" or not corrected
    has_floor = grade.easy is not None or grade.up_to is not None
    return not (corrected and floor_counts(catalog, reading) and has_floor)


def grade_of_score(catalog: Catalog, score: Decimal, reading: Reading) -> int:
    """Rank of the first grade that the score reaches; the last takes all that is left."""
    for rank, grade in enumerate(catalog.grades[:-1]):
        bound = grade.hard if reading == "low" else grade.easy
        if bound is not None and (score > bound.value if bound.open else score >= bound.value):
            return rank
    return len(catalog.grades) - 1


@dataclass(frozen=True)
class Scored:
    """The score of one reading, the rank of its grade (None: no grades), the floor that lowered it."""

    score: Decimal
    rank: int | None
    held_to: Decimal | None
    last_grade_floor: bool


def in_range(catalog: Catalog, score: Decimal) -> Decimal:
    """Keep a score within the range.

    Choice: the range bounds a score that no size bounds: its minimum (maximum) where low (high) is not known.
    """
    if catalog.maximum is not None:
        score = min(score, catalog.maximum)
    if catalog.minimum is not None:
        score = max(score, catalog.minimum)
    return score


def graded(catalog: Catalog, score: Decimal, free: Decimal, holder: Grade | None, reading: Reading) -> int:
    """Rank of the score's grade.

    `holder` is the grade whose floor holds the score, `free` the score without the floor. The floor and the
    bound of a grade are one number: in low, where it is in doubt, the score is not graded below the holder if
    `free` reached even the larger bound.
    """
    rank = grade_of_score(catalog, score, reading)
    if reading == "low" and holder is not None and holder.hard is not None and holder.hard != holder.easy:
        place = catalog.grades.index(holder)
        if free >= holder.hard.value:
            return min(rank, place)
    return rank


def scored(catalog: Catalog, rows: Sequence[Row], facts: Known, reading: Reading, as_of: date) -> Scored:
    """Start, deductions, floor, bonuses, range; then the grade."""
    if catalog.start is None:
        raise AssertionError(catalog.name)
    counting = [row for row in rows if counts(row, reading, as_of)]
    by_id = {grade.id: grade for grade in catalog.grades}
    direct = [(row, by_id[id_]) for row in counting if (id_ := row.grade(reading)) is not None]
    deducted = catalog.start + sum((p for row in counting if (p := row.points(reading)) < 0), NOTHING)
    bonuses = sum((p for row in counting if (p := row.points(reading)) > 0), NOTHING)
    holder, held_to, last_grade_floor = None, None, False
    if floor_counts(catalog, reading):
        set_by = [(row, by_id[id_]) for row in rows if in_force(row, reading, as_of) and (id_ := row.grade(reading))]
        floors = [floor for row, _ in set_by if (floor := floor_of_sides(catalog, row, reading)) is not None]
        held_to = min((floor for floor in floors if floor < deducted), default=None)
        floored = [grade for _, grade in set_by if grade.easy is not None or grade.up_to is not None]
        holder = max(floored, key=catalog.grades.index, default=None) if held_to is not None else None
        last_grade_floor = any(grade is catalog.grades[-1] for grade in floored)
    score = in_range(catalog, (deducted if held_to is None else held_to) + bonuses)
    rank = None
    if catalog.grades:
        rank = graded(catalog, score, in_range(catalog, deducted + bonuses), holder, reading)
        for row, grade in direct:
            corrected = act_of(row.event) in facts.corrected_acts
            if pins(catalog, grade, reading, corrected=corrected):
                rank = max(rank, catalog.grades.index(grade))
    return Scored(score, rank, held_to, last_grade_floor)


def consent(catalog: Catalog, subject: str, table: Table, as_of: date) -> str | None:
    """The caveat about consent, if any."""
    if catalog.participation != "consent":
        return None
    if not table.has("consent_from") or not table.names(subject):
        return "consent-unknown"
    given = table.info(subject).consent_from
    return "consent-missing" if given is None or given > as_of else None


# --- Status -----------------------------------------------------------------------------------------------


def status(row: Row, as_of: date) -> str:
    """The first that holds, in the low reading."""
    if row.revoked:
        return "revoked"
    if row.superseded["low"]:
        return "superseded"
    if expired(row, "low", as_of):
        return "expired"
    # Choice: a clause displaced in one reading alone is one that may not apply.
    may_not_apply = row.truth is None or row.displaced["low"] or row.displaced["high"]
    size_not_known = any(end.is_infinite() for end in row.ends.values())
    return "undetermined" if may_not_apply or row.open_value or size_not_known else "counted"


def entry(row: Row, as_of: date, *, has_score: bool) -> Entry:
    """Write down a row."""
    counted = {r: row.points(r) if counts(row, r, as_of) else NOTHING for r in READINGS}
    return Entry(
        event=row.event.event,
        date=row.event.date,
        conduct=row.event.conduct,
        rule=row.rule.id,
        points=None if row.grades else (known_bound(row.points("low")), known_bound(row.points("high"))),
        grade=(row.grade("low"), row.grade("high")) if row.grades else None,
        # Choice: a direct grade enters no sum: (0, 0).
        counted=(known_bound(counted["low"]), known_bound(counted["high"])) if has_score else None,
        status=status(row, as_of),
        from_=row.event.date,
        until=(row.until["low"], row.until["high"]),
        charges=row.charges if row.rule.every is not None else None,
    )


def known_bound(value: Decimal) -> Bound:
    """None where no bound is known."""
    return None if value.is_infinite() else value


# --- Uncovered --------------------------------------------------------------------------------------------


def why_uncovered(catalog: Catalog, event: Event, table: Table) -> str:
    """The first that fits."""
    of_type = table.type_of(event.subject)
    about = [
        missing
        for missing in catalog.missing
        if missing.rules
        and (not missing.conducts or any(lies_at_or_below(event.conduct, c) for c in missing.conducts))
        and (not missing.subjects or of_type in missing.subjects)
    ]
    if any(missing.subjects for missing in about):
        return "text not available"
    if any(depth_of_reach(rule, event) for rule in catalog.rules):
        return "condition not met"
    return "text not available" if about else "no rule"


# --- Followed ---------------------------------------------------------------------------------------------


def followed(catalog: Catalog, grades: tuple[int, int] | None) -> list[tuple[str, int, bool]]:
    """Consequences of the grades from the high reading's to the low reading's, and those for `any`."""
    low, high = grades if grades is not None else (-1, 0)
    reached = {grade.id for rank, grade in enumerate(catalog.grades) if high <= rank <= low}
    return [
        (each.grade, index, each.grade != "any" and low != high)
        for index, each in enumerate(catalog.consequences)
        if each.grade == "any" or each.grade in reached
    ]


# --- Records ----------------------------------------------------------------------------------------------


def caveats_of(catalog: Catalog, facts: Known, rows: Sequence[Row], conduct_rows: Sequence[Event]) -> set[str]:
    """What a reader of the rows must know."""
    caveats = set()
    if any(
        row.applies[reading] and not row.validity_known[reading]
        for row in rows
        for reading in READINGS
        if not row.revoked
    ):
        caveats.add("unknown-validity")
    if facts.bad_ref:
        caveats.add("bad-ref")
    if any(event.date < catalog.in_force.start for event in conduct_rows):
        caveats.add("before-in-force")
    return caveats


def record(
    subject: str,
    index: int,
    catalog: Catalog,
    vocabulary: Vocabulary,
    *,
    facts: Known,
    table: Table,
    as_of: date,
) -> Record:
    """The record of one subject in one catalog."""
    conduct_rows = [event for event in facts.events if kind_of(event, vocabulary) is ConductKind.CONDUCT]
    rows: list[Row] = []
    uncovered = []
    for event in conduct_rows:
        of_event = matched(catalog, event, table)
        for row in of_event:
            row.revoked = event.event in facts.voided
            valued_and_dated(catalog, row, vocabulary, as_of)
        rows.extend(of_event)
        if not of_event and event.event not in facts.voided:
            uncovered.append((event.event, event.date, event.conduct, why_uncovered(catalog, event, table)))
    chosen(catalog, rows, as_of)

    caveats = caveats_of(catalog, facts, rows, conduct_rows)
    covered = scores_subject(catalog, subject, table, as_of)
    if covered is not True:
        caveats.add("coverage-open" if covered is None else "not-covered")
    about_consent = consent(catalog, subject, table, as_of)
    if about_consent is not None:
        caveats.add(about_consent)

    score: tuple[Bound, Bound] | None = None
    ranks: tuple[int, int] | None = None
    held_to: tuple[Bound, Bound] = (None, None)
    has_score = catalog.start is not None and covered is not False and about_consent != "consent-missing"
    if has_score:
        low = scored(catalog, rows, facts, "low", as_of)
        high = scored(catalog, rows, facts, "high", as_of)
        held_to = (low.held_to, high.held_to)
        if low.last_grade_floor or high.last_grade_floor:
            caveats.add("last-grade-floor")
        score = (known_bound(min(low.score, high.score)), known_bound(max(low.score, high.score)))
        if low.rank is not None and high.rank is not None:
            ranks = (max(low.rank, high.rank), min(low.rank, high.rank))
        if low.score > high.score or (ranks is not None and low.rank != ranks[0]):
            caveats.add("open-choices-interact")

    in_order = sorted(rows, key=lambda row: (row.event.date, row.event.event, row.place))
    return Record(
        subject=subject,
        catalog_index=index,
        score=score,
        grade=(catalog.grades[ranks[0]].id, catalog.grades[ranks[1]].id) if ranks is not None else None,
        held_to=held_to,
        entries=tuple(entry(row, as_of, has_score=has_score) for row in in_order),
        uncovered=tuple(uncovered),
        consequences=() if about_consent == "consent-missing" else tuple(followed(catalog, ranks)),
        caveats=frozenset(caveats),
    )


def evaluate(
    catalogs: Sequence[Catalog],
    vocabulary: Vocabulary,
    events: Sequence[Event],
    as_of: date,
    *,
    subjects: Mapping[str, SubjectInfo] | None = None,
    subject_columns: frozenset[str] = frozenset(),
    in_force_only: bool = False,
) -> list[Record]:
    """One record for each catalog and each subject with an event dated by T, by subject, then catalog."""
    table = Table(subjects, subject_columns)
    records = []
    for subject in sorted({event.subject for event in events}):
        for index, catalog in enumerate(catalogs):
            facts = known(subject, catalog, vocabulary, events, as_of, in_force_only=in_force_only)
            if facts.events:
                records.append(record(subject, index, catalog, vocabulary, facts=facts, table=table, as_of=as_of))
    return records
