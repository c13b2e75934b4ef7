"""The clauses beside plain rules: what is read, and one broken thing at a time with its code, place and words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from catalog.catalog_small import FULL, Change, build, changed

from scorecat.model.catalog import Freeze, Limit
from scorecat.model.condition import OneOf
from scorecat.model.rule import Accumulated, Calendar, Combine, Duration, Ladder, Span, period_words

if TYPE_CHECKING:
    from scorecat.model.catalog import Catalog
    from scorecat.model.rule import Rule

GRADED: Final = "grade: C\n    source: annex, row 14"
STEPS: Final = ("      steps:\n", "      ¶steps:\n")
TIERS: Final = ("      tiers:\n", "      ¶tiers:\n")

BROKEN: Final[list[tuple[list[Change], str, str]]] = [
    # Changes (¶ before what is pointed at), code, part of the message and the advice.
    # Shape
    ([("{id: to-family, to: [spouse],", "¶{id: to-family,")], "SC202", "'to' is missing; add it"),
    ([("      tiers:\n", "      ¶combine: add\n      tiers:\n")],
     "SC202", "'combine' needs 'steps' beside it; add it"),
    ([('source: ["measure, art. 6", "measure, art. 30"]', 'source: ["measure, art. 6", ¶[]]')],
     "SC203", "item 2 should be text or a mapping, not a list"),
    ([("repeat: false", "repeat: ¶true")], "SC204", "'True' is not one of false"),
    ([("to: [spouse]", "to: [¶spouses]")], "SC204", "did you mean 'spouse'?"),
    ([("at: end of calendar year", "at: ¶end of year")], "SC204", "'end of year' is not one of end of calendar year"),
    ([("per: calendar month", "per: ¶week")], "SC205", "'week' is not a period: `calendar year`, `calendar quarter`"),
    ([("{of: events, per: calendar year}", "{of: events, per: ¶30 days}")], "SC205", "'30 days' is not a period: `cal"),
    ([("rest of the calendar quarter", "¶rest of the quarter")], "SC205", "'rest of the quarter' is not a duration"),
    ([("{from: 2020-06, until: 2020-09-15}", "¶{}")], "SC206", "'in_force' is empty; fill it or leave it out"),
    ([('["measure, art. 6", "measure, art. 30"]', "¶[]")], "SC206", "'source' is empty"),
    ([("factor: 1.5", "factor: ¶0")], "SC207", "'0' is out of range (above 0)"),
    ([("factor: 2, while", "factor: ¶1, while")], "SC207", "'1' is out of range (above 1)"),
    ([("each: 2, add", "each: ¶0, add")], "SC207", "'0' is out of range (above 0)"),
    # Conducts
    ([("[commerce.bribery, commerce.fraud]", "[commerce.bribery, ¶commerce.frauds]")],
     "SC301", "'commerce.frauds' is not in the vocabulary; did you mean 'commerce.fraud'?"),
    ([("[commerce.bribery, commerce.fraud]", "[commerce.bribery, ¶pledge.signed]")],
     "SC301", "'pledge.signed' is a procedure, not conduct"),
    ([("after: [court.judgment-performed,", "after: [¶court.judgment-perform,")], "SC301", "did you mean"),
    ([("after: court.enforcement-settled", "after: ¶record.revoked")],
     "SC301", "'record.revoked' is a correction, not a procedure"),
    ([("after: court.enforcement-settled", "after: ¶community.litter")],
     "SC301", "'community.litter' is conduct, not a procedure"),
    ([("of: [community.litter]", "of: [¶community.liter]")], "SC301", "did you mean 'community.litter'?"),
    ([("of: commerce.bribery", "of: ¶pledge.signed")], "SC301", "'pledge.signed' is a procedure, not conduct"),
    ([("as: honour.award", "as: ¶honour.awards")], "SC301", "did you mean 'honour.award'?"),
    ([("as: honour.award", "as: ¶record.corrected")], "SC301", "'record.corrected' is a correction, not conduct"),
    # Rules, grades and texts that are not there
    ([("rules: [hours, blood]", "rules: [hours, ¶bloood]")], "SC302", "no rule 'bloood'; did you mean 'blood'?"),
    ([("rules: [litter, overcharging]", "rules: [¶liter, overcharging]")],
     "SC302", "no rule 'liter'; did you mean 'litter'?"),
    ([("grade: C\n    for: {type", "grade: ¶D\n    for: {type")], "SC302", "no grade 'D'; known: A, B, C"),
    ([("instead: {grade: B,", "instead: {grade: ¶BB,")], "SC302", "no grade 'BB'; did you mean 'B'?"),
    ([("fell_from: {A: CA, B", "fell_from: {¶Z: CA, B")], "SC302", "no grade 'Z'; known: A, B"),
    ([("fell_from: {A: CA, B: CB}", "fell_from: {A: CA, ¶C: CB}")], "SC302", "no grade 'C'"),
    ([('source: "measure, art. 21"', 'source: ¶"measures, art. 21"')], "SC302", "no instrument or report 'measures'"),
    ([('"annex, row 11"', '¶"row 11"')], "SC302", "no instrument or report 'row'"),
    ([("source: measure, art. 23", "source: ¶measures, art. 23")], "SC302", "no instrument or report 'measures'"),
    ([("source: measure, art. 25", "source: ¶measures, art. 25")], "SC302", "no instrument or report 'measures'"),
    ([("source: measure, art. 27", "source: ¶measures, art. 27")], "SC302", "no instrument or report 'measures'"),
    ([("source: measure, art. 28", "source: ¶measures, art. 28")], "SC302", "no instrument or report 'measures'"),
    ([('"measure, art. 29"', '¶"measures, art. 29"')], "SC302", "no instrument or report 'measures'"),
    ([('"measure, art. 30"]', '¶"measures, art. 30"]')], "SC302", "no instrument or report 'measures'"),
    ([("{in: annex, at: row 9,", "¶{in: anex, at: row 9,")], "SC302", "did you mean 'annex'?"),
    # Attributes and their values
    ([("{of: quantity, per", "{of: ¶quantities, per")], "SC303", "'quantities'; did you mean 'quantity'?"),
    ([("attribute: level", "attribute: ¶levels")], "SC303", "unknown attribute 'levels'; did you mean 'level'?"),
    ([("grade: C\n    for: {type", "grade: C\n    for: {¶tpye")], "SC303", "'tpye'; did you mean 'type'?"),
    ([("{of: quantity, per", "{of: ¶level, per")], "SC304", "'level' does not add up; an attribute that is a decimal"),
    ([("{of: quantity, per", "{of: ¶rank, per")], "SC304", "'rank' does not add up"),
    ([("AA: village}", "AA: ¶hamlet}")], "SC304", "'hamlet' is no level"),
    ([("AA: village}", "AA: ¶7}")], "SC304", "'7' is no level"),
    ([("attribute: level", "attribute: amount"), ("AAA: county, AA: village", "AAA: 5, AA: ¶five")],
     "SC304", "'five' is not a number, as amount needs"),
    # Ids
    ([("id: all-good", "id: ¶theft")], "SC306", "'theft' is the id of another clause already"),
    ([("id: all-bad", "id: ¶all-good")], "SC306", "'all-good' is the id of another clause already"),
    ([("id: carried", "id: ¶performed")], "SC306", "'performed' is the id of another clause already"),
    ([("[commerce.bribery, commerce.fraud]", "¶[commerce.fraud, commerce.fraud]")],
     "SC306", "a conduct stands twice; keep one"),
    # What goes together
    ([("points: 40, per", "points: ¶0, per")], "SC308", "a cap of deductions is negative, one of bonuses positive"),
    ([("cap: {points: 12, per", "cap: ¶{points: 0, per")], "SC308", "a cap is on points, deductions negative and"),
    ([(GRADED, "grade: C\n    cap: ¶{points: 1, per: lifetime, source: annex}\n    source: annex")],
     "SC308", "a cap is on points"),
    ([("grade: B, for: 1 year", "grade: B, for: ¶unknown")],
     "SC308", "a repair says how long; leave it out for the class of such an effect"),
    ([("instead: {points: 0}", "instead: ¶{for: 1 year}")], "SC308", "a repair leaves `points` or a `grade`: one of"),
    ([("instead: {points: 0}", "instead: ¶{points: 0, grade: B}")], "SC308", "a repair leaves `points` or a `grade`"),
    ([("-20, validity: 6 months", "-20, validity: ¶unknown")],
     "SC308", "a band says how long, or leaves it to the rule; leave it out"),
    ([("points: {from: -20, to: -2}", "points: -20"), ("slots: 5", "slots: ¶5")],
     "SC308", "what a subordinate body may set is a range of points; give {from, to}"),
    ([(GRADED, "grade: C\n    slots: ¶5\n    source: annex")],
     "SC308", "what a subordinate body may set is a range of points"),
    # Numbers
    ([("points: -40.5", "points: ¶-40.00005")], "SC310", "-40.00005 has more than 4 decimals"),
    ([("cap: {points: 12", "cap: {points: ¶12.00001")], "SC310", "more than 4 decimals"),
    ([("factor: 1.5", "factor: ¶1.00001")], "SC310", "more than 4 decimals"),
    ([("factor: 2, while", "factor: ¶2.00001, while")], "SC310", "more than 4 decimals"),
    ([("instead: {points: 0}", "instead: {points: ¶-0.00001}")], "SC310", "more than 4 decimals"),
    ([("add: 1.5", "add: ¶1.50005")], "SC310", "more than 4 decimals"),
    ([("{from: 10, points: 2}", "{from: ¶10.00001, points: 2}")], "SC310", "more than 4 decimals"),
    ([("direct_score: 550.5", "direct_score: ¶550.00001")], "SC310", "more than 4 decimals"),
    ([("{over: 1000}", "{over: ¶1000.00001}")], "SC310", "more than 4 decimals"),
    ([("points: {from: -20, to: -2}", "points: ¶{from: -20, to: -2, steps: [{from: 1, points: 2}]}")],
     "SC310", "{tiers} or {steps}: one of them"),
    # Days
    ([("until: 2020-09-15", "until: ¶2020-06-31")], "SC312", "there is no day 2020-06-31"),
    ([("until: 2020-09-15", "until: ¶2020-06")], "SC312", "`until` 2020-06-01 is not after `from` 2020-06-01"),
    ([("from: 2020-02\n", "from: ¶2019-02-30\n")], "SC312", "there is no day 2019-02-30"),
    ([("until: 2020-06-30", "until: ¶2020-02-01")], "SC312", "`until` 2020-02-01 is not after `from` 2020-02-01"),
    # Grades
    ([("from: {over: 1000}", "from: ¶{over: 1000, above: 1000}")], "SC314", "`{over: n}`, `{above: n}` or"),
    ([("{id: A, from: {over: 1000},", "{id: A, fell_from: ¶{B: X}, from: 1000,")],
     "SC314", "only the last grade tells from where one fell"),
    ([("{from: 800, to: 850}", "¶{from: 800, to: 850, over: 3}")], "SC314", "a bound is a number,"),
    # What adds up
    ([("    accumulate: {of: quantity, per: lifetime}\n", ""), STEPS],
     "SC317", "tiers and steps are of what adds up; add `accumulate: {of: …, per: …}`"),
    ([("    repeat: false\n", "    accumulate: ¶{of: events, per: lifetime}\n")],
     "SC317", "`accumulate` goes with points in `tiers` or `steps`; give them"),
    ([(GRADED, "grade: C\n    accumulate: ¶{of: events, per: lifetime}\n    source: annex")],
     "SC317", "`accumulate` goes with points in"),
    ([("  - id: hours", "  - ¶id: hours"), ("accumulate: {of: quantity", "every: year\n    accumulate: {of: quantity")],
     "SC317", "what adds up is not charged by the period besides"),
    ([STEPS, ("{from: 10, points: 2}", "{from: 10, points: 0}")],
     "SC317", "all parts deduct, or all give"),
    ([STEPS, ("{from: 10, points: 2}", "{from: 10, points: -2}")],
     "SC317", "all parts deduct, or all give"),
    ([STEPS, ("{from: 10, points: 2}", "{from: 20, points: 2}")],
     "SC317", "steps go upwards"),
    ([STEPS, ("{from: 10, points: 2}", "{from: 10, points: 6}")],
     "SC317", "a higher step that replaces a lower one gives no less"),
    ([TIERS, ("at_most: 4}", "at_most: -4}")], "SC317", "all parts deduct, or all give"),
    ([TIERS, ("{over: 10, each", "{over: 9, each")],
     "SC317", "tiers go upwards and do not overlap; only the last may have no end"),
    ([TIERS, ("over: 0, up_to: 10, each", "over: 0, each")],
     "SC317", "only the last may have no end"),
    ([TIERS, ("{over: 10, each", "{over: 10, up_to: 10, each")],
     "SC317", "a tier ends above where it begins"),
    # Bands and repairs
    ([("{over: 500, up_to: 900,", "¶{over: 500, up_to: 900,"), ("validity: 30 days", "validity: 7 months")],
     "SC316", "this band counts for 6 months, a smaller one may count for longer; let the larger count as long"),
    ([("{over: 900,", "¶{over: 900,"), ("validity: 9 months", "validity: rest of the calendar year")],
     "SC316", "this band counts for rest of the calendar year"),
    ([("instead: {points: 0}", "instead: ¶{points: -2.5}")],
     "SC318", "repair 'pledged' deducts more than rule 'litter' (line 100) does; name in `grade` or `of`"),
    ([("instead: {points: 0}", "instead: ¶{grade: B}")],
     "SC318", "repair 'pledged' sets a grade, and deducts no points as rule 'litter' (line 100) does"),
    ([("of: [community.litter]", "of: [traffic.drink-driving]"), ("instead: {points: 0}", "instead: ¶{grade: C}")],
     "SC318", "repair 'pledged' sets a worse grade than rule 'drink-driving' (line 62) does"),
    ([("instead: {points: 0}", "instead: {points: ¶5}")], "SC318", "a repair leaves a deduction, or 0 where nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "part"), BROKEN)
def test_broken_clause_is_refused_where_it_is_broken(changes: list[Change], code: str, part: str) -> None:
    """One thing wrong is one finding, at the place that has to change, and nothing is left to run."""
    text, place = changed(*changes, good=FULL)
    built, found = build(text)

    assert built is None
    assert [(one.code, one.where.line, one.where.column) for one in found] == [(code, *place)]
    assert part in str(found[0])


def test_conflict_does_not_add_up() -> None:
    """What adds up has one reading."""
    one = "{points: {steps: [{from: 1, points: 2}]}, source: annex}"
    sides = f"conflict: [{one}, {one}]"
    old = "    points:\n      steps:\n" + FULL.partition("      steps:\n")[2].partition("  - id: blood")[0]
    text, place = changed(
        (old, f"    {sides}\n"), ("accumulate: {of: quantity", "accumulate: ¶{of: quantity"), good=FULL
    )
    _, found = build(text)

    assert [(one.code, one.where.line, one.where.column) for one in found] == [("SC317", *place)]


# --- What is read


@cache
def full() -> Catalog:
    """The catalog with every kind of clause."""
    built, found = build(FULL)
    assert (built is not None, found) == (True, [])
    assert built is not None
    return built


def rule(id_: str) -> Rule:
    """One of its rules."""
    return next(one for one in full().rules if one.id == id_)


def effect(id_: str) -> Accumulated:
    """What adds up under a rule."""
    found = rule(id_).accumulated
    assert found is not None
    return found


def test_accumulated_steps_are_read() -> None:
    """What adds up, over which period, from where on, and how steps go together."""
    hours = effect("hours")

    assert (hours.of, hours.per, hours.combine, hours.tiers) == ("quantity", Calendar.LIFETIME, Combine.UNKNOWN, ())
    assert [(int(step.start), int(step.points)) for step in hours.steps] == [(10, 2), (20, 5)]
    assert [step.source and step.source.locator for step in hours.steps] == [None, "row 9"]


def test_accumulated_tiers_are_read() -> None:
    """Events count 1 each; a tier has a length, a step, and at times a most."""
    blood = effect("blood")
    tiers = [(one.over, one.up_to, one.each, one.add, one.at_most) for one in blood.tiers]

    assert (blood.of, blood.per, blood.combine, blood.steps) == (None, Calendar.YEAR, Combine.REPLACE, ())
    ten = Decimal(10)
    assert tiers == [(Decimal(0), ten, Decimal(2), Decimal("1.5"), Decimal(4)), (ten, None, Decimal(5), 1, None)]


def test_caps_are_read() -> None:
    """Of a rule and of groups, over calendar periods, a lifetime or a window."""
    own = rule("blood").cap
    assert own is not None
    caps = [(one.id, one.points, period_words(one.per), one.rules, one.source.locator) for one in (own, *full().caps)]

    assert caps == [
        ("", 12, "calendar month", (), "row 11"),
        ("all-good", 40, "1 year", ("hours", "blood"), "art. 21"),
        ("all-bad", Decimal("-40.5"), "lifetime", ("litter",), "art. 22"),
    ]


def test_scope_of_a_rule_is_read() -> None:
    """Whose events, of which days, whether it repeats, how many items, and how long."""
    litter, other, plain = rule("litter"), rule("overcharging"), rule("theft")

    assert (litter.passed_on, other.passed_on, plain.passed_on) == (True, False, None)
    assert (litter.in_force, plain.in_force) == (Span(date(2020, 6, 1), date(2020, 9, 15)), None)
    assert (litter.repeats, plain.repeats) == (False, True)
    assert (litter.slots, plain.slots) == (5, None)
    assert litter.validity == Duration(rest_of=Calendar.QUARTER)


def test_lengths_of_bands_are_read() -> None:
    """A band's own, or none: then it is the rule's."""
    ladder = rule("overcharging").variants[0].effect
    assert isinstance(ladder, Ladder)

    assert [band.validity for band in ladder.bands] == [Duration(days=30), Duration(months=6), None]
    assert rule("overcharging").validity == Duration(months=9)


def test_counting_is_read() -> None:
    """What repetition does, what a direct grade freezes, and each source of the section."""
    built = full()

    assert built.repeat is not None
    assert built.repeat.source is not None
    assert (built.repeat.factor, built.repeat.source.locator) == (Decimal(2), "art. 29")
    assert built.freeze is Freeze.UNKNOWN
    assert [one.locator for one in built.counting_sources] == ["art. 6", "art. 30"]


def test_grades_are_read() -> None:
    """A bound that is not itself included, what a direct grade scores, and what the last one is called."""
    best, _, last = full().grades

    assert best.hard == best.easy == Limit(Decimal(1000), open=True)
    assert (best.direct_score, last.direct_score) == (None, Decimal("550.5"))
    assert (best.fell_from, last.fell_from) == ((), (("A", "CA"), ("B", "CB")))


def test_pass_on_is_read() -> None:
    """What of whom reaches whom; left out: anything, anyone's."""
    assert [(one.id, one.conducts, one.of, one.to, one.reach_open, one.source.locator) for one in full().pass_on] == [
        (
            "to-head",
            ("commerce.bribery", "commerce.fraud"),
            ("organisation",),
            ("legal-representative", "principal"),
            True,
            "art. 23",
        ),
        ("to-family", (), (), ("spouse",), False, "art. 24"),
    ]
    assert [one.note for one in full().pass_on] == ["As far as the text says.", ""]


