"""What an instrument is, whom it covers, and what of its text is known: what a catalog says as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.diff import orders
from scorecat.diff.changes import (
    available,
    counting,
    coverage,
    editorial,
    effect,
    evidence,
    grade,
    instrument,
    participation,
)
from scorecat.diff.containment import wider
from scorecat.diff.field import Field, Met, Part, always, differing, ordered
from scorecat.diff.substance import sources, substance
from scorecat.model.catalog import Counting, Floor, Freeze
from scorecat.model.subject import SUBJECT_ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.diff.alignment import Alignment
    from scorecat.diff.change import Change
    from scorecat.diff.kind import Kind
    from scorecat.diff.side import Side
    from scorecat.model.catalog import Catalog
    from scorecat.model.source import Source

_CHOICE: Final = ("withdrawn", "opt-in", "consent", "mandatory")
"""From free to bound."""
_STRICT: Final = {Floor.NONE: 0, Floor.FLOOR: 1, Freeze.COUNTED: 0, Freeze.FROZEN: 1}


def changes(one: Side, other: Side, alignment: Alignment) -> Iterator[Change]:
    """Yield every change of what is said of a catalog as a whole."""
    for section, fields in (("scope", SCOPE), ("score", SCORE), ("counting", COUNTING)):
        for field in fields:
            key = _IN_FILE.get(field.name, field.name if section == "scope" else section)
            first, second = (
                Part(side, side.catalog, side.at(key, None), rests=_source(section, field.name, side.catalog))
                for side in (one, other)
            )
            yield from differing(section, (field.name,), Met(first, second, None, alignment), (field,))


def _source(section: str, field: str, found: Catalog) -> Source | None:
    """Return what a field rests on, as far as the file says so by field."""
    if section == "counting":
        return next(iter(found.counting_sources), None)
    if section == "score":
        return found.score_source
    return {"covers": found.covers_source, "participation": found.consent_source}.get(field)


_IN_FILE: Final = {
    "partial": "completeness",
    "holds": "completeness",
    "covers_note": "covers",
    "covers_source": "covers",
    "consent_source": "consent",
    "score_note": "score",
    "score_source": "score",
    "counting_sources": "counting",
    "texts": "instruments",
}
"""Where the file has a field under another key."""


def _participation(met: Met) -> Sequence[Kind]:
    if "unknown" in (met.before, met.after):
        return (available.PAIR.of(1 if met.before == "unknown" else -1),)
    return (participation.PAIR.of(_CHOICE.index(met.after) - _CHOICE.index(met.before)),)


def _covers(met: Met) -> int | None:
    return wider(met.before, met.after, SUBJECT_ATTRIBUTES)


def _partial(met: Met) -> Sequence[Kind]:
    return (available.PAIR.of(1 if met.before else -1),)


def _start(met: Met) -> Sequence[Kind]:
    """A start is seen from the grades: higher is milder where they stand where they stood."""
    if met.before is None or met.after is None:
        return (available.PAIR.of(1 if met.before is None else -1),)
    bounds = [[substance((one.hard, one.easy)) for one in part.side.catalog.grades] for part in (met.one, met.other)]
    same = bounds[0] == bounds[1] and bool(bounds[0])
    higher = met.after > met.before
    return (grade.PAIR.of((-1 if higher else 1) if same else None),)


def _end(met: Met) -> int | None:
    """Higher is milder, of the lowest score and of the highest; no lowest is stricter, no highest milder."""
    if met.before is None or met.after is None:
        return None
    return 1 if met.after < met.before else -1


def _unsaid(part: Part) -> bool:
    """Whether what a catalog has is only what holds where nothing is said, and its text was not there to say it."""
    found = part.side.catalog
    return found.partial and not found.rules and not found.counting_sources


def _strict(met: Met) -> Sequence[Kind]:
    if _unsaid(met.one) != _unsaid(met.other):
        return (available.PAIR.of(1 if _unsaid(met.one) else -1),)
    if "unknown" in (met.before.value, met.after.value):
        return (available.PAIR.of(1 if met.before.value == "unknown" else -1),)
    return (effect.PAIR.of(_STRICT[met.after] - _STRICT[met.before]),)


def _one_act(met: Met) -> Sequence[Kind]:
    if Counting.UNKNOWN in (met.before, met.after):
        return (available.PAIR.of(1 if met.before is Counting.UNKNOWN else -1),)
    return (counting.PAIR.of(None),)


def _repeat(met: Met) -> Sequence[Kind]:
    """Stricter where a repetition is multiplied, or by more."""
    if _unsaid(met.one) != _unsaid(met.other):
        return (available.PAIR.of(1 if _unsaid(met.one) else -1),)
    factors = [one.factor if one else 1 for one in (met.before, met.after)]
    return (effect.PAIR.of((factors[1] > factors[0]) - (factors[1] < factors[0])),)


def _rests(met: Met) -> Sequence[Kind]:
    """Judge what something rests on, by the first source."""
    ranks = [next((one.evidence.rank for one in sources((each,))), None) for each in (met.before, met.after)]
    if None in ranks or ranks[0] == ranks[1]:
        return (editorial.PAIR.of(None),)
    return (evidence.PAIR.of(1 if ranks[1] < ranks[0] else -1),)  # type: ignore[operator]  # neither is None


_EDITORIAL: Final = always(editorial.PAIR)
SCOPE: Final = (
    Field("kind", always(instrument.PAIR)),
    Field("in_force", always(instrument.PAIR)),
    Field("participation", _participation),
    Field("subjects", ordered(coverage.PAIR, lambda met: orders.sets(met.before, met.after))),
    Field("covers", ordered(coverage.PAIR, _covers)),
    Field("partial", _partial),
    *(
        Field(name, _EDITORIAL, whole=True)
        for name in (
            "place",
            "version",
            "title",
            "locality",
            "holds",
            "covers_note",
            "score_note",
            "texts",
            "remarks",
            "links",
        )
    ),
    *(Field(name, _rests, whole=True) for name in ("covers_source", "consent_source", "score_source")),
    Field("counting_sources", _rests, whole=True),
)
SCORE: Final = (
    Field("start", _start),
    Field("base", _start),
    Field("minimum", ordered(grade.PAIR, _end)),
    Field("maximum", ordered(grade.PAIR, _end)),
)
COUNTING: Final = (
    Field("one_act", _one_act),
    Field("direct_grade_score", _strict),
    Field("freeze", _strict),
    Field("repeat", _repeat),
)
