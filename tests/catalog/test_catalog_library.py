"""Which catalog a name and a date mean, and what is said where there is none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from catalog.catalog_small import GOOD

from scorecat.catalog.library import Library, content_of, in_force, shipped_folder
from scorecat.model.finding import ScorecatError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

HEADS: Final = (
    # Place, English and Chinese name, alias, version, from, until.
    ("alpha", "Alpha City", "甲市", "Ālfa", "2016", "2016-01-05", "2019"),
    ("alpha", "Alpha City", "甲市", "Ālfa", "2019", "2019", "2021-06-18"),
    ("alpha", "Alpha City", "甲市", "Ālfa", "2022", "2022-01-01", None),
    ("beta", "Beta", "乙区", "Straße", "trial", "2018-03", "2018-09-01"),
)

HIDDEN: Final = "a value that looks like an identity number (not shown)"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two places: alpha with three versions and a gap, beta with one that has ended."""
    (tmp_path / "vocabulary").symlink_to(shipped_folder() / "vocabulary")
    for place, en, zh, alias, version, start, until in HEADS:
        path = tmp_path / "xx" / place / f"{version}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = GOOD.replace("place: test", f"place: {place}").replace('version: "1"', f'version: "{version}"')
        text = text.replace("name: {en: Testtown, zh: 测试市}", f"name: {{en: {en}, zh: {zh}}}, aliases: [{alias}]")
        dates = f'from: "{start}"' + (f', until: "{until}"' if until else "")
        path.write_text(text.replace("from: 2020-01-01, until: 2021-06", dates), encoding="utf-8")
    (tmp_path / "xx" / "alpha" / "2016.cases.yaml").write_text("not: a catalog\n", encoding="utf-8")
    return Library(tmp_path)


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("alpha", "alpha@2022"),
        ("ALPHA", "alpha@2022"),
        ("  alpha ", "alpha@2022"),
        ("ａｌｐｈａ", "alpha@2022"),
        ("Alpha City", "alpha@2022"),
        ("alpha city", "alpha@2022"),
        ("甲市", "alpha@2022"),
        ("ālfa", "alpha@2022"),
        ("A\u0304LFA", "alpha@2022"),
        ("alpha@2016", "alpha@2016"),
        ("alpha@2019", "alpha@2019"),
        ("甲市@2019", "alpha@2019"),
        ("甲市＠２０１９", "alpha@2019"),
        ("alpha@", "alpha@2022"),
        ("beta", "beta@trial"),
        ("STRASSE", "beta@trial"),
        ("乙区@trial", "beta@trial"),
    ],
)
def test_place_answers_to_all_its_names(library: Library, name: str, chosen: str) -> None:
    """An id, a name in either language or an alias, however wide or large its letters, with or without a version."""
    assert library.choose(name, None).name == chosen


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("alpa", "no place 'alpa'; did you mean 'alpha'?"),
        ("Alpha-City", "no place 'Alpha-City'; did you mean 'alpha city'?"),
        ("betta@trial", "no place 'betta'; did you mean 'beta'?"),
        ("qqqq", "no place 'qqqq'; `scorecat list` shows all places"),
        ("", "no place ''; `scorecat list` shows all places"),
        ("丙县", "no place '丙县'; `scorecat list` shows all places"),
        ("alpha@2017", "alpha has no version '2017'; versions: 2016, 2019, 2022"),
        ("甲市@2016.cases", "alpha has no version '2016.cases'; versions: 2016, 2019, 2022"),
        ("beta@Trial", "beta has no version 'Trial'; versions: trial"),
        ("99999919900101001X", f"no place {HIDDEN}; `scorecat list` shows all places"),
    ],
)  # fmt: skip
def test_wrong_name_says_what_there_is(library: Library, name: str, said: str) -> None:
    """A name or version there is none of is a usage error with the nearest one, or all of them."""
    with pytest.raises(UsageError) as caught:
        library.choose(name, None)

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("1990-01-01", "2016"),
        ("2016-01-04", "2016"),
        ("2016-01-05", "2016"),
        ("2018-12-31", "2016"),
        ("2019-01-01", "2019"),
        ("2021-06-17", "2019"),
        ("2021-06-18", "2019"),  # the gap: nearest to the end of 2019's
        ("2021-09-23", "2019"),
        ("2021-09-24", "2022"),  # 99 days after the last day in force, 99 before the first of the next: the later
        ("2021-12-31", "2022"),
        ("2022-01-01", "2022"),
        ("2999-12-31", "2022"),
    ],
)
def test_date_picks_the_version_in_force_or_the_nearest(library: Library, day: str, version: str) -> None:
    """`until` is the first day no longer in force; outside all terms the nearest version is taken."""
    assert library.choose("alpha", date.fromisoformat(day)).version == version


def test_ended_place_is_still_chosen(library: Library) -> None:
    """A place whose only version has ended is evaluated with it."""
    assert library.choose("beta", date(2024, 1, 1)).name == "beta@trial"


def test_version_named_wins_over_the_date(library: Library) -> None:
    """Whoever names a version gets it, in force or not."""
    assert library.choose("alpha@2016", date(2024, 1, 1)).version == "2016"


