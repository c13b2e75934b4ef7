"""`scorecat validate` and its like, as their users meet them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from check.checked_files import SMALL
from jsonschema import Draft202012Validator

from scorecat.catalog.library import shipped_folder
from scorecat.check.table import entries
from scorecat.diff.changes import KINDS
from scorecat.model.finding import Severity

if TYPE_CHECKING:
    from cli.cli_run import Run

QUIET: Final = ("--ignore", "evidence,rights,tests,atlas")
BROKEN: Final = SMALL.replace("kind: points", "kind: pionts")


def write(text: str, name: str = "town.yaml") -> str:
    """Write a catalog and return its name."""
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_every_severity_is_told_and_only_errors_fail(run: Run) -> None:
    """Remarks on a text are no reason to stop a merge, unless asked for."""
    name = write(SMALL)
    ended = run("validate", name, *QUIET)

    assert ended.code == 0
    assert ended.out.splitlines() == [
        "town.yaml:17:9: SC440 info: id 'xyz' says nothing of 'utilities.theft'; name the rule after its conduct",
        "town.yaml:21:9: SC440 info: id 'uvw' says nothing of 'utilities.arrears'; name the rule after its conduct",
    ]
    assert ended.told == ["scorecat: 1 file checked: 2 info"]
    assert [run("validate", name, *QUIET, "--fail-on", level).code for level in ("info", "warning", "none")] == [
        1,
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "form"], {"SC440"}),
        (["--select", "SC4", "--ignore", "SC440"], set()),
        (["--select", "sense"], set()),
        (["--select", "SC440,sense"], {"SC440"}),
        (["--select", "rights", "--select", "form"], {"SC440"}),
    ],
)
def test_checks_can_be_chosen(options: list[str], codes: set[str], run: Run) -> None:
    """By code, beginning of a code or family; several at once."""
    found = json.loads(run("validate", write(SMALL), *options, "-f", "json").out)["findings"]

    assert {one["code"] for one in found if one["group"] == "form"} == codes


def test_what_is_wrong_with_a_file_is_always_told(run: Run) -> None:
    """No choice of checks hides that a catalog does not load."""
    ended = run("validate", write(BROKEN), "--select", "rights")

    assert (ended.code, len(ended.out.splitlines())) == (1, 1)
    assert "SC204 'pionts' is not one of points, list, opaque; did you mean 'points'?" in ended.out


def test_configuration_is_in_force_and_flags_win(run: Run) -> None:
    """`scorecat config` tells what is in force and from where."""
    name = write(SMALL)
    Path("scorecat.toml").write_text(
        'select = ["form"]\nfail-on = "info"\n[severity]\nSC440 = "warning"\n', encoding="utf-8"
    )

    ended = run("validate", name)
    rows = [json.loads(line) for line in run("config").out.splitlines()]

    assert (ended.code, ended.out.count("SC440 warning: ")) == (1, 2)
    assert run("validate", name, "--fail-on", "error").code == 0
    assert run("validate", name, "--select", "sense").out == ""
    checks, limits = rows[:4], rows[4:]
    assert [row["value"] for row in checks] == [["form"], [], {"SC440": "warning"}, "info"]
    assert [Path(row["from"]).name for row in checks] == ["scorecat.toml", "default", "scorecat.toml", "scorecat.toml"]
    assert [(row["value"], row["from"]) for row in limits] == [(None, "default")] * 3


def test_wrong_configuration_stops_the_run(run: Run) -> None:
    """With its place and what was meant, and nothing is checked by half."""
    Path("scorecat.toml").write_text('ignore = ["sence"]\n', encoding="utf-8")
    ended = run("validate", write(SMALL))

    assert (ended.code, ended.out) == (2, "")
    assert re.search(r"scorecat\.toml:1:1: SC003 ignore: there is no check 'sence'; did you mean 'sense'\?", ended.err)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "sence"), "--select: there is no check 'sence'; did you mean 'sense'?"),
        (("--ignore", "SC201"), "--ignore: 'SC201' says that a file is wrong, and is always told"),
        (("--as-of", "soon"), "--as-of: 'soon' is not a date"),
        (("--watch", "--fix", "town.yaml"), "--watch and --fix"),
        (("--watch", "-f", "json"), "--watch tells findings as text"),
        (("--fix",), "--fix changes files; name those it may change"),
        (("--fix", "-"), "`-` is no file that --fix could change; name a file"),
        (("--watch", "-"), "`-` is no file that changes; name a file"),
        (("-", "--stdin-filename", "."), "--stdin-filename . is a folder; name the file"),
        (("-", "-"), "`-` is stdin, which can be read once; give it once"),
        (("town.yaml", "--stdin-filename", "town.yaml"), "--stdin-filename names stdin, and no path is `-`"),
    ],
)
def test_options_that_would_be_ignored_are_errors(options: tuple[str, ...], said: str, run: Run) -> None:
    """They say what to do instead."""
    write(SMALL)
    ended = run("validate", *options)

    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_vocabulary_file_is_checked_by_the_others_of_its_folder(run: Run) -> None:
    """A hook that names one file finds what is wrong with it, and nothing of the others."""
    folder = Path("vocabulary")
    folder.mkdir()
    shared = "attributes:\n  amount: {type: decimal, label: {en: Amount, zh: 金额}, definition: A sum of money.}\n"
    conduct = "{kind: conduct, label: {en: X, zh: 乙}, definition: What it is., attributes: {%s: {}}}"
    for topic, attribute in (("aa", "amount"), ("bb", "amuont")):
        text = f"topic: {topic}\nlabel: {{en: T, zh: 丙}}\nconducts:\n  {topic}.x: {conduct % attribute}\n"
        write(text, f"vocabulary/{topic}.yaml")
    write(shared, "vocabulary/attributes.yaml")

    assert run("validate", "vocabulary/aa.yaml").out == ""
    ended = run("validate", "vocabulary/bb.yaml")
    assert ended.out.startswith("vocabulary/bb.yaml:4:")
    assert "SC303 unknown attribute 'amuont'; did you mean 'amount'?" in ended.out
    assert run("validate", "vocabulary").out == ended.out


def test_text_is_in_order_of_gravity(run: Run) -> None:
    """What has to be done stands first; programs get the order of the file."""
    name = write(
        SMALL.replace("B, source", "B, up_to: 900, source")
        .replace("row 2", "row 2\nlinks: []")
        .replace("id: xyz", "id: xyz\n    when: {authority: [bureau, bureau]}")
    )
    Path("scorecat.toml").write_text('[severity]\nSC440 = "info"\nSC570 = "warning"\n', encoding="utf-8")
    severities = [one["severity"] for one in json.loads(run("validate", name, "-f", "json").out)["findings"]]
    lines = run("validate", name).out.splitlines()

    assert severities != sorted(severities, key=list(Severity).index)
    told = [line.split()[2].rstrip(":") if line.split()[2] in ("warning:", "info:") else "error" for line in lines]
    assert told == sorted(severities, key=list(Severity).index)


def test_file_is_checked_once_however_it_is_named(run: Run) -> None:
    """By its folder, by itself, by another way to it."""
    name = write(SMALL)

    assert run("validate", ".", name, str(Path(name).resolve())).told[0].startswith("scorecat: 1 file checked")


def test_text_from_a_pipe_is_checked_as_the_file_it_is_of(run: Run) -> None:
    """An editor asks before it saves: under the file's name, with its cases, in the place of what is on the disk."""
    Path("cn").mkdir()
    name = write(BROKEN, "cn/town.yaml")
    write(
        'place: test\nversion: "2020"\nalone: [{conduct: utilities.theft, gives: {xyz: -60}}]\n', "cn/town.cases.yaml"
    )
    chosen = ("--select", "form,tests")

    unnamed = run("validate", "-", *chosen, stdin=BROKEN.encode())
    named = run("validate", "-", "--stdin-filename", name, *chosen, stdin=SMALL.encode())
    whole = run("validate", ".", "-", "--stdin-filename", f"cn/../{name}", *chosen, stdin=SMALL.encode())

    assert (unnamed.code, unnamed.out.partition(" ")[0]) == (1, "<stdin>:3:7:")
    assert named.code == 0
    assert {line.split(":")[0] for line in named.out.splitlines()} == {name}
    assert "'uvw'" in named.out
    assert "SC570" not in named.out  # there are cases
    assert whole.out == named.out
    assert whole.told[0].startswith("scorecat: 2 files checked")
    assert run("validate", "-", stdin_terminal=True).told == [
        "scorecat: `-` reads a catalog from a pipe, and stdin is a terminal; name a file, or pipe one in"
    ]


