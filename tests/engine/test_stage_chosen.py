"""Stages *chosen*, *contested* and *frozen*: of one act the strongest, and bonuses that wait for a direct grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import cap, points, repair, rule
from engine.engine_small import DAY, GRADES, day, found, plan_of
from strategies import catalog_of

from scorecat.model.catalog import Counting, Freeze, ValidityClass
from scorecat.model.condition import OneOf
from scorecat.model.rule import Duration, Rule

if TYPE_CHECKING:
    from engine.engine_small import Row

Both = tuple[bool, bool]
"""In low and in high."""

MAY: Final = OneOf("severity", ("serious",))
OF_ONE_ACT: Final[list[Row]] = [{"act": "x"}, {"act": "x", "conduct": "a.bc"}]
KEPT, OUT, LOW, HIGH = (False, False), (True, True), (True, False), (False, True)


def superseded(
    one: Rule, other: Rule, log: list[Row] | None = None, counting: Counting = Counting.STRONGEST, **parts: Any
) -> list[Both]:
    """Whether the entry of each of two rules is superseded, in low and in high."""
    plan = plan_of(catalog_of(grades=GRADES, one_act=counting, rules=(one, other), **parts))
    columns = "rule, superseded_low, superseded_high"
    return [(low, high) for _, low, high in found("chosen", columns, plan, log or OF_ONE_ACT)]


def first(*effects: Any, **parts: Any) -> Rule:
    """The rule of the first event."""
    return rule("one", "a.b", *effects, **parts)


def second(*effects: Any, **parts: Any) -> Rule:
    """The rule of the second event."""
    return rule("other", "a.bc", *effects, **parts)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (first(-5), second(-50), [OUT, KEPT]),
        (first(-5), second(-5), [KEPT, OUT]),
        (first(5), second(50), [OUT, KEPT]),
        (first(-5), second(5), [KEPT, KEPT]),
        (first(0), second(-5), [KEPT, KEPT]),
        (first(-500), second("A"), [OUT, KEPT]),
        (first("B"), second("C"), [OUT, KEPT]),
        (first("B"), second(5), [KEPT, KEPT]),
        (first(points("-50", "-1")), second(-5), [HIGH, LOW]),
        (first(points("-50", "10")), second(5), [KEPT, HIGH]),
        (first(points(None, "0")), second(-500), [KEPT, LOW]),
        (first(-50, when=MAY), second(-5), [KEPT, LOW]),
        (first("C", when=MAY), second(-5), [KEPT, HIGH]),
        (first("C", when=MAY), second("B"), [KEPT, KEPT]),
        (first("C", when=MAY), second("B", when=MAY), [KEPT, LOW]),
    ],
    ids=[
        *("larger", "earlier", "larger bonus", "two sides", "nothing", "grade before points", "worse grade"),
        *("grade and bonus", "each reading its own", "sides by reading", "no bound", "that may apply"),
        *("a grade that may be set", "beside one that surely is", "two that may be"),
    ],
)
def test_chosen_keeps_the_strongest_of_an_act(one: Rule, other: Rule, expected: list[Both]) -> None:
    """Of each side: grade, worse grade, larger points, earlier; what may not apply takes no other's place in high."""
    assert expected == superseded(one, other)


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (OF_ONE_ACT, [OUT, KEPT]),
        ([{"act": "x"}, {"act": "y", "conduct": "a.bc"}], [KEPT, KEPT]),
        ([{}, {"conduct": "a.bc"}], [KEPT, KEPT]),
        ([{"act": "e1"}, {"conduct": "a.bc"}], [KEPT, KEPT]),
        ([{"act": "x"}, {"act": "x", "conduct": "a.bc", "subject": "q"}], [KEPT, KEPT]),
        ([{"act": "x"}, {"act": "x", "conduct": "a.bc", "date": day("2018-01-01")}], [KEPT, KEPT]),
        ([*OF_ONE_ACT, {"conduct": "record.revoked", "ref": "e1"}], [KEPT, KEPT]),
        ([*OF_ONE_ACT, {"conduct": "step.done", "ref": "e1"}], [KEPT, KEPT, OUT]),
    ],
    ids=["one act", "two", "none", "an act of the other's name", "another's", "expired", "revoked", "repaired"],
)
def test_chosen_is_among_what_is_in_force(log: list[Row], expected: list[Both]) -> None:
    """Of one act of one subject; what has ended, is void or repaired stands in nobody's way."""
    classes = (ValidityClass("deduction", None, Duration(months=24)),)
    assert expected == superseded(first(-5), second(-50), log, validity=classes, repairs=(repair("r", "a.bc", -1),))


