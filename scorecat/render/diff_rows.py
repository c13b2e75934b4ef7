"""A diff as plain data: a row for each change or each move, and both with their catalogs as one document."""

from __future__ import annotations

import json
from collections import Counter
from typing import IO, TYPE_CHECKING, Any, Final

from scorecat import __version__
from scorecat.diff.kind import Tendency
from scorecat.diff.standing import standing
from scorecat.model.finding import Finding, Severity
from scorecat.render import words
from scorecat.render.as_json import source
from scorecat.render.said import both

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecat.diff.change import Change, Diff, Said
    from scorecat.diff.scale import Scale
    from scorecat.diff.standing import Move, Moved
    from scorecat.model.catalog import Catalog
    from scorecat.model.record import Record

SEVERITY = {
    Tendency.WORSE: Severity.ERROR,
    Tendency.UNCLEAR: Severity.WARNING,
    Tendency.BETTER: Severity.INFO,
    Tendency.NONE: Severity.INFO,
}
"""How much a change matters to `--fail-on`: what is worse for a person is an error, what may be is a warning."""


_SIDE = ("clause", "at", "source", "evidence")
CHANGES: Final = {
    **dict.fromkeys(("id", "kind", "for_person", "section", "about", "field", "before", "after"), "VARCHAR"),
    "other_scale": "BOOLEAN",
    **dict.fromkeys((f"{side}_{part}" for side in ("before", "after") for part in _SIDE), "VARCHAR"),
    "fingerprint": "VARCHAR",
}
"""The columns of a row for a change."""
MOVES: Final = dict.fromkeys(
    (
        "subject",
        *(f"{what}_{side}" for what in ("score", "grade", "listed") for side in ("before", "after")),
        "changes",
    ),
    "VARCHAR",
)
"""The columns of a row for a subject who moves."""


def rows(changes: Sequence[Change]) -> Iterator[dict[str, Any]]:
    """Yield a flat row for each change."""
    for change in changes:
        before, after = both(change)
        yield {
            "id": change.kind.id,
            "kind": change.kind.name,
            "for_person": change.tendency.value,
            "section": change.section,
            "about": ", ".join(change.about),
            "field": change.field,
            "before": before,
            "after": after,
            "other_scale": change.scales,
            **_flat("before", change.before),
            **_flat("after", change.after),
            "fingerprint": change.fingerprint,
        }


def _flat(name: str, said: Said) -> dict[str, Any]:
    return {
        f"{name}_clause": said.clause,
        f"{name}_at": str(said.where),
        f"{name}_source": str(said.source or ""),
        f"{name}_evidence": said.source.evidence.value if said.source else "",
    }


def move_rows(moved: Moved) -> Iterator[dict[str, Any]]:
    """Yield a flat row for each subject who moves."""
    for move in moved.moves:
        yield {
            "subject": move.subject,
            "score_before": words.score(move.before) if move.before else "",
            "score_after": words.score(move.after) if move.after else "",
            "grade_before": words.grade(move.before) if move.before else "",
            "grade_after": words.grade(move.after) if move.after else "",
            "listed_before": _listed(move.before),
            "listed_after": _listed(move.after),
            "changes": ", ".join(f"{change.kind.id}:{change.fingerprint}" for change in move.changes),
        }


def write(
    found: Diff, changes: Sequence[Change], scales: tuple[Scale, Scale], moved: Moved | None, out: IO[str]
) -> None:
    """Write one document: both catalogs, a summary, every change, and who moves."""
    kinds = Counter(change.kind.name for change in changes)
    tendencies = Counter(change.tendency.value for change in changes)
    document = {
        "scorecat": __version__,
        "before": _catalog(found.before, scales[0]),
        "after": _catalog(found.after, scales[1]),
        "summary": {
            "changes": len(changes),
            "for_person": {one.value: tendencies[one.value] for one in Tendency},
            "kinds": dict(sorted(kinds.items())),
            "same_conducts": found.same,
        },
    }
    out.write("{")
    for key, value in document.items():
        out.write(f"{_text(key)}: {_text(value)},\n ")
    _each("changes", map(_change, changes), out)
    if moved is not None:
        header = {"as_of": moved.as_of.isoformat(), "subjects": moved.subjects, "notes": list(moved.notes)}
        out.write(f",\n {_text('population')}: {_text(header)},\n ")
        _each("moves", map(_move, moved.moves), out)
    out.write("}\n")


def _each(name: str, items: Iterator[dict[str, Any]], out: IO[str]) -> None:
    out.write(f"{_text(name)}: [")
    separator = "\n  "
    for item in items:
        out.write(separator + _text(item))
        separator = ",\n  "
    out.write("]")


def _catalog(found: Catalog, scale: Scale) -> dict[str, Any]:
    ways = {"start": scale.start, "down": scale.down, "up": scale.up}
    return {
        "place": found.place,
        "version": found.version,
        "path": found.path,
        "sha256": found.sha256,
        "completeness": "partial" if found.partial else "full",
        "scale": {name: None if way is None else words.number(way) for name, way in ways.items()},
    }


def _change(change: Change) -> dict[str, Any]:
    before, after = both(change)
    return {
        "id": change.kind.id,
        "kind": change.kind.name,
        "for_person": change.tendency.value,
        "section": change.section,
        "about": list(change.about),
        "field": change.field,
        "before": _said(change.before, before),
        "after": _said(change.after, after),
        **({"other_scale": True} if change.scales else {}),
        "fingerprint": change.fingerprint,
    }


def _said(one: Said, text: str) -> dict[str, Any]:
    where = one.where
    return {
        "says": text,
        "clause": one.clause or None,
        **({"why": one.silence.value} if one.silence else {}),
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "source": source(one.source) if one.source else None,
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "subject": move.subject,
        "before": _standing(move.before),
        "after": _standing(move.after),
        "changes": [{"id": change.kind.id, "fingerprint": change.fingerprint} for change in move.changes],
    }


def _standing(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    score = record.score and [
        None if end is None else words.number(end) for end in (record.score.low, record.score.high)
    ]
    return {
        "score": score and {"low": score[0], "high": score[1]},
        "grade": record.grade and {"low": record.grade.low, "high": record.grade.high},
        "listed": [{"event": event, "status": status} for event, status in standing(record).listed],
    }


def _listed(record: Record | None) -> str:
    return ", ".join(f"{event} {status}" for event, status in standing(record).listed)


def findings(changes: Sequence[Change]) -> list[Finding]:
    """Return changes as findings at the place of the second catalog, or of the first where the second has none."""
    found = []
    for change in changes:
        before, after = both(change)
        where = change.after.where if change.after.part is not None else change.before.where
        about = ", ".join(change.about) or change.section
        said = f"{change.kind.name}: {about}: {before} → {after}"
        found.append(Finding(change.kind.id, where, said, f"[{change.fingerprint}]", SEVERITY[change.tendency]))
    return found


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