def tree(folder: str, code: str) -> None:
    """Write a tree of its own: a vocabulary of one conduct, and a catalog with its cases that uses it."""
    here = Path(folder)
    for below in ("vocabulary", "cn/test"):
        (here / below).mkdir(parents=True)
    conduct = "{kind: conduct, label: {en: X, zh: 乙}, definition: What it is., attributes: {}}"
    topic = f"topic: {code.partition('.')[0]}\nlabel: {{en: T, zh: 丙}}\nconducts: {{{code}: {conduct}}}\n"
    write(topic, f"{folder}/vocabulary/our.yaml")
    attributes = (shipped_folder() / "vocabulary" / "attributes.yaml").read_text(encoding="utf-8")
    write(attributes, f"{folder}/vocabulary/attributes.yaml")
    one = SMALL.partition("  - id: uvw")[0].replace("utilities.theft", code)
    write(one, f"{folder}/cn/test/2020.yaml")
    cases = f'place: test\nversion: "2020"\nalone: [{{conduct: {code}, gives: {{xyz: -60}}}}]\n'
    write(cases, f"{folder}/cn/test/2020.cases.yaml")


def test_catalogs_are_checked_by_the_vocabulary_of_their_own_tree(run: Run) -> None:
    """If it is among the paths; else by the installed one, which does not know their conducts."""
    tree("ours", "music.singing")

    assert run("validate", "ours", *QUIET).code == 0
    assert run("test", "ours").code == 0
    assert run("validate", "ours/cn/test/2020.yaml", "ours/vocabulary", *QUIET).code == 0
    alone = run("validate", "ours/cn", *QUIET)
    assert (alone.code, alone.out.count("SC301 conduct 'music.singing' is not in the vocabulary")) == (1, 1)
    assert "SC301 conduct 'music.singing'" in run("test", "ours/cn").err