@pytest.mark.parametrize(
    ("counting", "deductions", "bonuses"),
    [
        (Counting.STRONGEST, [OUT, KEPT], [OUT, KEPT]),
        (Counting.ALL, [KEPT, KEPT], [KEPT, KEPT]),
        (Counting.UNKNOWN, [HIGH, KEPT], [LOW, KEPT]),
    ],
)
def test_chosen_as_the_text_says(counting: Counting, deductions: list[Both], bonuses: list[Both]) -> None:
    """Where it does not say, low counts all deductions and the strongest bonus, high the other way round."""
    assert deductions == superseded(first(-5), second(-50), counting=counting)
    assert bonuses == superseded(first(5), second(50), counting=counting)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (first(points("5", "10")), second(7, cap=cap(7)), [LOW, LOW]),
        (first(points("5", "10"), cap=cap(7)), second(7), [LOW, LOW]),
        (first(points("5", "10")), second(7), [LOW, HIGH]),
        (first(points("5", "10")), second(7, cap=cap(-7)), [LOW, HIGH]),
        (first(points("8", "10")), second(7, cap=cap(7)), [KEPT, OUT]),
        (first(points("7", "10")), second(7, cap=cap(7)), [KEPT, OUT]),
        (first(7), second(points("7", "10"), cap=cap(7)), [LOW, LOW]),
        (first(7), second(points("5", "7"), cap=cap(7)), [KEPT, OUT]),
        (first(5, when=MAY), second(7, cap=cap(7)), [HIGH, KEPT]),
        (first(points("-10", "-5")), second(-7, cap=cap(-7)), [HIGH, HIGH]),
        (first(points("-10", "-5")), second(-7, cap=cap(7)), [HIGH, LOW]),
        (first(points("-10", "-8")), second(-7, cap=cap(-7)), [KEPT, OUT]),
        (first(points("-10", "5")), second(-7, cap=cap(-7)), [KEPT, HIGH]),
        (first(points("-5", "10")), second(points("-7", "7"), cap=cap(-7)), [KEPT, HIGH]),
    ],
    ids=[
        *(
            "the other is capped",
            "the one is",
            "neither",
            "a cap of the other side",
            "surely beaten",
            "as large, earlier",
        ),
        *("as large, later", "as large at most", "beaten by what surely counts", "deductions"),
        *("a cap of bonuses", "surely beaten deduction", "may be a bonus", "on either side"),
    ],
)
def test_contested_where_a_cap_may_decide(one: Rule, other: Rule, expected: list[Both]) -> None:
    """A contested bonus counts in high alone, a contested deduction in low alone, but for what surely beats it."""
    assert expected == superseded(one, other)


def test_contested_under_the_cap_of_a_group() -> None:
    """A cap over either rule will do; a direct grade of the act takes the place of contested deductions."""
    grouped = (cap(-7, Duration(days=30), "other"),)
    range_, other = first(points("-10", "-5")), second(-7)
    assert [HIGH, HIGH] == superseded(range_, other, caps=grouped)

    plan = plan_of(
        catalog_of(
            grades=GRADES, one_act=Counting.STRONGEST, caps=grouped, rules=(range_, other, rule("grade", "a.d", "C"))
        )
    )
    log = [*OF_ONE_ACT, {"act": "x", "conduct": "a.d"}]

    assert [(0, *OUT), (1, *OUT), (2, *KEPT)] == found("chosen", "rule, superseded_low, superseded_high", plan, log)


# --- Frozen

BONUS: Final = rule("bonus", "a.d", points("5", "10"))


def frozen(columns: str, log: list[Row], freeze: Freeze = Freeze.FROZEN, *rules: Rule, **parts: Any) -> list[Any]:
    """What comes out for a log with a bonus on top."""
    plan = plan_of(catalog_of(grades=GRADES, freeze=freeze, rules=(*rules, BONUS), **parts))
    return found("frozen", columns, plan, [*log, {"conduct": "a.d", "event": "z"}])


def corrected(ref: str = "e0", **more: Any) -> Row:
    """A correction."""
    return {"conduct": "record.corrected", "ref": ref, "event": "fix", **more}


