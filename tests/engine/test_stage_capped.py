"""Stage *capped*: what counts within each cap, and the status of each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from by_hand import cap, points, repair, rule
from engine.engine_small import GRADES, day, found, plan_of
from strategies import catalog_of

from scorecat.engine.plan_clauses import caps_of
from scorecat.model.catalog import Counting, Freeze, ValidityClass
from scorecat.model.condition import OneOf
from scorecat.model.rule import Calendar, Duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.engine_small import Row

    from scorecat.engine.plan import Plan
    from scorecat.model.rule import Cap, Rule

MONTH: Final = Duration(months=1)
MAY: Final = OneOf("severity", ("serious",))
LATEST: Final = day("2022-06-30")


def plan(*rules: Rule, **parts: Any) -> Plan:
    """A plan as of a day after all days of these tests."""
    return plan_of(catalog_of(grades=GRADES, rules=rules, **parts), as_of=LATEST)


def on(*days: str, **row: Any) -> list[Row]:
    """Events of some days."""
    return [{"date": day(text), **row} for text in days]


def sized(sign: int, limit: int, per: Any, given: Sequence[tuple[str, int]]) -> list[int]:
    """What counts of events of a rule each, all under one cap, in the order of their ids."""
    rules = tuple(
        rule(f"r{n}", "a.b", sign * size, when=OneOf("severity", (str(n),))) for n, (_, size) in enumerate(given)
    )
    group = cap(sign * limit, per, *(one.id for one in rules))
    log = [{"date": day(text), "severity": str(n)} for n, (text, _) in enumerate(given)]
    answer = found("capped", "event, counted_low, counted_high", plan(*rules, caps=(group,)), log)
    assert [low for _, low, _ in answer] == [high for _, _, high in answer]
    return [int(sign * low) for _, low, _ in answer]


@pytest.mark.parametrize("sign", [1, -1], ids=["bonuses", "deductions"])
@pytest.mark.parametrize(
    ("per", "given", "counted"),
    [
        (Calendar.YEAR, [("2020-01-01", 5), ("2020-06-01", 5), ("2020-12-31", 5), ("2021-01-01", 5)], [5, 5, 2, 5]),
        (Calendar.QUARTER, [("2020-03-31", 9), ("2020-04-01", 9), ("2020-06-30", 9), ("2020-07-01", 9)], [9, 9, 3, 9]),
        (Calendar.MONTH, [("2020-02-01", 9), ("2020-02-29", 9), ("2020-03-01", 9), ("2021-02-01", 9)], [9, 3, 9, 9]),
        (Calendar.LIFETIME, [("2019-01-01", 9), ("2020-01-01", 2), ("2021-01-01", 9)], [9, 2, 1]),
        (Calendar.LIFETIME, [("2021-01-01", 9), ("2020-01-01", 2), ("2019-01-01", 9)], [1, 2, 9]),
        (Calendar.LIFETIME, [("2020-01-01", 12), ("2020-01-01", 1)], [12, 0]),
        (Calendar.LIFETIME, [("2020-01-01", 99)], [12]),
        (Duration(days=30), [("2020-01-01", 12), ("2020-01-30", 1), ("2020-01-31", 1)], [12, 0, 1]),
        (Duration(days=30), [("2020-01-01", 9), ("2020-01-30", 9), ("2020-01-31", 9), ("2020-02-29", 9)], [9, 3, 9, 3]),
        (MONTH, [("2020-01-31", 12), ("2020-02-29", 1), ("2020-03-01", 1)], [12, 0, 1]),
        (MONTH, [("2021-01-28", 12), ("2021-02-27", 1), ("2021-02-28", 1)], [12, 0, 1]),
        (
            Duration(months=12),
            [("2020-02-29", 12), ("2021-02-27", 1), ("2021-02-28", 1), ("2021-03-01", 1)],
            [12, 0, 0, 1],
        ),
        (Duration(days=1), [("2020-01-01", 12), ("2020-01-01", 12), ("2020-01-02", 12)], [12, 0, 12]),
    ],
    ids=[
        *(
            "year",
            "quarter",
            "month",
            "lifetime",
            "in order of date",
            "just full",
            "one alone",
            "window",
            "what counted fills",
        ),
        *("a month, to its last day", "a month", "a leap year", "a day"),
    ],
)
def test_capped_in_each_period(sign: int, per: Any, given: Sequence[tuple[str, int]], counted: list[int]) -> None:
    """Until the cap of 12 is full; a window reaches back to later than that long before, as the calendar counts."""
    assert counted == sized(sign, 12, per, given)


def two(first: int, second: int, *, of_first: Cap | None = None, of_second: Cap | None = None) -> tuple[Rule, Rule]:
    """Two rules on two conducts."""
    return rule("one", "a.b", first, cap=of_first), rule("other", "a.d", second, cap=of_second)


PAIR: Final[list[Row]] = [{}, {"conduct": "a.d"}]


@pytest.mark.parametrize(
    ("rules", "groups", "counted"),
    [
        (two(20, 5), [], [20, 5]),
        (two(20, 5, of_first=cap(10)), [], [10, 5]),
        (two(20, 5, of_first=cap(10)), [cap(12, Calendar.YEAR, "one", "other")], [10, 2]),
        (two(20, 5), [cap(12, Calendar.YEAR, "one", "other"), cap(2, Calendar.YEAR, "other")], [12, 0]),
        (two(20, 5), [cap(2, Calendar.YEAR, "one"), cap(6, Calendar.YEAR, "one", "other")], [2, 4]),
        (two(20, 5), [cap(6, Calendar.YEAR, "one", "other"), cap(2, Calendar.YEAR, "one")], [2, 0]),
        (two(-20, -5, of_second=cap(-3)), [cap(-21, Calendar.YEAR, "one", "other")], [-20, -1]),
        (two(20, -5), [cap(12, Calendar.YEAR, "one", "other")], [12, -5]),
        (two(20, -5), [cap(-2, Calendar.YEAR, "one", "other")], [20, -2]),
        (two(20, -5), [cap(12, Calendar.YEAR, "one", "other"), cap(-2, Calendar.YEAR, "one", "other")], [12, -2]),
        (two(20, 5, of_first=cap(10, MONTH)), [cap(12, MONTH, "one", "other")], [10, 2]),
    ],
    ids=[
        *(
            "none",
            "a rule's",
            "the rule's, then the group's",
            "full before",
            "in the order of the file",
            "the other way",
        ),
        *("deductions", "of bonuses alone", "of deductions alone", "of each", "windows"),
    ],
)
def test_capped_by_rules_then_by_groups(rules: tuple[Rule, ...], groups: list[Cap], counted: list[int]) -> None:
    """Each on what those before it left; a cap of one sign does nothing to the other."""
    expected = [(f"e{n}", size, size) for n, size in enumerate(counted)]

    assert expected == found("capped", "event, counted_low, counted_high", plan(*rules, caps=tuple(groups)), PAIR)


def test_capped_by_both_signs_of_one_rule() -> None:
    """Of -5 to 10, low is under the cap of deductions and high under that of bonuses."""
    either = rule("either", "a.b", points("-5", "10"))
    caps = (cap(-7, Calendar.YEAR, "either"), cap(12, Calendar.YEAR, "either"))

    assert [("e0", -5, 10), ("e1", -2, 2), ("e2", 0, 0)] == found(
        "capped", "event, counted_low, counted_high", plan(either, caps=caps), [{}, {}, {}]
    )


def test_capped_within_a_subject_and_catalog() -> None:
    """Nobody fills another's cap, nor one catalog another's."""
    one = catalog_of(rules=(rule("r", "a.b", 9, cap=cap(10)),))
    answer = found(
        "capped", "catalog, subject, counted_low", plan_of(one, one), [{}, {"subject": "q"}, {"subject": "q"}]
    )

    assert answer == [(n, *rest) for n in (0, 1) for rest in (("p", 9), ("q", 1), ("q", 9))]


SHORT: Final = Duration(days=1)
SHARED: Final[list[Row]] = [{"act": "x"}, {"act": "x", "conduct": "a.bc"}]
LISTED: Final[list[Row]] = [{}, {"conduct": "a.lasting"}]


@pytest.mark.parametrize(
    ("earlier", "rows", "parts", "last"),
    [
        (rule("r", "a.b", 8), [{}], {}, (2, 2)),
        (rule("r", "a.b", 8), [{}, {}], {}, (0, 0)),
        (rule("r", "a.b", 8), [{}, {"conduct": "record.revoked", "ref": "e0"}], {}, (10, 10)),
        (rule("r", "a.b", points("3", "8")), [{}], {}, (7, 2)),
        (rule("r", "a.b", points("3", None)), [{}], {}, (7, 0)),
        (rule("r", "a.b", 8, when=MAY), [{}], {}, (2, 2)),
        (rule("r", "a.b", 8, validity=SHORT), [{}], {}, (2, 2)),
        (rule("r", "a.b", points("3", "8"), validity=SHORT), [{}], {}, (2, 7)),
        (rule("r", "a.b", points("3", "8"), when=MAY, validity=SHORT), [{}], {}, (2, 10)),
        (rule("r", "a.b", points("3", "8")), LISTED, {"freeze": Freeze.UNKNOWN}, (0, 2)),
        (rule("r", "a.b", 8), SHARED, {}, (10, 10)),
        (rule("r", "a.b", -8), [{}], {}, (-2, -2)),
        (rule("r", "a.b", points("-8", "-3")), [{}], {}, (-2, -7)),
        (rule("r", "a.b", points(None, "-3")), [{}], {}, (0, -7)),
        (rule("r", "a.b", -8, when=MAY), [{}], {}, (-2, -2)),
        (rule("r", "a.b", points("-8", "-3"), when=MAY), [{}], {}, (-2, -2)),
        (rule("r", "a.b", points("-8", "-3"), validity=SHORT), [{}], {}, (-7, -2)),
        (rule("r", "a.b", points("-8", "-3"), when=MAY, validity=SHORT), [{}], {}, (-10, -2)),
        (
            rule("r", "a.b", -8),
            [{}, {"conduct": "step.done", "ref": "e0"}],
            {"repairs": (repair("s", "a.b", -5),)},
            (-10, -10),
        ),
    ],
    ids=[
        *("counts", "two", "void", "a range", "no bound", "may not apply", "expired", "an expired range"),
        *("an expired one that may not apply", "frozen in low", "superseded", "deduction", "deductions of a range"),
        *("of no bound", "that may not apply", "of a range, perhaps", "an expired one", "that may not apply either"),
        "repaired, and what is left",
    ],
)
def test_capped_by_what_earlier_entries_fill(
    earlier: Rule, rows: list[Row], parts: dict[str, Any], last: tuple[int, int]
) -> None:
    """What does not count still fills: bonuses the most in low, deductions in high; not what is void or superseded."""
    sign = -1 if min(last) < 0 else 1
    rules = (earlier, rule("large", "a.bc", 9), rule("bad", "a.lasting", "C"), rule("last", "a.d", sign * 10))
    group = cap(sign * 10, Calendar.LIFETIME, "r", "last")
    log = [*({"date": day("2019-01-01"), **row} for row in rows), {"conduct": "a.d", "event": "last"}]
    of_record = plan(*rules, caps=(group,), one_act=Counting.STRONGEST, **parts)

    assert ("last", *last) in found("capped", "event, counted_low, counted_high", of_record, log)


def test_capped_in_a_window_by_what_of_it_counted() -> None:
    """Each leaves to the next what its least and its most leave; in a calendar year each reading has its own points."""
    rules = (rule("range", "a.b", points("3", "8")), rule("five", "a.d", 5))
    log = [*on("2020-01-01"), *on("2020-01-02", "2020-01-03", "2020-01-31", conduct="a.d")]

    def counted(per: Any) -> list[tuple[Any, ...]]:
        of_record = plan(*rules, caps=(cap(10, per, "range", "five"),))
        return [row[1:] for row in found("capped", "event, counted_low, counted_high", of_record, log)]

    assert [(3, 8), (2, 5), (0, 5), (0, 5)] == counted(Duration(days=30))
    assert [(3, 8), (5, 2), (2, 0), (0, 0)] == counted(Calendar.YEAR)


@pytest.mark.parametrize(
    ("given", "limit", "expected"),
    [(("0", "8"), 10, [(0, 8), (0, 2)]), (("-8", "0"), -10, [(-8, 0), (-2, 0)]), (("2", "8"), 10, [(2, 8), (2, 2)])],
    ids=["bonuses", "deductions", "both readings"],
)
def test_capped_after_a_window_by_what_counts(
    given: tuple[str, str], limit: int, expected: list[tuple[Any, ...]]
) -> None:
    """What a window lets count in a reading fills the cap of a group there: it is never passed, whatever is open."""
    one = rule("range", "a.b", points(*given), cap=cap(2 * limit, Duration(months=1)))
    of_record = plan(one, caps=(cap(limit, Calendar.YEAR, "range"),))

    assert expected == [
        row[1:]
        for row in found("capped", "event, counted_low, counted_high", of_record, on("2020-01-01", "2020-01-02"))
    ]


@pytest.mark.parametrize(
    ("rules", "log", "parts", "status"),
    [
        ((rule("r", "a.b", -5),), [{}], {}, "counted"),
        ((rule("r", "a.b", points("-5", "-1")),), [{}], {}, "counted"),
        ((rule("r", "a.b", "A", "C"),), [{}], {}, "counted"),
        ((rule("r", "a.b", 0),), [{}], {}, "counted"),
        ((rule("r", "a.b", 5, cap=cap(5)),), [{"event": "a"}, {}], {}, "capped"),
        ((rule("r", "a.b", 5, cap=cap(6)),), [{"event": "a"}, {}], {}, "counted"),
        ((rule("r", "a.b", 5), rule("bad", "a.d", "C")), [{}, {"conduct": "a.d"}], {}, "frozen"),
        (
            (rule("r", "a.b", 5, cap=cap(5)), rule("bad", "a.d", "C")),
            [{"event": "a"}, {}, {"conduct": "a.d"}],
            {},
            "frozen",
        ),
        ((rule("r", "a.b", 5, when=MAY), rule("bad", "a.d", "C")), [{}, {"conduct": "a.d"}], {}, "undetermined"),
        ((rule("r", "a.b", points(None, "0")),), [{}], {}, "undetermined"),
        ((rule("r", "a.b", -5, when=MAY, validity=MONTH),), [{}], {}, "expired"),
        ((rule("r", "a.b", -5, validity=MONTH),), [{}, {"conduct": "step.done", "ref": "e1"}], {}, "repaired"),
        (
            (rule("r", "a.b", -5), rule("s", "a.d", -9)),
            [{"act": "x"}, {"act": "x", "conduct": "a.d"}],
            {},
            "superseded",
        ),
        (
            (rule("r", "a.b", -5, validity=MONTH),),
            [{}, {"conduct": "step.done", "ref": "e1"}, {"conduct": "record.revoked", "ref": "e1"}],
            {},
            "revoked",
        ),
    ],
    ids=[
        *("plain", "discretion", "conflict", "nothing", "nothing left", "something left", "frozen"),
        *("frozen before capped", "undetermined before frozen", "no bound", "expired before undetermined"),
        *("repaired before expired", "superseded", "revoked before repaired"),
    ],
)
def test_status_is_the_first_that_holds_in_low(
    rules: tuple[Rule, ...], log: list[Row], parts: dict[str, Any], status: str
) -> None:
    """Each of what may be said of an entry goes before those after it."""
    clauses = {"freeze": Freeze.FROZEN, "one_act": Counting.STRONGEST, "repairs": (repair("done", "a.b", -1),)}
    number = next(n for n, row in enumerate(log) if "event" not in row)
    rows = [{"event": "e1" if n == number else f"x{n}", **row} for n, row in enumerate(log)]
    answer = found("capped", "event, rule, status", plan(*rules, **clauses, **parts), rows)

    assert ("e1", 0, status) in answer


def test_status_of_what_a_repair_leaves() -> None:
    """It counts; where the repair may not be granted it is undetermined, and what it may take away is not."""
    log = [{}, {"conduct": "step.done", "ref": "e0"}]

    def statuses(*, reach_open: bool) -> list[tuple[Any, ...]]:
        one = repair("done", "a.b", -1, reach_open=reach_open)
        return found("capped", "replaces, status", plan(rule("r", "a.b", -5), repairs=(one,)), log)

    assert [(False, "repaired"), (True, "counted")] == statuses(reach_open=False)
    assert [(False, "counted"), (True, "undetermined")] == statuses(reach_open=True)


def test_counted_is_nothing_for_grades_and_for_what_does_not_count() -> None:
    """And no bound where none is known."""
    classes = (ValidityClass("deduction", None, MONTH),)
    rules = (
        rule("r", "a.b", -5),
        rule("grade", "a.d", "C"),
        rule("open", "a.bc", points(None, "3"), validity=Duration(months=99)),
    )
    log = [{}, {"conduct": "a.d"}, {"conduct": "a.bc"}]

    assert [("e0", 0, 0), ("e1", 0, 0), ("e2", None, 3)] == found(
        "capped", "event, counted_low, counted_high", plan(*rules, validity=classes), log
    )


def test_caps_come_in_the_order_of_the_file() -> None:
    """Those of rules first; a group comes after those before it that share a rule: none stands twice in a level."""
    limits = [
        cap(n, Calendar.YEAR, *names) for n, names in enumerate((("a", "b"), ("c",), ("b", "c"), ("c",)), start=1)
    ]
    catalog = catalog_of(rules=(rule("a", "a.b", 1), rule("b", "a.d", 1, cap=cap(9))), caps=tuple(limits))

    assert [(0, 9, ("b",)), (1, 1, ("a", "b")), (1, 2, ("c",)), (2, 3, ("b", "c")), (3, 4, ("c",))] == [
        (level, int(one.points), names) for level, one, names in caps_of(catalog)
    ]
