"""`scorecat record`: everything every place holds on one subject, what is published apart from what is only held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecat.model.text import clean
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines
from scorecat.render.overview import as_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scorecat.model.record import Header, Listing, Readings, Record
    from scorecat.model.vocabulary import Vocabulary

_PUBLIC = (Column("Place"), Column("What"), Column("Ground"), Column("Shown"), Column("Status", tight=True))
_HELD = (Column("Place"), Column("Date", tight=True), Column("What"), Column("Rule or ground"), Column("Status"))
_STANDING = (Column("Place"), Column("Score", right=True), Column("Grade"), Column("Listed"))


def holding(subject: str, records: Iterable[Record], header: Header, vocabulary: Vocabulary) -> Iterator[Block]:
    """Build what the places hold on a subject."""
    found = list(records)
    yield Heading(clean(subject))
    places = len(header.catalogs)
    held = [record for record in found if record.entries or record.listings]
    yield Lines([f"{as_of(header).capitalize()}; {len(held)} of {places} places hold anything."])
    day = header.as_of
    public = [(record, one) for record in found for one in record.listings if _shown(one, day) is not False]
    if public:
        yield Grid(_PUBLIC, [_published(*pair, day, vocabulary) for pair in public], title="Published")
    else:
        yield Lines(["Nothing is published by a place that says what it publishes."])
    rows = [row for record in held for row in _held(record, day, vocabulary)]
    if rows:
        yield Grid(_HELD, rows, title="Held, not published as far as the text says")
    standing = [record for record in found if record.score is not None or record.listings]
    if standing:
        yield Grid(_STANDING, [_standing(record) for record in standing], title="Standing")
    following = [
        f"{record.catalog.name}: {one.consequence.what.en} ({words.follows(one)})"
        for record in held
        for one in record.consequences
    ]
    if following:
        yield Bullets("What follows", [clean(item) for item in following])
    nothing = [record.catalog.name for record in found if not record.entries and not record.listings]
    if nothing:
        yield Lines([clean(f"Nothing held: {', '.join(nothing)}.")], faint=True)


def _shown(one: Listing, day: date) -> bool | None:
    """Whether a listing is public on a day; None where that is open."""
    answers = {_within(one.public_since, one.public_until, reading, day) for reading in ("low", "high")}
    return answers.pop() if len(answers) == 1 else None


def _within(since: Readings[date | None], until: Readings[date | None], reading: str, day: date) -> bool:
    first, last = getattr(since, reading), getattr(until, reading)
    return first is not None and first <= day and (last is None or day < last)


def _published(record: Record, one: Listing, day: date, vocabulary: Vocabulary) -> tuple[str, ...]:
    law = record.catalog.listing
    publication = law.publication if law else None
    shows = ", ".join(str(item.en) for item in publication.shows) if publication else ""
    where = str(publication.where.en) if publication and publication.where else ""
    return (
        record.catalog.name,
        clean(f"{vocabulary.conducts[one.conduct].label.en} ({one.event}{f', through {one.via}' if one.via else ''})"),
        clean(f"{one.ground.id}: {words.cite(one.ground.source)}"),
        clean(f"{where}: {shows}" if where and shows else shows or _unknown_there(where)),
        one.status if _shown(one, day) else f"{one.status}; whether it is public yet, or still, is open",
    )


def _unknown_there(where: str) -> str:
    return f"{where}; what is shown there is not known" if where else "what is shown is not known"


def _held(record: Record, day: date, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    name = record.catalog.name
    for entry in record.entries:
        what = vocabulary.conducts[entry.conduct].label.en
        effect = f"{words.points(entry)}: {words.cite(entry.source)}"
        yield name, entry.since.isoformat(), clean(f"{what} ({entry.event})"), clean(effect), entry.status
    for one in record.listings:
        if _shown(one, day) is False:
            what = vocabulary.conducts[one.conduct].label.en
            cited = f"ground {one.ground.id}: {words.cite(one.ground.source)}"
            yield name, one.date.isoformat(), clean(f"{what} ({one.event})"), clean(cited), one.status


def _standing(record: Record) -> tuple[str, ...]:
    score = words.score(record) if record.score is not None else ""
    grade = words.grade(record) if record.grade is not None else ""
    return record.catalog.name, score, grade, words.listings(record)
