"""Each kind of change by a small example, and the other way round its opposite."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import VOCABULARY, YEAR, band, grade, points, rule
from strategies import HERE, SOURCE, catalog_of

from scorecat.diff.changes import KINDS, MODULES, OPPOSITE, PAIRS
from scorecat.diff.diff import diff
from scorecat.diff.kind import Leaning, Tendency
from scorecat.diff.side import Side
from scorecat.model.catalog import Catalog, Consequence, Counting, Missing, Repair
from scorecat.model.condition import OneOf, Within
from scorecat.model.listing import (
    Begins,
    Ground,
    Lengths,
    ListLaw,
    Moment,
    Objection,
    Pending,
    Procedure,
    Publication,
    Term,
)
from scorecat.model.rule import Cap, Duration, Ladder
from scorecat.model.source import Evidence
from scorecat.model.text import Label

if TYPE_CHECKING:
    from scorecat.diff.change import Change

CODE: Final = "commerce.other"
GRADES: Final = (grade("A", 960), grade("B", 850), grade("C"))
MONTH: Final = Duration(months=1)
LADDER: Final = Ladder("amount", (band("-10", up_to=Decimal(500)), band("-20", over=Decimal(500))), gapless=True)


def scored(*effects: Any, **parts: Any) -> Catalog:
    """A catalog of one rule."""
    return catalog_of(grades=GRADES, rules=(rule("r", CODE, *effects, **parts),))


def ground(**parts: Any) -> Ground:
    """A ground of a list."""
    plain: dict[str, Any] = {
        "id": "1", "place": 0, "conducts": (CODE,), "title": None, "section": None, "subjects": None, "when": None,
        "passed_on": None, "reach_open": False, "in_force": None, "times": None, "exceptions": (), "listed_in": None,
        "begins": None, "wait": None, "term": Term(Lengths(YEAR, YEAR)), "benefit": False, "grade": None,
        "source": SOURCE, "where": HERE,
    }  # fmt: skip
    return Ground(**plain | parts)


def listed(law: dict[str, Any] | None = None, procedure: tuple[Procedure, ...] = (), **parts: Any) -> Catalog:
    """A list of one ground."""
    plain: dict[str, Any] = {
        "form": "list", "begins": Begins(), "publication": None, "objection": Objection(Pending.RUNS_ON), "delays": (),
        "transition": None, "transition_note": "", "default": None,
    }  # fmt: skip
    how = ListLaw(**plain | (law or {}))
    return catalog_of(kind="list", start=None, listing=how, grounds=(ground(**parts),), procedure=procedure)


def follows(kind: str) -> Catalog:
    """A catalog of which one thing follows."""
    return replace(scored(-10), consequences=(Consequence("B", Label("A thing"), kind, None, SOURCE),))


def repaired(instead: int) -> Catalog:
    """A catalog with a repair."""
    repair = Repair("p", ("step.done",), (CODE,), None, None, None, False, Decimal(instead), None, SOURCE, HERE)
    return replace(scored(-50), repairs=(repair,))


BASE: Final = scored(-10)
NONE: Final = replace(BASE, rules=())
STEP: Final = Procedure("hearing", Label("A hearing"), "", SOURCE)
PUBLIC: Final = Publication(SOURCE)
WEAK: Final = replace(SOURCE, evidence=Evidence.PRESS)

# The kind, what it is of, the first catalog and the second.
EXAMPLES: Final[tuple[tuple[str, str, Catalog, Catalog], ...]] = (
    ("DF101", "more points", BASE, scored(-20)),
    ("DF101", "a smaller bonus", scored(20), scored(10)),
    ("DF101", "a ladder harsher in one band", BASE, scored(LADDER)),
    ("DF101", "a range that begins lower", BASE, scored(points("-20", "-10"))),
    ("DF101", "a worse grade", scored("B"), scored("C")),
    ("DF101", "charged again and again", BASE, scored(-10, every=MONTH)),
    ("DF101", "a bonus capped", scored(20), scored(20, cap=Cap(Decimal(40), YEAR, SOURCE))),
    ("DF103", "points for a grade", BASE, scored("C")),
    ("DF103", "points for a listing", BASE, listed()),
    ("DF103", "one band harsher, one milder", scored(-15), scored(LADDER)),
    ("DF111", "a bonus for a deduction", scored(10), BASE),
    ("DF121", "a rule more", NONE, BASE),
    ("DF131", "no condition", scored(-10, when=OneOf("severity", ("serious",))), BASE),
    ("DF131", "an age less", scored(-10, subjects=Within("age", start=18)),
     scored(-10, subjects=Within("age", start=14))),
    ("DF133", "another severity", scored(-10, when=OneOf("severity", ("serious",))),
     scored(-10, when=OneOf("severity", ("ordinary",)))),
    ("DF141", "two years for one", scored(-10, validity=YEAR), scored(-10, validity=Duration(months=24))),
    ("DF141", "a term without an end", listed(), listed(term=Term(None))),
    ("DF143", "days for a month", scored(-10, validity=MONTH), scored(-10, validity=Duration(days=30))),
    ("DF151", "more is left", repaired(-10), repaired(-20)),
    ("DF151", "no repair", repaired(-10), scored(-50)),
    ("DF153", "a grade is left", repaired(-10),
     replace(repaired(0), repairs=(replace(repaired(0).repairs[0], instead="B"),))),
    ("DF161", "a range", BASE, scored(points("-15", "-5"))),
    ("DF161", "may for must", BASE, scored(-10, reach_open=True)),
    ("DF163", "not said whether it must", follows("benefit"),
     replace(BASE, consequences=(replace(follows("benefit").consequences[0], must=True),))),
    ("DF171", "the text for the press", replace(BASE, rules=(replace(BASE.rules[0], variants=(
        replace(BASE.rules[0].variants[0], source=WEAK),)),)), BASE),
    ("DF181", "a bound higher", BASE, replace(BASE, grades=(grade("A", 990), *GRADES[1:]))),
    ("DF183", "a grade more", BASE, replace(BASE, grades=(*GRADES[:2], grade("BB", 700), GRADES[2]))),
    ("DF191", "a restriction", BASE, follows("restriction")),
    ("DF196", "a benefit", BASE, follows("benefit")),
    ("DF201", "a use", BASE, follows("use")),
    ("DF211", "organisations, too", replace(BASE, subjects=("person",)), BASE),
    ("DF213", "organisations instead", replace(BASE, subjects=("person",)), replace(BASE, subjects=("organisation",))),
    ("DF221", "mandatory for consent", replace(BASE, participation="consent"), BASE),
    ("DF231", "a hearing", listed(), listed(procedure=(STEP,))),
    ("DF231", "an objection holds it up", listed(), listed({"objection": Objection(Pending.SUSPENDS)})),
    ("DF233", "another deadline", listed(procedure=(replace(STEP, within="3 days"),)), listed(procedure=(STEP,))),
    ("DF241", "no wait", listed({"begins": Begins(Moment.DECIDED, MONTH)}), listed()),
    ("DF243", "from service", listed(), listed({"begins": Begins(Moment.SERVED)})),
    ("DF246", "published", listed(), listed({"publication": PUBLIC})),
    ("DF248", "published monthly", listed({"publication": PUBLIC}),
     listed({"publication": replace(PUBLIC, monthly=True)})),
    ("DF251", "the text is there", replace(NONE, partial=True, missing=(Missing("All rules", rules=True),)), BASE),
    ("DF251", "the size is known", scored(points(None, "0")), BASE),
    ("DF253", "another part is missing", replace(BASE, partial=True, missing=(Missing("Annex 1", rules=False),)),
     replace(BASE, partial=True, missing=(Missing("The procedure of removal", rules=False),))),
    ("DF261", "one act", BASE, replace(BASE, one_act=Counting.STRONGEST)),
    ("DF271", "a list for a score", BASE, listed()),
    ("DF281", "another number", listed(when=OneOf("ground", ("1",))), listed(when=OneOf("ground", ("2",)))),
    ("DF291", "another id", BASE, replace(BASE, rules=(replace(BASE.rules[0], id="s"),))),
)  # fmt: skip


def changes(one: Catalog, other: Catalog) -> tuple[Change, ...]:
    """Diff two catalogs."""
    return diff(Side(one, VOCABULARY), Side(other, VOCABULARY)).changes


@pytest.mark.parametrize(("kind", "of", "one", "other"), EXAMPLES, ids=[f"{row[0]} {row[1]}" for row in EXAMPLES])
def test_a_change_is_of_its_kind_both_ways(kind: str, of: str, one: Catalog, other: Catalog) -> None:
    """The kind from the first to the second, its opposite from the second to the first."""
    assert kind in {change.kind.id for change in changes(one, other)}, of
    assert OPPOSITE[kind] in {change.kind.id for change in changes(other, one)}, of


def test_every_kind_has_an_example() -> None:
    """A kind without one is not tested."""
    shown = {kind for kind, *_ in EXAMPLES}

    assert set(KINDS) == shown | {OPPOSITE[kind] for kind in shown}


def test_kinds_are_told_apart_and_come_in_pairs() -> None:
    """Ids and names are unique, an opposite's opposite is the kind itself, and what is worse one way is better back."""
    leans = {Leaning.WORSE: Leaning.BETTER, Leaning.BETTER: Leaning.WORSE}
    leans |= {Leaning.WITH: Leaning.AGAINST, Leaning.AGAINST: Leaning.WITH}

    assert len(KINDS) == sum(len(pair.kinds) for pair in PAIRS)
    assert len(KINDS) == len({kind.name for kind in KINDS.values()})
    assert sorted(KINDS) == list(KINDS)
    for id_, opposite in OPPOSITE.items():
        assert id_ == OPPOSITE[opposite]
        assert leans.get(KINDS[id_].leaning, KINDS[id_].leaning) is KINDS[opposite].leaning
    assert all(module.__doc__ for module in MODULES)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (scored(-10, when=OneOf("severity", ("serious",))), BASE, Tendency.WORSE),
        (scored(10, when=OneOf("severity", ("serious",))), scored(10), Tendency.BETTER),
        (NONE, BASE, Tendency.WORSE),
        (replace(BASE, rules=()), scored(10), Tendency.BETTER),
        (scored(10, validity=YEAR), scored(10, validity=MONTH), Tendency.WORSE),
    ],
)
def test_more_of_a_burden_is_worse_and_of_a_benefit_better(one: Catalog, other: Catalog, expected: Tendency) -> None:
    """Wider, new and longer turn with what the clause is to a person."""
    assert expected in {change.tendency for change in changes(one, other)}


@pytest.mark.parametrize(
    ("start", "bound", "other", "kind"),
    [
        (100, 90, "-2", "DF101"),  # a fifth of the way down for an eighth of it
        (2000, 1000, "-20", "DF102"),
    ],
)
def test_points_on_different_scales_are_shares_and_say_so(start: int, bound: int, other: str, kind: str) -> None:
    """−5 of 40 to the next grade is an eighth of the way, whatever the numbers are elsewhere."""
    there = replace(scored(points(other, other)), start=Decimal(start), grades=(grade("A", bound), grade("B")))
    first = replace(scored(-5), grades=(grade("A", 960), grade("B")))

    (found,) = [change for change in changes(first, there) if change.field == "variants"]

    assert kind == found.kind.id
    assert found.scales


def test_points_are_not_held_against_a_scale_that_is_not_known() -> None:
    """Neither stricter nor milder, and it says why."""
    (found,) = [change for change in changes(BASE, replace(scored(-20), start=None)) if change.field == "variants"]

    assert ("DF103", True) == (found.kind.id, found.scales)
