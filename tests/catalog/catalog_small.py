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

CLAUSES: Final = """\
  - id: hours
    conduct: volunteering.hours
    accumulate: {of: quantity, per: lifetime}
    points:
      steps:
        - {from: 10, points: 2}
        - {from: 20, points: 5, source: {in: annex, at: row 9, evidence: press}}
      combine: unknown
    source: annex, row 8
  - id: blood
    conduct: charity.blood
    accumulate: {of: events, per: calendar year}
    points:
      tiers:
        - {over: 0, up_to: 10, each: 2, add: 1.5, at_most: 4}
        - {over: 10, each: 5, add: 1}
    cap: {points: 12, per: calendar month, source: "annex, row 11"}
    source: annex, row 10
  - id: litter
    conduct: community.litter
    for: {type: organisation}
    passed_on: true
    in_force: {from: 2020-06, until: 2020-09-15}
    repeat: false
    validity: rest of the calendar quarter
    points: {from: -20, to: -2}
    slots: 5
    source: annex, row 12
  - id: overcharging
    conduct: commerce.overcharging
    passed_on: false
    points:
      by: amount
      bands:
        - {up_to: 500, points: -10, validity: 30 days}
        - {over: 500, up_to: 900, points: -20, validity: 6 months}
        - {over: 900, points: -50}
    validity: 9 months
    source: annex, row 13
  - id: bribery
    conduct: commerce.bribery
    grade: C
    source: annex, row 14
caps:
  - {id: all-good, points: 40, per: 12 months, rules: [hours, blood], source: "measure, art. 21"}
  - {id: all-bad, points: -40.5, per: lifetime, rules: [litter], source: "measure, art. 22"}
pass_on:
  - id: to-head
    conduct: [commerce.bribery, commerce.fraud]
    of: [organisation]
    to: [legal-representative, principal]
    reach: open
    source: measure, art. 23
    note: As far as the text says.
  - {id: to-family, to: [spouse], source: "measure, art. 24"}
repair:
  - id: performed
    after: [court.judgment-performed, pledge.signed]
    of: commerce.bribery
    grade: C
    for: {type: organisation}
    passed_on: false
    reach: open
    instead: {grade: B, for: 1 year}
    source: measure, art. 25
    note: As far as the text says.
  - id: pledged
    after: court.enforcement-settled
    of: [community.litter]
    instead: {points: 0}
    source: measure, art. 26
multipliers:
  - id: epidemic
    rules: [litter, overcharging]
    factor: 1.5
    from: 2020-02
    until: 2020-06-30
    source: measure, art. 27
transfers:
  - id: carried
    from: elsewhere
    at: end of calendar year
    as: honour.award
    attribute: level
    values: {AAA: county, AA: village}
    source: measure, art. 28
"""
"""Every clause that the good catalog has not."""

FULL: Final = (
    GOOD.replace("consequences:\n", f"{CLAUSES}consequences:\n")
    .replace("{id: C, up_to: 799,", "{id: C, up_to: 799, direct_score: 550.5, fell_from: {A: CA, B: CB},")
    .replace(
        'direct_grade_score: floor, source: "measure, art. 6"}',
        "direct_grade_score: floor, bonuses_while_graded: unknown,\n"
        '  repeat: {factor: 2, while: valid, same: rule, compound: false, source: "measure, art. 29"},\n'
        '  source: ["measure, art. 6", "measure, art. 30"]}',
    )
    .replace("{id: A, from: 1000,", "{id: A, from: {over: 1000},")
)
"""A catalog with every kind of clause."""


def changed(*changes: Change, good: str = GOOD) -> tuple[str, tuple[int, int]]:
    """Replace what stands once in a good catalog; return the text without its mark, and the mark's place."""
    text = good
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