def test_repairs_are_read() -> None:
    """After what, of what, for whom, and what is left for how long."""
    performed, pledged = full().repairs

    assert performed.after == ("court.judgment-performed", "pledge.signed")
    assert (performed.conducts, performed.grade) == (("commerce.bribery",), "C")
    assert (performed.subjects, performed.passed_on) == (OneOf("type", ("organisation",)), False)
    assert (performed.instead, performed.lasts) == ("B", Duration(months=12))
    assert (performed.reach_open, performed.source.locator, performed.note) == (
        True,
        "art. 25",
        "As far as the text says.",
    )
    assert (pledged.after, pledged.conducts) == (("court.enforcement-settled",), ("community.litter",))
    assert (pledged.grade, pledged.subjects, pledged.passed_on, pledged.reach_open) == (None, None, None, False)
    assert (pledged.instead, pledged.lasts) == (Decimal(0), None)
    lines = FULL.splitlines()
    assert [lines[one.where.line - 1].strip() for one in full().repairs] == ["- id: performed", "- id: pledged"]


def test_multipliers_are_read() -> None:
    """Of which rules, and on which days."""
    (one,) = full().multipliers

    assert (one.id, one.rules, one.factor) == ("epidemic", ("litter", "overcharging"), Decimal("1.5"))
    assert (one.span, one.source.locator) == (Span(date(2020, 2, 1), date(2020, 6, 30)), "art. 27")


