"""Which findings are told, and how grave they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorecat.check.configured import configured
from scorecat.check.settings import Settings, known_word
from scorecat.check.table import entries
from scorecat.files.config_file import ConfigFile, nearest
from scorecat.model.finding import ScorecatError, Severity, UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("select", "ignore", "told", "left"),
    [
        ([], [], {"SC401", "SC440", "SC530", "SC201"}, set()),
        (["SC401"], [], {"SC401", "SC201"}, {"SC402", "SC440"}),
        (["sense"], [], {"SC401", "SC402", "SC201"}, {"SC440", "SC530", "SC451"}),
        (["SC4"], [], {"SC401", "SC440", "SC451"}, {"SC530"}),
        (["sense", "SC530"], ["SC401"], {"SC402", "SC530"}, {"SC401", "SC531"}),
        ([], ["rights"], {"SC401"}, {"SC530", "SC531"}),
        (["SC530"], ["rights"], {"SC530"}, {"SC531", "SC401"}),
        (["rights"], ["SC53"], {"SC540"}, {"SC530", "SC531"}),
        (["SC531"], ["SC53"], {"SC531"}, {"SC530"}),
        (["SC531"], ["SC531"], set(), {"SC531"}),
        ([], ["SC2"], {"SC201"}, set()),
    ],
)
def test_the_most_exact_word_decides(select: list[str], ignore: list[str], told: set[str], left: set[str]) -> None:
    """A code is more exact than a beginning, a beginning than a family; a draw leaves out."""
    settings = Settings(tuple(select), tuple(ignore))
    known = {code: settings.tells(entry) for code, entry in entries().items()}

    assert {code for code in told if code in known and not known[code]} == set()
    assert {code for code in left if known.get(code)} == set()


def test_severity_is_that_of_the_most_exact_word() -> None:
    """What is wrong with a file stays an error."""
    settings = Settings(severity={"rights": Severity.WARNING, "SC530": Severity.ERROR, "SC2": Severity.INFO})

    def severity(code: str) -> Severity:
        return settings.severity_of(entries()[code], entries()[code].severity)

    assert [severity(code) for code in ("SC530", "SC531", "SC501", "SC201")] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.INFO,
        Severity.ERROR,
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("sence", "there is no check 'sence'; did you mean 'sense'"),
        ("SC999", "there is no check 'SC999'; did you mean 'SC"),
        ("SC201", "'SC201' says that a file is wrong, and is always told"),
        ("yaml", "'yaml' says that a file is wrong, and is always told"),
        ("sc401", "did you mean 'SC401'"),
    ],
)
def test_word_that_names_no_check_is_refused(word: str, said: str) -> None:
    """An option that would be ignored is an error."""
    with pytest.raises(UsageError, match="--ignore: ") as refused:
        known_word(word, "--ignore")

    assert said in str(refused.value)


WRONG = {
    "selct = []": (1, "unknown key 'selct'; did you mean 'select'?"),
    'select = "SC401"': (1, "'select' should be a list of codes and families"),
    'ignore = ["form", "SC201"]': (1, "'SC201' says that a file is wrong"),
    '\nfail-on = "eror"': (2, "'eror' is not one of error, warning, info, none; did you mean 'error'?"),
    '[severity]\nSC530 = "off"': (2, "'off' is not one of error, warning, info"),
    "severity = 3": (1, "'severity' should be a table"),
    "select = [": (1, "not TOML: "),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_wrong_configuration_is_told_with_its_line(text: str, expected: tuple[int, str], tmp_path: Path) -> None:
    """What is not understood is not passed over."""
    (tmp_path / "scorecat.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ScorecatError) as refused:
        configured(nearest(tmp_path))

    (finding,) = refused.value.findings
    assert ("SC003", expected[0]) == (finding.code, finding.where.line)
    assert expected[1] in str(finding)


def test_configuration_is_that_of_the_nearest_folder(tmp_path: Path) -> None:
    """Upwards, `scorecat.toml` or a table of `pyproject.toml`; a pyproject of something else is none."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.scorecat]\nselect = ["form"]\n', encoding="utf-8")
    assert configured(nearest(inner)).select == ("form",)

    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nname = 'scorecat'\n", encoding="utf-8")
    assert nearest(inner).path == str(tmp_path / "pyproject.toml")

    (tmp_path / "a" / "scorecat.toml").write_text('fail-on = "none"\n', encoding="utf-8")
    found = configured(nearest(inner))
    assert (found.select, found.fail_on) == ((), None)


def test_two_configurations_in_one_folder_are_one_too_many(tmp_path: Path) -> None:
    """One of them would be ignored."""
    (tmp_path / "pyproject.toml").write_text("[tool.scorecat]\nselect = []\n", encoding="utf-8")
    (tmp_path / "scorecat.toml").write_text("", encoding="utf-8")

    with pytest.raises(ScorecatError, match=r"SC003 scorecat\.toml beside it"):
        nearest(tmp_path)


def test_no_file_sets_nothing() -> None:
    """The defaults: everything is told, and errors fail a run."""
    assert configured(ConfigFile()) == Settings()
