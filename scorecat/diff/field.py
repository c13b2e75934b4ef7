"""Fields: one thing that a part of a catalog says, and which kinds of change it is when two parts say it otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from scorecat.diff.change import Change, Said
from scorecat.diff.changes import editorial, evidence
from scorecat.diff.kind import Nature, Tendency
from scorecat.diff.substance import canonical, sources
from scorecat.model.source import Source

if TYPE_CHECKING:
    from scorecat.compare.said import Silence
    from scorecat.diff.alignment import Alignment
    from scorecat.diff.kind import Kind, Pair
    from scorecat.diff.side import Side
    from scorecat.model.finding import Location


@dataclass(frozen=True, slots=True)
class Part:
    """A rule, grade, … of one side, and where it stands; `of` is None where the side has none."""

    side: Side
    of: Any
    where: Location
    silence: Silence | None = None
    rests: Source | None = None
    """What it rests on, where that is no part of it."""

    @property
    def source(self) -> Source | None:
        """What it rests on: the first source in it."""
        return self.rests or next(sources(self.of), None)

    def said(self, value: Any) -> Said:
        """Return what it says in one of its fields."""
        return Said(value, self.of, self.where, self.source, self.silence)


@dataclass(frozen=True, slots=True)
class Met:
    """Two parts that face each other, and what they say of one thing; not the same."""

    one: Part
    other: Part
    nature: Nature | None
    alignment: Alignment
    before: Any = None
    after: Any = None

    @property
    def way(self) -> int:
        """1 for what is a burden, -1 for a benefit, 0 for what may be either."""
        return {Nature.BURDEN: 1, Nature.BENEFIT: -1, None: 0}[self.nature]


Judge: TypeAlias = Callable[[Met], Sequence["Kind"]]
"""Says which kinds of change it is that two say something otherwise; never none."""
Order: TypeAlias = Callable[[Met], "int | None"]
"""More than 0 is the upper kind of a pair, less the lower, None neither; 0 means the same, written otherwise."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a part says.

    `read`: how (by its name); `points`: it holds points of the catalog's scale; `whole`: with what is said by the way.
    """

    name: str
    judge: Judge
    read: Callable[[Part, Alignment, bool], Any] | None = None
    points: bool = False
    whole: bool = False

    def of(self, part: Part, alignment: Alignment, *, after: bool) -> Any:
        """Return what a part says of it."""
        return self.read(part, alignment, after) if self.read else getattr(part.of, self.name)


def ordered(pair: Pair, order: Order) -> Judge:
    """Make a judge of an order."""

    def judge(met: Met) -> Sequence[Kind]:
        found = order(met)
        return (editorial.PAIR.of(None),) if found == 0 else (pair.of(found),)

    return judge


def always(pair: Pair) -> Judge:
    """Make a judge for which every difference is neither up nor down."""
    return lambda _: (pair.of(None),)


def differing(
    section: str, about: tuple[str, ...], met: Met, asked: Sequence[Field], signs: tuple[int, ...] = (-1, 1)
) -> Iterator[Change]:
    """Yield the changes between two parts that face each other, field by field."""
    for field in asked:
        before = field.of(met.one, met.alignment, after=False)
        after = field.of(met.other, met.alignment, after=True)
        if before == after or (not field.whole and canonical(before) == canonical(after)):
            continue
        found = Met(met.one, met.other, met.nature, met.alignment, before, after)
        scales = field.points and not met.one.side.scale.same(met.other.side.scale, *signs)
        for kind in field.judge(found):
            yield Change(
                kind,
                kind.tendency(met.nature),
                section,
                about,
                field.name,
                met.one.said(before),
                met.other.said(after),
                scales,
            )


def one_sided(
    section: str, about: tuple[str, ...], name: str, one: Part, other: Part, kind: Kind, nature: Nature | None
) -> Change:
    """Return the change that a part is on one side only."""
    return Change(kind, kind.tendency(nature), section, about, name, one.said(one.of), other.said(other.of))


def written(section: str, about: tuple[str, ...], met: Met) -> Iterator[Change]:
    """Yield what differs in evidence and in wording."""
    one, other = met.one, met.other
    if one.of == other.of:
        return
    rests, rests_other = list(sources(one.of)), list(sources(other.of))
    ranks, ranks_other = _ranks(rests), _ranks(rests_other)
    if ranks and ranks_other and ranks != ranks_other:
        kind = evidence.PAIR.of(1 if ranks_other < ranks else -1)
        said = one.said(rests[0].evidence), other.said(rests_other[0].evidence)
        yield Change(kind, Tendency.NONE, section, about, "evidence", *said)
    words, words_other = _wording(one.of, rests), _wording(other.of, rests_other)
    if words != words_other:
        kind = editorial.PAIR.of(None)
        names = tuple(name for name in words if words[name] != words_other.get(name))
        said = one.said({name: words[name] for name in names}), other.said({name: words_other[name] for name in names})
        yield Change(kind, Tendency.NONE, section, about, "wording", *said)


def _ranks(rests: list[Source]) -> tuple[float, ...]:
    """What a part rests on, to be compared: its first source, its weakest, and the mean."""
    ranks = [one.evidence.rank for one in rests]
    return (ranks[0], max(ranks), sum(ranks) / len(ranks)) if ranks else ()


def _wording(part: Any, rests: list[Source]) -> dict[str, str]:
    said = {name: str(getattr(part, name, None) or "") for name in ("id", "title", "section", "label", "what")}
    return {
        **said,
        "note": "; ".join(_notes(part)),
        "sources": "; ".join(f"{one} {one.evidence} {one.note}".strip() for one in rests),
    }


def _notes(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _notes(item)
    elif is_dataclass(value) and not isinstance(value, Source):
        for each in fields(value):
            found = getattr(value, each.name)
            if each.name.endswith("note") and found:
                yield found
            else:
                yield from _notes(found)
