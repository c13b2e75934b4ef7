"""One record as a statement: what, when, which rule and article, points, what it counts for now, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.condition import attributes_of
from scorecat.model.record import Readings
from scorecat.model.rule import Accumulated, Amount, DirectGrade, Ladder
from scorecat.model.text import clean
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines
from scorecat.render.overview import as_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.model.record import Entry, Following, Header, Listing, Record, Uncovered
    from scorecat.model.rule import Effect
    from scorecat.model.vocabulary import Vocabulary

_COLUMNS = (
    Column("Date", tight=True),
    Column("What"),
    Column("Rule and source"),
    Column("Points", right=True, tight=True),
    Column("Counts now", right=True, tight=True),
    Column("Until"),
    Column("Status", tight=True),
)


_LISTING = (
    Column("Date", tight=True),
    Column("What"),
    Column("Ground and source"),
    Column("From"),
    Column("Until"),
    Column("Status", tight=True),
)


def statement(record: Record, header: Header, vocabulary: Vocabulary) -> Iterator[Block]:
    """Build the statement of one record."""
    catalog = record.catalog
    lists = bool(catalog.listing)
    yield Heading(clean(f"{record.subject} · {catalog.locality.name} · {catalog.version}"))
    yield Lines([_standing(record), f"{catalog.title}; {as_of(header)}"])
    if record.entries:
        rows = [_row(entry, vocabulary) for entry in record.entries]
        yield Grid(_COLUMNS, rows, title="Entries")
    elif not lists:
        yield Lines(["No entries."])
    if record.listings:
        yield Grid(_LISTING, [_listing(one, vocabulary) for one in record.listings], title="Listings")
    elif lists:
        yield Lines(["Not listed."])
    for title, items in (
        ("What is open", list(_open(record))),
        (
            "Not covered",
            [_uncovered(one, vocabulary) for one in record.uncovered],
        ),
        ("What follows", [_following(one) for one in record.consequences]),
        ("Caveats", [*record.caveats, *header.catalog_caveats[catalog.name]]),
        ("Sources", list(_sources(record))),
    ):
        if items:
            yield Bullets(title, [clean(item) for item in items])


def _standing(record: Record) -> str:
    if record.catalog.listing:
        grade = f"Grade {words.grade(record)}" if record.grade else "A list: no score."
        return f"{grade}   {words.listings(record).capitalize()}"
    if record.score is None:
        return "No score is computed."
    start = f"start {words.plain(record.catalog.start)}" if record.catalog.start is not None else ""
    held = ""
    if record.held_to is not None:
        low, high = record.held_to.low, record.held_to.high
        said = [
            f"{words.plain(end)} in the {name} reading"
            for end, name in ((low, "low"), (high, "high"))
            if end is not None
        ]
        held = f"; held to the floor of the direct grade: {', '.join(said)}"
    return f"Score {words.score(record)} ({start}{held})   Grade {words.grade(record)}"


def _row(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    what = vocabulary.conducts[entry.conduct].label.en
    via = f", through {entry.via}" if entry.via else ""
    left = ", after repair" if entry.replaces else ""
    return (
        entry.since.isoformat(),
        clean(f"{what} ({entry.event}{via}{left})"),
        clean(f"{entry.rule.id}: {words.cite(entry.source)}"),
        words.points(entry),
        words.counts_now(entry),
        words.until(entry.until),
        entry.status,
    )


def _open(record: Record) -> Iterator[str]:
    for one in record.listings:
        if one.why:
            yield f"{one.event}, ground {one.ground.id}: {'; '.join(one.why)}"
    for entry in record.entries:
        name = f"{entry.event}, {entry.rule.id}"
        if len(entry.rule.variants) > 1:
            sides = "; ".join(
                f"{_side(variant.effect)} ({words.cite(variant.source)})" for variant in entry.rule.variants
            )
            yield f"{name}: sources conflict: {sides}"
        elif entry.status == "undetermined":
            yield f"{name}: {_why_undetermined(entry)}"
        elif entry.points is not None and not entry.points.settled:
            yield f"{name}: the text leaves the points to discretion"
        elif entry.counted is not None and not entry.counted.settled:
            yield f"{name}: {_why_counts_open(entry)}"


def _listing(one: Listing, vocabulary: Vocabulary) -> tuple[str, ...]:
    via = f", through {one.via}" if one.via else ""
    title = f", {one.ground.title}" if one.ground.title else ""
    return (
        one.date.isoformat(),
        clean(f"{vocabulary.conducts[one.conduct].label.en} ({one.event}{via})"),
        clean(f"{one.ground.id}{title}: {words.cite(one.ground.source)}"),
        words.since(one.since),
        words.listed_until(one.until),
        f"{one.status} ({clean(one.removal)})" if one.removal else one.status,
    )


def _why_counts_open(entry: Entry) -> str:
    if not entry.until.settled:
        return "not known until when it counts"
    return "what else is open decides how far it counts"


def _why_undetermined(entry: Entry) -> str:
    rule, effect = entry.rule, entry.rule.variants[0].effect
    asked = {*attributes_of(rule.when), *attributes_of(rule.subjects)}
    asked |= {effect.by} if isinstance(effect, Ladder) else set()
    asked |= {effect.of} if isinstance(effect, Accumulated) and effect.of else set()
    asked.discard("type")  # which is always known
    if entry.points is not None and None in (entry.points.low, entry.points.high):
        return "how many points is not known"
    if rule.reach_open:
        return "the text leaves open whether the rule reaches this"
    if entry.replaces:
        return "whether the repair is granted is open"
    if entry.via and not asked:
        return f"whether it is passed on from {entry.via} is open"
    return f"not known: {' or '.join(sorted(asked))}" if asked else "not known whether the rule applies"


def _side(effect: Effect) -> str:
    if isinstance(effect, DirectGrade):
        return f"grade {effect.grade}"
    if isinstance(effect, Amount):
        return words.span(Readings(effect.low, effect.high), sign=True)
    return "a ladder"


def _uncovered(one: Uncovered, vocabulary: Vocabulary) -> str:
    via = f", through {one.via}" if one.via else ""
    return f"{one.date} {vocabulary.conducts[one.conduct].label.en} ({one.event}, {one.conduct}{via}): {one.why}"


def _following(one: Following) -> str:
    return f"{one.consequence.what} ({words.follows(one)})"


def _sources(record: Record) -> Iterator[str]:
    """Every text that the statement names, once."""
    cited = [variant.source for entry in record.entries for variant in entry.rule.variants]
    cited += [entry.source for entry in record.entries]
    cited += [one.ground.source for one in record.listings]
    cited += [one.consequence.source for one in record.consequences]
    cited += [grade.source for grade in record.catalog.grades if grade.source and record.grade]
    for id_ in dict.fromkeys(source.instrument for source in cited):
        yield f"{id_}: {words.reference(record.catalog.texts[id_])}"
