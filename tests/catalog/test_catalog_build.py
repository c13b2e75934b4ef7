"""What the schema cannot say of a catalog: one broken thing at a time, with its code, its place and its words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from catalog.catalog_small import FULL, GOOD, Change, build, changed, unmarked
from catalog.lawful import lawful
from features import ALL, Feature
from hypothesis import given
from hypothesis import strategies as st
from strategies import SOURCE, caps, catalog_of, countings, grade_ladders, multipliers, repairs
from strategies import rules as rule_strategy

from scorecat.catalog.findings import Remarks
from scorecat.catalog.lasting import shorter
from scorecat.catalog.meaning import check
from scorecat.catalog.vocabulary import vocabulary
from scorecat.files.document import Document, Span, read
from scorecat.model.catalog import InForce, Limit
from scorecat.model.condition import Within
from scorecat.model.finding import Severity
from scorecat.model.rule import Amount, DirectGrade, Duration, Ladder, Variant

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog
    from scorecat.model.finding import Finding

ARREARS: Final = "conduct: utilities.arrears\n    points: -20\n    source: annex, row 6"
ADJUDICATED: Final = "conduct: utilities.arrears.adjudicated\n    when: {level: county}\n    points: -50"
DRINK: Final = """\
    conflict:
      - {grade: C, source: "measure, art. 9"}
      - {grade: B, source: "paper, on drink-driving"}
