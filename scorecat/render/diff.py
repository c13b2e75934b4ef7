"""A diff as a person reads it: what differs and what it means for whoever is scored, on one screen."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scorecat.diff.changes import available, editorial, evidence, instrument, numbering
from scorecat.diff.kind import Tendency
from scorecat.model.text import clean, number_of
from scorecat.render import said, words
from scorecat.render.blocks import Block, Bullets, Column, Grid, Heading, Lines
from scorecat.render.said import both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.diff.change import Change, Diff
    from scorecat.diff.kind import Kind
    from scorecat.diff.scale import Scale
    from scorecat.diff.standing import Move, Moved
    from scorecat.model.catalog import Catalog
    from scorecat.model.source import Text

_YEAR: Final = re.compile(r"〔(\d{4})〕")
_ROWS: Final = 14
"""On one screen; what would be more is put together by kind."""
_ALONE: Final = 2
"""So many lines of one kind are not put together."""
_EXAMPLES: Final = 3
_NAMED: Final = 2
_SHORT: Final = 40
_LONGEST: Final = 56
_BY_THE_WAY: Final = (*editorial.PAIR.kinds, *evidence.PAIR.kinds, *numbering.PAIR.kinds)
"""Kinds that are only counted: nothing in them is about a person."""
_ORDER: Final = (Tendency.WORSE, Tendency.BETTER, Tendency.UNCLEAR, Tendency.NONE)
_SAYS: Final = {
    Tendency.WORSE: "worse for a person",
    Tendency.BETTER: "better for a person",
    Tendency.UNCLEAR: "better or worse, as it may be",
    Tendency.NONE: "without meaning for a person",
}
_COLUMNS: Final = (Column("For a person", tight=True), Column("Change", tight=True), Column("What: from → to"))


@dataclass(frozen=True, slots=True)
class _Line:
    """Changes that say the same of several things."""

    tendency: Tendency
    kind: Kind
    about: tuple[str, ...]
    said: str
    scales: bool
    count: int


def diff(
    found: Diff, changes: Sequence[Change], scales: tuple[Scale, Scale], asked: Sequence[str], *, every: bool
) -> Iterator[Block]:
    """Build the report of a diff and of the changes left of it; `asked`: what the two catalogs were asked for as.

    `every`: each change with its places, and nothing cut.
    """
    before, after = found.before, found.after
    names = (before.name, after.name) if before.name != after.name else (before.path, after.path)
    yield Heading(clean(" → ".join(names)))
    yield Lines([clean(line) for line in _summary(found, changes, scales)])
    if every:
        yield from _all(changes)
        return
    told = [change for change in changes if not _by_the_way(change)]
    rows = [_cells(line) for line in _screen(list(_lines(told)))]
    if rows:
        yield Grid(_COLUMNS, rows)
    yield Lines([clean(line) for line in _besides(changes, asked)])


def _by_the_way(change: Change) -> bool:
    """Whether a change is only counted; since when both are in force is told above."""
    return change.kind in _BY_THE_WAY or (change.kind is instrument.PAIR.other and change.field == "in_force")


def _summary(found: Diff, changes: Sequence[Change], scales: tuple[Scale, Scale]) -> Iterator[str]:
    if not changes:
        yield "No difference."
        return
    unread = sum(change.kind in available.PAIR.kinds for change in changes)
    counts = Counter(change.tendency for change in changes if change.kind not in available.PAIR.kinds)
    parts = [f"{counts[one]} {_SAYS[one]}" for one in _ORDER if counts[one]]
    parts += [f"{unread} only in what is known of the text"] if unread else []
    same = number_of(found.same, "conduct") if found.same else "no conduct"
    yield f"{number_of(len(changes), 'change')}: {', '.join(parts)}. Of {same} both say the same."
    if found.before.in_force != found.after.in_force:
        yield f"In force {_in_force(found.before)}, and {_in_force(found.after)}."
    yield from _later(found.after, changes)
    if any(change.scales for change in changes):
        one, other = scales
        yield f"Points rest on different scales: {_scale(found.before, one)}; {_scale(found.after, other)}."
    if unread * 2 > len(changes):
        lacking = " and of ".join(one.name for one in (found.before, found.after) if one.partial)
        yield f"The text of {lacking} is known in part only: most of this is what is known, not what is said."


def _later(catalog: Catalog, changes: Sequence[Change]) -> Iterator[str]:
    """Tell of instruments that came while the second catalog was in force: what rests on them did not come with it."""
    since = catalog.in_force.since
    cited = Counter(
        change.after.source.instrument
        for change in changes
        if change.tendency is not Tendency.NONE and change.after.source is not None
    )
    later = [name for name in cited if since is not None and _issued(catalog.texts.get(name)) > since.isoformat()]
    if later:
        count = sum(cited[name] for name in later)
        rest = "1 change rests" if count == 1 else f"{count} changes rest"
        yield f"{rest} on texts that came later than {catalog.name}, while it was in force: {', '.join(sorted(later))}."


def _issued(text: Text | None) -> str:
    """The day or year of an instrument, by its number if nothing else tells; nothing of a report, which is no law."""
    if text is None or text.report:
        return ""
    numbered = _YEAR.search(text.number)
    return text.date or (numbered[1] if numbered else "")


def _in_force(catalog: Catalog) -> str:
    dates = said.part(catalog.in_force)
    return f"{dates} (dates assumed)" if catalog.in_force.assumed else dates


def _scale(catalog: Catalog, scale: Scale) -> str:
    ways = [
        f"{words.plain(way)} points {name} to the next grade"
        for way, name in ((scale.down, "down"), (scale.up, "up"))
        if way is not None
    ]
    start = "no start known" if scale.start is None else f"from {words.plain(scale.start)}"
    return f"in {catalog.name} {', '.join([start, *ways])}"


def _lines(changes: Iterable[Change]) -> Iterator[_Line]:
    """Put changes together that say the same of several things."""
    groups: dict[tuple[Tendency, Kind, str, str, str, str], list[Change]] = {}
    for change in changes:
        before, after = both(change)
        groups.setdefault((change.tendency, change.kind, change.section, change.field, before, after), []).append(
            change
        )
    for (tendency, kind, _, field, before, after), group in groups.items():
        about = tuple(dict.fromkeys(name for change in group for name in _about(change)))
        said = f"{'' if about == (field,) else _field(field)}{before} → {after}"
        yield _Line(tendency, kind, about, said, any(change.scales for change in group), len(group))


_FIELDS: Final = {
    "when": "when ",
    "subjects": "for ",
    "exceptions": "unless: ",
    "reach_open": "",
    "variants": "",
    "clause": "",
    "effect": "",
    "term": "",
    "conducts": "conduct ",
    "within": "within ",
    "grounds": "grounds: ",
    "after": "after ",
    "lasts": "for ",
    "bounds": "",
    "must": "",
    "every": "",
    "listed_in": "",
    "cap": "",
}


def _field(name: str) -> str:
    return _FIELDS.get(name, f"{name.replace('_', ' ')}: ")


def _about(change: Change) -> tuple[str, ...]:
    """Name what a change is about; a ground by its title, since many grounds are of one conduct."""
    if change.section == "grounds":
        parts = (change.before.part, change.after.part)
        titled = [part for part in parts if getattr(part, "title", None)]
        if titled:
            return (f"ground {'→'.join(dict.fromkeys(part.id for part in parts if part))}",)
    return change.about or (change.section,)


def _screen(lines: list[_Line]) -> list[_Line]:
    """Put the lines of kinds with most of them together, until they fit on a screen."""
    counts = Counter((line.tendency, line.kind) for line in lines)
    together = {key for key, number in counts.items() if number > 1 and key[1] == available.PAIR.other}
    while True:
        size = sum(1 if key in together else number for key, number in counts.items())
        left = [(number, key) for key, number in counts.items() if key not in together and number > _ALONE]
        if size <= _ROWS or not left:
            break
        together.add(max(left, key=lambda one: (one[0], one[1][1].id))[1])
    kept = [line for line in lines if (line.tendency, line.kind) not in together]
    for tendency, kind in together:
        several = [line for line in lines if (line.tendency, line.kind) == (tendency, kind)]
        kept.append(_together(tendency, kind, several))
    return sorted(kept, key=lambda line: (_ORDER.index(line.tendency), line.kind.id))


def _together(tendency: Tendency, kind: Kind, several: list[_Line]) -> _Line:
    """Put lines of one kind into one, with examples: those that say the same of most things first."""
    largest = sorted(several, key=lambda line: -len(line.about))[:_EXAMPLES]
    examples = [f"{_named(line.about, 1)}: {_cut(line.said)}" for line in largest]
    more = len(several) - len(examples)
    said = "; ".join(examples) + (f"; and {more} more" if more else "")
    return _Line(tendency, kind, (), said, any(line.scales for line in several), sum(line.count for line in several))


def _cells(line: _Line) -> tuple[str, ...]:
    times = f" ×{line.count}" if line.count > 1 else ""
    scales = " (other scale)" if line.scales else ""
    said = f"{_named(line.about, _NAMED)}: {_cut(line.said, 2 * _LONGEST)}" if line.about else line.said
    return line.tendency.value, f"{line.kind.id} {line.kind.name}{times}", clean(said + scales)


def _named(names: tuple[str, ...], most: int) -> str:
    if len(names) > most + 1:
        return f"{_cut(names[0], _LONGEST)} and {len(names) - 1} more"
    return ", ".join(_cut(name, _LONGEST) for name in names)


def _cut(text: str, most: int = _LONGEST) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _besides(changes: Sequence[Change], asked: Sequence[str]) -> Iterator[str]:
    counts = Counter(change.kind.name for change in changes if _by_the_way(change))
    if counts:
        yield f"Besides: {', '.join(f'{number} {name}' for name, number in sorted(counts.items()))}."
    if changes:
        yield f"Every change with its places: scorecat diff {' '.join(asked)} --all"


def _all(changes: Sequence[Change]) -> Iterator[Block]:
    columns = (*_COLUMNS, Column("Places"), Column("Fingerprint", tight=True))
    rows = [_row(change) for change in sorted(changes, key=lambda change: _ORDER.index(change.tendency))]
    if rows:
        yield Grid(columns, rows)


def _row(change: Change) -> tuple[str, ...]:
    before, after = said.both(change)
    about = ", ".join(change.about) or change.section
    field = "" if change.about == (change.field,) else _field(change.field)
    scales = " (other scale)" if change.scales else ""
    return (
        change.tendency.value,
        f"{change.kind.id} {change.kind.name}",
        clean(f"{about}: {field}{before} → {after}{scales}"),
        clean(f"{change.before.where} {change.after.where}"),
        change.fingerprint,
    )


def moves(found: Moved, *, every: bool) -> Iterator[Block]:
    """Build who moves: each subject with its score, grade and listings on both sides, and the changes that do it."""
    yield Heading(f"Who moves, as of {found.as_of}", 2)
    total = number_of(found.subjects, "subject")
    yield Lines([f"{len(found.moves)} of {total} would stand otherwise."])
    if found.moves:
        shown = found.moves if every else found.moves[:_ROWS]
        columns = (Column("Subject"), Column("From → to"), Column("By"))
        rows = [(clean(one.subject), clean(_standing(one)), clean(_by(one, every=every))) for one in shown]
        yield Grid(columns, rows)
        if len(shown) < len(found.moves):
            yield Lines([f"{len(found.moves) - len(shown)} more: --all"])
    if found.notes:
        yield Bullets("Notes", [clean(note) for note in found.notes])


def _standing(one: Move) -> str:
    parts = []
    for name, say in (("score", words.score), ("grade", words.grade), ("list", words.listings)):
        before, after = ((record and say(record)) or "none" for record in (one.before, one.after))
        if before != after:
            parts.append(f"{name} {before} → {after}")
    return "; ".join(parts)


def _by(one: Move, *, every: bool) -> str:
    said = []
    for change in one.changes if every else one.changes[:_EXAMPLES]:
        before, after = both(change)
        said.append(f"{change.kind.name} {_named(_about(change), 1)}: {_cut(before, _SHORT)} → {_cut(after, _SHORT)}")
    more = len(one.changes) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more else "")
