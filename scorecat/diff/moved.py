"""Who moves: which subjects of a log stand otherwise by the second catalog, and by which changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from scorecat.diff.kind import Tendency
from scorecat.diff.standing import Move, Moved, standing
from scorecat.evaluate.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from scorecat.catalog.library import Library
    from scorecat.diff.change import Change, Diff
    from scorecat.evaluate.evaluate import Request
    from scorecat.model.record import Record

_EVERYWHERE: Final = frozenset(
    {
        "scope",
        "score",
        "validity",
        "counting",
        "caps",
        "multipliers",
        "pass_on",
        "transfers",
        "repairs",
        "listing",
        "delays",
        "removals",
    }
)
"""Sections that change what other clauses give."""
_GRADED: Final = frozenset({"grades", "score"})

Given = Counter[tuple[object, ...]]


def moved(found: Diff, request: Request, library: Library, stdin: BinaryIO | None = None) -> Moved:
    """Evaluate a log by both catalogs in one run; raises `ScorecatError`, `UsageError` or `IdentityRefusedError`.

    `request` says what is evaluated and how; the catalogs are those of the diff.
    """
    result, _ = evaluate(replace(request, catalogs=(found.before, found.after)), library, stdin)
    told = [change for change in found.changes if change.tendency is not Tendency.NONE]
    moves = []
    subjects = 0
    for subject, records in groupby(result.records(), key=lambda record: record.subject):
        subjects += 1
        held = list(records)
        before = held[0] if len(held) > 1 or held[0].catalog is found.before else None
        after = held[-1] if len(held) > 1 or before is None else None
        if standing(before) != standing(after):
            moves.append(Move(subject, before, after, tuple(_causes(before, after, told))))
    result.connection.close()
    header = result.header
    return Moved(header.as_of, header.as_of_given, subjects, tuple(moves), header.notes)


def _causes(before: Record | None, after: Record | None, changes: list[Change]) -> Iterator[Change]:
    """Yield the changes of the clauses of each event that gives something else; else what changes all of them."""
    stood, stands = standing(before), standing(after)
    given, given_after = _given(before), _given(after)
    found: dict[str, Change] = {}
    everywhere = False
    for event in sorted({*given, *given_after}):
        first, second = given.get(event, Counter()), given_after.get(event, Counter())
        if _weight(first) == _weight(second):
            continue
        clauses = {str(one[0]) for one in (*first, *second)}
        conducts = {str(one[1]) for one in (*first, *second)}
        own = [change for change in changes if _is_of(change, clauses, conducts)]
        if event[1] and not (first and second):
            own += [change for change in changes if change.section == "pass_on"]
        everywhere = everywhere or not own
        found |= {change.fingerprint: change for change in own}
    if everywhere:
        found |= {change.fingerprint: change for change in changes if change.section in _EVERYWHERE}
    regraded = stood.grade != stands.grade and stood.score == stands.score
    if regraded or not found or (stood.score is None) != (stands.score is None):
        found |= {change.fingerprint: change for change in changes if change.section in _GRADED}
    yield from found.values()


def _given(record: Record | None) -> dict[tuple[str, str], Given]:
    """What each event gives: the clause, the conduct, and what it counts for."""
    found: dict[tuple[str, str], Given] = {}
    if record is None:
        return found
    for entry in record.entries:
        what = (entry.rule.id, entry.conduct, entry.points, entry.grade, entry.counted, entry.status)
        found.setdefault((entry.event, entry.via or ""), Counter())[what] += 1
    for one in record.listings:
        listed = (one.ground.id, one.conduct, one.status, one.on, one.since, one.until)
        found.setdefault((one.event, one.via or ""), Counter())[listed] += 1
    return found


def _weight(given: Given) -> Counter[tuple[object, ...]]:
    """What is given, whatever the clause is called."""
    weights: Counter[tuple[object, ...]] = Counter()
    for what, number in given.items():
        weights[what[1:]] += number
    return weights


def _is_of(change: Change, clauses: Iterable[str], conducts: Iterable[str]) -> bool:
    """Whether a change is one of these clauses, on one of these conducts or one above or below it."""
    if change.section not in ("rules", "grounds"):
        return False
    ids = {change.before.clause, change.after.clause}
    return not ids.isdisjoint(clauses) and any(
        f"{code}.".startswith(f"{about}.") or f"{about}.".startswith(f"{code}.")
        for code in conducts
        for about in change.about
    )