"""

MISSING: Final = "  missing:\n    - what: The rules on traffic.\n      conducts: [traffic.red-light]\n"

BROKEN: Final[list[tuple[list[Change], str, str]]] = [
    # Changes (¶ before what is pointed at), code, part of the message and the advice.
    ([("conduct: utilities.theft", "conduct: ¶utilities.thefts")],
     "SC301", "'utilities.thefts' is not in the vocabulary; did you mean 'utilities.theft'?"),
    ([("[traffic.fine, traffic.warning]", "[traffic.fine, ¶zzz.qqq]")],
     "SC301", "'zzz.qqq' is not in the vocabulary; `scorecat list"),
    ([("conduct: utilities.theft", "conduct: ¶record.corrected")],
     "SC301", "'record.corrected' is a correction, not conduct"),
    ([("conduct: utilities.theft", "conduct: ¶court.judgment-performed")], "SC301", "is a procedure, not conduct"),
    ([("conducts: [traffic.red-light]", "conducts: [¶traffic.redlight]")],
     "SC301", "did you mean 'traffic.red-light'?"),
    ([("source: annex, row 1", "source: ¶anex, row 1")],
     "SC302", "no instrument or report 'anex'; did you mean 'annex'?"),
    ([("source: annex, row 1", "source: ¶zzz, row 1")],
     "SC302", "no instrument or report 'zzz'; known: measure, annex, paper"),
    ([("source: annex, row 1", "source: ¶Art. 1")], "SC302", "'Art. 1' names no text; begin with an id"),
    ([("{in: annex, at: row 3,", "¶{in: row, at: row 3,")], "SC302", "no instrument or report 'row'"),
    ([("until: 2021-06, source: measure", "until: 2021-06, source: ¶measures")], "SC302", "did you mean 'measure'?"),
    ([('source: "measure, art. 2"', 'source: ¶"measures, art. 2"')], "SC302", "no instrument or report 'measures'"),
    ([('source: "measure, art. 3"', 'source: ¶"measures, art. 3"')], "SC302", "no instrument or report 'measures'"),
    ([('source: "measure, art. 4"', 'source: ¶"measures, art. 4"')], "SC302", "no instrument or report 'measures'"),
    ([('from: 1000, source: "measure', 'from: 1000, source: ¶"measures')],
     "SC302", "no instrument or report 'measures'"),
    ([('source: "measure, art. 6"', 'source: ¶"measures, art. 6"')], "SC302", "no instrument or report 'measures'"),
    ([('grade, for: 3 years, source: "measure', 'grade, for: 3 years, source: ¶"measures')], "SC302", "no instrument"),
    ([('source: "measure, art. 10"', 'source: ¶"measures, art. 10"')], "SC302", "no instrument or report 'measures'"),
    ([('source: "measure, art. 1"', 'source: ¶"measures, art. 1"')], "SC302", "no instrument or report 'measures'"),
    ([("part_of: measure", "part_of: ¶measures")], "SC302", "no text 'measures'; did you mean 'measure'?"),
    ([("part_of: measure", "part_of: ¶annex")], "SC302", "no text 'annex'"),
    ([("points: -60", "grade: ¶E")], "SC302", "no grade 'E'; known: A, B, C"),
    ([("{grade: C, source", "{grade: ¶AAA, source")], "SC302", "no grade 'AAA'; known: A, B, C"),
    ([("effect: grade B", "effect: ¶grade E")], "SC302", "no such grade: 'grade E'; known: A, B, C"),
    ([("consequences:\n  A:", "consequences:\n  ¶D:")], "SC302", "no grade 'D'; known: A, B, C, any"),
    ([("{severity: serious, amount", "{¶severty: serious, amount")],
     "SC303", "unknown attribute 'severty'; did you mean 'severity'?"),
    ([("{severity: serious, amount", "{¶age: 18, amount")], "SC303", "unknown attribute 'age'"),
    ([("for: {type: person,", "for: {¶level: county,")], "SC303", "unknown attribute 'level'; known here: type, age,"),
    ([("who: {age:", "who: {¶aged:")], "SC303", "unknown attribute 'aged'; did you mean 'age'?"),
    ([("by: level", "by: ¶levels")], "SC303", "unknown attribute 'levels'; did you mean 'level'?"),
    ([("for: {type: person,", "for: {any: [{type: person}, {not: {¶tpye: person}}],")],
     "SC303", "did you mean 'type'?"),
    ([("severity: serious", "severity: ¶grave")],
     "SC304", "'grave' is no severity; one of ordinary, serious, very-serious"),
    ([("severity: serious", "severity: [serious, ¶seroius]")], "SC304", "did you mean 'serious'?"),
    ([("severity: serious", "severity: ¶{from: serious}")], "SC304", "'severity' has no order, so no bounds; list"),
    ([("severity: serious", "rank: ¶4")], "SC304", "4 is no rank; one of 1, 2, 3"),
    ([("severity: serious", "rank: ¶first")], "SC304", "'first' is not a whole number, as rank needs"),
    ([("severity: serious", "rank: ¶1.5")], "SC304", "'1.5' is not a whole number"),
    ([("severity: serious", "rank: ¶true")], "SC304", "'True' is not a whole number"),
    ([("{over: 100, up_to: 5000}", "¶a lot")], "SC304", "'a lot' is not a number, as amount needs"),
    ([("{over: 100, up_to: 5000}", "{over: ¶'100'}")], "SC304", "'100' is not a number"),
    ([("severity: serious", "ground: ¶4")], "SC304", "'4' is not text (in quotes), as ground needs"),
    ([("severity: serious", "ended: {from: ¶2020-02-30}")], "SC304", "'2020-02-30' is not a date such as 2020-01-31"),
    ([("severity: serious", "ended: {from: ¶2020-2-3}")], "SC304", "'2020-2-3' is not a date such as"),
    ([("{type: person, age", "{residence_permit: ¶1, age")], "SC304", "'1' is no residence_permit; one of true, false"),
    ([("{type: person, age", "{residence_permit: ¶yes, age")], "SC304", "'yes' is no residence_permit"),
    ([("{is: village, points", "{is: ¶hamlet, points")], "SC304", "'hamlet' is no level"),
    ([("{is: village, points", "¶{points")], "SC305", "a band needs either `is` or bounds"),
    ([("{under: 1000, points", "¶{is: 5, under: 1000, points")], "SC305", "a band needs either `is` or bounds"),
    ([("{over: 100, up_to", "{over: 100, from: ¶100, up_to")],
     "SC305", "`over` and `from` are two lower bounds; keep one"),
    ([("up_to: 5000}", "up_to: 5000, under: ¶5000}")], "SC305", "`up_to` and `under` are two upper bounds; keep one"),
    ([("{over: 100, up_to: 5000}", "¶{over: 5000, up_to: 100}")],
     "SC305", "no amount can be 5000 and 100 at once; swap"),
    ([("{over: 100, up_to: 5000}", "¶{over: 0, up_to: 0}")], "SC305", "no amount can be 0 and 0 at once"),
    ([("{over: 100, up_to: 5000}", "¶{from: 1, under: 0}")], "SC305", "no amount can be 1 and 0 at once"),
    ([("{over: 100, up_to: 5000}", "¶{from: 1, under: 1}")], "SC305", "no amount can be 1 and 1 at once"),
    ([("id: fine", "id: ¶theft")], "SC306", "rule 'theft' stands twice (first in line 34)"),
    ([("[traffic.fine, traffic.warning]", "¶[traffic.fine, traffic.fine]")],
     "SC306", "a conduct stands twice; keep one"),
    ([("  paper: {", "  ¶annex: {"), ("paper, on", "annex, on")], "SC306", "'annex' is an instrument already"),
    ([("{id: C, up_to", "{id: ¶A, up_to"), ("{grade: C, source", "{grade: B, source")],
     "SC306", "grade 'A' stands twice"),
    ([("at: row 3, evidence: press", "at: row 3, evidence: primary"), ("{in: annex", "¶{in: annex")],
     "SC307", "evidence 'primary' is better than its text's own, 'translation'"),
    ([("  - id: theft", "  - ¶id: theft"), ("points: -60", "points: -60\n    grade: B")],
     "SC308", "rule 'theft' has `points` and `grade`; give one of"),
    ([("  - id: theft", "  - ¶id: theft"), ("    points: -60\n", "")],
     "SC308", "rule 'theft' has no effect; give one of"),
    ([("  - id: drink-driving", "  - ¶id: drink-driving"), (DRINK, "    points: -5\n" + DRINK)],
     "SC308", "has `points` and `conflict`"),
    ([(DRINK, "    source: ¶measure, art. 9\n" + DRINK)],
     "SC308", "each side of a conflict has its own `source`; move"),
    ([("- {grade: C, source", "- ¶{source")], "SC308", "each side of a conflict has either `points` or `grade`"),
    ([("- {grade: C, source", "- ¶{grade: C, points: -5, source")], "SC308", "each side of a conflict has either"),
    ([("- {grade: C, source", "¶- {points: -5, source")],
     "SC308", "a conflict is between points or between grades, not both"),
    ([("points: -60", "grade: B\n    every: ¶month")], "SC308", "a direct grade is not charged by the period"),
    ([("every: month", "every: ¶30 days")], "SC308", "periods are months or years"),
    ([("{effect: grade, for", "{effect: grade, at_most: ¶5, for")], "SC308", "a direct grade has no points"),
    ([("  - id: theft", "  - ¶id: theft"), ("    source: annex, row 1\n", "")],
     "SC309", "no source: every number names its clause; add `source:"),
    ([('{id: A, from: 1000, source: "measure, art. 5"}', "¶{id: A, from: 1000}")], "SC309", "grade 'A' has no source"),
    ([('{start: 1000, min: 0, max: 2000, source: "measure, art. 4"}', "¶{start: 1000}")],
     "SC309", "the score has no source"),
    ([('{effect: bonus, for: 1 year, source: "measure, art. 7"}', "¶{effect: bonus, for: 1 year}")],
     "SC309", "a validity has no source"),
    ([("{from: -50, to: -5}", "¶{from: -5, to: -50}")],
     "SC310", "`from` -5 is not below `to` -50; deductions are negative"),
    ([("{from: -50, to: -5}", "¶{from: -5, to: -5}")], "SC310", "`from` -5 is not below `to` -5"),
    ([("{from: -50, to: -5}", "¶{}")],
     "SC310", "points are a number, {from, to}, {unknown}, {by, bands}, {tiers} or {steps}: one of them"),
    ([("{from: -50, to: -5}", "¶{from: -50, to: -5, unknown: either}")], "SC310", "one of them"),
    ([("points: -60", "points: ¶-60.00001")], "SC310", "-60.00001 has more than 4 decimals"),
    ([("{from: -50, to: -5}", "{from: -50, to: ¶-0.12345}")], "SC310", "-0.12345 has more than 4 decimals"),
    ([("start: 1000", "start: ¶1000.00001")], "SC310", "more than 4 decimals"),
    ([("up_to: 799", "up_to: ¶799.99999")], "SC310", "more than 4 decimals"),
    ([("{from: 800, to: 850}", "{from: 800, to: ¶850.55555}")], "SC310", "more than 4 decimals"),
    ([("at_most: 40", "at_most: ¶40.00001")], "SC310", "more than 4 decimals"),
    ([("{over: 100, up_to", "{over: ¶100.00001, up_to")], "SC310", "more than 4 decimals"),
    ([("from: 2020-01-01", "from: ¶2019-02-30")], "SC312", "there is no day 2019-02-30"),
    ([("until: 2021-06", "until: ¶2021-02-29")], "SC312", "there is no day 2021-02-29"),
    ([("from: 2020-01-01", 'from: ¶"0000"')], "SC312", "there is no day 0000"),
    ([("until: 2021-06", "until: ¶2020-01")], "SC312", "`until` 2020-01-01 is not after `from` 2020-01-01"),
    ([("until: 2021-06", 'until: ¶"2019"')], "SC312", "`until` 2019-01-01 is not after"),
    ([("issued: 2019-12-31", "issued: ¶2019-11-31")], "SC312", "there is no day 2019-11-31"),
    ([("published: 2020-02", "published: ¶2019-02-29")], "SC312", "there is no day 2019-02-29"),
    ([("participation: consent", "participation: ¶mandatory")],
     "SC313", "`participation: consent` and `consent:` go together"),
    ([('consent: {source: "measure, art. 2"}\n', ""), ("participation: consent", "participation: ¶consent")],
     "SC313", "give both or none"),
    ([("  state: partial", "  ¶state: full")], "SC313", "`state: partial` and `missing` go together"),
    ([("  state: partial", "  ¶state: partial"), (MISSING, "")],
     "SC313", "go together"),
    ([("{id: C, up_to", "¶{id: C, from: 0, up_to")],
     "SC314", "the last grade takes all that is left; leave `from` out"),
    ([("{id: A, from: 1000,", "¶{id: A,")], "SC314", "grade 'A' has no bound; add `from:`"),
    ([("from: {from: 800, to: 850}", "from: ¶{}")], "SC314", "a bound is a number, `{over: n}`, `{above: n}` or"),
    ([("from: {from: 800, to: 850}", "from: ¶{above: 800, from: 800, to: 850}")], "SC314", "a bound is a number,"),
    ([("{from: 800, to: 850}", "¶{from: 850, to: 850}")], "SC314", "`from` 850 is not below `to` 850"),
    ([("{id: B, from: {from: 800, to: 850}", "¶{id: B, from: 1001")],
     "SC314", "grade 'B' begins above 'A'; best first"),
    ([("{id: B, from: {from: 800, to: 850}", "¶{id: B, from: {from: 800, to: 1001}")],
     "SC314", "grade 'B' begins above 'A'"),
    ([("{id: B, from: {from: 800, to: 850}", "¶{id: B, from: {above: 800}")], "SC314", "grade 'B' begins above 'A'"),
    ([("{id: B, from: {from: 800, to: 850}", "¶{id: B, from: {above: 1000}")], "SC314", "grade 'B' begins above 'A'"),
    ([("up_to: 799", "up_to: ¶800")], "SC314", "'C' ends at 800, where 'B' begins"),
    ([("{id: A, from: 1000,", "{id: A, from: 1000, up_to: ¶999,")], "SC314", "'A' ends at 999, below where it begins"),
    ([("max: 2000", "max: ¶0")], "SC314", "`max` 0 is not above `min` 0"),
]  # fmt: skip


def told(found: Finding) -> tuple[str, int, int]:
    """Code, line and column."""
    return found.code, found.where.line, found.where.column


@pytest.mark.parametrize(("changes", "code", "part"), BROKEN)
def test_broken_catalog_is_refused_where_it_is_broken(changes: list[Change], code: str, part: str) -> None:
    """One thing wrong is one finding, at the place that has to change, and nothing is left to run."""
    text, place = changed(*changes)
    built, found = build(text)

    assert built is None
    assert [told(one) for one in found] == [(code, *place)]
    assert part in str(found[0])


def test_the_good_catalog_is_built() -> None:
    """What the broken ones are made from has no finding, and becomes what it says."""
    built, found = build(GOOD)
    assert (built is not None, found) == (True, [])
    assert built is not None

    assert built.name == "test@1"
    assert built.in_force == InForce(date(2020, 1, 1), date(2021, 6, 1))
    assert built.covers == Within("age", start=18)
    assert built.grades[1].hard == Limit(Decimal(850))
    assert built.grades[1].easy == Limit(Decimal(800))
    rules = {rule.id: rule for rule in built.rules}
    assert rules["fine"].variants[0].effect == Amount(Decimal(-50), Decimal(-5))
    assert rules["loan-arrears"].every == Duration(months=1)
    assert rules["loan-arrears"].validity == Duration(months=6)
    assert rules["arrears"].where.line == LINE
    assert [v.source.instrument for v in rules["drink-driving"].variants] == ["measure", "paper"]


@pytest.mark.parametrize(
    ("said", "from_"),
    [("2020-02-29", date(2020, 2, 29)), ("2020-02", date(2020, 2, 1)), ('"2020"', date(2020, 1, 1))],
)
def test_month_or_year_alone_is_its_first_day(said: str, from_: date) -> None:
    """`in_force` takes a day, a month or a year."""
    built, _ = build(GOOD.replace("from: 2020-01-01", f"from: {said}"))

    assert built is not None
    assert built.in_force.start == from_


@pytest.mark.parametrize(
    ("bands", "gapless"),
    [
        ("{under: 1000, points: 1}, {from: 1000, points: 2}", True),
        ("{up_to: 1000, points: 1}, {over: 1000, points: 2}", True),
        ("{from: 1000, points: 2}, {up_to: 1000, points: 1}", True),
        ("{from: 0, up_to: 10, points: 1}, {over: 5, points: 2}", True),
        ("{from: 0, points: 1}", True),
        ("{under: 9, points: 1}, {under: 3, points: 1}, {from: 9, points: 1}", True),
        ("{over: 0, points: 1}", False),
        ("{under: 1000, points: 1}, {over: 1000, points: 2}", False),
        ("{under: 1000, points: 1}, {from: 1001, points: 2}", False),
        ("{up_to: 1000, points: 1}", False),
        ("{from: 1, points: 1}", False),
    ],
)
def test_gapless_ladder_leaves_no_amount_out(bands: str, gapless: bool) -> None:
    """Amounts begin at 0; a ladder is gapless if every one of them falls in a band."""
    built, _ = build(
        GOOD.replace(
            "{under: 1000, points: 10}\n        - {from: 1000, points: 20}", bands.replace("}, ", "}\n        - ")
        )
    )
    assert built is not None
    (ladder,) = [v.effect for rule in built.rules if rule.id == "donation" for v in rule.variants]

    assert isinstance(ladder, Ladder)
    assert ladder.gapless is gapless


@pytest.mark.parametrize(
    ("from_a", "from_b"),
    [("{above: 1000}", "{above: 1000}"), ("{above: 1000}", "1000"), ("1000", "{from: 900, to: 1000}")],
)
def test_grades_in_order(from_a: str, from_b: str) -> None:
    """A bound that is only known to lie above another is infinitely high in the low reading."""
    text = GOOD.replace("A, from: 1000,", f"A, from: {from_a},").replace(
        "from: {from: 800, to: 850}", f"from: {from_b}"
    )

    assert build(text)[1] == []


# --- Sense: a clause that may not apply, and how long entries count ----------------------------------------

LINE: Final = GOOD.partition("id: arrears\n")[0].count("\n") + 1
OPEN: Final = "when: {level: county}"
BANDS: Final = "{by: amount, bands: [{under: 10, points: -5}, {from: 10, points: -50}]}"
ADDED: Final = "accumulate: {of: amount, per: calendar year}"
COUNTED: Final = "accumulate: {of: events, per: calendar year}"
ALONE: Final = "has points for each event: what adds up may have none for one"


@pytest.mark.parametrize(
    ("upper", "lower", "why"),
    [
        # The clause above, the clause below (¶ where the finding points), and what is wrong with it.
        ("points: -20", f"{OPEN}\n    points: ¶-10", "is harsher"),
        ("points: {from: -60, to: -5}", f"{OPEN}\n    points: ¶-50", "is harsher"),
        ("points: {unknown: deduction}", f"{OPEN}\n    points: ¶-50", "is harsher"),
        ("points: -20", f"{OPEN}\n    points: ¶{{from: -10, to: 0}}", "is harsher"),
        ("points: -20", "reach: open\n    points: ¶-10", "is harsher"),
        ("points: -20", "for: {age: {from: 18}}\n    points: ¶-10", "is harsher"),
        ("points: -20", "for: {any: [{type: person}, {role: x}]}\n    points: ¶-10", "is harsher"),
        ("points: -20", "points: ¶{by: level, bands: [{is: county, points: -10}]}", "is harsher"),
        ("points: {by: level, bands: [{is: county, points: -60}]}", f"{OPEN}\n    points: ¶-50", "is harsher"),
        ("points: -20", f"{OPEN}\n    points: ¶{{from: -10, to: 5}}", "is harsher"),
        ("points: 20", f"{OPEN}\n    points: ¶10", "gives more at least"),
        ("points: 20", f"{OPEN}\n    points: ¶{{from: 10, to: 30}}", "gives more at least"),
        ("points: {from: 1, to: 20}", f"{OPEN}\n    points: ¶10", "gives more"),
        ("points: -20", f"{OPEN}\n    points: ¶{{unknown: deduction}}", "is harsher at its kind end"),
        ("points: -20", f"{OPEN}\n    points: ¶{{from: -20, to: 0}}", "is harsher at its kind end"),
        ("points: -500", f"{OPEN}\n    grade: ¶B", "gives points: they and a grade do not bound each other"),
        ("grade: C", f"{OPEN}\n    conflict: ¶[{{grade: B, source: annex}}, {{grade: C, source: paper}}]",
         "sets no better grade"),
        ("points: {unknown: bonus}", f"{OPEN}\n    points: ¶100", "gives more"),
        ("points: {from: -5, to: 20}", f"{OPEN}\n    points: ¶{{from: -10, to: 10}}", "gives more"),
        ("points: -10\n    every: month", f"{OPEN}\n    points: ¶-50", "is charged by the period"),
        ("points: -10\n    every: month", f"{OPEN}\n    every: year\n    points: ¶-50", "is charged by the period"),
        ("grade: B", f"{OPEN}\n    points: ¶-500", "sets a grade"),
        ("grade: C", f"{OPEN}\n    grade: ¶B", "sets a worse grade"),
        ("points: -20", f"{OPEN}\n    conflict: ¶[{{points: -5, source: annex}}, {{points: -10, source: paper}}]",
         "is harsher"),
        ("points: -20", f"reach: open\n    points: ¶{BANDS}", "is harsher"),
        ("points: -20", f"when: {{severity: serious}}\n    points: ¶{BANDS}", "is harsher"),
        ("points: {from: -20, to: -5}", f"{OPEN}\n    points: ¶{BANDS}", "is harsher"),
        ("points: {by: amount, bands: [{under: 10, points: 5}, {from: 10, points: 50}]}",
         f"{OPEN}\n    points: ¶{{from: 10, to: 60}}", "gives more at least"),
        ("points: -20", f"{OPEN}\n    {ADDED}\n    points: ¶{{steps: [{{from: 100, points: -50}}]}}", ALONE),
        ("points: 5", f"reach: open\n    {COUNTED}\n    points: ¶{{tiers: [{{over: 0, each: 1, add: 5}}]}}", ALONE),
        ("points: 20", f"{OPEN}\n    points: ¶{{by: amount, bands: [{{under: 9, points: 0}}]}}", "gives more at least"),
        ("grade: B", f"{OPEN}\n    {ADDED}\n    points: ¶{{steps: [{{from: 100, points: -50}}]}}", "sets a grade"),
        (f"{COUNTED}\n    points: {{tiers: [{{over: 0, each: 1, add: -5, at_most: -5}}]}}",
         f"{OPEN}\n    points: ¶{{from: -20, to: 20}}",
         "counts with later events, too, and may be hidden by both a deduction and a bonus"),
        # These say nothing that may be passed.
        ("points: {from: -20, to: -5}", f"when: {{amount: {{over: 0}}}}\n    points: {BANDS}", ""),
        ("points: {from: -20, to: -5}",
         f"reach: open\n    conflict: [{{points: {BANDS}, source: annex}}, {{points: -50, source: paper}}]", ""),
        ("points: 20", f"{OPEN}\n    {ADDED}\n    points: {{steps: [{{from: 100, points: -5}}]}}", ""),
        ("grade: B", f"{OPEN}\n    {ADDED}\n    points: {{steps: [{{from: 100, points: 50}}]}}", ""),
        ("points: -20", f"{OPEN}\n    points: -20", ""),
        ("points: {unknown: deduction}", f"{OPEN}\n    points: {{unknown: deduction}}", ""),
        ("points: {from: -20, to: -5}", f"{OPEN}\n    points: {{from: -20, to: -10}}", ""),
        ("points: -20", "points: -10", ""),
        ("points: -20", "for: {type: person}\n    points: -10", ""),
        ("points: -20", "for: {not: {type: person}}\n    points: -10", ""),
        ("points: -20", "points: {by: amount, bands: [{up_to: 9, points: -1}, {over: 9, points: -2}]}", ""),
        ("points: -20", f"{OPEN}\n    points: 10", ""),
        ("points: 20", f"{OPEN}\n    points: -10", ""),
        ("points: 20", f"{OPEN}\n    points: 20", ""),
        ("points: -10\n    every: month", f"{OPEN}\n    every: month\n    points: -10", ""),
        ("points: -10", f"{OPEN}\n    every: month\n    points: -10", ""),
        ("grade: B", f"{OPEN}\n    points: 5", ""),
        ("grade: B", f"{OPEN}\n    grade: B", ""),
        ("grade: B", f"{OPEN}\n    grade: C", ""),
    ],
)  # fmt: skip
def test_clause_that_may_not_apply_displaces_nothing_stronger(upper: str, lower: str, why: str) -> None:
    """SC315: in the place of a clause above, a clause that may not apply is at least as harsh, and as kind."""
    with_source = lower if "conflict" in lower else f"{lower}\n    source: annex, row 7"
    above = upper if "conflict" in upper else f"{upper}\n    source: annex, row 6"
    text, place = unmarked(
        GOOD.replace("points: -20\n    source: annex, row 6", above).replace(
            "when: {level: county}\n    points: -50\n    source: annex, row 7",
            with_source if why else f"¶{with_source}",
        )
    )
    _, found = build(text)

    assert [told(one) for one in found] == ([("SC315", *place)] if why else [])
    assert all(f"takes the place of 'arrears' (line {LINE}), which {why};" in str(one) for one in found)


TWICE: Final = "{factor: 2, while: valid, same: rule, compound: false, source: measure}"
REPEAT: Final = ("direct_grade_score: floor,", f"direct_grade_score: floor, repeat: {TWICE},")
ALL_OF_AN_ACT: Final = ("one_act: strongest", "one_act: all")
TWO: Final = "points: -20\n  - {id: second, conduct: utilities.arrears, points: -20, source: annex}"
CAPPED: Final = "cap: {points: -60, per: calendar year, source: annex}"


def beside(*lines: str) -> Change:
    """More clauses, after the rules."""
    return "consequences:\n", "".join(f"{line}\n" for line in lines) + "consequences:\n"


def times(factor: str, rules: str) -> Change:
    """A multiplier on some rules."""
    return beside(f"multipliers: [{{id: m, rules: [{rules}], factor: {factor}, from: 2020-01-01, source: annex}}]")


def group(points: int, rules: str) -> Change:
    """A cap over some rules."""
    return beside(f"caps: [{{id: k, rules: [{rules}], points: {points}, per: calendar year, source: annex}}]")


def repaired(left: str, of: str = "utilities.arrears") -> Change:
    """A repair that leaves points, or those of a grade."""
    return beside(f"repair: [{{id: r, after: court.judgment-performed, of: {of}, {left}, source: annex}}]")


BOTH: Final = "arrears, arrears-adjudicated"
MULTIPLIED: Final = "is harsher once multiplied or repeated"


@pytest.mark.parametrize(
    ("upper", "lower", "changes", "why"),
    [
        # The effects of the clause above and of the one below, what else the catalog says, and what is wrong with it.
        ("points: -20", "points: -30", [REPEAT], MULTIPLIED),
        ("points: -20", "points: -40", [REPEAT], ""),
        ("points: -20\n    repeat: false", "points: -30", [REPEAT], ""),
        ("points: 20", "points: 20", [REPEAT], ""),
        ("points: -20", "points: {from: -50, to: 20}", [], ""),
        ("points: -20", "points: {from: -50, to: 20}", [REPEAT],
         "counts with later events, too, and may be hidden by both a deduction and a bonus"),
        ("points: -20", "points: -30", [times("2", "arrears")], MULTIPLIED),
        ("points: 20", "points: 30", [times("2", "arrears")], "gives more at least once multiplied or repeated"),
        ("points: -20", "points: -40", [times("2", "arrears")], ""),
        ("points: -20", "points: -30", [times("2", BOTH)], ""),
        ("points: -20", "points: -20", [times("0.7", BOTH)], ""),
        ("points: -21", "points: -30", [times("0.7", "arrears-adjudicated")], ""),
        ("points: -22", "points: -30", [times("0.7", "arrears-adjudicated")], MULTIPLIED),
        ("points: -20", "points: -20", [times("2", "arrears-adjudicated")], ""),
        ("points: -20", "points: -20", [times("0.7", "arrears")], ""),
        ("points: -20", f"points: -30\n    {CAPPED}", [], "is not under its own cap"),
        ("points: -20", f"points: -30\n    {CAPPED.replace('-', '')}", [], ""),
        ("points: 20", f"points: -30\n    {CAPPED}", [], ""),
        (f"points: -20\n    {CAPPED}", "points: -30", [], ""),
        ("points: -20", "points: -30", [group(-60, "arrears-adjudicated")], "is not under its cap 'k'"),
        ("points: -20", "points: -30", [group(60, "arrears-adjudicated")], ""),
        ("points: -20", "points: -30", [group(-60, "arrears")], ""),
        ("points: -20", "points: -30", [group(-60, BOTH)], ""),
        ("points: 20", "points: 30", [group(60, "arrears-adjudicated, fine")], "is not under its cap 'k'"),
        ("grade: B", "grade: C", [repaired("grade: C, instead: {points: -9}")], "repair 'r' does not reach alike"),
        ("grade: B", "grade: C", [repaired("grade: B, instead: {points: -9}")], "repair 'r' does not reach alike"),
        ("grade: B", "grade: C", [repaired("grade: C, instead: {points: -9}", "utilities.arrears.adjudicated")],
         "repair 'r' does not reach alike"),
        ("grade: C", "grade: C", [repaired("grade: C, instead: {points: -9}")], ""),
        ("grade: B", "grade: C", [repaired("instead: {points: -9}")], ""),
        ("grade: B", "grade: C", [repaired("grade: C, instead: {points: -9}", "utilities.theft")], ""),
        ("grade: B", "grade: C", [repaired("grade: C, passed_on: true, instead: {points: -9}")],
         "repair 'r' does not reach alike"),
        ("grade: B", "passed_on: false\n    grade: C",
         [repaired("grade: C, passed_on: true, instead: {points: -9}")], ""),
        (TWO, "points: -50", [ALL_OF_AN_ACT, repaired("instead: {points: -9}")],
         "repair 'r' leaves points of, one by one"),
        (TWO, "points: -50", [ALL_OF_AN_ACT, repaired("instead: {points: 0}")], ""),
        (TWO, "points: -50", [repaired("instead: {points: -9}")], ""),
        ("points: -20", "points: -50", [ALL_OF_AN_ACT, repaired("instead: {points: -9}")], ""),
        ("grade: B", "grade: C", [("{id: C, up_to: 799,", "{id: C,")], "holds the score lower"),
        ("grade: C", "grade: C", [("{id: C, up_to: 799,", "{id: C,")], ""),
        ("grade: B", "grade: C", [("{id: C, up_to: 799,", "{id: C, direct_score: 801,")], "holds the score lower"),
        ("grade: B", "grade: C", [("{id: C, up_to: 799,", "{id: C, direct_score: 800,")], ""),
        ("grade: B", "grade: C",
         [("{id: C, up_to: 799,", "{id: C,"), ("direct_grade_score: floor", "direct_grade_score: none")], ""),
    ],
)  # fmt: skip
def test_what_stands_beside_the_rules_tells_clauses_apart(
    upper: str, lower: str, changes: list[Change], why: str
) -> None:
    """SC315: a clause bounds others also once points are multiplied, repeated, capped and repaired."""
    marked = f"{OPEN}\n    {lower}"
    if why:
        key = "grade: " if "grade: " in lower else "points: "
        marked = marked.replace(key, f"{key}¶", 1)
    text, place = changed(
        (ARREARS, ARREARS.replace("points: -20\n    source: annex, row 6", f"source: annex, row 6\n    {upper}")),
        (f"{OPEN}\n    points: -50", marked if why else f"¶{marked}"),
        *changes,
    )
    _, found = build(text)

    assert [told(one) for one in found] == ([("SC315", *place)] if why else [])
    assert all(f", which {why};" in str(one) for one in found)


def test_a_clause_on_the_same_conduct_or_beside_it_displaces_nothing() -> None:
    """Only a conduct below is more specific: neither the same one nor one whose name begins alike."""
    weak = ADJUDICATED.replace("-50", "-1")
    for codes in ("utilities.arrears", "utilities.theft", "[utilities.arrears, honour.award]"):
        text = GOOD.replace(ADJUDICATED, weak.replace("utilities.arrears.adjudicated", codes))
        assert build(text)[1] == []
    both = GOOD.replace(ADJUDICATED, weak).replace(
        ARREARS, ARREARS.replace("utilities.arrears", "[utilities.arrears, utilities.arrears.adjudicated]")
    )
    assert build(both)[1] == []


@pytest.mark.parametrize(
    ("upper", "lower", "refused"),
    [
        ("", "\n    validity: ¶6 months", True),  # the class of -20 is a year
        ("\n    validity: 3 years", "\n    validity: ¶2 years", True),
        ("\n    validity: unknown", "\n    validity: ¶9 years", True),
        ("\n    validity: 366 days", "\n    validity: ¶11 months", True),
        ("\n    validity: 1 year", "\n    validity: ¶365 days", True),
        ("\n    validity: 1 year", "\n    validity: 366 days", False),
        ("\n    validity: 2 years", "", False),
        ("\n    validity: 9 years", "\n    validity: unknown", False),
    ],
)
def test_clause_that_may_not_apply_counts_for_as_long(upper: str, lower: str, refused: bool) -> None:
    """SC316: nor does it end before the clause whose place it takes."""
    text, place = unmarked(
        GOOD.replace(ARREARS, ARREARS + upper).replace(ADJUDICATED, ADJUDICATED + (lower if refused else f"{lower}¶"))
    )
    _, found = build(text)

    assert [told(one) for one in found] == ([("SC316", *place)] if refused else [])


@pytest.mark.parametrize(
    ("upper", "lower", "refused"),
    [
        # The effect of the clause above, that of the one below, and whether it may end sooner. -40 counts for a year.
        ("points: -5\n    validity: 2 years", "points: ¶{from: -50, to: -5}", True),  # the kind end alone is too short
        ("points: -5\n    validity: 1 year", "points: {from: -50, to: -5}", False),
        ("grade: B\n    validity: 3 years", "conflict: ¶[{grade: B, source: annex}, {grade: C, source: paper}]", True),
        ("grade: B\n    validity: 2 years", "conflict: [{grade: B, source: annex}, {grade: C, source: paper}]", False),
        ("points: -5", "points: ¶{by: level, bands: [{is: county, points: -50, validity: 30 days}]}", True),
        ("points: -5", "points: {by: level, bands: [{is: county, points: -50, validity: 1 year}]}", False),
        ("points: 5", "points: {by: level, bands: [{is: county, points: -50, validity: 30 days}]}", False),
        ("points: {by: level, bands: [{is: county, points: -5, validity: 3 years}]}", "points: ¶-50", True),
        ("points: {by: level, bands: [{is: county, points: -5, validity: 2 years}]}", "points: -50", False),
    ],
)
def test_no_end_and_no_band_is_too_short(upper: str, lower: str, refused: bool) -> None:
    """SC316: whatever it gives counts for as long as whatever it takes the place of."""
    below = lower if "conflict" in lower else f"{lower}\n    source: annex, row 7"
    text, place = changed(
        (f"{ARREARS}\n", f"{ARREARS.replace('points: -20', upper)}\n"),
        ("points: -50\n    source: annex, row 7", below if refused else f"¶{below}"),
    )
    _, found = build(text)

    assert [told(one) for one in found] == ([("SC316", *place)] if refused else [])


LONG: Final = "{points: {by: amount, bands: [{under: 9, points: -5, validity: 1 year}]}, source: annex}"
LARGE: Final = "{points: {by: amount, bands: [¶{over: 1, points: -50, validity: 30 days}]}, source: annex}"
MIXED: Final = "{under: 9, points: -30, validity: 1 year}"
LONGER: Final = "{under: 9, points: -30, validity: 2 years}"
UNKNOWN: Final = "{under: 9, points: {unknown: deduction}, validity: 30 days}"


@pytest.mark.parametrize(
    ("effect", "changes", "part"),
    [
        # What rule `fine` gives (¶ where the finding points), what else the catalog says, and what is wrong with it.
        (f"validity: 30 days\n    conflict: [{LONG}, {{points: ¶-50, source: paper}}]", [],
         "this side counts for 30 days, a smaller one may count for longer"),
        (f"conflict: [{LARGE}, {{points: -5, source: paper}}]", [], "this band counts for 30 days"),
        (f"validity: 30 days\n    conflict: [{LONG}, {{points: -5, source: paper}}]", [], ""),
        (f"validity: 30 days\n    conflict: [{LONG}, {{points: 50, source: paper}}]", [], ""),
        (f"conflict: [{LONG}, {{points: -50, source: paper}}]", [], ""),
        (f"points: {{by: amount, bands: [¶{MIXED}, {{from: 9, points: -20}}]}}\n    source: annex",
         [times("3", "fine")], "this band counts for 1 year, a smaller one may count for longer"),
        (f"points: {{by: amount, bands: [¶{MIXED}, {{from: 9, points: -25}}]}}\n    source: annex", [REPEAT],
         "this band counts for 1 year"),
        (f"repeat: false\n    points: {{by: amount, bands: [{MIXED}, {{from: 9, points: -25}}]}}\n    source: annex",
         [REPEAT], ""),
        (f"points: {{by: amount, bands: [{MIXED}, {{from: 9, points: -20}}]}}\n    source: annex",
         [times("2", "fine")], ""),
        (f"points: {{by: amount, bands: [{MIXED}, {{from: 9, points: -20}}]}}\n    source: annex",
         [times("3", "theft")], ""),
        (f"points: {{by: amount, bands: [{LONGER}, ¶{{from: 9, points: -50}}]}}\n    source: annex",
         [times("0.7", "fine")], "this band counts for 1 year"),
        (f"points: {{by: amount, bands: [¶{UNKNOWN}, {{from: 9, points: -5}}]}}\n    source: annex", [],
         "this band counts for 30 days"),
    ],
)  # fmt: skip
def test_more_points_of_a_clause_never_count_for_less_long(effect: str, changes: list[Change], part: str) -> None:
    """SC316: across the sides of a conflict, and also once points are multiplied or repeated into another class."""
    text, place = changed(
        ("points: {from: -50, to: -5}\n    source: annex, row 2", effect if part else f"{effect} ¶# fine"), *changes
    )
    _, found = build(text)

    assert [told(one) for one in found] == ([("SC316", *place)] if part else [])
    assert all(part in one.message for one in found)


def test_clause_with_a_class_that_is_too_short_is_shown_by_its_points() -> None:
    """Where the clause has no validity of its own, SC316 points at its effect."""
    text, place = unmarked(
        GOOD.replace(ARREARS, ARREARS + "\n    validity: 3 years").replace("points: -50\n", "points: ¶-50\n")
    )

    assert [told(one) for one in build(text)[1]] == [("SC316", *place)]


@pytest.mark.parametrize(
    ("classes", "part"),
    [
        # Lines of `validity` (¶ where the finding points) and what it says; empty: in order.
        (["deduction at_most 40 for 2 years", "deduction for ¶1 year"],
         "a larger deduction counts for 1 year, a smaller one for 2 years"),
        (["bonus at_most 40 for 2 years", "bonus for ¶23 months"],
         "a larger bonus counts for 23 months, a smaller one for 2 years"),
        (["deduction at_most 9 for 3 years", "deduction at_most 40 for 3 years", "deduction for ¶2 years"],
         "for 3 years"),
        (["deduction at_most 9 for 3 years", "deduction at_most 40 for ¶1 year", "deduction for 4 years"],
         "for 3 years"),
        (["deduction at_most 40 for unknown", "deduction for ¶9 years"], "a smaller one without a known end"),
        (["deduction at_most 40 for 1 month", "deduction for ¶27 days"], "a larger deduction counts for 27 days"),
        (["deduction at_most 40 for 32 days", "deduction for ¶1 month"], "a smaller one for 32 days"),
        (["deduction at_most 40 for 367 days", "deduction for ¶1 year"], "a smaller one for 367 days"),
        (["deduction at_most 40 for 31 days", "deduction for ¶30 days"], "a smaller one for 31 days"),
        (["grade B for 3 years", "grade C for ¶2 years"], "a worse grade counts for 2 years, a better one for 3 years"),
        (["grade C for ¶2 years", "grade for 3 years"], "a worse grade counts for 2 years"),
        (["grade C for ¶2 years"], "a better one without a known end"),  # a rule sets B, and no class fits it
        (["grade B for unknown", "grade for ¶2 years"], "a better one without a known end"),
        (["deduction at_most 40 for 1 year", "deduction for 1 year"], ""),
        (["deduction at_most 40 for 1 year", "deduction for 12 months"], ""),
        (["deduction at_most 40 for 1 month", "deduction for ¶30 days"], "a smaller one for 1 month"),
        (["deduction at_most 40 for 31 days", "deduction for ¶1 month"], "a smaller one for 31 days"),
        (["deduction at_most 40 for 366 days", "deduction for ¶1 year"], "a smaller one for 366 days"),
        (["deduction at_most 40 for 1 month", "deduction for 31 days"], ""),
        (["deduction at_most 40 for 28 days", "deduction for 1 month"], ""),
        (["deduction at_most 40 for 1 year", "deduction for 366 days"], ""),
        (["deduction at_most 40 for 360 days", "deduction for 1 year"], ""),
        (["deduction at_most 40 for 1 year", "deduction for ¶365 days"], "a smaller one for 1 year"),
        (["deduction at_most 40 for 2 years", "bonus for 1 year"], ""),
        (["deduction at_most 40 for 9 years"], ""),
        (["deduction at_most 40 for 2 years", "deduction at_most 40 for 1 year"], ""),  # the second is never reached
        (["deduction for 2 years", "deduction at_most 40 for 3 years"], ""),
        (["grade B for 2 years", "grade for 3 years"], ""),  # no rule sets A
        (["grade B for 2 years"], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_larger_effect_never_counts_for_less_long(classes: list[str], part: str) -> None:
    """SC316: classes go from small and short to large and long; unknown is longest; only what is sure is said."""
    lines = []
    for one in classes:
        effect, lasts = one.split(" for ")
        effect = effect.replace(" at_most ", ", at_most: ")
        lines.append(f'  - {{effect: {effect}, for: {lasts}, source: "measure, art. 7"}}\n')
    head, rest = GOOD.split("validity:\n", 1)
    text = head + (f"validity:\n{''.join(lines)}rules:\n" if lines else "rules:\n") + rest.split("rules:\n", 1)[1]
    text, place = unmarked(text if part else f"{text}¶")
    _, found = build(text)

    assert [told(one) for one in found] == ([("SC316", *place)] if part else [])
    assert all(part in one.message for one in found)


DURATIONS: Final = st.one_of(
    st.none(), st.integers(1, 800).map(lambda n: Duration(days=n)), st.integers(1, 30).map(lambda n: Duration(months=n))
)


@given(DURATIONS, DURATIONS, st.dates(date(1999, 1, 1), date(2005, 12, 31)))
def test_shorter_is_shorter_from_any_day(one: Duration | None, other: Duration | None, day: date) -> None:
    """What is surely shorter ends no later, whatever the day it begins on; nothing is shorter than itself."""
    assert not shorter(one, one)
    assert not (shorter(one, other) and shorter(other, one))
    if one is None:
        assert not shorter(one, other)
    elif other is None:
        assert shorter(one, other)
    elif shorter(one, other):
        assert end(day, one) <= end(day, other)


def end(day: date, lasts: Duration) -> date:
    """The day on which a length ends: 29 February + 1 year is 28 February."""
    if lasts.days:
        return date.fromordinal(day.toordinal() + lasts.days)
    year, month = divmod(day.year * 12 + day.month - 1 + lasts.months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, last))


@st.composite
def bare_catalogs(draw: st.DrawFn) -> Catalog:
    """A few random clauses with no lengths of their own, some above others, and what is beside; often all of a kind."""
    codes = ["aa.x", "aa.x.y", *draw(st.sampled_from(([], ["aa.x.y.z"], ["aa.xy", "bb.v"])))]
    grades = draw(grade_ladders())
    names = [grade.id for grade in grades]
    kind = draw(st.sampled_from(("any", "points", "grades" if names else "points")))
    features = ALL - {Feature.BAND_VALIDITY} - (set() if kind == "any" else {Feature.ACCUMULATE})
    drawn = [
        draw(rule_strategy(f"rule-{n}", codes, names if kind == "any" else (), bounds=False, features=features))
        for n in range(draw(st.integers(2, 5)))
    ]
    rules = [replace(rule, validity=None, validity_unknown=False) for rule in drawn]
    if kind == "grades":
        sets = st.lists(st.sampled_from(names).map(DirectGrade), min_size=1, max_size=2)
        sides = [tuple(Variant(effect, SOURCE) for effect in draw(sets)) for _ in rules]
        rules = [replace(one, variants=each, cap=None, every=None) for one, each in zip(rules, sides, strict=True)]
    ids = [rule.id for rule in rules]
    groups = st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True)
    few = st.sampled_from((0, 0, 1, 2))
    repaired = st.sampled_from(rules).flatmap(lambda rule: repairs(rule, codes, names))
    return catalog_of(
        grades=grades,
        rules=tuple(rules),
        caps=tuple(draw(caps(id_=f"cap-{n}", rules_=draw(groups))) for n in range(draw(few))),
        multipliers=tuple(draw(multipliers(f"times-{n}", ids)) for n in range(draw(few))),
        repairs=tuple(replace(draw(repaired), id=f"repair-{n}") for n in range(draw(few))),
        **draw(countings()),
    )


@given(bare_catalogs())
def test_refused_is_what_does_not_bound(catalog: Catalog) -> None:
    """SC315 says the same as the rule restated case by case."""
    document = Document("test.yaml", {"rules": [{"points": 0} for _ in catalog.rules]}, Span(1, 1, 1, 1))
    remarks = Remarks(document)
    check(catalog, list(enumerate(catalog.rules)), remarks)
    found = [one for one in remarks.found if one.code != "SC318"]

    assert {one.message.split("'")[1] for one in found} == {r.id for r in catalog.rules if not lawful(r, catalog)}
    assert {one.code for one in found} <= {"SC315"}


# --- Anything ---------------------------------------------------------------------------------------------

PLAIN: Final[dict[str, Any]] = json.loads(json.dumps(read(FULL.encode(), "test.yaml").root, default=float))
ODD: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**20),
    st.text("ab1.-/ 荣\n", max_size=5),
    st.sampled_from(("unknown", "A", "grade D", "measure", "2019-02-30", "traffic.fine", "level", "1 year")),
    st.sampled_from(([], {}, [1], {"from": 1, "to": 0}, {"above": 9}, {"not": {"type": "person"}})),
    st.just({"by": "rank", "bands": [{"is": 1, "points": 5}]}),
    st.sampled_from(({"grade": "D"}, {"points": 5, "for": "unknown"}, {"of": "level", "per": "lifetime"}, ["arrears"])),
    st.sampled_from(({"steps": [{"from": 1, "points": 0}]}, {"tiers": [{"over": 5, "each": 1, "add": 1, "up_to": 1}]})),
)


def paths(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The steps to every value below."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [found for key, value in inside for found in ((*at, key), *paths(value, (*at, key)))]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A good catalog with a few values deleted, replaced, doubled or put where another stood."""
    root = json.loads(json.dumps(PLAIN))
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(paths(root) or [("place",)]))
        node = root
        for step in above:
            node = node[step]
        what = draw(st.sampled_from(("delete", "replace", "replace", "move", "double")))
        if what == "delete":
            node.pop(last, None) if isinstance(node, dict) else node.pop(last)
        elif what == "double" and isinstance(node, list):
            node.append(json.loads(json.dumps(node[last])))
        elif what == "move":
            other: Any = root
            for step in draw(st.sampled_from(paths(root))):
                other = other[step]
            node[last] = json.loads(json.dumps(other))
        else:
            node[last] = json.loads(json.dumps(draw(ODD)))  # a copy: some are one and the same object
    return json.dumps(root, ensure_ascii=False, indent=1)


