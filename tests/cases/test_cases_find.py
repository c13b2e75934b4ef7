"""Finding catalogs and the cases beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases.cases_small import write

from scorecat.cases.find import Pair, pairs
from scorecat.model.finding import ScorecatError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pair_is_found_by_either_file_or_its_folder(tmp_path: Path) -> None:
    """Whatever names it, it is one pair; only a file names it by itself."""
    catalog = write(tmp_path)
    cases = tmp_path / "1.cases.yaml"

    assert (Pair(catalog, cases, named=True),) == pairs([catalog]) == pairs([cases]) == pairs([tmp_path, cases])
    assert (Pair(catalog, cases, named=False),) == pairs([tmp_path])


def test_a_catalog_without_cases_is_found(tmp_path: Path) -> None:
    """It has none, and that is told later."""
    catalog = write(tmp_path, None)

    assert (Pair(catalog, None, named=False),) == pairs([tmp_path])


def test_vocabulary_is_no_catalog(tmp_path: Path) -> None:
    """Nor are other files."""
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "traffic.yaml").touch()
    (tmp_path / "notes.txt").touch()

    with pytest.raises(UsageError, match="no YAML file in this folder"):
        pairs([tmp_path])


def test_everything_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    """Files, and catalogs that cases are to lie beside."""
    (tmp_path / "2.cases.yaml").touch()

    with pytest.raises(ScorecatError) as told:
        pairs([tmp_path / "gone.yaml", tmp_path])

    assert ["SC001", "SC610"] == [finding.code for finding in told.value.findings]
    assert "there is no catalog 2.yaml beside it" in told.value.findings[1].message
