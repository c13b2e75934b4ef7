"""Where a subject stands best and worst, and what makes the difference."""

from __future__ import annotations

import csv
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from compare.compare_small import FULL, LIST, NORTH, OPAQUE, SOUTH, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecat.catalog.library import Library
from scorecat.compare.choice import Sort, Where, chosen
from scorecat.compare.compared import Compared, compared
from scorecat.compare.difference import difference, said_of
from scorecat.compare.standing import Basis
from scorecat.compare.verdict import By, Verdict, verdict
from scorecat.evaluate.evaluate import Request, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LIBRARY = Library()
PLAIN = """\
score: {start: 1000, source: text}
grades: []
counting: {one_act: all, source: text}
rules:
  - {id: theft, conduct: utilities.theft, points: -60, source: "text, row 1"}
"""
PLACES = {
    "north": text("north", NORTH),
    "south": text("south", SOUTH),
    "law": text("law", LIST, kind="list"),
    "dark": text("dark", OPAQUE, kind="opaque"),
    "plain": text("plain", PLAIN),
    "adults": text("adults", 'covers: {who: {age: {from: 18}}, source: "text, art. 3"}\n' + NORTH),
}
"""The catalogs of these tests by place."""
COLUMNS = ("event", "subject", "date", "conduct", "severity")


def everyone(
    folder: Path, rows: Iterable[str], places: Iterable[str], catalogs: Mapping[str, str] = PLACES, **more: Any
) -> dict[str, Compared]:
    """Compare places on rows of `subject conduct [severity]`, each an event of its own."""
    files = []
    for name in places:
        path = folder / f"{name}.yaml"
        path.write_text(catalogs[name], encoding="utf-8")
        files.append(path)
    log = folder / "log.csv"
    with log.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for number, row in enumerate(rows):
            subject, conduct, *severity = row.split()
            writer.writerow([f"e{number}", subject, "2020-03-01", conduct, *(severity or [""])])
    result, _ = evaluate(Request([str(log)], files=files, **more), LIBRARY)
    return {one.subject: one for one in compared(result.records())}


def names(places: Iterable[Any]) -> list[str]:
    """Places without their versions."""
    return [one.catalog.place for one in places]


def ends(found: Verdict) -> tuple[list[str], list[str], list[str], list[str]]:
    """Worst in low and high, best in low and high."""
    return names(found.worst.low), names(found.worst.high), names(found.best.low), names(found.best.high)


@pytest.mark.parametrize(
    ("rows", "by", "worst", "best", "clause"),
    [
        # North: −60 is a grade of three down; south: −2 leaves the grade and goes two thirds of the way.
        (["p utilities.theft"], By.GRADE, ["north"], ["south"], ("north", "theft", "e0")),
        # South: −6 is the only grade down; north: −50 at worst is a grade down of three.
        (["p traffic.fine"], By.GRADE, ["south"], ["north"], ("south", "fine", "e0")),
        # The fine weighs the more in the south, though north counts theft as well.
        (["p utilities.theft", "p traffic.fine"], By.GRADE, ["south"], ["north"], ("south", "fine", "e1")),
        # South has no rule on bravery: it says nothing of p, and one place alone is no comparison.
        (["p honour.bravery"], By.GRADE, ["north"], ["north"], ("north", "bravery", "e0")),
        # Only what is alike in both is left: what differs is the bonus of the better place.
        (["p utilities.theft", "p honour.bravery", "p traffic.drink-driving"], By.GRADE, ["north"], ["south"],
         ("north", "driving", "e2")),
        (["p life.parenthood"], By.NOTHING, [], [], None),
    ],
)  # fmt: skip
def test_best_and_worst_by_the_scale_of_each_place(
    tmp_path: Path, rows: list[str], by: By, worst: list[str], best: list[str], clause: tuple[str, str, str] | None
) -> None:
    """Raw points do not count: −60 of 1000 may be milder than −6 of 12, and is not always."""
    found = everyone(tmp_path, rows, ["north", "south"])["p"]

    assert (by, worst, best) == (found.verdict.by, names(found.verdict.worst.low), names(found.verdict.best.low))
    made = found.difference
    assert clause == (made and (made.here.catalog.place, getattr(made.decisive.clause, "rule").id, made.event))  # noqa: B009 -- entries


def test_the_readings_are_judged_apart(tmp_path: Path) -> None:
    """A range that goes from a grade down to none is worst in one reading and best in the other."""
    milder = SOUTH.replace("points: -6", "points: -1")
    catalogs = {"north": PLACES["north"], "south": text("south", milder)}
    found = everyone(tmp_path, ["p traffic.fine"], catalogs, catalogs)["p"].verdict

    assert (["north"], ["south"], ["south"], ["north"]) == ends(found)
    assert not found.settled
    assert found.differs


@pytest.mark.parametrize(
    ("place", "conduct", "basis", "judged"),
    [
        ("north", "utilities.theft", Basis.GRADED, True),
        ("north", "life.parenthood", Basis.GRADED, False),
        ("plain", "utilities.theft", Basis.SCORED, False),
        ("law", "utilities.theft", Basis.LIST, False),
        ("dark", "utilities.theft", Basis.OPAQUE, False),
    ],
)
def test_only_graded_places_that_speak_are_judged(
    tmp_path: Path, place: str, conduct: str, basis: Basis, judged: bool
) -> None:
    """What has no grade or says nothing is shown, and held against nothing."""
    (found,) = everyone(tmp_path, [f"p {conduct}"], [place])["p"].standings

    assert (basis, judged) == (found.basis, found.judged)