@pytest.mark.parametrize(
    ("terms", "day", "chosen"),
    [
        ((("2000-01-01", None), ("2010-01-01", None)), "2011-01-01", 1),  # both in force: the later
        ((("2000-01-01", "2010-01-03"), ("2010-01-06", None)), "2010-01-03", 0),
        ((("2000-01-01", "2010-01-04"), ("2010-01-07", None)), "2010-01-05", 1),  # 2 days after, 2 before: the later
    ],
)
def test_tie_goes_to_the_later_version(terms: tuple[tuple[str, str | None], ...], day: str, chosen: int) -> None:
    """Where two versions are equally near, the later one is taken."""
    dates = [(date.fromisoformat(start), date.fromisoformat(until) if until else None) for start, until in terms]

    assert in_force(dates, date.fromisoformat(day), lambda pair: pair) == dates[chosen]


def test_catalogs_are_listed_by_place_and_age(library: Library) -> None:
    """All catalogs, without the cases beside them, oldest version first."""
    assert [found.name for found in library.all()] == ["alpha@2016", "alpha@2019", "alpha@2022", "beta@trial"]
    assert [one.version for one in library.known("alpha")] == ["2016", "2019", "2022"]


def test_catalog_is_read_once(library: Library) -> None:
    """The same file is the same catalog."""
    assert library.choose("alpha", None) is library.choose("甲市@2022", None)


def test_document_is_the_file_as_data(library: Library) -> None:
    """What a catalog's file holds can be had as plain data."""
    assert library.document(library.choose("beta", None))["place"] == "beta"


def test_broken_catalog_is_told_with_all_its_errors(library: Library) -> None:
    """A catalog with errors is not half loaded: reading it raises all of them, with their places."""
    path = library.files["beta"][0]
    path.write_text(GOOD.replace("kind: points", "kind: x").replace("start: 1000", "start: x"), encoding="utf-8")
    with pytest.raises(ScorecatError) as caught:
        library.choose("beta", None)

    assert [(one.code, one.where.path, one.where.line) for one in caught.value.findings] == [
        ("SC204", str(path), 3),
        ("SC204", str(path), GOOD.partition("start: 1000")[0].count("\n") + 1),
    ]


def test_broken_vocabulary_is_told(tmp_path: Path) -> None:
    """A wrong vocabulary file stops every catalog."""
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "x.yaml").write_text("topik: x\n", encoding="utf-8")
    with pytest.raises(ScorecatError) as caught:
        _ = Library(tmp_path).vocabulary

    assert [one.code for one in caught.value.findings] == ["SC201"]


def test_a_vocabulary_without_what_every_log_may_have_is_told(tmp_path: Path) -> None:
    """A tree's own vocabulary of conducts alone is an error with what it lacks, not a failure when it is used."""
    (tmp_path / "vocabulary").mkdir()
    topic = SHIPPED.folder / "vocabulary" / "charity.yaml"
    text = re.sub(r"attributes: {.*}", "attributes: {}", topic.read_text(encoding="utf-8"))
    (tmp_path / "vocabulary" / "charity.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScorecatError) as caught:
        _ = Library(tmp_path).vocabulary
    (found,) = caught.value.findings

    assert found.code == "SC303"
    assert found.message.startswith("holds no attribute 'ref', 'ended'")


@pytest.mark.parametrize("made", [True, False])
def test_folder_without_a_vocabulary_is_an_error(tmp_path: Path, made: bool) -> None:
    """A folder that is not there, or holds no vocabulary, is said to hold none: not that every conduct is unknown."""
    folder = tmp_path / "catalogs"
    if made:
        (folder / "vocabulary").mkdir(parents=True)
    with pytest.raises(ScorecatError) as caught:
        _ = Library(folder).vocabulary
    (found,) = caught.value.findings

    assert (found.code, found.where.path) == ("SC001", str(folder / "vocabulary"))
    assert "holds no vocabulary" in found.message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.yaml", "there is no such file"),
        ("folder", "is a directory"),
        ("file/x", "cannot be read: not a directory"),
    ],
)
def test_unreadable_file_is_a_finding(tmp_path: Path, name: str, said: str) -> None:
    """What cannot be read is a finding with the file's name, as it is to be shown."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    for shown, path in (("", str(tmp_path / name)), ("shown", "shown")):
        with pytest.raises(ScorecatError) as caught:
            content_of(tmp_path / name, shown)
        (found,) = caught.value.findings
        assert (found.code, found.where.path, found.message) == ("SC001", path, said)


SHIPPED = Library()


@pytest.mark.parametrize("name", ["rongcheng", "Rongcheng", "荣成", "荣成市", "rongcheng city", "RONGCHENG"])
@pytest.mark.parametrize(("day", "version"), [("2018-12-31", "2016"), ("2019-01-01", "2019"), ("2021-06-18", "2021")])
def test_shipped_rongcheng_is_found(name: str, day: str, version: str) -> None:
    """The shipped library finds Rongcheng by its names, and the version of a day."""
    assert SHIPPED.choose(name, date.fromisoformat(day)).name == f"rongcheng@{version}"
