"""A walk over a catalog that knows nothing of how it is compared: all that it says, as plain rows, part by part."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from catalog_document import substance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorecat.diff.change import Change
    from scorecat.model.catalog import Catalog

CLAUSES: Final = ("rules", "grounds")
PARTS: Final = {
    "grades": "grades",
    "bands": "bands",
    "caps": "caps",
    "pass_on": "pass_on",
    "repairs": "repairs",
    "multipliers": "multipliers",
    "transfers": "transfers",
    "consequences": "consequences",
    "removals": "removals",
    "procedure": "procedure",
    "missing": "missing",
}
"""Sections that are lists, by the field of a catalog."""
WHOLE: Final = (
    *("kind", "in_force", "participation", "subjects", "covers", "partial", "start", "base", "minimum", "maximum"),
    *("one_act", "direct_grade_score", "freeze", "repeat"),
)
"""What a catalog says as a whole."""
LAW: Final = ("form", "begins", "publication", "objection", "default")
NAMES: Final = frozenset({"id", "conducts", "place", "rules", "grounds", "title", "section", "note"})
"""Fields of a part that name it or other parts, or are by the way; `conducts` of a clause are the rows it has."""

_TWO: Final = {
    ("grades", "bounds"): ("hard", "easy"),
    ("caps", "cap"): ("points", "per"),
    ("", "validity"): ("validity", "validity_unknown"),
}
"""Where a change is about several fields at once."""

Row = tuple[str, str, str]
Rows = Counter[Row]


def flat(catalog: Catalog) -> Rows:
    """Return what a catalog says: of each conduct by each clause, each part of each section, and each field."""
    found: Rows = Counter()
    for section in CLAUSES:
        for clause in getattr(catalog, section):
            for code in clause.conducts:
                found[clause_row(code, clause)] += 1
    for section in PARTS:
        for part in getattr(catalog, section):
            found[part_row(section, part)] += 1
    for name in WHOLE:
        found["whole", name, repr(substance(getattr(catalog, name)))] += 1
    if catalog.listing:
        for name in LAW:
            found["listing", name, repr(substance(getattr(catalog.listing, name)))] += 1
        for delay in catalog.listing.delays:
            found[part_row("delays", delay)] += 1
    return found


def clause_row(code: str, clause: Any) -> Row:
    """What a clause says of one of its conducts."""
    return "clause", code, _said(clause, NAMES)


def part_row(section: str, part: Any) -> Row:
    """What a part says; a grade is its name, too, and conducts are said where nothing else is."""
    keep = {"id"} if section in ("grades", "bands") else {"conducts"}
    return "part", section, _said(part, NAMES - keep)


def _said(part: Any, without: Iterable[str]) -> str:
    named = {each.name: substance(getattr(part, each.name)) for each in fields(part) if each.name not in without}
    return repr({name: value for name, value in named.items() if name not in ("source", "where")})


def replaced(rows: Rows, changes: Sequence[Change]) -> Rows:
    """Put what changes say of the second catalog in the place of what the first says: those fields, and no others."""
    found = Counter(rows)
    done: set[tuple[object, ...]] = set()
    named: dict[tuple[int, int], set[str]] = {}
    near: dict[tuple[int, int], dict[str, str]] = {}
    for change in changes:
        pair = (id(change.before.part), id(change.after.part))
        named.setdefault(pair, set()).update(_fields(change))
        if change.section in CLAUSES and change.field == "conducts":
            near[pair] = dict(zip(change.before.value, change.after.value, strict=True))
    for change in changes:
        pair = (id(change.before.part), id(change.after.part))
        for key, first, second in _rows(change, named[pair], near.get(pair, {})):
            if (*pair, key) not in done:
                done.add((*pair, key))
                found.subtract([first] if first else [])
                found.update([second] if second else [])
    return Counter({row: number for row, number in found.items() if number})


def _fields(change: Change) -> Iterator[str]:
    """Name the fields of a part that a change is about."""
    if change.field == "wording":
        yield from change.before.value
    else:
        yield from _TWO.get((change.section, change.field), _TWO.get(("", change.field), (change.field,)))


def _merged(before: Any, after: Any, names: Iterable[str]) -> Any:
    """The part of the first catalog with some fields of that of the second."""
    if before is None or after is None or type(before) is not type(after):
        return after
    known = {each.name for each in fields(before)}
    return replace(before, **{name: getattr(after, name) for name in names if name in known})


def _rows(change: Change, named: set[str], near: dict[str, str]) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Yield what a change says falls away and what comes in its place; `near`: the codes of the other clause."""
    before, after = change.before, change.after
    if change.field == "order":
        return
    if change.section in CLAUSES:
        parts = (before.value, after.value)
        if change.field != "clause":
            parts = (before.part, _merged(before.part, after.part, named))
        for code in change.about:
            codes = (code, near.get(code, code))
            first, second = (part and clause_row(name, part) for name, part in zip(codes, parts, strict=True))
            yield code, first, second
    elif change.section in (*PARTS, "delays"):
        parts = (before.part, _merged(before.part, after.part, named))
        first, second = (part and part_row(change.section, part) for part in parts)
        yield "", first, second
    elif change.field in (LAW if change.section == "listing" else WHOLE):
        kind = "listing" if change.section == "listing" else "whole"
        first, second = ((kind, change.field, repr(substance(one.value))) for one in (before, after))
        yield change.field, first, second