@pytest.mark.parametrize(
    ("attribute", "values", "read"),
    [
        ("level", "AAA: county, AA: village", (("AAA", "county"), ("AA", "village"))),
        ("rank", "AAA: 1, AA: 3", (("AAA", 1), ("AA", 3))),
        ("amount", "AAA: 1, AA: 2.5", (("AAA", Decimal(1)), ("AA", Decimal("2.5")))),
        ("ended", "AAA: 2020-01-31", (("AAA", date(2020, 1, 31)),)),
    ],
)
def test_transfers_are_read(attribute: str, values: str, read: tuple[tuple[str, object], ...]) -> None:
    """From where, as what, and the value of the attribute, of its own type, by grade of the other place."""
    text = FULL.replace("attribute: level", f"attribute: {attribute}").replace("AAA: county, AA: village", values)
    built, found = build(text)
    assert (built is not None, found) == (True, [])
    assert built is not None
    (one,) = built.transfers

    assert (one.id, one.place, one.conduct, one.attribute) == ("carried", "elsewhere", "honour.award", attribute)
    assert one.values == read
    assert [type(value) for _, value in one.values] == [type(value) for _, value in read]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("rest of the calendar year", Duration(rest_of=Calendar.YEAR)),
        ("rest of the calendar month", Duration(rest_of=Calendar.MONTH)),
        ("1 month", Duration(months=1)),
        ("2 years", Duration(months=24)),
        ("400 days", Duration(days=400)),
        ("unknown", None),
    ],
)
def test_lengths_are_read(said: str, meant: Duration | None) -> None:
    """Calendar months and years, days, or the rest of a calendar period; `unknown` is none."""
    built, _ = build(FULL.replace("validity: rest of the calendar quarter", f"validity: {said}"))
    assert built is not None
    litter = next(one for one in built.rules if one.id == "litter")

    assert (litter.validity, litter.validity_unknown) == (meant, meant is None)


@pytest.mark.parametrize(
    "said", ["calendar year", "calendar quarter", "calendar month", "lifetime", "30 days", "6 months"]
)
def test_periods_of_caps_are_read(said: str) -> None:
    """Each comes out as it was said."""
    built, _ = build(FULL.replace("per: calendar month", f"per: {said}"))
    assert built is not None
    own = next(one.cap for one in built.rules if one.id == "blood")

    assert own is not None
    assert period_words(own.per) == said
