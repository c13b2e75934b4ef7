"""`scorecat generate`: what is written where, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.cli_run import Run


@pytest.mark.parametrize("place", ["rongcheng", "文登"])
def test_a_log_from_a_pipe_is_evaluated(place: str, run: Run) -> None:
    """The log alone on stdout, and what it rests on on stderr; `eval` takes it whole."""
    made = run("generate", "--events", "300", "--place", place)

    assert 0 == made.code
    assert 301 == len(made.out.splitlines())
    assert made.err.startswith("scorecat: 300 rows: ")
    assert "by invented rates (profile " in made.err

    judged = run("eval", "-", "--city", place, stdin=made.out.encode())
    assert 0 == judged.code
    assert {"read": 300, "evaluated": 300, "after_as_of": 0, "rejected": 0} == json.loads(judged.out)["events"]


def test_all_places_take_a_folder(run: Run) -> None:
    """Log, subjects and relations of one run belong together."""
    Path("made").mkdir()
    assert 0 == run("generate", "--events", "120", "--subjects", "6", "-o", "made", "-f", "parquet").code

    assert ["log.parquet", "relations.parquet", "subjects.parquet"] == sorted(
        one.name for one in Path("made").iterdir()
    )
    tables = ("--subjects", "made/subjects.parquet", "--relations", "made/relations.parquet")
    judged = run("eval", "made/log.parquet", "--all", *tables, "-f", "csv")
    assert 0 == judged.code
    assert judged.out


def test_errors_are_told_so_that_they_add_up(run: Run) -> None:
    """What `generate` says is what `eval --rejects` finds."""
    made = run("generate", "--events", "2000", "--errors", "0.05", "-o", "log.csv.gz")

    told = made.told[-1]
    wrong = int(told.split()[1])
    assert 0 < wrong == sum(int(part.split()[0]) for part in told.split(": ")[-1].split(", "))
    judged = run("eval", "log.csv.gz", "--city", "rongcheng", "--rejects", "bad.csv")
    assert f"{wrong} of 2000 rows set aside" in judged.err


def test_quiet_says_nothing(run: Run) -> None:
    """And makes the same."""
    quiet = run("generate", "-q", "-n", "50")

    assert "" == quiet.err
    assert run("generate", "-n", "50").out == quiet.out


def test_a_place_without_a_profile_has_the_conducts_of_its_rules(run: Run) -> None:
    """Apart from the share that is anything."""
    made = run("generate", "--events", "1000", "--place", "shanghai-non-motor")

    assert "over the conducts of shanghai-non-motor@" in made.err
    conducts = [line.split(",")[3] for line in made.out.splitlines()[1:]]
    assert sum(one.startswith("traffic.") for one in conducts) > 800


def test_a_profile_of_one_s_own(run: Run) -> None:
    """What it says counts, and its schema is printed."""
    Path("mine.yaml").write_text(
        "profile: mine\ninvented: true\nconduct: {person: {conducts: {charity.blood: 1}}}\nfollow_ups: []\n",
        encoding="utf-8",
    )

    made = run("generate", "--events", "20", "--profile", "mine.yaml")

    assert {"charity.blood"} == {line.split(",")[3] for line in made.out.splitlines()[1:]}
    assert "(profile mine)" in made.err
    assert "invented" in json.loads(run("schema", "profile").out)["required"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Missing option '--events'"),
        (("-n", "9"), "greater than or equal to 10"),
        (("-n", "1000000001"), "less than or equal to 1000000000"),
        (("-n", "10", "--from", "2020-13-01"), "--from: '2020-13-01' is not a date"),
        (("-n", "10", "--until", "2020-01-01"), "is not after --from 2020-01-01"),
        (("-n", "10", "--from", "1900-01-01"), "a log is from 1910-01-01 on"),
        (("-n", "10", "--errors", "1.5"), "less than or equal to 1"),
        (("-n", "10", "--place", "rongchen"), "--place: no place 'rongchen'; did you mean"),
        (("-n", "10", "--place", "rongcheng", "--profile", "mine.yaml"), "both say by which rates"),
        (("-n", "10", "--profile", "nowhere.yaml"), "there is no such file"),
        (("-n", "10", "-o", "log.txt"), "says no form we write"),
        (("-n", "10", "-f", "csv", "-o", "log.parquet"), "leave --format out"),
        (("-n", "10", "-o", "nowhere/log.csv"), "there is no folder nowhere"),
    ],
)
def test_what_is_refused(arguments: tuple[str, ...], told: str, run: Run) -> None:
    """In one line, before anything is written."""
    refused = run("generate", *arguments)

    assert 2 == refused.code
    assert told in refused.err
    assert not refused.out
    assert not list(Path().iterdir())


def test_what_is_packed_is_not_for_a_terminal(run: Run) -> None:
    """Piped it may be (`test_a_stream_is_the_file`)."""
    refused = run("generate", "-n", "10", "-f", "parquet", stdout_terminal=True)

    assert 2 == refused.code
    assert "parquet is no text for a terminal" in refused.err
    assert not refused.out


def test_a_profile_with_mistakes_is_told_line_by_line(run: Run) -> None:
    """As `path:line:col: CODE message`, and nothing is written."""
    Path("mine.yaml").write_text(
        "profile: mine\ninvented: true\nconduct: {person: {topics: {trafic: 1}}}\n", encoding="utf-8"
    )

    refused = run("generate", "-n", "10", "--profile", "mine.yaml", "-o", "log.csv")

    assert 2 == refused.code
    assert refused.err.startswith("mine.yaml:3:29: SC")
    assert "did you mean 'traffic'?" in refused.err
    assert not Path("log.csv").exists()