def test_two_vocabularies_are_not_mixed(run: Run) -> None:
    """A catalog is checked by one; hidden folders are nobody's own."""
    tree("ours", "music.singing")
    tree(".venv/site-packages/theirs", "music.humming")
    assert run("validate", ".", *QUIET).told == run("validate", "ours", *QUIET).told

    tree("theirs", "music.humming")
    ended = run("validate", ".", *QUIET)
    assert (ended.code, ended.out) == (2, "")
    assert (
        "ours/vocabulary and theirs/vocabulary are two vocabularies; name the files of one tree at a time" in ended.err
    )


def test_faults_of_a_vocabulary_do_not_hide_those_of_its_catalogs(run: Run) -> None:
    """Both are told in one run."""
    tree("ours", "music.singing")
    write("topic: dance\nlabel: {en: D}\nconducts: {}\n", "ours/vocabulary/dance.yaml")
    write(
        Path("ours/cn/test/2020.yaml").read_text(encoding="utf-8").replace("points\n", "pionts\n", 1),
        "ours/cn/test/2020.yaml",
    )
    told = run("validate", "ours", *QUIET).out

    assert "ours/vocabulary/dance.yaml:2:8: SC202" in told
    assert "ours/cn/test/2020.yaml:3:7: SC204" in told
    assert "music.singing" not in told


def test_day_of_suppressions_can_be_given(run: Run) -> None:
    """They expire by the day that is asked for."""
    name = write(SMALL.replace("place: test", "place: test  # scorecat: allow-file SC440 until 2030-01-01: ours"))

    assert run("validate", name, *QUIET, "--as-of", "2029-12-31").out == ""
    assert "SC452 warning" in run("validate", name, *QUIET, "--as-of", "2030-01-01").out
    assert run("validate", name, *QUIET, "--as-of", "2029-12-31").told == [
        "scorecat: 1 file checked: nothing found; 2 allowed"
    ]


def test_auto_is_github_in_its_actions(run: Run) -> None:
    """There findings show beside their lines; elsewhere they are text."""
    name = write(BROKEN)

    assert run("validate", name, env={"GITHUB_ACTIONS": "true"}).out.startswith("::error file=town.yaml,line=3,col=7,")
    assert run("validate", name, env={"GITHUB_ACTIONS": "true"}, stdin=b"").code == 1
    assert run("validate", name, "-f", "text").out.startswith("town.yaml:3:7: SC204")


