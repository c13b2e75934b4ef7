"""Lists of one's own through the command line: each mechanism with a listing worked by hand (docs/semantics.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from cli.cli_run import ROOT, csv_log

if TYPE_CHECKING:
    from cli.cli_run import Run

HEAD: Final = """\
place: example-list
version: "1"
kind: list
title: Example
locality: {name: {en: Example list}}
in_force: {from: 2020-01-01}
participation: mandatory
subjects: [person, organisation]
completeness: {state: full}
instruments: {text: {title: Example, evidence: primary}}
"""
COLUMNS: Final = "event,subject,date,conduct,ref,ended,decided,served,published,amount,severity"
PLAIN: Final = "listing: {form: list, objection: {pending: runs-on}}\n"
LISTED: Final = "l,p,2020-03-02,commerce.fraud,,,,,,,"
"""A Monday."""


def record(run: Run, catalog: str, rows: list[str], as_of: str, *more: str, subject: str = "p") -> Any:
    """The one record of a subject at a day."""
    Path("example.yaml").write_text(HEAD + catalog, encoding="utf-8")
    Path("log.csv").write_bytes(csv_log(*rows, header=COLUMNS))
    ended = run("eval", "log.csv", "--catalog", "example.yaml", "--as-of", as_of, "-p", subject, "-f", "json", *more)
    assert ended.code == 0, ended.err
    (found,) = json.loads(ended.out)["records"]
    return found


def listing(run: Run, catalog: str, rows: list[str], as_of: str, *more: str, subject: str = "p") -> tuple[Any, ...]:
    """Status, from, until in low and high, and removal of the one listing of p's event l."""
    found = record(run, catalog, rows, as_of, *more, subject=subject)
    (one,) = (one for one in found["listings"] if one["event"] == "l")
    return one["status"], one["from"], one["until"]["low"], one["until"]["high"], one["removal"]


def ground(term: str, more: str = "") -> str:
    """One ground on fraud."""
    return f'grounds: [{{id: "1", conduct: commerce.fraud, term: {{{term}}}, source: text{more}}}]\n'


MAY: Final = "removal: [{id: paid, after: repair.duty-performed, source: text}]\n"
MUST: Final = "removal: [{id: paid, after: repair.duty-performed, must: true, within: 3 working days, source: text}]\n"
BEFORE: Final = "listing: {form: list, transition: {earlier: unknown, source: text}}\n"
OLD: Final = "l,p,2019-12-02,commerce.fraud,,,,,,,"
PAID: Final = "d,p,2020-04-30,repair.duty-performed,l,,,,,,"
"""A Thursday; 1 to 5 May 2020 are days off, Saturday the 9th is worked."""
LODGED: Final = "o,p,2020-03-09,objection.lodged,l,,,,,,"


