"""Small places on different scales, and records of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scorecat.catalog.build import catalog
from scorecat.catalog.library import Library
from scorecat.compare.standing import Standing
from scorecat.model.record import Readings, Record

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog
    from scorecat.model.record import Entry, Uncovered

VOCABULARY: Final = Library().vocabulary
HEAD: Final = """\
place: {place}
version: "1"
kind: {kind}
title: {place}
locality: {{name: {{en: {place}}}}}
in_force: {{from: 2020-01-01, source: text}}
participation: mandatory
subjects: [person, organisation]
completeness: {state}
instruments: {{text: {{title: Text, evidence: primary}}}}
"""
FULL: Final = "{state: full}"
NORTH: Final = """\
score: {start: 1000, source: text}
grades:
  - {id: A, from: 1050, source: text}
  - {id: B, from: 960, source: text}
  - {id: C, from: 600, source: text}
  - {id: D, up_to: 599, source: text}
counting: {one_act: all, direct_grade_score: none, source: text}
rules:
  - {id: theft, conduct: utilities.theft, points: -60, source: "text, row 1"}
  - {id: fine, conduct: traffic.fine, points: {from: -50, to: -5}, source: "text, row 2"}
  - {id: bravery, conduct: honour.bravery, points: 30, source: "text, row 3"}
  - {id: driving, conduct: traffic.drink-driving, grade: D, source: "text, row 4"}
"""
"""1000 to start with, in the second of four grades."""
SOUTH: Final = """\
score: {start: 12, source: text}
grades:
  - {id: good, from: 9, source: text}
  - {id: bad, up_to: 8, source: text}
counting: {one_act: all, direct_grade_score: none, source: text}
rules:
  - {id: theft, conduct: utilities.theft, points: -2, source: "text, row 1"}
  - {id: fine, conduct: traffic.fine, points: -6, source: "text, row 2"}
"""
"""12 to start with, in the better of two grades."""
LIST: Final = """\
listing: {form: list, objection: {pending: runs-on}}
grounds:
  - {id: "1", conduct: utilities.theft, term: {for: 2 years}, source: "text, art. 1"}
  - {id: "2", conduct: traffic.fine, when: {severity: serious}, term: {for: unknown}, source: "text, art. 2"}
  - {id: "3", conduct: honour.bravery, benefit: true, term: {for: 1 year}, source: "text, art. 3"}
"""
OPAQUE: Final = """\
score: {source: text}
rules:
  - {id: theft, conduct: utilities.theft, points: {unknown: deduction}, source: text}
"""


def text(place: str, body: str, *, kind: str = "points", state: str = FULL) -> str:
    """Write a catalog."""
    return HEAD.format(place=place, kind=kind, state=state) + body


def place(name: str, body: str, *, kind: str = "points", state: str = FULL) -> Catalog:
    """Build a catalog."""
    built, found = catalog(text(name, body, kind=kind, state=state).encode(), f"{name}.yaml", VOCABULARY)
    assert built is not None, found
    return built


def record(
    catalog: Catalog,
    score: tuple[Decimal | int | None, Decimal | int | None] | None,
    grade: tuple[str, str] | None,
    entries: tuple[Entry, ...] = (),
    uncovered: tuple[Uncovered, ...] = (),
) -> Record:
    """Make a record of p."""
    points = None if score is None else Readings(*(None if end is None else Decimal(end) for end in score))
    named = None if grade is None else Readings(*grade)
    return Record("p", catalog, points, named, None, None, entries, uncovered, (), ())


def standing(catalog: Catalog, score: int, grade: str, entries: tuple[Entry, ...] = ()) -> Standing:
    """Make a settled standing of p."""
    return Standing(record(catalog, (score, score), (grade, grade), entries))
