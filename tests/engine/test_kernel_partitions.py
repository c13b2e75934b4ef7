"""The kernel on partitions: what becomes of a subject depends on nobody else, nor on how many threads compute."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from engine_run import SUBJECTS
from generate.made import UNTIL, read, vocabulary, written

from scorecat.catalog.library import Library
from scorecat.engine.pipeline import run
from scorecat.engine.plan import Plan
from scorecat.evaluate.evaluate import elsewhere
from scorecat.evaluate.flat import shown, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PLACES: Final = ("rongcheng", "wendeng", "wage-arrears-list", "beijing-civility")
"""With acts, caps, repetitions, grades that fall and freeze; with listings; with what adds up."""

HALVES: Final = ("hash(subject) % 2 = 0", "hash(subject) % 2 = 1")
_WITHOUT: Final = "DELETE FROM log_rows WHERE NOT ({half})"
"""(Whoever relations lead to is asked about with the half of the one they lead from.)"""


@cache
def _library() -> Library:
    return Library()


def answers(
    files: dict[str, Path], places: Sequence[str], half: str = "true", threads: int = 2
) -> dict[str, list[Any]]:
    """Every flat table of a log, or of a half of its subjects, row by row; nothing is passed on."""
    connection, _ = read(files)
    connection.execute(f"SET threads = {threads}").fetchall()
    connection.execute(_WITHOUT.format(half=half)).fetchall()
    catalogs = tuple(_library().choose(place, UNTIL) for place in places)
    plan = Plan(
        catalogs,
        vocabulary(),
        UNTIL,
        subject_columns=frozenset({"subject", *SUBJECTS}),
        elsewhere=elsewhere(catalogs, _library()),
        calendar=_library().calendar,
    )
    run(connection, plan)
    lists = plan.has_lists
    return {name: connection.execute(shown(name, lists=lists)).fetchall() for name in tables(lists=lists)}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A log of every conduct, with procedures, corrections and acts of several events."""
    files, _ = written(tmp_path_factory.mktemp("log"), events=600, subjects=40)
    return files


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A log for all places at once."""
    files, _ = written(tmp_path_factory.mktemp("small"), events=300, subjects=20)
    return files


@pytest.mark.parametrize("place", PLACES)
def test_halves_of_the_subjects_give_the_halves_of_the_whole(log: dict[str, Path], place: str) -> None:
    """Records, entries and listings of both halves, put together and in order, are those of the whole log."""
    _halves_are_those_of_the_whole(log, (place,))


def test_halves_are_those_of_the_whole_for_every_place_at_once(small: dict[str, Path]) -> None:
    """The same where all shipped places share one run."""
    _halves_are_those_of_the_whole(small, sorted(_library().files))


def _halves_are_those_of_the_whole(files: dict[str, Path], places: Sequence[str]) -> None:
    whole = answers(files, places)
    first, second = (answers(files, places, half) for half in HALVES)
    assert all((first["records"], second["records"], whole["records"]))
    for name, rows in whole.items():
        kept = sorted([*first[name], *second[name]], key=lambda row: (row[0], row[1]))
        assert rows == kept, name


@pytest.mark.parametrize("place", PLACES)
def test_threads_change_nothing(log: dict[str, Path], place: str) -> None:
    """One thread and four give the same rows in the same order."""
    assert answers(log, (place,), threads=1) == answers(log, (place,), threads=4)