def test_machine_output_goes_to_a_file_whole(run: Run) -> None:
    """Nothing is on stdout then."""
    ended = run("validate", write(BROKEN), "-f", "sarif", "-o", "found.sarif")

    assert (ended.code, ended.out) == (1, "")
    assert json.loads(Path("found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_fix_mends_and_tells_what_it_mended(run: Run) -> None:
    """On stderr; what is left decides the exit code."""
    name = write(BROKEN.replace("title: Test measure", "title: Test measure."))
    ended = run("validate", "--fix", name, "--select", "SC445")

    assert (ended.code, ended.out) == (0, "")
    assert [line.split(": ")[1] for line in ended.told[:2]] == ["mended town.yaml:3:7", "mended town.yaml:4:8"]
    assert Path(name).read_text(encoding="utf-8") == SMALL


def test_watch_checks_again_and_ends_with_the_user(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first look at once, the next after a change, until Ctrl-C; a file that is broken or gone does not end it."""
    name = write(SMALL)
    steps = iter([BROKEN, "a: [", SMALL])

    def wait(_: float) -> None:
        text = next(steps, None)
        if text is None:
            raise KeyboardInterrupt
        write(text + "\n", name)

    monkeypatch.setattr("scorecat.cli.validate.time.sleep", wait)
    ended = run("validate", "--watch", name, "--select", "form")

    assert ended.code == 130
    assert [line.split()[1] for line in ended.out.splitlines()] == [
        "SC440", "SC440", "SC204", "SC102", "SC440", "SC440",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["SC401", "sc401", "overlapping-bands"])
def test_rule_shows_the_manual(code: str, run: Run) -> None:
    """By code or name, in every format."""
    document = json.loads(run("rule", code).out)

    assert (document["code"], document["severity"], document["group"]) == ("SC401", "warning", "sense")
    assert document["found"].startswith("- id: fine")
    text = run("rule", code, "-f", "table").out
    assert text.startswith("SC401 overlapping-bands\n")
    assert "  Found" not in text
    assert "```yaml\n- id: fine" in run("rule", code, "-f", "markdown").out


@pytest.mark.parametrize("code", ["DF101", "df101", "stricter"])
def test_rule_shows_what_a_change_is(code: str, run: Run) -> None:
    """The kinds of `scorecat diff` have their page here too, in the words of their pair, with the opposite."""
    document = json.loads(run("rule", code).out)

    assert (document["code"], document["severity"], document["group"]) == ("DF101", "error", "change")
    assert document["title"] == "The second catalog takes more, or gives less."
    assert "in no case more points" in document["what"]
    assert document["why"].endswith("the other way round it is DF102 milder.")
    assert all(run("rule", kind).code == 0 for kind in KINDS)


def test_rule_knows_every_code_and_no_other(run: Run) -> None:
    """A slip is told with what was meant."""
    assert all(run("rule", code).code == 0 for code in list(entries())[::9])
    ended = run("rule", "SC4011")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no code 'SC4011'; did you mean 'SC4" in ended.err


def test_rules_lists_all_of_them(run: Run) -> None:
    """For programs with the whole page, for people a line each; by group."""
    rows = json.loads(run("rules", "-f", "json").out)

    assert [row["code"] for row in rows] == [*entries(), *KINDS]
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["what"] and row["why"] and row["what_to_do"] for row in rows)
    table = run("rules", "--group", "sense", "-f", "table").out.splitlines()
    assert len(table) == 2 + sum(entry.group == "sense" for entry in entries().values())
    assert "no group 'sens'; did you mean 'sense'?" in run("rules", "--group", "sens").err


def test_schema_of_findings_is_published(run: Run) -> None:
    """It holds for what `validate` writes."""
    schema = json.loads(run("schema", "findings").out)
    document = json.loads(run("validate", write(BROKEN), "-f", "json").out)

    assert list(Draft202012Validator(schema).iter_errors(document)) == []


def test_new_catalog_validates_and_says_what_to_fill_in(run: Run) -> None:
    """No error from the start; every TODO is found; its case passes; nothing is written over."""
    ended = run("new", "my-town", "--version", "2020")
    found = json.loads(run("validate", "my-town", "-f", "json", "--select", "form,sense").out)
    text = Path("my-town/2020.yaml").read_text(encoding="utf-8")

    assert (ended.code, ended.out) == (0, "my-town/2020.yaml\nmy-town/2020.cases.yaml\n")
    assert {one["code"] for one in found["findings"]} == {"SC449"}
    assert len(found["findings"]) == len(re.findall(r"^[^#\n]*?\"[^\"#]*TODO|zh: \"TODO", text, re.MULTILINE))
    assert run("test", "my-town").code == 0
    again = run("new", "my-town", "--version", "2020")
    assert (again.code, again.out) == (2, "")
    assert "my-town/2020.yaml is there already" in again.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("My Town",), "'My Town' is not an id"),
        (("town", "--version", "20/20"), "--version: '20/20' is no version"),
        (("town", "--folder", "nowhere"), "--folder: there is no folder nowhere"),
    ],
)
def test_new_refuses_what_could_not_be_found_again(args: tuple[str, ...], said: str, run: Run) -> None:
    """And leaves nothing behind."""
    ended = run("new", *args)

    assert (ended.code, list(Path().iterdir())) == (2, [])
    assert said in ended.err
