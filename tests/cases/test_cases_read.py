"""Reading cases files: each thing that can be wrong, with its line and column."""

from __future__ import annotations

import pytest
from cases.cases_small import GOOD, HEAD, alone, case, cases, findings, marked
from cli.cli_run import identity

from scorecat.model.finding import IdentityRefusedError

EVENT = "{event: e1, date: 2020-02-01, conduct: utilities.theft}"
EXPECT = "{at: 2020-06-30, score: 940}"
TWO = "{subject: a, date: 2020-02-01, conduct: utilities.theft}, {subject: b, date: 2020-02-01, conduct: tax.evasion}"


def test_good_cases_are_read() -> None:
    """A file that uses every key has nothing wrong with it."""
    assert () == findings(GOOD)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('¶version: "1"\n', "SC202", "'place' is missing"),
        ('place: ¶smal\nversion: "1"\n', "SC601", "place 'smal' is not that of 1.yaml; write 'small'"),
        ('place: small\nversion: ¶"2"\n', "SC601", "version '2' is not that of 1.yaml"),
        ("place: small\nversion: ¶1\n", "SC203", "put it in quotes"),
        (f"{HEAD}¶case: []\n", "SC201", "unknown key 'case'; did you mean 'cases'?"),
        (f"{HEAD}cases: ¶[]\n", "SC206", "'cases' is empty"),
        (alone("conduct: utilities.theft, gives: {¶thef: -60}"), "SC602", "no rule 'thef'; did you mean 'theft'?"),
        (alone("conduct: utilities.theft, gives: {theft: ¶E}"), "SC602", "no grade 'E'; known: A, B, C, D"),
        (alone("conduct: utilities.theft, gives: {theft: [B, ¶E]}"), "SC602", "no grade 'E'"),
        (alone("conduct: utilities.theft, gives: {theft: ¶[B, -5]}"), "SC607", "one reading gives points"),
        (alone("conduct: utilities.theft, gives: {theft: ¶[1, 2, 3]}"), "SC208", "`maxItems`"),
        (alone("conduct: utilities.theft, gives: ¶{}"), "SC206", "'gives' is empty"),
        (alone("conduct: utilities.theft, gives: ¶nothing"), "SC205", "'nothing' is not a mapping of rule"),
        (alone("conduct: ¶utilities.thef, gives: no rule"), "SC603", "did you mean 'utilities.theft'?"),
        (alone("conduct: utilities.theft, ¶amout: 5, gives: no rule"), "SC604", "'amout'; did you mean 'amount'?"),
        (alone("conduct: utilities.theft, date: ¶2020-02-30, gives: no rule"), "SC609", "'2020-02-30' is not a date"),
        (alone("conduct: utilities.theft, type: ¶firm, gives: no rule"), "SC204", "'firm' is not one of person"),
        (case("{event: e1, date: 2020-02-01, conduct: utilities.theft, ¶wen: 5}", EXPECT), "SC604", "column 'wen'"),
        (case("{event: e1, date: 2020-02-01, conduct: ¶utility.theft}", EXPECT), "SC603", "'utility.theft'"),
        (case("¶{event: e1, conduct: utilities.theft}", EXPECT), "SC202", "'date' is missing"),
        (case(EVENT, "¶{at: 2020-06-30}"), "SC606", "expects nothing"),
        (case(EVENT, "¶{at: 2020-06-30, subject: p1}"), "SC606", "expects nothing"),
        (case(EVENT, "¶{at: 2020-06-30, entries: []}"), "SC606", "expects nothing"),
        (case(EVENT, "{at: 2020-06-30, entries: [¶{points: 5}]}"), "SC606", "this names no entry"),
        (case(EVENT, "¶{at: 2020-06-30, score: 940, only_entries: true}"), "SC202", "needs 'entries' beside it"),
        (case(EVENT, "{at: 2020-06-30, score: ¶[950, 940]}"), "SC607", "950 is above 940; write [low, high]"),
        (case(EVENT, "{at: 2020-06-30, grade: ¶[A, B]}"), "SC607", "A is better than B"),
        (case(EVENT, "{at: 2020-06-30, fell_from: ¶DA}"), "SC602", "no grade 'DA'"),
        (case(EVENT, "{at: ¶2020-06-31, score: 940}"), "SC609", "'2020-06-31' is not a date"),
        (case(EVENT, "{at: ¶June, score: 940}"), "SC205", "'June' is not a date: 2020-06-30"),
        (case(EVENT, "{at: 2020-06-30, entries: [{event: ¶e2}]}"), "SC602", "no event 'e2'; there is: e1"),
        (case(EVENT, "{at: 2020-06-30, entries: [{rule: ¶x, points: 5}]}"), "SC602", "no rule 'x'; there is: theft,"),
        (case(EVENT, "{at: 2020-06-30, entries: [{rule: theft, until: [null, ¶x]}]}"), "SC609", "'x' is not a date"),
        (case(EVENT, "{at: 2020-06-30, uncovered: {¶e9: no rule}}"), "SC602", "no event 'e9'"),
        (case(EVENT, "{at: 2020-06-30, uncovered: {e1: ¶why}}"), "SC204", "'why' is not one of no rule"),
        (case(EVENT, "{at: 2020-06-30, consequences: [¶Money]}"), "SC602", "no consequence 'Money'"),
        (case(EVENT, "{at: 2020-06-30, subject: ¶p7, score: 9}"), "SC602", "no subject 'p7'; there is: p1"),
        (case(TWO, "¶{at: 2020-06-30, score: 9}"), "SC608", "there is no p1; add `subject:`, one of a, b"),
        (case(EVENT, EXPECT) + "    about: [¶measures]\n", "SC302", "no instrument or report 'measures'"),
        (case(EVENT, EXPECT) + "    subjects: [{subject: p1, ¶birth: x}]\n", "SC201", "unknown key 'birth'"),
        (
            case(EVENT, EXPECT) + f"  - {{id: ¶one, events: [{EVENT}], expect: [{EXPECT}]}}\n",
            "SC605",
            "case 'one' stands twice (first in line 4)",
        ),
    ],
)
def test_what_is_wrong_is_found_where_it_stands(text: str, code: str, said: str) -> None:
    """Code, line, column, and what to do."""
    plain, where = marked(text)

    (found,) = findings(plain)

    assert (str(found.where), found.code) == (where, code)
    assert said in str(found)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (case("{event: e1, date: ¶2020-02-30, conduct: utilities.theft}", EXPECT), "SC704", "not a date"),
        (case("{date: 2020-02-01, conduct: utilities.theft, amount: ¶-5}", EXPECT), "SC705", "amount '-5'"),
        (case("{date: 2020-02-01, severity: ¶bad, conduct: utilities.theft}", EXPECT), "SC706", "severity 'bad'"),
        (case("{date: 2020-02-01, conduct: utilities.theft, ended: ¶2020-01-01}", EXPECT), "SC708", "before the date"),
        (case("¶{date: 2020-02-01, conduct: record.revoked}", EXPECT), "SC709", "names no event"),
        (alone("conduct: utilities.theft, born: ¶1990, gives: no rule"), "SC704", "born '1990' is not a date"),
        (alone("conduct: utilities.theft, residence_permit: ¶some, gives: no rule"), "SC706", "'some'"),
        (case(EVENT, EXPECT) + "    subjects: [{subject: p1, type: ¶firm}]\n", "SC706", "type 'firm'"),
        (case(EVENT, EXPECT) + "    relations: [{of: p1, to: p2, relation: ¶aunt}]\n", "SC706", "relation 'aunt'"),
        (
            case(EVENT, EXPECT)
            + "    relations: [{of: p1, to: p2, relation: child, from: 2020-01-01, until: ¶2020-01-01}]\n",
            "SC714",
            "until '2020-01-01' is not after from",
        ),
        (
            case(EVENT, f"{EXPECT}, {{at: 2021-01-01, score: 940}}").replace("2020-02-01", "¶yesterday"),
            "SC704",
            "'yesterday'",
        ),
    ],
)
def test_cells_are_judged_by_the_readers_of_logs(text: str, code: str, said: str) -> None:
    """What a log could not hold, cases cannot; it is said once, by its place in the cases file."""
    plain, where = marked(text)

    (found,) = findings(plain)

    assert (str(found.where), found.code) == (where, code)
    assert said in found.message