@pytest.mark.parametrize(
    ("log", "is_frozen"),
    [
        ([{}], True),
        ([], False),
        ([{}, corrected()], False),
        ([{"act": "x"}, {"act": "x", "conduct": "a.bc", "event": "c"}, corrected("c")], False),
        ([{}, corrected(), {"event": "c"}], True),
        ([{}, corrected(date=day("2020-07-01"))], True),
        ([{"conduct": "a.lasting"}], True),
        ([{"conduct": "a.lasting"}, corrected()], True),
        ([{"conduct": "a.lasting", "ended": DAY}, corrected()], False),
        ([{"conduct": "a.lasting", "ended": day("2020-07-01")}, corrected()], True),
        ([{"conduct": "a.lasting", "ended": DAY}], True),
        ([{"date": day("2018-06-30")}], False),
        ([{}, {"conduct": "record.revoked", "ref": "e0"}], False),
        ([{"subject": "q"}], False),
    ],
    ids=[
        *("graded", "not graded", "corrected", "by another event of the act", "and graded again", "corrected after T"),
        *("lasts", "corrected, but not ended", "and ended", "ends after T", "ended, not corrected", "expired", "void"),
        "another's",
    ],
)
def test_frozen_while_a_grade_is_in_force_and_not_corrected(log: list[Row], *, is_frozen: bool) -> None:
    """A correction lifts it once what lasts has ended, too."""
    classes = (ValidityClass("grade", None, Duration(months=24)),)
    rules = (rule("bad", ("a.b", "a.lasting"), "C"),)
    answer = frozen(
        "event, frozen_low, frozen_high, counts_low, counts_high", log, Freeze.FROZEN, *rules, validity=classes
    )

    held = (is_frozen, is_frozen)
    assert ("z", *held, not is_frozen, not is_frozen) in answer
    assert [row for row in answer if row[0] != "z" and (row[1] or row[2])] == []


@pytest.mark.parametrize(
    ("freeze", "one", "expected"),
    [
        (Freeze.FROZEN, rule("bad", "a.b", "C"), OUT),
        (Freeze.COUNTED, rule("bad", "a.b", "C"), KEPT),
        (Freeze.UNKNOWN, rule("bad", "a.b", "C"), LOW),
        (Freeze.FROZEN, rule("bad", "a.b", "C", when=MAY), LOW),
        (Freeze.FROZEN, rule("bad", "a.b", -500), KEPT),
    ],
    ids=["frozen", "counted", "not known", "a grade that may be set", "points"],
)
def test_frozen_in_each_reading(freeze: Freeze, one: Rule, expected: Both) -> None:
    """Where the text does not say, or the grade may not be set, in low alone."""
    assert ("z", *expected) in frozen("event, frozen_low, frozen_high", [{}], freeze, one)


def test_frozen_bonus_of_one_reading() -> None:
    """Of -5 to 10, what is a bonus in high is frozen there; the deduction in low counts."""
    rules = (rule("bad", "a.b", "C"), rule("either", "a.bc", points("-5", "10")))
    columns = "event, frozen_low, frozen_high, counts_low, counts_high"

    assert ("e1", False, True, True, False) in frozen(columns, [{}, {"conduct": "a.bc"}], Freeze.FROZEN, *rules)


def test_frozen_says_what_is_corrected() -> None:
    """The act, and, of what lasts, that it has ended by T."""
    ended = {"conduct": "a.lasting", "ended": DAY}
    log: list[Row] = [{}, {"conduct": "a.lasting"}, ended, *(corrected(f"e{n}", event=f"f{n}") for n in range(3))]

    answer = frozen("event, corrected", log, Freeze.COUNTED, rule("bad", ("a.b", "a.lasting"), "C"))

    assert answer == [("e0", True), ("e1", False), ("e2", True), ("z", False)]


def test_counts_what_is_in_force_and_neither_superseded_nor_frozen() -> None:
    """In each reading."""
    plan = plan_of(
        catalog_of(
            one_act=Counting.STRONGEST,
            validity=(ValidityClass("deduction", None, Duration(months=24)),),
            rules=(first(-5), second(-50), rule("may", "a.d", -5, when=MAY)),
        )
    )
    log = [*OF_ONE_ACT, {"date": day("2018-01-01")}, {"conduct": "a.d"}]

    assert [("e0", *KEPT), ("e1", *OUT), ("e2", *KEPT), ("e3", *LOW)] == found(
        "frozen", "event, counts_low, counts_high", plan, log
    )


def test_counts_not_what_is_repaired() -> None:
    """The points that a repair leaves count in its stead."""
    plan = plan_of(catalog_of(rules=(first(-5),), repairs=(repair("r", "a.b", -1),)))

    assert [(False, *KEPT), (True, *OUT)] == found(
        "frozen", "replaces, counts_low, counts_high", plan, [{}, {"conduct": "step.done", "ref": "e0"}]
    )