@given(mangled())
def test_mangled_catalog_gives_findings_and_nothing_else(text: str) -> None:
    """Whatever is wrong, the answer is a catalog or errors, each with its place in the file."""
    built, found = build(text)

    assert (built is None) == any(one.severity is Severity.ERROR for one in found)
    lines = text.split("\n")
    for one in found:
        assert one.where.path == "test.yaml"
        assert 1 <= one.where.line <= len(lines)
        assert 1 <= one.where.column <= len(lines[one.where.line - 1]) + 1
        assert "\n" not in str(one)


@given(st.integers(0, len(FULL)), st.integers(0, 30), st.text("ab1:-{}[],'\"\n &*#荣", max_size=6))
def test_spliced_text_gives_findings_and_nothing_else(start: int, length: int, more: str) -> None:
    """A slip of the editor is a finding, never a traceback."""
    built, found = build(FULL[:start] + more + FULL[start + length :])

    assert (built is None) == any(one.severity is Severity.ERROR for one in found)


# --- Vocabulary -------------------------------------------------------------------------------------------

WORD: Final = "{kind: conduct, label: {en: X, zh: 乙}, definition: D, attributes: "
TOPIC: Final = "topic: aa\nlabel: {en: A, zh: 甲}\nconducts:\n"


@pytest.mark.parametrize(
    ("files", "code", "part"),
    [
        ([TOPIC + "  aa.x: " + WORD + "{¶amout: {}}}"], "SC303", "unknown attribute 'amout'; did you mean 'amount'?"),
        ([TOPIC + "  aa.x: " + WORD + "{}}", TOPIC + "  ¶aa.x: " + WORD + "{}}"],
         "SC306", "'aa.x' stands in another file too"),
        ([TOPIC + "  ¶bb.x: " + WORD + "{}}"], "SC311", "'bb.x' is not under topic 'aa'"),
    ],
)  # fmt: skip
def test_broken_vocabulary(files: list[str], code: str, part: str) -> None:
    """What is wrong across vocabulary files is found at the key that is wrong."""
    amount = "attributes: {amount: {type: decimal, label: {en: X, zh: 乙}, definition: D}}"
    text, place = unmarked(files[-1])
    contents = [amount, *files[:-1], text]
    _, (found,) = vocabulary((f"{number}.yaml", one.encode()) for number, one in enumerate(contents))

    assert (*told(found), found.where.path) == (code, *place, f"{len(contents) - 1}.yaml")
    assert part in str(found)
