"""The index in the wheel: trusted for what it saw when it was made, and for nothing else."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from scorecat.catalog import build, vocabulary
from scorecat.catalog.index import index
from scorecat.catalog.library import Library, shipped_folder
from scorecat.catalog.shipped import NAME
from scorecat.model.finding import ScorecatError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of one shipped place and what it needs, with their index."""
    copy = tmp_path / "catalogs"
    for part in ("vocabulary", "calendars", "cn/rongcheng"):
        shutil.copytree(shipped_folder() / part, copy / part)
    (copy / NAME).write_text(index(copy), encoding="utf-8")
    return copy


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were held against their schema."""
    seen: list[str] = []
    for module in (build, vocabulary):
        real = module.shape_findings

        def shape_findings(document: Any, name: str, real: Any = real) -> Any:
            seen.append(document.path.rsplit("/", 1)[-1])
            return real(document, name)

        monkeypatch.setattr(module, "shape_findings", shape_findings)
    return seen


def test_unchanged_files_are_not_held_against_the_schema_again(folder: Path, asked: list[str]) -> None:
    """What passed when the index was made is taken to pass; it says what the files say."""
    found = Library(folder).choose("荣成", date(2020, 1, 1))

    assert asked == []
    assert found == Library(folder).read(folder / "cn" / "rongcheng" / "2019.yaml")
    assert Library(folder).vocabulary == Library().vocabulary


def test_only_the_version_asked_for_is_read(folder: Path) -> None:
    """The index knows the dates of the others."""
    library = Library(folder)

    library.choose("rongcheng", date(2020, 1, 1))

    assert list(library._read) == [folder / "cn" / "rongcheng" / "2019.yaml"]  # noqa: SLF001


def test_an_edited_catalog_is_checked(folder: Path, asked: list[str]) -> None:
    """A hash that differs is no pass."""
    path = folder / "cn" / "rongcheng" / "2019.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("points: -60", "points: sixty"), encoding="utf-8")

    with pytest.raises(ScorecatError, match=r"2019\.yaml:\d+:\d+: SC203 'points' should be"):
        Library(folder).choose("rongcheng", date(2020, 1, 1))

    assert "2019.yaml" in asked


def test_an_edited_vocabulary_is_read(folder: Path, asked: list[str]) -> None:
    """The index's own vocabulary counts only while no file has changed."""
    path = folder / "vocabulary" / "charity.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("charity.blood:", "charity.plasma:"), encoding="utf-8")

    assert "charity.plasma" in Library(folder).vocabulary.conducts
    assert "charity.yaml" in asked


def test_an_added_version_is_seen(folder: Path) -> None:
    """A file that the index does not know is read like any other."""
    old = (folder / "cn" / "rongcheng" / "2019.yaml").read_text(encoding="utf-8")
    (folder / "cn" / "rongcheng" / "1999.yaml").write_text(
        old.replace('version: "2019"', 'version: "1999"').replace('from: "2019"', 'from: "1999"'), encoding="utf-8"
    )

    assert Library(folder).choose("rongcheng@1999", None).version == "1999"


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"files": 1, "places": 2, "vocabulary": 3}'])
def test_a_broken_index_is_no_index(folder: Path, content: str) -> None:
    """Catalogs are read as if there were none."""
    (folder / NAME).write_text(content, encoding="utf-8")

    assert Library(folder).choose("rongcheng", date(2020, 1, 1)).name == "rongcheng@2019"
