"""`list`, `show`, `schema`, `validate`, `--help`, `--version`."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cli.cli_run import CATALOGS, CITY, EVENTS, ROOT
from jsonschema import Draft202012Validator

from scorecat import __version__
from scorecat.cli.app import COMMANDS

if TYPE_CHECKING:
    from cli.cli_run import Run

VERSIONS = ["2016", "2019", "2021"]
BROKEN = (CATALOGS / "2019.yaml").read_text(encoding="utf-8").replace("\nremarks:", "\nremraks:")
FINDING = re.compile(r"broken\.yaml:\d+:\d+: SC\d{3} .+")


def test_list_shows_every_version(run: Run) -> None:
    """One row for each, in every format for rows."""
    rows = [json.loads(line) for line in run("list").out.splitlines()]
    files = (ROOT / "catalogs").glob("*/*/*.yaml")
    shipped = sorted((path.parent.name, path.stem) for path in files if not path.name.endswith(".cases.yaml"))
    listed = [(row["place"], row["version"]) for row in rows]

    assert shipped == sorted(listed)
    assert [place for place, _ in listed] == sorted(place for place, _ in listed)
    assert [("rongcheng", version) for version in VERSIONS] == [one for one in listed if one[0] == "rongcheng"]
    assert rows == json.loads(run("list", "-f", "json").out)
    in_csv = csv.DictReader(io.StringIO(run("list", "-f", "csv").out))
    assert listed == [(row["place"], row["version"]) for row in in_csv]
    for format_ in ("table", "markdown"):
        text = run("list", "-f", format_).out
        assert [1, 1, 1] == [text.count(f"rongcheng@{version}") for version in VERSIONS]


def test_list_tells_dates_that_are_assumed(run: Run) -> None:
    """A date that the text does not give is no fact, in rows or on a page."""
    rows = {row["place"]: row for row in map(json.loads, run("list", "--newest").out.splitlines())}
    page = run("list", "--newest", "-f", "markdown").out

    assert rows["mobike"]["dates_assumed"].startswith("The month is reported")
    assert rows["wendeng"]["dates_assumed"] is None
    assert "2018-02-01 – (assumed)" in next(line for line in page.splitlines() if "mobike@2018" in line)
    assert "assumed" not in next(line for line in page.splitlines() if "wendeng@2020" in line)


def test_list_chooses_by_kind_by_where_and_by_version(run: Run) -> None:
    """The choices combine, and stderr counts what is left."""
    ended = run("list", "--kind", "points", "--within", "shandong", "--newest")
    rows = [json.loads(line) for line in ended.out.splitlines()]

    assert {"points"} == {row["kind"] for row in rows}
    assert all("Shandong" in row["within"] for row in rows)
    assert ["2021"] == [row["version"] for row in rows if row["place"] == "rongcheng"]
    assert f"scorecat: {len(rows)} places, {len(rows)} versions ({len(rows)} points)\n" == ended.err
    topics = {json.loads(line)["topic"] for line in run("list", "--conducts", "--topic", "traffic").out.splitlines()}
    assert {"traffic"} == topics


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--conducts", "--newest"), "choose among places"),
        (("--topic", "traffic"), "add --conducts"),
        (("--conducts", "--topic", "trafic"), "no topic 'trafic'; did you mean 'traffic'?"),
        (("--within", "Shandon"), "no place lies in 'Shandon'; did you mean 'Shandong'?"),
    ],
)
def test_list_refuses_what_it_would_ignore(options: tuple[str, ...], said: str, run: Run) -> None:
    """An option that does nothing, or a topic that is none, is told."""
    ended = run("list", *options)

    assert 2 == ended.code
    assert said in ended.err


def test_list_of_conducts_is_the_vocabulary(run: Run) -> None:
    """Codes that a log may use, sorted, each once."""
    codes = [json.loads(line)["conduct"] for line in run("list", "--conducts").out.splitlines()]

    assert sorted(set(codes)) == codes
    assert {"traffic.red-light", "record.revoked"} <= set(codes)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("format_", ["table", "markdown", "json"])
def test_show_tells_what_is_missing(version: str, format_: str, run: Run) -> None:
    """Every catalog can be read by a person and by a program; what it lacks is part of it."""
    ended = run("show", f"rongcheng@{version}", "-f", format_)

    assert (0, "") == (ended.code, ended.err)
    if format_ == "json":
        assert json.loads(ended.out)["completeness"]["missing"]
    else:
        assert "What is missing" in ended.out
        assert "Sources" in ended.out


@pytest.mark.parametrize("columns", ["80", "120"])
def test_show_fits_the_terminal(columns: str, run: Run) -> None:
    """No line is longer than the terminal is wide, but for addresses, which cannot be broken elsewhere."""
    from rich.cells import cell_len  # noqa: PLC0415

    text = run("show", "rongcheng@2019", stdout_terminal=True, env={"COLUMNS": columns, "NO_COLOR": "1"}).out

    assert [] == [line for line in text.splitlines() if cell_len(line) > int(columns)]
    assert "utility-arrears-adjudicated" in text


def test_show_takes_the_version_of_a_day_or_a_file(run: Run) -> None:
    """--as-of chooses; a path is read as it is."""
    Path("mine.yaml").write_bytes((CATALOGS / "2016.yaml").read_bytes())

    assert "2016" == json.loads(run("show", "荣成", "--as-of", "2017-05-01").out)["version"]
    assert "2021" == json.loads(run("show", "荣成").out)["version"]
    assert "2016" == json.loads(run("show", "mine.yaml").out)["version"]


@pytest.mark.parametrize("name", ["catalog", "vocabulary"])
def test_schema_is_a_json_schema(name: str, run: Run) -> None:
    """Editors get a valid schema of draft 2020-12."""
    schema = json.loads(run("schema", name).out)

    Draft202012Validator.check_schema(schema)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


def test_validate_of_the_shipped_catalogs_leaves_remarks_on_the_texts(run: Run) -> None:
    """What may be a slip is mended, or allowed with a reason (Wendeng: 500 yuan lie in two bands); the rest is true."""
    ended = run("validate", "-f", "json", "--fail-on", "warning")
    document = json.loads(ended.out)

    assert ended.code == 0
    assert {"info"} == {one["severity"] for one in document["findings"]}
    bands = [one for one in document["allowed"] if one["code"] == "SC401"]
    assert "this band and an earlier one both hold 500: the larger effect counts" in {one["message"] for one in bands}
    assert all(len(one["reason"].split()) > 3 for one in document["allowed"])


@pytest.mark.parametrize("args", [(str(CATALOGS),), (str(CATALOGS / "2019.yaml"),)])
def test_validate_of_what_is_right_prints_nothing(args: tuple[str, ...], run: Run) -> None:
    """A clean run is empty on stdout; how much was checked is told by the way."""
    ended, quiet = (run(*more, "validate", "--select", "sense", *args) for more in ((), ("-q",)))

    assert (0, "") == (ended.code, ended.out)
    assert re.fullmatch(r"scorecat: \d+ files? checked: nothing found\n", ended.err)
    assert (0, "", "") == (quiet.code, quiet.out, quiet.err)


def test_validate_of_what_is_wrong_prints_findings(run: Run) -> None:
    """`path:line:col: CODE message` on stdout, a line each, and exit 1."""
    Path("broken.yaml").write_text(BROKEN, encoding="utf-8")

    ended = run("validate", "broken.yaml")

    assert 1 == ended.code
    assert ended.out
    assert [] == [line for line in ended.out.splitlines() if not FINDING.fullmatch(line)]


def test_validate_gives_findings_as_json(run: Run) -> None:
    """The same findings, for programs; --fail-on none makes the exit code 0."""
    Path("broken.yaml").write_text(BROKEN, encoding="utf-8")
    text = run("validate", "broken.yaml").out.splitlines()

    ended = run("validate", "broken.yaml", "-f", "json", "--fail-on", "none")

    assert 0 == ended.code
    assert text == [
        f"{one['path']}:{one['line']}:{one['column']}: {one['code']} {one['message']}"
        + (f"; {one['advice']}" if one["advice"] else "")
        for one in json.loads(ended.out)["findings"]
    ]


@pytest.mark.parametrize("name", [module.NAME for module in COMMANDS])
def test_help_ends_with_two_examples(name: str, run: Run) -> None:
    """Every command shows how it is used."""
    ended = run(name, "--help")
    *_, first, second = ended.out.rstrip().splitlines()

    assert (0, "") == (ended.code, ended.err)
    assert [True, True] == [line.strip().startswith(f"scorecat {name}") for line in (first, second)]


def test_no_arguments_show_the_help(run: Run) -> None:
    """Somebody who types the name alone learns the commands."""
    ended = run()

    assert (0, "") == (ended.code, ended.err)
    assert [] == [module.NAME for module in COMMANDS if f"\n  {module.NAME} " not in ended.out]


def test_version_is_that_of_the_package(run: Run) -> None:
    """One line."""
    ended = run("--version")

    assert (0, f"scorecat {__version__}\n") == (ended.code, ended.out)


@pytest.mark.parametrize(
    "words", [("-q", "eval"), ("eval", "-q"), ("eval", "--quiet"), ("eval", "--color", "never", "-q")]
)
def test_shared_options_stand_anywhere(run: Run, words: tuple[str, ...]) -> None:
    """Before the command or after it, -q keeps notes in."""
    found = run(*words, EVENTS, *CITY)

    assert (found.code, found.err) == (0, "")


def test_verbose_says_what_was_read(run: Run) -> None:
    """-v names the catalog file, its hash, and the columns that the log had."""
    found = run("eval", EVENTS, *CITY, "-v")

    assert "rongcheng@2019: " in found.err
    assert "23 rows read, columns act, amount, conduct" in found.err
