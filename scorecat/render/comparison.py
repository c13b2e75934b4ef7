"""`scorecat compare` as a person reads it: the matrix person × place, then for each where they stand best and worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.compare.standing import Basis
from scorecat.compare.verdict import By
from scorecat.model.text import clean, number_of
from scorecat.render import words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines
from scorecat.render.fitting import MORE, places_that_fit
from scorecat.render.overview import as_of, footer, notes
from scorecat.render.standings import cited_by, did, held, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from scorecat.compare.compared import Compared
    from scorecat.compare.position import Reading
    from scorecat.compare.standing import Standing
    from scorecat.compare.verdict import Places, Verdict
    from scorecat.model.record import Header, Readings
    from scorecat.model.vocabulary import Vocabulary

WORST, BEST = "▼", "▲"
_NOTHING: Final = "–"
_GRADED_FIRST: Final = 1_000_000
"""Places with grades are shown before lists, however many people the lists speak of."""
_LEGEND: Final = (
    "Each place has a scale of its own: scores side by side are not comparable. k/n: grade k of n, 1 is the best.",
    "Way: the share of the distance from the start to the next grade, below (−) or above (+); past 100 % it is passed.",
    f"{WORST} worst, {BEST} best in the harshest reading: by how far the grade moved from the start, then by the way.",
    f"{_NOTHING} the place says nothing of them.",
)
_NAMED_AT_MOST: Final = 6
_BOTH: Final[tuple[Reading, ...]] = ("low", "high")
_ALL_SHOWN: Final = 12
"""So many places have a column each, even those that say nothing."""


def comparison(
    found: Iterable[Compared], header: Header, vocabulary: Vocabulary, *, width: int | None, left_out: bool
) -> Iterator[Block]:
    """Build everything; within `width` cells the matrix shows the places that have most to say, and how many not.

    `left_out`: some subjects were not asked for, and the footer counts all the same.
    """
    kept = list(found)
    places = len(header.catalogs)
    yield Heading(f"{places} {'place' if places == 1 else 'places'}, {as_of(header)}")
    if kept:
        yield from _matrix(kept, header, width)
        for one in kept:
            yield Bullets(clean(one.subject), [clean(line) for line in _of(one, vocabulary, brief=width is not None)])
    if left_out:
        yield Lines([f"{len(kept)} of {header.subjects} subjects are shown."])
    yield Lines([*footer(header, header.subjects * places)], faint=True)
    named = {each.catalog.name for one in kept for each in (*_ends(one.verdict.worst), *_ends(one.verdict.best))}
    caveats = [f"{name}: {text}" for name in sorted(named) for text in header.catalog_caveats[name]]
    if caveats:
        yield Bullets("Caveats of the places named", [clean(text) for text in caveats])
    yield from notes(header)


def _ends(places: Readings[Places]) -> Places:
    return (*places.low, *places.high)


def _matrix(kept: Sequence[Compared], header: Header, width: int | None) -> Iterator[Block]:
    names = [catalog.name for catalog in header.catalogs]
    speaking = [sum(one.standings[place].speaks for one in kept) for place in range(len(names))]
    graded = [any(one.standings[place].basis is Basis.GRADED for one in kept) for place in range(len(names))]
    weight = [count + _GRADED_FIRST * (ranked and count > 0) for count, ranked in zip(speaking, graded, strict=True)]
    shown = places_that_fit(weight, max(len(one.subject) for one in kept), width)
    silent = [place for place, count in enumerate(speaking) if not count]
    if len(names) > _ALL_SHOWN:
        shown = [place for place in shown if speaking[place]]
    columns = (Column("Subject"), *(Column(names[place]) for place in shown))
    yield Grid(columns, [(clean(one.subject), *(clean(_cell(one, place)) for place in shown)) for one in kept])
    lines = [*_LEGEND]
    without = [names[place] for place in silent if place not in shown]
    others = len(names) - len(shown) - len(without)
    if others:
        lines.append(f"Shown: {len(shown)} of the {len(shown) + others} places that say something of them. {MORE}")
    if without:
        count = f"{len(without)} {'place says' if len(without) == 1 else 'places say'} nothing of any of them"
        lines.append(f"{count}." if width is not None else f"{count}: {', '.join(without)}.")
    yield Lines(lines, faint=True)


def _cell(one: Compared, place: int) -> str:
    standing = one.standings[place]
    marks = [WORST] if one.verdict.differs and standing in one.verdict.worst.low else []
    marks += [BEST] if one.verdict.differs and standing in one.verdict.best.low else []
    return " ".join([*marks, _brief(standing)])


def _brief(standing: Standing) -> str:
    """Write a standing in a few characters: `940 B 4/6`, `900 (start 1000)`, `listed`, `1 against`."""
    record, position = standing.record, standing.position
    if standing.basis is Basis.NOT_COVERED:
        return Basis.NOT_COVERED.value
    if not standing.speaks:
        return _NOTHING
    parts = []
    if record.score is not None:
        parts.append(_tight(words.score(record)))
        if position is None and record.catalog.start is not None:
            parts.append(f"(start {words.plain(record.catalog.start)})")
    if record.grade is not None:
        parts.append(_tight(words.grade(record)))
    if position is not None:
        ends = dict.fromkeys((position.place.low, position.place.high))
        parts.append(f"{'–'.join(map(str, ends))}/{position.of}")
    parts += [", ".join(held(standing))] if held(standing) else []
    if not parts and record.catalog.listing is not None:
        return "not listed"
    return " ".join(parts) or _sides(standing)


def _sides(standing: Standing) -> str:
    count = sum(one.status == "undetermined" for one in standing.record.entries)
    parts = [f"{standing.against} against"] if standing.against else []
    parts += [f"{standing.in_favour} for"] if standing.in_favour else []
    return ", ".join(parts) or (f"{count} open" if count else "nothing in force")


def _tight(text: str) -> str:
    return text.replace(" … ", "…")


def _of(one: Compared, vocabulary: Vocabulary, *, brief: bool) -> Iterator[str]:
    found = one.verdict
    if found.by is By.GRADE and not found.differs:
        alike = f"alike in all {found.judged} graded places" if found.judged > 1 else "graded in one place only"
        yield f"{alike}: {_at(found.worst.low, _BOTH, brief=brief)}"
    elif found.by is not By.NOTHING:
        yield from _two_ends(found, brief=brief)
    if one.difference is not None:
        yield _difference(one, vocabulary)
    yield from _lists(one, brief=brief)
    raw = [f"{each.catalog.name} {_brief(each)}" for each in one.speaking if not each.judged and not _is_list(each)]
    if raw:
        yield f"not judged, as no grade is known: {_some(raw, brief=brief)}"
    silent, lacking = one.silent(available=True), one.silent(available=False)
    parts = [f"no rule reaches them in {number_of(silent, 'place')}"] if silent else []
    parts += [f"part of the text is not available in {number_of(lacking, 'place')}"] if lacking else []
    if parts:
        yield f"elsewhere: {'; '.join(parts)}"


def _two_ends(found: Verdict, *, brief: bool) -> Iterator[str]:
    """Name the worst and the best places; where the readings do not agree on them, each with its own reading."""
    for name, ends in (("worst", found.worst), ("best", found.best)):
        if ends.low == ends.high:
            if ends.low:
                yield f"{name}: {_at(ends.low, _BOTH, brief=brief)}"
            continue
        yield f"{name} in the harshest reading: {_at(ends.low, ('low',), brief=brief)}"
        yield f"{name} in the kindest reading: {_at(ends.high, ('high',), brief=brief)}"


def _at(places: Places, readings: tuple[Reading, ...], *, brief: bool) -> str:
    """Name places that are alike, each with its standing."""
    return _some([f"{one.catalog.name} ({_normal(one, readings)})" for one in places], brief=brief)


def _normal(standing: Standing, readings: tuple[Reading, ...]) -> str:
    """Write a standing in measures that have no unit: `B, 4 of 6, 1 grade down, way −150 %`."""
    record, position = standing.record, standing.position
    if position is None or record.grade is None:
        return ", ".join(held(standing)) or _brief(standing)
    grades = dict.fromkeys(getattr(record.grade, reading) for reading in readings)
    places = dict.fromkeys(str(getattr(position.place, reading)) for reading in readings)
    parts = ["…".join(grades), f"{'–'.join(places)} of {position.of}"]
    if position.moved is not None:
        steps = dict.fromkeys(_steps(getattr(position.moved, reading), position.of) for reading in readings)
        parts.append(" to ".join(steps))
    ways = dict.fromkeys(_way(getattr(position.way, reading)) for reading in readings)
    parts += [f"way {'…'.join(ways)}"] if list(ways) != ["?"] else []
    lacking = sum(one.why == "text not available" for one in record.uncovered)
    parts += (
        [f"without {lacking} {'event' if lacking == 1 else 'events'} of which no text is available"] if lacking else []
    )
    return ", ".join(parts)


def _steps(moved: Fraction, of: int) -> str:
    steps = int(moved * (of - 1))
    if not steps:
        return "as at the start"
    return f"{abs(steps)} {'grade' if abs(steps) == 1 else 'grades'} {'up' if steps > 0 else 'down'}"


def _way(share: Fraction | None) -> str:
    if share is None:
        return "?"
    sign = "+" if share > 0 else words.MINUS if share < 0 else ""
    return f"{sign}{abs(round(share * 100))} %"


def _difference(one: Compared, vocabulary: Vocabulary) -> str:
    found = one.difference
    if found is None:
        raise AssertionError(one.subject)
    label = vocabulary.conducts[found.conduct].label.en
    via = f", through {found.via}" if found.via else ""
    clause = found.decisive.clause
    here = f"{found.here.catalog.name} {did(clause)} ({id_of(clause)}; {words.cite(cited_by(clause))})"
    if found.there is None:
        return f"decided by: {label} ({found.event}{via}): {here}"
    said = [f"{did(each)} ({id_of(each)}; {words.cite(cited_by(each))})" for each in found.there.clauses]
    there = f"{found.there.standing.catalog.name} {'; '.join(said) or found.there.why}"
    return f"the difference: {label} ({found.event}{via}): {here}; {there}"


def _lists(one: Compared, *, brief: bool) -> Iterator[str]:
    for title, benefit, surely in (
        ("on the list of", False, True),
        ("may be on the list of", False, False),
        ("listed as a benefit in", True, True),
        ("may be listed as a benefit in", True, False),
    ):
        names = [each.catalog.name for each in one.listed(benefit=benefit, surely=surely)]
        if names:
            yield f"{title} {_some(names, brief=brief)}"


def _is_list(standing: Standing) -> bool:
    return standing.catalog.listing is not None


def _some(names: Sequence[str], *, brief: bool) -> str:
    if brief and len(names) > _NAMED_AT_MOST:
        return f"{', '.join(names[:_NAMED_AT_MOST])} and {len(names) - _NAMED_AT_MOST} more"
    return ", ".join(names)
