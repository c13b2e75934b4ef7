"""The folder of broken catalogs: each defect is found, where it is, by its code, and nothing else is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from scorecat.catalog.library import Library
from scorecat.check.settings import Settings
from scorecat.check.table import entries
from scorecat.check.validate import validate

FOLDER: Final = Path(__file__).parent.parent / "broken"
LIBRARY: Final = Library()
DAY: Final = date(2026, 1, 1)
HEADER: Final = re.compile(rb"# expect: (SC[0-9]{3}) ([0-9]+):([0-9]+)(?:-([0-9]+):([0-9]+))?\n")
BROKEN: Final = [path for path in sorted(FOLDER.rglob("*.yaml")) if path.read_bytes().startswith(b"# expect: ")]
ABOUT_THE_TEXT: Final = ("evidence", "rights", "tests", "atlas")
"""Families that say true things of texts, which these have none of."""
UNTAKEN: Final = "SC421"
"""The larger catalogs that are broken here ask for attributes that the vocabulary does not give their conducts."""


def _name(path: Path) -> str:
    return str(path.relative_to(FOLDER).with_suffix(""))


@pytest.mark.parametrize("path", BROKEN, ids=_name)
def test_defect_is_found_where_it_is(path: Path) -> None:
    """One defect is one finding, from its first character to its last."""
    expected = HEADER.match(path.read_bytes())
    assert expected is not None
    code, *place = (part.decode() if part else "0" for part in expected.groups())
    paths = [path.parent] if path.parent != FOLDER else [path]
    ignore = [word for word in (*ABOUT_THE_TEXT, UNTAKEN) if word != code]

    found = validate(paths, LIBRARY, Settings(ignore=tuple(ignore)), DAY).findings

    wheres = [(one.code, one.where.line, one.where.column, one.where.end_line, one.where.end_column) for one in found]
    assert [(code, *map(int, place))] == wheres
    assert found[0].message


def test_there_are_enough_of_them() -> None:
    """More than 150, and one at least of everything that can be wrong with one catalog and its cases."""
    codes = {HEADER.match(path.read_bytes())[1].decode() for path in BROKEN}  # type: ignore[index]  # they begin so
    checked = {
        entry.code for entry in entries().values() if entry.group in ("yaml", "schema", "sense", "form", "allow")
    }

    assert len(BROKEN) >= 150
    assert checked - codes <= {"SC208"}  # for what has no words of its own; no breach of today's schemas does