@pytest.mark.parametrize(
    ("catalog", "rows", "as_of", "found"),
    [
        # A term counts from the effect; its end is the first day on which it is over.
        (PLAIN + ground("for: 1 year"),
         [LISTED], "2021-03-01", ("listed", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        (PLAIN + ground("for: 1 year"),
         [LISTED], "2021-03-02", ("ended", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        # A range that the authority chooses, and an extension that it may grant.
        (PLAIN + ground("for: {from: 1 year, to: 3 years}"), [LISTED], "2020-03-02",
         ("listed", "2020-03-02", "2023-03-02", "2021-03-02", None)),
        (PLAIN + ground("for: 2 years, extend: {by: {from: 1 year, to: 3 years}}"), [LISTED], "2020-03-02",
         ("listed", "2020-03-02", "2025-03-02", "2022-03-02", None)),
        (PLAIN + ground("for: 2 years, extend: {by: 1 year, when: {severity: serious}, must: true}"),
         [LISTED[:-1] + ",serious"], "2020-03-02", ("listed", "2020-03-02", "2023-03-02", "2023-03-02", None)),
        (PLAIN + ground("for: 2 years, extend: {by: 1 year, when: {severity: serious}, must: true}"),
         [LISTED[:-1] + ",ordinary"], "2020-03-02", ("listed", "2020-03-02", "2022-03-02", "2022-03-02", None)),
        # What has to be removed within working days; what may be.
        (PLAIN + ground("for: none") + MUST, [LISTED, PAID], "2020-04-30",
         ("listed", "2020-03-02", "2020-05-08", "2020-04-30", None)),
        (PLAIN + ground("for: none") + MUST, [LISTED, PAID], "2020-05-08",
         ("ended", "2020-03-02", "2020-05-08", "2020-04-30", "d")),
        (PLAIN + ground("for: 1 year") + MAY, [LISTED, PAID], "2020-06-01",
         ("listed", "2020-03-02", "2021-03-02", "2020-04-30", None)),
        # A window before the effect: the day after the seventh working day.
        ("listing: {form: list, begins: {at: published, after: 7 working days, source: text}, objection: "
         "{pending: delays}}\n" + ground("for: 180 days"), ["l,p,2020-03-02,commerce.fraud,,,,,2020-03-02,,"],
         "2020-03-11", ("pending", "2020-03-12", "2020-09-08", "2020-09-08", None)),
        # Published on the first working day of a month: 1 April 2020 is a Wednesday.
        ("listing: {form: list, begins: {at: published}, publication: {on: first working day of the month, "
         "source: text}}\n"
         + ground("for: 1 year"), [LISTED], "2020-04-01", ("listed", "2020-04-01", "2021-04-01", "2021-04-01", None)),
        # Not served, as far as the log says.
        ("listing: {form: list, begins: {at: served}}\n" + ground("for: 1 year"), [LISTED], "2020-03-10",
         ("undetermined", "2020-03-02", None, "2021-03-02", None)),
        # An objection: pending, it delays or does not, or that is not known; sustained, it ends.
        ("listing: {form: list, objection: {pending: suspends}}\n" + ground("for: 1 year"),
         [LISTED, LODGED], "2020-03-10",
         ("pending", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        ("listing: {form: list, objection: {pending: unknown}}\n" + ground("for: 1 year"),
         [LISTED, LODGED], "2020-03-10",
         ("undetermined", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        (PLAIN + ground("for: 1 year"), [LISTED, LODGED, "s,p,2020-03-16,objection.sustained,l,,,,,,"], "2020-03-16",
         ("ended", "2020-03-02", "2020-03-16", "2020-03-16", "s")),
        # A grace period puts the effect off, and what is done in it lets the listing never begin.
        ("listing: {form: list, delays: [{id: grace, after: court.grace-granted, for: 1 month, source: text}]}\n"
         + ground("for: none") + MUST,
         [LISTED, "g,p,2020-03-02,court.grace-granted,l,2020-05-20,,,,,", PAID], "2020-05-08",
         ("ended", None, "2020-05-08", "2020-04-30", "d")),
        # A record that was wrong.
        (PLAIN + ground("for: 1 year"), [LISTED, "r,p,2020-03-20,record.revoked,l,,,,,,"], "2020-04-01",
         ("ended", None, "2020-03-20", "2020-03-20", "r")),
        # The text says may; a condition that the log does not answer.
        (PLAIN + ground("for: 1 year", ", reach: open"), [LISTED], "2020-03-02",
         ("undetermined", "2020-03-02", "2021-03-02", None, None)),
        (PLAIN + ground("for: 1 year", ", when: {amount: {over: 1000}}"), [LISTED], "2020-03-02",
         ("undetermined", "2020-03-02", "2021-03-02", None, None)),
        # An exception counts where the log says so; in general only, it leaves open whether the ground holds.
        (PLAIN + ground("for: 1 year", ", except: [{when: {severity: ordinary}, source: text}]"),
         [LISTED], "2020-03-02",
         ("listed", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        (PLAIN + ground("for: 1 year", ", except: [{when: {severity: ordinary}, reach: open, source: text}]"),
         [LISTED[:-1] + ",ordinary"], "2020-03-02", ("undetermined", "2020-03-02", "2021-03-02", None, None)),
        # The third within a year.
        (PLAIN + ground("for: 1 year", ", times: {at_least: 3, within: 1 year}"),
         ["a,p,2019-03-03,commerce.fraud,,,,,,,", "b,p,2020-01-02,commerce.fraud,,,,,,,", LISTED], "2020-03-02",
         ("listed", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        # Only events that meet the ground's condition are counted; where that is not known, the ground is undetermined.
        (PLAIN + ground("for: 1 year", ", when: {severity: serious}, times: {at_least: 2, within: 1 year}"),
         ["b,p,2020-01-02,commerce.fraud,,,,,,,serious", LISTED[:-1] + ",serious"], "2020-03-02",
         ("listed", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        (PLAIN + ground("for: 1 year", ", when: {severity: serious}, times: {at_least: 2, within: 1 year}"),
         ["b,p,2020-01-02,commerce.fraud,,,,,,,", LISTED[:-1] + ",serious"], "2020-03-02",
         ("undetermined", "2020-03-02", "2021-03-02", None, None)),
        (PLAIN + ground("for: 1 year", ", when: {severity: serious}, times: {at_least: 2, at_most: 2, within: 1 year}"),
         ["a,p,2020-01-01,commerce.fraud,,,,,,,", "b,p,2020-01-02,commerce.fraud,,,,,,,serious",
          LISTED[:-1] + ",serious"], "2020-03-02", ("undetermined", "2020-03-02", "2021-03-02", None, None)),
        # Which version holds for an event from before this one is not known: undetermined until a removal ends it.
        (BEFORE + ground("for: 1 year"), [OLD], "2023-01-01", ("undetermined", "2019-12-02", None, None, None)),
        (BEFORE + ground("for: 1 year") + MUST, [OLD, PAID], "2020-05-08",
         ("ended", "2019-12-02", "2020-05-08", "2020-04-30", "d")),
        (BEFORE + ground("for: 1 year") + MAY, [OLD, PAID], "2023-01-01",
         ("undetermined", "2019-12-02", None, "2020-04-30", None)),
        # Perhaps never served: what would have been over by then may never have begun.
        ("listing: {form: list, begins: {at: served}}\n" + ground("for: none") + MAY, [LISTED, PAID], "2020-06-01",
         ("undetermined", "2020-03-02", None, "2020-04-30", None)),
        # A list of merit: low is the span that ends first, and it is lost by conduct.
        (PLAIN + ground("for: {from: 1 year, to: 3 years}", ", benefit: true"), [LISTED], "2021-03-02",
         ("ended", "2020-03-02", "2021-03-02", "2023-03-02", None)),
        (PLAIN + ground("for: none", ", benefit: true") +
         "removal: [{id: lost, after: tax.evasion, must: true, source: text}]\n",
         [LISTED, "t,p,2020-06-01,tax.evasion,,,,,,,"], "2020-06-01",
         ("ended", "2020-03-02", "2020-06-01", "2020-06-01", "t")),
        # At least so long on the list, with all that it takes, and barred by what comes after.
        (PLAIN + ground("for: 3 years") + "removal: [{id: early, after: repair.duty-performed, with: pledge.signed, "
         "least: 1 year, must: true, source: text}]\n",
         [LISTED, PAID, "q,p,2020-06-01,pledge.signed,l,,,,,,"], "2020-06-02",
         ("listed", "2020-03-02", "2021-03-02", "2021-03-02", None)),
        (PLAIN + ground("for: 3 years") + "removal: [{id: early, after: repair.duty-performed, with: pledge.signed, "
         "must: true, source: text}]\n", [LISTED, PAID], "2020-06-02",
         ("listed", "2020-03-02", "2023-03-02", "2023-03-02", None)),
        (PLAIN + ground("for: 3 years") + "removal: [{id: early, after: repair.duty-performed, unless: tax.evasion, "
         "must: true, source: text}]\n", [LISTED, "t,p,2020-04-01,tax.evasion,,,,,,,", PAID], "2020-06-02",
         ("listed", "2020-03-02", "2023-03-02", "2023-03-02", None)),
    ],
)  # fmt: skip
def test_a_listing_is_as_worked_by_hand(
    catalog: str, rows: list[str], as_of: str, found: tuple[Any, ...], run: Run
) -> None:
    """Status, beginning and ends, and what ended it."""
    assert listing(run, catalog, rows, as_of) == found


@pytest.mark.parametrize(
    ("ended", "row", "status"),
    [
        ("", "c,q,2020-05-01,court.representative-cleared,l,,,,,,", "listed"),
        ("2020-04-15", "c,q,2020-05-01,court.representative-cleared,l,,,,,,", "ended"),
        ("2020-04-15", "", "listed"),
    ],
)
def test_who_is_bound_with_a_company_needs_both_to_leave_and_to_be_cleared(
    ended: str, row: str, status: str, run: Run
) -> None:
    """The row that clears is the person's own, and names the company's event."""
    catalog = (
        PLAIN
        + "pass_on: [{id: bound, to: [legal-representative], source: text}]\n"
        + ground("for: none")
        + "removal: [{id: cleared, after: court.representative-cleared, passed_on: true, role_ended: true, must: true, "
        "source: text}]\n"
    )
    Path("r.csv").write_text(f"of,to,relation,from,until\np,q,legal-representative,2019-01-01,{ended}\n", "utf-8")
    rows = [LISTED, *([row] if row else [])]
    found = record(run, catalog, rows, "2020-06-01", "--relations", "r.csv", subject="q")
    assert [(one["via"], one["status"]) for one in found["listings"]] == [("p", status)]
    assert found["caveats"] == []


def test_a_consequence_may_outlast_the_listing_and_be_lifted(run: Run) -> None:
    """An office bar lasts three years; a bar on flying is lifted for a week; both are of the listing."""
    catalog = (
        PLAIN
        + ground("for: 1 year")
        + """\
consequences:
  listed:
    - {what: No office, kind: restriction, must: true, lasts: 3 years, source: text}
    - what: No flights
      kind: restriction
      must: true
      lifted: {after: court.restriction-lifted-for-a-time, at_most: 1 month, source: text}
      source: text
"""
    )
    rows = [LISTED, "x,p,2020-04-01,court.restriction-lifted-for-a-time,l,2020-04-08,,,,,"]

    def follows(day: str) -> list[str]:
        return [one["what"] for one in record(run, catalog, rows, day)["consequences"]]

    assert follows("2020-03-31") == ["No office", "No flights"]
    assert follows("2020-04-07") == ["No office"]
    assert follows("2020-04-08") == ["No office", "No flights"]
    assert follows("2021-03-02") == ["No office"]
    assert follows("2023-03-02") == []


def test_a_graded_list_has_a_grade_and_no_score(run: Run) -> None:
    """The worst grade of what is in effect, else the usual one."""
    catalog = """\
grades: [{id: certified, source: text}, {id: regular, source: text}, {id: dishonest, source: text}]
listing: {form: levels, default: regular, objection: {pending: runs-on}}
grounds:
  - {id: "1", conduct: commerce.fraud, term: {for: {from: 1 year, to: 2 years}}, grade: dishonest, source: text}
  - {id: "2", conduct: honour.award, term: {for: none}, benefit: true, grade: certified, source: text}
"""
    rows = ["a,p,2020-01-15,honour.award,,,,,,,", LISTED]
    grades = [record(run, catalog, rows, day)["grade"] for day in ("2020-03-01", "2021-03-01", "2021-06-01")]
    assert grades == [
        {"low": "certified", "high": "certified"},
        {"low": "dishonest", "high": "dishonest"},
        {"low": "dishonest", "high": "certified"},
    ]


def test_lists_that_rest_on_each_other_are_refused(run: Run) -> None:
    """A ground that rests on its own list, and one that rests on a list there is none of."""
    Path("example.yaml").write_text(HEAD + PLAIN + ground("for: none", ", listed_in: example-list"), "utf-8")
    ended = run("validate", "example.yaml")
    assert ended.code == 1
    assert "SC302 'example-list' is this list itself; name another list" in ended.out + ended.err
    found = listing(run, PLAIN + ground("for: none", ", listed_in: no-such-list"), [LISTED], "2020-03-02")
    assert found[0] == "undetermined"


def test_the_example_log_tells_the_scenarios_apart(run: Run) -> None:
    """Paid on ground 1: off in days; on ground 4: to the end of the term; a minor: never; a representative: bound."""
    log, subjects, relations = (
        str(ROOT / "examples" / f"dishonest-list{part}.csv") for part in ("", "-subjects", "-relations")
    )
    ended = run(
        "eval", log, "--subjects", subjects, "--relations", relations, "--city", "court-dishonest-list",
        "--city", "court-consumption-order", "--as-of", "2018-06-01", "-f", "json",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    found = {
        (one["subject"], one["place"]): [each["status"] for each in one["listings"]]
        for one in json.loads(ended.out)["records"]
    }
    assert found["trader", "court-dishonest-list"] == ["ended"]
    assert found["journalist", "court-dishonest-list"] == ["listed"]
    assert found["student", "court-dishonest-list"] == []
    assert found["workshop", "court-dishonest-list"] == ["listed"]
    assert ("owner", "court-dishonest-list") not in found
    assert found["owner", "court-consumption-order"] == ["listed"]


def test_the_listings_of_a_result_are_a_table_of_their_own(run: Run) -> None:
    """A folder gets records, entries and listings; without a list there is no third table."""
    Path("out").mkdir()
    Path("example.yaml").write_text(HEAD + PLAIN + ground("for: 1 year"), "utf-8")
    Path("log.csv").write_bytes(csv_log(LISTED, header=COLUMNS))
    assert run("eval", "log.csv", "--catalog", "example.yaml", "-f", "csv", "-o", "out").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["entries.csv", "listings.csv", "records.csv"]
    header, row = Path("out/listings.csv").read_text("utf-8").splitlines()
    found = dict(zip(header.split(","), row.split(","), strict=True))
    assert (found["ground"], found["status"], found["until_low"]) == ("1", "listed", "2021-03-02")


def test_a_record_tells_what_is_published_from_what_is_held(run: Run) -> None:
    """Before its publication a listing is held; from then on it is published, until it ends."""
    catalog = (
        "listing: {form: list, objection: {pending: runs-on}, publication: {where: {en: A board}, source: text}}\n"
    )
    catalog += ground("for: 1 year")
    Path("example.yaml").write_text(HEAD + catalog, "utf-8")
    Path("log.csv").write_bytes(csv_log("l,p,2020-03-02,commerce.fraud,,,,,2020-03-20,,", header=COLUMNS))

    def shown(day: str) -> str:
        ended = run("record", "p", "log.csv", "--catalog", "example.yaml", "--as-of", day, "-f", "markdown")
        assert ended.code == 0, ended.err
        return ended.out

    assert "Nothing is published" in shown("2020-03-19")
    assert "Held, not published" in shown("2020-03-19")
    assert "A board; what is shown there is not known" in shown("2020-03-20")
    assert "Held, not published" not in shown("2020-03-20")
    assert "Nothing is published" in shown("2021-03-02")


@pytest.mark.parametrize(("code", "right"), [("91999999TEYT00019E", True), ("91999999TEYT00019F", False)])
def test_a_record_is_asked_for_by_a_code_that_is_right(code: str, right: bool, run: Run) -> None:
    """An organisation's code with a wrong check character is refused, and not shown."""
    Path("example.yaml").write_text(HEAD + PLAIN + ground("for: 1 year"), "utf-8")
    Path("log.csv").write_bytes(csv_log(LISTED.replace(",p,", f",{code},"), header=COLUMNS))
    ended = run("record", code, "log.csv", "--catalog", "example.yaml", "-f", "json")
    assert (ended.code == 0) is right
    if not right:
        assert ended.code == 2
        assert "should be 'E'" in ended.err
        assert code not in ended.err


def test_an_explanation_tells_of_listings(run: Run) -> None:
    """The ground, its dates, what ended it and what is open."""
    Path("example.yaml").write_text(HEAD + PLAIN + ground("for: none") + MUST, "utf-8")
    Path("log.csv").write_bytes(csv_log(LISTED, PAID, header=COLUMNS))
    told = run(
        "explain", "log.csv", "--catalog", "example.yaml", "-p", "p", "--as-of", "2020-05-08", "-f", "markdown"
    ).out
    assert "Ground 1: ended (text)" in told
    assert "from 2020-03-02 until 2020-05-08 or 2020-04-30" in told
    assert "ended by d" in told


def test_a_list_is_shown_as_its_reader_asks_for_it(run: Run) -> None:
    """How it works, grounds, what takes a name off, procedure and what follows."""
    told = run("show", "court-dishonest-list@2017", "-f", "markdown").out
    for part in ("How the list works", "Grounds (7)", "What takes a name off", "Procedure", "What follows", "Sources"):
        assert part in told


def test_a_history_tells_each_change_and_when_it_ends(run: Run) -> None:
    """From the listing over the payment to the end of the term, which lies ahead; nothing else is a change."""
    catalog = PLAIN + ground("for: 1 year") + MAY
    Path("example.yaml").write_text(HEAD + catalog, "utf-8")
    Path("log.csv").write_bytes(csv_log(LISTED, PAID, "z,q,2020-05-20,commerce.fraud,,,,,,,", header=COLUMNS))
    asked = ("record", "p", "log.csv", "--catalog", "example.yaml", "--as-of", "2020-06-01", "--history")
    ended = run(*asked, "-f", "json")
    assert ended.code == 0, ended.err
    assert [(one["date"], one["ahead"], one["changes"]) for one in json.loads(ended.out)["history"]] == [
        ("2020-03-02", False, ["l, ground 1: listed until 2021-03-02 (text)"]),
        ("2020-04-30", False, ["l, ground 1: until 2021-03-02 or 2020-04-30, before 2021-03-02"]),
        ("2021-03-02", True, ["l, ground 1: listed → ended"]),
    ]
    assert "After 2020-06-01, if nothing more happens:" in run(*asked, "-f", "markdown").out


@pytest.mark.parametrize(
    ("as_of", "begins", "told"),
    [("2020-06-01", "after: 3 working days, ", False), ("2026-12-24", "after: 3 working days, ", True),
     ("2026-12-24", "", False)],
)  # fmt: skip
def test_years_without_a_calendar_are_told(as_of: str, begins: str, told: bool, run: Run) -> None:
    """Who counts working days in a year of which the holidays are not known is told so; who counts none is not."""
    text = HEAD + f"listing: {{form: list, begins: {{at: decided, {begins}source: text}}}}\n" + ground("for: 1 year")
    Path("example.yaml").write_text(text, "utf-8")
    Path("log.csv").write_bytes(csv_log(LISTED, header=COLUMNS))
    ended = run("eval", "log.csv", "--catalog", "example.yaml", "--as-of", as_of, "-f", "json")
    assert ended.code == 0, ended.err
    caveats = json.loads(ended.out)["catalogs"][0]["caveats"]
    assert [one.partition(";")[0] for one in caveats] == ["working days are known for 2008 to 2026"] * told


def test_a_history_turns_with_the_age_of_a_subject(run: Run) -> None:
    """A catalog that covers people from 18 has a score from the birthday on, and eval tells the same history."""
    text = HEAD.replace("kind: list", "kind: points") + (
        "covers: {who: {age: {from: 18}}, source: text}\nscore: {start: 1000, source: text}\n"
        "grades: [{id: all, source: text}]\nrules: [{id: f, conduct: commerce.fraud, points: -5, source: text}]\n"
    )
    Path("example.yaml").write_text(text, "utf-8")
    Path("log.csv").write_bytes(csv_log(LISTED, header=COLUMNS))
    Path("subjects.csv").write_text("subject,type,born\np,person,2004-02-29\n", "utf-8")
    asked = ("log.csv", "--catalog", "example.yaml", "--subjects", "subjects.csv", "--as-of", "2020-06-01", "--history")
    ended = run("record", "p", *asked, "-f", "json")
    assert ended.code == 0, ended.err
    dates = [(one["date"], one["ahead"]) for one in json.loads(ended.out)["history"]]
    assert dates == [("2020-03-02", False), ("2022-02-28", True)]
    assert run("eval", *asked, "--person", "p", "-f", "json").out == ended.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--history",), "add --person"),
        (("--history", "--person", "p", "-f", "csv"), "--history is a report"),
        (("--history", "--person", "p", "--entries", "-f", "table"), "--history is a report"),
    ],
)
def test_a_history_is_of_one_person_and_a_report(options: tuple[str, ...], said: str, run: Run) -> None:
    """What --history cannot be is refused before anything is read."""
    ended = run("eval", "nowhere.csv", "--city", "rongcheng", *options)
    assert ended.code == 2
    assert said in ended.err


def test_a_history_is_that_of_scores_and_of_what_is_passed_on(run: Run) -> None:
    """A representative's record begins with the company's event; a score comes back when its entry expires."""
    log, subjects, relations = (
        str(ROOT / "examples" / f"dishonest-list{part}.csv") for part in ("", "-subjects", "-relations")
    )
    ended = run(
        "record", "owner", log, "--subjects", subjects, "--relations", relations, "--city", "court-consumption-order",
        "--city", "wendeng", "--as-of", "2018-06-01", "--history", "-f", "json",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    found = json.loads(ended.out)["history"]
    assert {one["date"] for one in found if not one["ahead"]} == {"2018-05-14"}
    assert any(change.startswith("score 600") for one in found for change in one["changes"])
    back = [one for one in found if "score 600 → 1000" in one["changes"]]
    assert [(one["place"], one["ahead"]) for one in back] == [("wendeng", True)]


def test_what_one_list_passes_on_excuses_a_reference_in_that_list_alone(run: Run) -> None:
    """A person names the company's event, which one of two lists in one run passes on: the other says it is none."""
    passing = PLAIN + "pass_on: [{id: bound, to: [legal-representative], source: text}]\n" + ground("for: none")
    for place, catalog in (("passes", passing), ("keeps", PLAIN + ground("for: none"))):
        text = HEAD.replace("example-list", place) + catalog
        Path(f"{place}.yaml").write_text(text, encoding="utf-8")
    Path("r.csv").write_text("of,to,relation\np,q,legal-representative\n", encoding="utf-8")
    cleared = "c,q,2020-04-01,court.representative-cleared,l,,,,,,"
    Path("log.csv").write_bytes(csv_log(LISTED, cleared, header=COLUMNS))

    ended = run(
        *("eval", "log.csv", "--catalog", "passes.yaml", "--catalog", "keeps.yaml", "--as-of", "2020-06-01"),
        *("--relations", "r.csv", "-f", "jsonl"),
    )

    assert ended.code == 0, ended.err
    records = map(json.loads, ended.out.splitlines())
    said = {one["place"]: " ".join(one["caveats"]) for one in records if one["subject"] == "q"}
    assert {"passes": False, "keeps": True} == {place: "refer to no earlier" in text for place, text in said.items()}
