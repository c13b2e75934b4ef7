"""What checks ask alike of clauses: who is the worse for one, what everyone begins with, which days a year means."""

from __future__ import annotations

from datetime import date

import pytest
from check.checked_small import checked

from scorecat.check.clause import clauses, first_rank, nothing_else_missing
from scorecat.check.period import first_day, last_day

GROUND = '{id: "1", conduct: tax.evasion, term: {for: 2 years, source: "measure, art. 9"}, source: "measure, art. 3"'


@pytest.mark.parametrize(
    ("effect", "burdens"),
    [
        ("points: -1", True),
        ("points: 1", False),
        ("points: {from: -1, to: 5}", True),
        ("points: {from: 0, to: 5}", False),
        ("points: {unknown: deduction}", True),
        ("points: {unknown: bonus}", False),
        ("grade: B", True),
        ("grade: A", False),
        ("points: {by: amount, bands: [{up_to: 5, points: 1}, {over: 5, points: -1}]}", True),
        ("accumulate: {of: events, per: lifetime}, points: {steps: [{from: 3, points: -2}]}", True),
        ("accumulate: {of: events, per: lifetime}, points: {steps: [{from: 3, points: 2}]}", False),
    ],
)
def test_a_rule_burdens_if_somebody_can_be_the_worse_for_it(effect: str, burdens: bool) -> None:
    """A grade is worse than what everyone begins with, not than the best."""
    (clause,) = clauses(checked(f'- {{id: r, conduct: traffic.fine, {effect}, source: "measure, row 1"}}').catalog)

    assert burdens is clause.burdens


@pytest.mark.parametrize(
    ("law", "more", "burdens"), [("list", "", True), ("redlist", "", False), ("list", ", benefit: true", False)]
)
def test_a_ground_burdens_unless_it_is_one_of_merit(law: str, more: str, burdens: bool) -> None:
    """Of itself, or by the form of the list."""
    (clause,) = clauses(checked(f"listing: {{form: {law}}}\ngrounds: [{GROUND}{more}}}]").catalog)

    assert burdens is clause.burdens


@pytest.mark.parametrize(("start", "rank"), [("1000", 0), ("960", 0), ("959", 1), ("100", 2), ("unknown", None)])
def test_the_first_grade_is_that_of_the_start(start: str, rank: int | None) -> None:
    """Bounds belong to the better grade; without a start there is none."""
    assert rank == first_rank(checked(f'score: {{start: {start}, source: "measure, art. 8"}}').catalog)


def test_what_the_text_lacks_is_known_only_of_a_whole_text() -> None:
    """Rules of some topic may be missing, nothing else."""
    missing = "completeness: {{state: partial, missing: [{{what: Something.{}}}]}}"

    assert nothing_else_missing(checked("completeness: {state: full}").catalog)
    assert nothing_else_missing(checked(missing.format(", subjects: [person]")).catalog)
    assert not nothing_else_missing(checked(missing.format("")).catalog)
    assert not nothing_else_missing(checked(missing.format(", rules: false")).catalog)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02-03", date(2020, 2, 3), date(2020, 2, 3)),
    ],
)
def test_a_year_means_all_its_days(text: str, first: date, last: date) -> None:
    """So does a month."""
    assert (first, last) == (first_day(text), last_day(text))
