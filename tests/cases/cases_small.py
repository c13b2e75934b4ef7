"""One small catalog with good cases that use every key, and how to run others beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from catalog.catalog_small import unmarked

from scorecat.cases.find import Pair
from scorecat.cases.outcomes import outcomes
from scorecat.cases.read import read
from scorecat.cases.run import check_rows
from scorecat.catalog.build import catalog
from scorecat.catalog.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from scorecat.model.case import Case
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding
    from scorecat.model.outcome import CatalogOutcome

LIBRARY: Final = Library()

CATALOG: Final = """\
place: small
version: "1"
kind: points
title: {en: Small measure}
locality: {name: {en: Smalltown}}
in_force: {from: 2020-01-01, source: measure}
participation: mandatory
subjects: [person, organisation]
covers: {who: {any: [{type: organisation}, {age: {from: 18}}]}, source: "measure, art. 3"}
completeness: {state: partial, missing: [{what: Traffic., conducts: [traffic.red-light]}]}
instruments:
  measure: {title: Small measure, evidence: primary}
score: {start: 1000, source: "measure, art. 4"}
grades:
  - {id: A, from: 960, source: "measure, art. 5"}
  - {id: B, from: 850, source: "measure, art. 5"}
  - {id: C, from: 600, source: "measure, art. 5"}
  - {id: D, up_to: 599, fell_from: {A: DA, B: DB, C: DC}, source: "measure, art. 5"}
counting: {one_act: strongest, direct_grade_score: floor, source: "measure, art. 6"}
validity:
  - {effect: deduction, for: 2 years, source: "measure, art. 7"}
  - {effect: grade, for: 5 years, source: "measure, art. 7"}
pass_on:
  - {id: to-head, of: [organisation], to: [legal-representative], source: "measure, art. 8"}
repair:
  - id: repair-list
    after: court.judgment-performed
    of: court.dishonest-list
    grade: D
    instead: {points: -50}
    source: "measure, art. 9"
rules:
  - {id: theft, conduct: utilities.theft, points: -60, source: "measure, row 1"}
  - {id: other, conduct: commerce.other, points: {from: -50, to: -5}, source: "measure, row 2"}
  - {id: dishonest-list, conduct: court.dishonest-list, grade: D, source: "measure, row 3"}
  - {id: drink-driving, conduct: traffic.drink-driving, grade: B, source: "measure, row 4"}
  - {id: loan-arrears, conduct: finance.loan-arrears, points: -10, every: month, source: "measure, row 5"}
  - id: lost-property
    conduct: honour.lost-property
    points: {by: amount, bands: [{from: 100, points: 5}]}
    source: measure, row 6
  - {id: donation, conduct: charity.donation, points: {unknown: bonus}, source: "measure, row 7"}
  - {id: org-theft, conduct: utilities.tampering, for: {type: organisation}, points: -5, source: "measure, row 8"}
consequences:
  A: [{what: Free loans of books, kind: benefit, source: "measure, art. 10"}]
"""

HEAD: Final = 'place: small\nversion: "1"\n'

GOOD: Final = (
    HEAD
    + """\
alone:
  - {conduct: utilities.theft, gives: {theft: -60}}
  - {conduct: commerce.other, gives: {other: [-50, -5]}}
  - {conduct: traffic.drink-driving, date: 2021-05-05, gives: {drink-driving: B}}
  - {conduct: finance.loan-arrears, date: 2020-02-29, ended: 2020-04-29, gives: {loan-arrears: -20}}
  - {conduct: honour.lost-property, gives: {lost-property: [0, 5]}}
  - {conduct: honour.lost-property, amount: 99.99, gives: condition not met}
  - {conduct: traffic.red-light, gives: text not available}
  - {conduct: life.parenthood, gives: no rule}
  - {conduct: charity.donation, gives: {donation: [0, null]}}
  - {conduct: utilities.tampering, type: organisation, gives: {org-theft: -5}}
  - {conduct: utilities.tampering, gives: condition not met}
  - {conduct: utilities.theft, type: person, born: 2010-01-01, gives: condition not met}