def test_a_place_that_does_not_cover_somebody_says_nothing_of_them(tmp_path: Path) -> None:
    """Whatever its rules say of the conduct."""
    subjects = tmp_path / "subjects.csv"
    subjects.write_text("subject,type,born\np,person,2010-01-01\nq,person,1980-01-01\n", encoding="utf-8")
    rows = ["p utilities.theft", "q utilities.theft"]
    found = everyone(tmp_path, rows, ["adults", "south"], subjects=str(subjects))

    assert Basis.NOT_COVERED is found["p"].standings[0].basis
    assert ["south"] == names(found["p"].speaking)
    assert (0, 0) == (found["p"].silent(available=True), found["p"].silent(available=False))
    assert (["adults"], ["south"]) == (names(found["q"].verdict.worst.low), names(found["q"].verdict.best.low))


@pytest.mark.parametrize(
    ("row", "worst", "best", "listed"),
    [
        ("p utilities.theft", ["law"], [], ["listed"]),
        ("p honour.bravery", [], ["law"], ["benefit"]),
        ("p traffic.fine", ["law"], [], ["may be listed"]),
        ("p traffic.fine serious", ["law"], [], ["listed"]),
        ("p traffic.fine ordinary", [], [], []),
    ],
)
def test_lists_are_judged_where_no_graded_place_speaks(
    tmp_path: Path, row: str, worst: list[str], best: list[str], listed: list[str]
) -> None:
    """Worst is a list that has the subject, best one of praise; perhaps being listed is told apart."""
    from scorecat.render.standings import held  # noqa: PLC0415

    found = everyone(tmp_path, [row], ["law"])["p"]

    assert (worst, best) == (names(found.verdict.worst.low), names(found.verdict.best.low))
    assert listed == held(found.standings[0])
    assert (By.LIST if listed else By.NOTHING) is found.verdict.by


def test_lists_do_not_outweigh_grades(tmp_path: Path) -> None:
    """Being listed has no place on a scale of grades: it is told beside them."""
    found = everyone(tmp_path, ["p utilities.theft"], ["law", "north"])["p"]

    assert (By.GRADE, 1) == (found.verdict.by, found.verdict.judged)
    assert ["law"] == names(found.listed(benefit=False, surely=True))


@pytest.mark.parametrize(
    ("state", "why"),
    [(FULL, "no rule"), ("{state: partial, missing: [{what: The rest.}]}", "text not available")],
)
def test_the_other_end_says_why_it_has_no_clause(tmp_path: Path, state: str, why: str) -> None:
    """No rule, or no text: the difference never takes the one for the other."""
    body = SOUTH.replace("traffic.fine", "honour.bravery")
    catalogs = {"north": PLACES["north"], "south": text("south", body, state=state)}
    found = everyone(tmp_path, ["p utilities.theft", "p traffic.fine"], catalogs, catalogs)["p"]
    fine = said_of(found.standings[1], "e1", None)

    assert (why, ()) == (fine.why, fine.clauses)
    made = difference(found.standings[0], found.standings[1], "low")
    assert made is not None
    assert made.there is not None
    assert ("e0", "") == (made.event, made.there.why)
    assert made.there.clauses


def test_sorting_and_keeping(tmp_path: Path) -> None:
    """Those of whom nothing can be said come last; conditions add up."""
    rows = [
        "ann utilities.theft", "bob traffic.fine", "cai honour.bravery", "dee life.parenthood",
        "eve utilities.theft", "eve traffic.drink-driving",
    ]  # fmt: skip
    found = everyone(tmp_path, rows, ["north", "south", "law"])

    def kept(sort: Sort, *where: Where) -> str:
        return " ".join(one.subject for one in chosen(found.values(), where, sort))

    assert "ann bob cai dee eve" == kept(Sort.SUBJECT)
    # bob loses the only grade there is in the south, eve two of three in the north, ann one.
    assert "bob eve ann cai dee" == kept(Sort.WORST)
    assert "cai ann eve bob dee" == kept(Sort.BEST)
    assert "eve bob ann cai dee" == kept(Sort.SPREAD)
    assert "ann bob eve" == kept(Sort.SUBJECT, Where.DIFFERS)
    assert "ann bob eve" == kept(Sort.SUBJECT, Where.WORSE)
    assert "ann bob eve" == kept(Sort.SUBJECT, Where.LISTED)
    assert "bob" == kept(Sort.SUBJECT, Where.OPEN)
    assert "bob" == kept(Sort.SUBJECT, Where.OPEN, Where.DIFFERS)


@settings(max_examples=8, deadline=None, suppress_health_check=[*HealthCheck])
@given(
    st.lists(
        st.sampled_from(["utilities.theft", "traffic.fine", "honour.bravery", "traffic.drink-driving"]),
        min_size=1,
        max_size=5,
    )
)
def test_the_order_of_places_decides_nothing(tmp_path: Path, conducts: list[str]) -> None:
    """Best and worst are the same places however they are given, and nobody stands beyond them."""
    found = everyone(tmp_path, [f"p {conduct}" for conduct in conducts], ["north", "south", "law", "dark"])["p"]

    sets = {tuple(frozenset(end) for end in ends(verdict(order))) for order in permutations(found.standings)}
    assert 1 == len(sets)
    for one in found.standings:
        if one.judged:
            assert found.verdict.worst.low[0].key("low") <= one.key("low") <= found.verdict.best.low[0].key("low")
