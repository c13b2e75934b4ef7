"""One small good catalog that has a bit of everything, and ways to break it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scorecat.catalog.build import catalog
from scorecat.catalog.library import Library

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding

VOCABULARY: Final = Library().vocabulary
MARK: Final = "¶"
"""Stands in a broken text before the character that a finding should point at."""
Change = tuple[str, str]

GOOD: Final = """\
place: test
version: "1"
kind: points
title: {en: Test measure, zh: 测试办法}
locality: {name: {en: Testtown, zh: 测试市}}
in_force: {from: 2020-01-01, until: 2021-06, source: measure}
participation: consent
consent: {source: "measure, art. 2"}
subjects: [person, organisation]
covers: {who: {age: {from: 18}}, source: "measure, art. 3"}
completeness:
  state: partial
  missing:
    - what: The rules on traffic.
      conducts: [traffic.red-light]
instruments:
  measure: {title: Measure, evidence: primary, issued: 2019-12-31}
  annex: {title: Annex, part_of: measure, evidence: translation}
reports:
  paper: {title: Report, published: 2020-02, evidence: press}
score: {start: 1000, min: 0, max: 2000, source: "measure, art. 4"}
grades:
  - {id: A, from: 1000, source: "measure, art. 5"}
  - {id: B, from: {from: 800, to: 850}, source: "measure, art. 5"}
  - {id: C, up_to: 799, source: "measure, art. 5"}
counting: {one_act: strongest, direct_grade_score: floor, source: "measure, art. 6"}
validity:
  - {effect: deduction, at_most: 40, for: 1 year, source: "measure, art. 7"}
  - {effect: deduction, for: 2 years, source: "measure, art. 7"}
  - {effect: bonus, for: 1 year, source: "measure, art. 7"}
  - {effect: grade B, for: 2 years, source: "measure, art. 7"}
  - {effect: grade, for: 3 years, source: "measure, art. 7"}
rules:
  - id: theft
    conduct: utilities.theft
    for: {type: person, age: {from: 18}}
    points: -60
    source: annex, row 1
  - id: fine
    conduct: [traffic.fine, traffic.warning]
    when: {severity: serious, amount: {over: 100, up_to: 5000}}
    points: {from: -50, to: -5}
    source: annex, row 2
  - id: award
    conduct: honour.award
    points:
      by: level
      bands:
        - {is: [county, prefecture], points: 30, source: {in: annex, at: row 3, evidence: press}}
        - {is: village, points: {unknown: bonus}}
    source: annex, row 3
  - id: donation
    conduct: charity.donation
    points:
      by: amount
      bands:
        - {under: 1000, points: 10}
        - {from: 1000, points: 20}
    source: annex, row 4
  - id: drink-driving
    conduct: traffic.drink-driving
    conflict:
      - {grade: C, source: "measure, art. 9"}
      - {grade: B, source: "paper, on drink-driving"}
  - id: loan-arrears
    conduct: finance.loan-arrears
    every: month
    validity: 6 months
    points: -10
    source: annex, row 5
  - id: arrears
    conduct: utilities.arrears
    points: -20
    source: annex, row 6
  - id: arrears-adjudicated
    conduct: utilities.arrears.adjudicated
    when: {level: county}
    points: -50
    source: annex, row 7
consequences:
  A:
    - {what: Priority, kind: benefit, source: "measure, art. 10"}
remarks:
  - {about: name, text: Nothing., source: "measure, art. 1"}
"""


def changed(*changes: Change) -> tuple[str, tuple[int, int]]:
    """Replace what stands once in the good catalog; return the text without its mark, and the mark's place."""
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    return unmarked(text)


def unmarked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its mark, and the line and column where it stood."""
    before, mark, after = text.partition(MARK)
    assert mark, "no mark"
    return before + after, (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def build(text: str) -> tuple[Catalog | None, list[Finding]]:
    """Build a catalog with the shipped vocabulary."""
    return catalog(text.encode(), "test.yaml", VOCABULARY)