def test_an_event_that_stands_twice_is_told_at_both_places() -> None:
    """The rows of one case are one log."""
    found = findings(case(f"{EVENT}, {EVENT}", EXPECT))

    assert [("SC710", 5, 22), ("SC710", 5, 79)] == [(one.code, one.where.line, one.where.column) for one in found]


def test_what_is_no_yaml_is_told_like_any_other_file() -> None:
    """One finding, with its place."""
    (found,) = findings("place: [small\n")

    assert found.code == "SC102"


@pytest.mark.parametrize(
    "text",
    [
        alone(f'conduct: utilities.theft, subject: "{identity()}", gives: no rule'),
        case(EVENT.replace("e1", f"x {identity()}"), EXPECT),
        case(EVENT, EXPECT) + f'    relations: [{{of: p1, to: "{identity()}", relation: child}}]\n',
    ],
)
def test_identity_numbers_are_refused_and_not_echoed(text: str) -> None:
    """Cases hold no data on identifiable people either."""
    with pytest.raises(IdentityRefusedError, match=r"1\.cases\.yaml:\d+:\d+") as refused:
        findings(text)

    assert identity() not in str(refused.value)


def test_a_line_is_called_by_what_it_says() -> None:
    """Its conduct and its columns; never by an identity number, wherever that stands."""
    one, other = cases(
        alone("conduct: traffic.fine, amount: 500, gives: no rule")
        + f'  - {{conduct: traffic.fine, authority: "{identity()}", gives: no rule}}\n'
    )

    assert "traffic.fine, amount 500" == one.name
    assert identity() not in other.name
