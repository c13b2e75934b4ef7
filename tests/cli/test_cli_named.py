"""A catalog by its name: what is told where it is not what one may expect, and what a name that is none gets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.cli_run import Run

NO_RULES = "scorecat: rongcheng@2021 holds no rules; the newest version that does is rongcheng@2019\n"


@pytest.mark.parametrize(
    "args",
    [
        ("show", "rongcheng"),
        ("audit", "rongcheng"),
        ("diff", "rongcheng", "suqian"),
        ("compare", "--city", "rongcheng", "--city", "suqian"),
        ("conduct", "--city", "rongcheng", "--city", "suqian"),
    ],
    ids=" ".join,
)
def test_a_newest_version_without_rules_points_to_one_with_rules(args: tuple[str, ...], run: Run) -> None:
    """Whoever names a place sees at once why there is so little; a version that was asked for needs no pointer."""
    assert NO_RULES == run(*args).err
    assert "" == run(*(f"{word}@2021" if word == "rongcheng" else word for word in args)).err


@pytest.mark.parametrize("command", ["show", "audit"])
def test_a_version_that_was_not_in_force_on_the_day_is_told(command: str, run: Run) -> None:
    """The nearest version answers, and says that it is no more than that."""
    told = "scorecat: rongcheng@2016 was not in force on 1990-01-01; of the versions here it is the nearest\n"

    assert told == run(command, "rongcheng", "--as-of", "1990-01-01").err
    assert "" == run(command, "rongcheng", "--as-of", "2017-01-01").err


@pytest.mark.parametrize("args", [("show",), ("audit",), ("diff", "suqian")], ids=" ".join)
@pytest.mark.parametrize(
    ("name", "said"),
    [("log.csv", "log.csv is no catalog file; the name of one ends in .yaml"), ("here", "here is a folder; name a")],
)
def test_a_file_that_is_no_catalog_is_not_looked_for_among_places(
    args: tuple[str, ...], name: str, said: str, run: Run
) -> None:
    """The message is about the file that is there."""
    Path("log.csv").touch()
    Path("here").mkdir()
    ended = run(*args, name)

    assert (2, "") == (ended.code, ended.out)
    assert said in ended.err


@pytest.mark.parametrize(
    "args", [("list",), ("show", "suqian"), ("audit", "--all"), ("validate",), ("schema",), ("rules",)], ids=" ".join
)
def test_nothing_is_worked_out_for_a_folder_that_is_not_there(args: tuple[str, ...], run: Run) -> None:
    """The way out is told at once."""
    ended = run(*args, "-o", "no/x.json")

    assert (2, "") == (ended.code, ended.out)
    assert ["no/x.json: there is no folder no; make it first"] == [
        line.partition("'-o': ")[2].partition(" (`")[0] for line in ended.told
    ]


def test_a_wrong_day_is_told_of_its_own_option(run: Run) -> None:
    """Not of the option that names places."""
    assert "scorecat: --as-of: 'x' is not a date" in run("conduct", "utilities.theft", "--as-of", "x").err


def test_dates_that_are_assumed_are_told_as_such(run: Run) -> None:
    """A diff of two versions leads with when they held."""
    said = run("diff", "rongcheng@2019", "rongcheng@2021", "-f", "table").out

    assert "In force 2019-01-01 – 2021-06-18 (dates assumed), and 2021-06-18 – (dates assumed)." in said


def test_what_came_after_a_version_is_not_taken_for_its_own(run: Run) -> None:
    """The exception for campus loans came in 2019, under the list as amended in 2017 and not with the amendment."""
    said = run("diff", "court-dishonest-list@2013", "court-dishonest-list@2017", "-f", "table").out

    assert "texts that came later than court-dishonest-list@2017, while it was in force: " in said
    assert "opinions-2019" in said.partition("while it was in force: ")[2].splitlines()[0]
    assert "came later" not in run("diff", "rongcheng@2016", "rongcheng@2019", "-f", "table").out


def test_repair_in_general_is_told_beside_what_has_no_repair(run: Run) -> None:
    """Wendeng's article 7 promises repair without terms: nobody is to read that there is none."""
    assert "stands in the remarks: `scorecat show wendeng@2020`" in run("audit", "wendeng", "-f", "table").out


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        (("show", "suqian"), "a.md", "## Suqian"),
        (("show", "suqian"), "a.json", "{"),
        (("list", "--kind", "opaque"), "a.csv", "place,version"),
        (("list", "--kind", "opaque"), "a.data", '{"place"'),
        (("conduct", "charity.blood", "--city", "wendeng"), "a.csv", ""),
    ],
)
def test_a_file_is_of_the_format_its_name_says(command: tuple[str, ...], name: str, begins: str, run: Run) -> None:
    """Without --format the ending of --output chooses; an ending that says nothing leaves it to the command."""
    assert run(*command, "-o", name).code == 0
    text = Path(name).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert name != "a.csv" or "," in text.partition("\n")[0]
