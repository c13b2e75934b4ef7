"""A passage: a clause of a text, and what is to be said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scorecat.catalog.findings import Remarks
from scorecat.catalog.sources import source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecat.catalog.findings import Steps
    from scorecat.check.checked import Checked
    from scorecat.check.clause import Clause
    from scorecat.model.finding import Finding, Location
    from scorecat.model.source import Source

_CLAUSE: Final = re.compile(r"^(rule|ground|removal|repair|`pass_on`) '[^']+' ")
"""How a finding begins that names its clause, which a passage has anyway."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is said of a clause: which one it is, where it comes from, and where it stands in the file."""

    section: str
    """The key of the file that it stands under: `rules`, `grounds`, `pass_on`, `listing` …"""
    id: str
    """Empty for what has none: a consequence, how a list works."""
    said: str
    sources: tuple[Source, ...]
    where: Location

    @property
    def clause(self) -> tuple[str, str, Location]:
        """What tells clauses apart: several things may be said of one."""
        return self.section, self.id, self.where


def of_clause(one: Checked, clause: Clause, said: str) -> Passage:
    """Say something of a rule or a ground."""
    sources = tuple(dict.fromkeys(clause.sources))
    return Passage(str(clause.steps[0]), clause.id, said, sources, one.at(*clause.steps))


def of_finding(one: Checked, finding: Finding) -> Passage:
    """Make what a check found a passage of the clause that its place lies in."""
    steps = _around(one, finding.where)
    node: Any = one.document.root
    for step in steps:
        node = node[step]
    remarks = Remarks(one.document)
    given = [side["source"] for side in node.get("conflict", ())] or node.get("source", [])
    read = (source(part, one.catalog.texts, remarks, steps) for part in (given if isinstance(given, list) else [given]))
    id_ = node.get("id", "")
    where = one.at(*steps) if id_ else finding.where
    said = _CLAUSE.sub("", finding.message)
    return Passage(str(steps[0]) if steps else "", id_, said, tuple(dict.fromkeys(filter(None, read))), where)


def _around(one: Checked, where: Location) -> Steps:
    """Say in which clause a place lies: an item of a section, or a section; nothing where it is about all."""
    for section, value in one.document.root.items():
        if isinstance(value, dict | list) and _within(where, one.at(section)):
            inside = (steps for steps in _clauses_of(section, value) if _within(where, one.at(*steps)))
            return next(inside, (section,) if "source" in value else ())
    return ()


def _clauses_of(section: str, value: Any) -> Iterator[Steps]:
    """Yield the steps to each item of a section that may name a source."""
    if isinstance(value, list):
        yield from ((section, place) for place, node in enumerate(value) if isinstance(node, dict))
    elif section == "consequences":
        yield from ((section, after, place) for after, nodes in value.items() for place, _ in enumerate(nodes))
    else:
        yield from ((section, key) for key, node in value.items() if isinstance(node, dict) and "source" in node)


def _within(where: Location, around: Location) -> bool:
    first, last = (around.line, around.column), (around.end_line, around.end_column)
    return first <= (where.line, where.column) < last