cases:
  - id: last-day
    title: One deduction, and its last day
    about: ["measure, art. 7", {in: measure, at: row 1}]
    note: Two years.
    events:
      - {event: e1, date: 2020-02-01, conduct: utilities.theft}
      - {date: 2020-02-01, conduct: life.parenthood}
      - {event: e3, date: 2020-02-01, conduct: traffic.red-light}
    expect:
      - {at: 2022-01-31, score: 940, grade: B, consequences: [], uncovered: {e3: text not available}}
      - at: 2022-02-01
        subject: p1
        score: 1000
        grade: A
        held_to: null
        fell_from: null
        consequences: [Free loans of books]
        caveats: []
        entries:
          - {event: e1, rule: theft, points: -60, counted: 0, status: expired, from: 2020-02-01, until: 2022-02-01}
        only_entries: true
  - id: listed
    title: Everything else that can be expected
    events:
      - {event: l1, subject: o1, date: 2020-03-01, conduct: court.dishonest-list}
      - {event: j1, subject: o1, date: 2020-09-01, conduct: court.judgment-performed, ref: l1}
      - {event: a1, subject: p1, date: 2020-10-01, ended: 2020-10-02, conduct: finance.loan-arrears}
      - {event: t1, subject: p2, date: 2020-03-01, conduct: utilities.theft}
    subjects:
      - {subject: o1, type: organisation}
      - {subject: p1, type: person, born: 1990-01-01}
      - {subject: p2, born: 2010-01-01}
    relations:
      - {of: o1, to: p1, relation: legal-representative, from: 2020-01-01, until: 2021-01-01}
    expect:
      - {at: 2020-06-01, subject: o1, score: 599, grade: D, held_to: 599, fell_from: A, caveats: [the last grade]}
      - at: 2020-12-01
        subject: o1
        entries: [{event: l1, rule: repair-list, replaces: true, via: null, points: -50, from: 2020-09-01}]
      - at: 2020-12-01
        entries:
          - {event: l1, rule: dishonest-list, via: o1, grade: D, points: null, status: repaired}
          - {event: a1, rule: loan-arrears, charges: 1}
      - {at: 2020-12-01, subject: p2, score: null, grade: null, uncovered: {t1: condition not met}}
      - {at: 2020-12-01, subject: p2, caveats: [this place does not cover]}
"""
)


def case(events: str, expect: str, id_: str = "one") -> str:
    """Write a file of one case, of rows and expectations in flow style."""
    return f"{HEAD}cases:\n  - id: {id_}\n    events: [{events}]\n    expect: [{expect}]\n"


def alone(line: str) -> str:
    """Write a file of one line of `alone`."""
    return f"{HEAD}alone:\n  - {{{line}}}\n"


def small() -> Catalog:
    """The catalog."""
    built, found = catalog(CATALOG.encode(), "1.yaml", LIBRARY.vocabulary)
    assert built is not None, found
    return built


def findings(text: str) -> tuple[Finding, ...]:
    """Say what is wrong with a cases file, its rows included."""
    file, wrong = read(text.encode(), "1.cases.yaml", small(), LIBRARY.vocabulary)
    return tuple(wrong) if file is None else check_rows(file.cases, LIBRARY.vocabulary)


def cases(text: str) -> tuple[Case, ...]:
    """Read a cases file that is right."""
    file, wrong = read(text.encode(), "1.cases.yaml", small(), LIBRARY.vocabulary)
    assert file is not None, wrong
    return file.cases


def marked(text: str) -> tuple[str, str]:
    """The text without its mark, and `path:line:col` of where it stood."""
    plain, (line, column) = unmarked(text)
    return plain, f"1.cases.yaml:{line}:{column}"


def write(folder: Path, text: str | None = GOOD, catalog_text: str = CATALOG) -> Path:
    """Write the catalog into a folder, and cases beside it if there are any; returns the catalog's path."""
    (folder / "1.yaml").write_text(catalog_text, encoding="utf-8")
    if text is not None:
        (folder / "1.cases.yaml").write_text(text, encoding="utf-8")
    return folder / "1.yaml"


def outcome(folder: Path, text: str = GOOD) -> CatalogOutcome:
    """Run a cases file beside the catalog."""
    path = write(folder, text)
    (found,) = outcomes([Pair(path, path.with_name("1.cases.yaml"), named=True)], Library())
    return found
